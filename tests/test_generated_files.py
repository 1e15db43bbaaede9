"""What the site generates lies on the disk as well, in a folder of its own that can do no harm and take none."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.extension.given_text import origins
from bitext.extension.hidden_alerts import HiddenAlerts
from bitext.hosts import cache_folder
from bitext.hosts.cache_folder import CacheFolder
from tests.support.project import CONFIGURATION, build, tree, write

FILES = {
    "source_texts/one.md": "---\ntitle: 题\n---\n\n甲。\n",
    "docs/one.md": "---\nsource_text: one\n---\n\nAlpha [or “A” –Ed.].\n",
    "docs/glossary.yml": "- id: jia\n  zh: 甲\n  renderings: [alpha]\n",
}
OURS = Path(".cache/bitext/docs")


def held(folder: Path) -> dict[str, bytes]:
    """Return what a cache folder holds."""
    return tree(folder)


def test_it_holds_the_last_build_and_nothing_else(tmp_path: Path) -> None:
    """A file whose bytes are the same is not touched; one that is no longer generated is gone."""
    cache = CacheFolder(tmp_path)
    folder = cache.hold({"a.md": "one", "glossary/b.md": "two", "c.md": "three"})
    assert folder == tmp_path / OURS
    os.utime(folder / "a.md", ns=(1, 1))
    os.utime(folder / "c.md", ns=(1, 1))
    assert cache.hold({"a.md": "one", "c.md": "eerht"}) == folder
    assert held(folder) == {"a.md": b"one", "c.md": b"eerht"}
    assert (folder / "a.md").stat().st_mtime_ns == 1
    assert (folder / "c.md").stat().st_mtime_ns > 1
    assert (folder.parent / ".gitignore").read_text("utf-8") == "*\n"
    assert cache.fault == ""


def test_what_a_killed_build_left_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    """A file beside its place is another build's for an hour."""
    folder = CacheFolder(tmp_path).hold({})
    assert folder is not None
    for name in (".new-old", ".new-now"):
        (folder / name).write_bytes(b"half")
    os.utime(folder / ".new-old", (1, 1))
    CacheFolder(tmp_path).hold({})
    assert list(held(folder)) == [".new-now"]


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Each ends with a whole file in each place, whoever was the last to write it."""
    texts = [
        {f"{name}.md": f"{build_} {name}" * 999 for name in range(9)} | {f"own{build_}.md": "x"} for build_ in (1, 2)
    ]
    with ThreadPoolExecutor(2) as pool:
        faults = list(pool.map(lambda text: [_held_again(tmp_path, text) for _ in range(30)], texts))
    assert set().union(*faults) == {""}
    for name, content in held(tmp_path / OURS).items():
        assert content.decode() in {text.get(name) for text in texts}


def _held_again(root: Path, contents: dict[str, str]) -> str:
    cache = CacheFolder(root)
    cache.hold(contents)
    return cache.fault


@pytest.mark.parametrize("link", [".cache", ".cache/bitext", ".cache/bitext/docs"])
def test_a_folder_that_leads_elsewhere_is_left_alone(link: str, tmp_path: Path) -> None:
    """A symbolic link may lead to files that are not ours: nothing there is written, and nothing taken out."""
    elsewhere = tmp_path / "elsewhere"
    for folder in (elsewhere, elsewhere / "docs", elsewhere / "bitext/docs"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "mine.md").write_text("mine", encoding="utf-8")
    before = tree(elsewhere)
    project = tmp_path / "project"
    (project / link).parent.mkdir(parents=True)
    (project / link).symlink_to(elsewhere)
    cache = CacheFolder(project)
    made = cache.hold({"a.md": "one"})
    assert made is not None
    assert held(made) == {"a.md": b"one"}
    assert not made.is_relative_to(tmp_path)
    assert cache.fault == f"{link} is a symbolic link"
    assert tree(elsewhere) == before


def test_links_inside_are_replaced(tmp_path: Path) -> None:
    """A link in the place of a file or of a folder is no file of ours."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.md").write_text("mine", encoding="utf-8")
    folder = CacheFolder(tmp_path).hold({})
    assert folder is not None
    (folder / "glossary").symlink_to(elsewhere)
    (folder / "a.md").symlink_to(elsewhere / "b.md")
    CacheFolder(tmp_path).hold({"a.md": "one", "glossary/b.md": "two"})
    assert held(folder) == {"a.md": b"one", "glossary/b.md": b"two"}
    assert tree(elsewhere) == {"b.md": b"mine"}


