"""What a site is given of our styles and scripts: the committed bundles, held against their sources."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import playwright
import pytest

from bitext.assets import EARLY_SCRIPT, MARK, SCRIPT, STYLESHEET, published

NODE = Path(playwright.__file__).parent / "driver" / "node"
"""The Node that Playwright brings, which runs the tests of our scripts too."""
BUNDLER = Path("tools", "assets")
"""The folder of esbuild, its lock file and the script that runs it."""


WORDS = Path("plugins", "bitext", "words", "en.json")
"""What the scripts say in English."""


@pytest.fixture(scope="module")
def assets(repository: Path) -> Path:
    """The folder of the sources and the bundles."""
    return repository / "plugins" / "bitext" / "assets"


@pytest.fixture(scope="module")
def record(assets: Path) -> dict[str, Any]:
    """What the bundles were made of, as written when they were made."""
    read: dict[str, Any] = json.loads((assets / "built" / "sources.json").read_text("utf-8"))
    return read


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    return sha256(path.read_bytes()).hexdigest()


def test_the_bundles_are_made_of_the_sources_that_are_there(
    repository: Path, assets: Path, record: dict[str, Any]
) -> None:
    """A source, or esbuild itself, that was changed without `make assets` is noticed, on a machine without npm too."""
    sources = [
        *assets.glob("css/**/*"),
        *assets.glob("js/**/*"),
        *map((repository / BUNDLER).joinpath, ("bundle.mjs", "package-lock.json")),
        repository / WORDS,
    ]
    found = {path.relative_to(repository).as_posix(): digest(path) for path in sources if path.is_file()}
    assert record["sources"] == found, "run make assets"


def test_nobody_has_edited_a_bundle(assets: Path, record: dict[str, Any]) -> None:
    """A change of a bundle would be gone with the next `make assets`; it belongs into the sources."""
    found = {path.name: digest(path) for path in (assets / "built").iterdir() if path.name != "sources.json"}
    assert record["bundles"] == found, "change the sources and run make assets"


def test_the_bundles_were_made_by_the_pinned_esbuild(repository: Path, record: dict[str, Any]) -> None:
    """Two people who run `make assets` have the same bytes."""
    asked = json.loads((repository / BUNDLER / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((repository / BUNDLER / "package-lock.json").read_text("utf-8"))["packages"]
    assert asked == {"esbuild": record["esbuild"]}
    assert locked["node_modules/esbuild"]["version"] == record["esbuild"]


def test_the_lock_file_names_no_index_and_checks_what_it_gets(repository: Path) -> None:
    """Each machine asks the index that it knows, and takes nothing that is not what was locked."""
    text = (repository / BUNDLER / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert not re.search(r"https?://", text)
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []


def checked(root: Path) -> tuple[int, str]:
    """Return how the check of the bundles below a folder ends, and what it says."""
    script = root / BUNDLER / "bundle.mjs"
    done = subprocess.run([NODE, script, "--check"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def esbuild(repository: Path) -> Path:
    """The folder of the installed esbuild; `.ci/run` installs it where it can."""
    folder = repository / BUNDLER / "node_modules"
    if not (folder / "esbuild").is_dir():
        pytest.skip("esbuild is not installed; make esbuild installs it")
    return folder


@pytest.mark.usefixtures("esbuild")
def test_the_bundles_are_what_esbuild_makes(repository: Path) -> None:
    """Where esbuild is installed, they are made again and compared byte for byte."""
    assert checked(repository) == (0, "")


LATER = re.compile(
    r"import\(\w+\(`\$\{\w+\}\.js`\)\)|import\(new URL\(`\w+\.js\?\$\{\w+\}`,import\.meta\.url\)\.href\)"
)
"""How what only some readers want is fetched when they do, from where our scripts stand."""
SHARED = re.compile(r'(?:import\{[\w$, ]*\}from|import)"\./(search-[A-Z0-9]{8}\.js)";')
"""How a part of the search asks for what it shares with others."""
SEARCH = ("search.css", "search.js", "search-page.js", "search-landing.js")
"""What is fetched only by who searches."""
ON_DEMAND = ("cite.js", "editing.css", "help.js", "lists.js", "readings.js")
"""… and by who cites, asks for help, sees a list, or wants pinyin."""
IN_NONE = "expected a file that a bundle holds, found one in none; import it, or remove it\n"
LEFT = "expected a bundle that the sources make, found one that they do not; run make assets\n"
OTHERS = "as its sources make it, found another or none; run make assets\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("css/new.css", "a{}", f"plugins/bitext/assets/css/new.css: {IN_NONE}"),
        ("js/new.js", "a();", f"plugins/bitext/assets/js/new.js: {IN_NONE}"),
        ("js/search/new.js", "a();", f"plugins/bitext/assets/js/search/new.js: {IN_NONE}"),
        ("css/keys.css", "a{top:0}", f"expected bitext.css {OTHERS}expected sources.json {OTHERS}"),
        ("built/early.js", None, f"expected early.js {OTHERS}"),
        ("built/search-OLD.js", "a();", f"search-OLD.js: {LEFT}"),
    ],
    ids=[
        "a style sheet that nothing imports",
        "a module that nothing imports",
        "a module of the search that nothing imports",
        "a changed source",
        "a lost bundle",
        "a bundle of other sources",
    ],
)
def test_what_does_not_fit_is_named(
    name: str, text: str | None, said: str, repository: Path, esbuild: Path, tmp_path: Path
) -> None:
    """A source would have no effect where nothing imports it, and a bundle would be old: one line says what to do."""
    for folder in (BUNDLER, Path("plugins", "bitext", "assets")):
        shutil.copytree(repository / folder, tmp_path / folder, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / BUNDLER / "node_modules").symlink_to(esbuild)
    (tmp_path / WORDS).parent.mkdir()
    shutil.copy(repository / WORDS, tmp_path / WORDS)
    file = tmp_path / "plugins" / "bitext" / "assets" / name
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")
    assert checked(tmp_path) == (1, said)


@pytest.mark.parametrize("name", sorted(name for name in published() if name.endswith(".js")))
def test_a_published_script_is_read_without_a_mistake(name: str, tmp_path: Path) -> None:
    """The modules are read as modules, and the classic script as none."""
    script = tmp_path / f"a.{'cjs' if name == EARLY_SCRIPT else 'mjs'}"
    script.write_text(published()[name], encoding="utf-8")
    done = subprocess.run([NODE, "--check", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_site_is_given_files_that_ask_for_no_other() -> None:
    """What is bundled has no import left but those of the search, no source map and no address of another site."""
    files = published()
    shared = {name for text in files.values() for name in SHARED.findall(text)}
    assert set(files) == {STYLESHEET, EARLY_SCRIPT, SCRIPT, MARK, *SEARCH, *ON_DEMAND} | shared
    assert "href" not in files.pop(MARK)  # its one address is the name of SVG
    for text in files.values():
        rest = SHARED.sub("", LATER.sub("", text))
        assert not re.search(r"""@import|\bimport\s*[{("'*]|sourceMappingURL|url\(|https?://""", rest)