def test_a_project_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The files are in a temporary folder, and one line says so; where there is none, they are in memory alone."""
    folder = write(tmp_path, FILES | {".cache": "a file"})
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    said = "INFO    -  bitext: generated pages are kept in {}: .cache/bitext/docs cannot be used (File exists)"
    assert said.format("a temporary folder") in done.stdout


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """There is no folder then; what is generated is in memory all the same."""
    cache = CacheFolder(tmp_path)
    assert cache.hold({"long" * 99: "one"}) is None
    assert cache.fault


def test_a_build_does_without_it(tmp_path: Path) -> None:
    """It can be deleted, and is made again; no page is read from it."""
    folder = write(tmp_path, FILES)
    assert build(folder, "--strict").returncode == 0
    site = tree(folder / "site")
    made = held(folder / OURS)
    assert {"texts/index.md", "notes.md", "glossary.md", "glossary/jia.md", "assets/bitext/bitext.css"} <= set(made)
    for name in made:
        (folder / OURS / name).unlink()
    deleting = "def on_nav(nav, config, **_):\n    import shutil\n    shutil.rmtree('.cache')\n"
    write(folder, FILES | {"deleting.py": deleting}, CONFIGURATION + "hooks: [deleting.py]\n")
    assert build(folder, "--strict").returncode == 0
    again = tree(folder / "site")
    assert {name for name in site if site[name] != again.get(name)} <= {"sitemap.xml.gz"}


def test_where_generated_pages_say_they_can_be_edited(tmp_path: Path) -> None:
    """Nowhere: there is no file that anybody could edit. A page that was written says where."""
    folder = write(tmp_path, FILES, CONFIGURATION + "repo_url: https://github.com/a/b\nedit_uri: edit/main/docs/\n")
    features = (
        (folder / "mkdocs.yml")
        .read_text("utf-8")
        .replace("font: false", "font: false, features: [content.action.edit]")
    )
    (folder / "mkdocs.yml").write_text(features, encoding="utf-8")
    assert build(folder, "--strict").returncode == 0
    for page, editable in (("texts", False), ("glossary", False), ("glossary/jia", False), ("one", True)):
        assert ("edit/main/docs" in (folder / "site" / page / "index.html").read_text("utf-8")) is editable


def test_a_navigation_of_ones_own(tmp_path: Path) -> None:
    """No generated page is missed in a navigation that the site writes out, and those it names are in it."""
    navigation = "nav: [index.md, one.md, glossary.md]\nvalidation: {nav: {omitted_files: warn}}\n"
    folder = write(tmp_path, FILES, CONFIGURATION + navigation)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    page = (folder / "site/one/index.html").read_text("utf-8")
    assert page.count('href="../glossary/"') >= 1
    assert (folder / "site/texts/index.html").is_file()


def test_serving_is_not_set_going_by_it(tmp_path: Path) -> None:
    """The folder is not among those that are watched: what a build writes there must not build the site anew."""
    program = (
        "from mkdocs.config import load_config\nfrom mkdocs.livereload import LiveReloadServer\n"
        "from mkdocs.commands.build import build\n"
        "config = load_config('mkdocs.yml')\nbuild(config)\n"
        "server = LiveReloadServer(lambda: None, '127.0.0.1', 0, root='site')\n"
        "config.plugins.on_serve(server, config=config, builder=None)\nprint(list(server._watched_paths))\n"
    )
    folder = write(tmp_path, FILES)
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert "source_texts" in done.stdout
    assert ".cache" not in done.stdout
    assert not cache_folder.CACHE[0].startswith("docs")


LINES = st.lists(st.sampled_from(["", "A", "B", "C", "- x", "> q", "{%i%}"]), max_size=8)


@given(LINES, LINES)
def test_lines_come_from_lines(changed: list[str], written: list[str]) -> None:
    """Each line that is given comes from one of the file, in their order; of what nobody changed, from itself."""
    found = origins(changed or [""], written or [""])
    assert len(found) == len(changed or [""])
    assert found == sorted(found)
    assert set(found) <= set(range(len(written or [""])))
    assert origins(written, written) == list(range(len(written)))


@pytest.mark.parametrize(
    ("changed", "written", "expected"),
    [
        ("A|| - x|| - y||B", "A||{%i%}||B", [0, 1, 2, 2, 2, 3, 4]),
        ("new|A|B", "A|B", [0, 0, 1]),
        ("A|B|new", "A|B", [0, 1, 1]),
        ("A|B", "A|old|B", [0, 2]),
        ("A2||B2||C2", "A||B||C", [0, 1, 2, 3, 4]),
    ],
    ids=["an include", "a line in front", "a line behind", "a line lost", "every line"],
)
def test_where_a_line_comes_from(changed: str, written: str, expected: list[int]) -> None:
    """What a plugin has put in comes from the line that it has replaced."""
    assert origins(changed.split("|"), written.split("|")) == expected


PIECES = st.lists(st.sampled_from(["> [!NOTE]", "\n", "[!", ">[!tip]  ", "\ufdd0", "[\ufdd0!NOTE]", "> ", "x", "```"]))


@given(PIECES)
def test_hidden_alerts_come_back(pieces: list[str]) -> None:
    """Whatever a text holds, it is the same after all other plugins as before; none of its alerts looks like one between."""
    text = "".join(pieces)
    alerts = HiddenAlerts.of(text)
    hidden = alerts.hidden(text)
    assert alerts.shown(hidden) == text
    assert alerts.hidden(hidden) == hidden
