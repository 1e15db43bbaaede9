"""What lies in the docs folder and is no file of the site: links that lead out, pipes, circles, names that are no text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bitext.project import docs_of, load
from bitext.tree import MOST, astray
from tests.support.project import build, write
from tests.support.rendered import options

OUT = "error[F01] expected a file inside the project's folder, found a link that leads out of it; put the file itself there"
HIDDEN = "error[F01] expected a file that may be published, found a link into .git; put the file itself there"
CIRCLE = "error[F01] expected a folder of its own, found a link to a folder that it lies in; take the link out"
SPECIAL = "error[F01] expected a file, found something that is none; put a text file there"
UNREAD = "error[F01] expected a file that can be read, found: {}; check the name and the file's permissions"
NAME = "error[F01] expected the name of a file in UTF-8, found {}; rename it"
ENDLESS = "error[F01] expected at most 10,000 files behind links, found more; take the link out"


@dataclass(frozen=True)
class Case:
    """Something in the docs folder, and the message on it."""

    name: str
    make: Callable[[Path], object]
    """Puts it into the docs folder."""
    line: str
    """Place, severity and code of the message, as printed."""
    says: str


def ln(name: str, target: str) -> Callable[[Path], None]:
    """Return what makes a link of this name in the docs folder."""
    return lambda docs: (docs / name).symlink_to(target)


def linked_twice(docs: Path) -> None:
    """Make a link to a link out of the project."""
    (docs.parent / "first").symlink_to("../outside.txt")
    (docs / "leak.txt").symlink_to("../first")


def absolute(docs: Path) -> None:
    """Make a link out of the project by its whole path."""
    (docs / "leak.txt").symlink_to(docs.parents[1] / "outside.txt")


def within_linked(docs: Path) -> None:
    """Make a linked folder inside the project, with a link out of it inside."""
    (docs.parent / "shared").mkdir()
    (docs.parent / "shared" / "leak.txt").symlink_to("../../outside.txt")
    (docs / "images").symlink_to("../shared")


def odd_folder(docs: Path) -> None:
    """Make a folder whose name is no text, with a page in it."""
    odd_file(b"a\xff/page.md")(docs)


def odd_file(name: bytes, content: bytes = b"# Page\n") -> Callable[[Path], None]:
    """Return what makes a file whose name is no text."""

    def make(docs: Path) -> None:
        path = docs / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)

    return make


def pipe(name: str) -> Callable[[Path], None]:
    """Return what makes a pipe, which whoever opens it waits at."""

    def make(docs: Path) -> None:
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / "glossary.yml").write_text("- {id: a, zh: 国}\n", "utf-8")
        if name == "glossary.yml":
            (docs / name).unlink()
        os.mkfifo(docs / name)

    return make


CASES = [
    Case("a link out", ln("leak.txt", "../../outside.txt"), "docs/leak.txt:1:1", OUT),
    Case("a link out by its whole path", absolute, "docs/leak.txt:1:1", OUT),
    Case("a link to a link out", linked_twice, "docs/leak.txt:1:1", OUT),
    Case("a folder outside", ln("sub", "../../outside"), "docs/sub:1:1", OUT),
    Case("a link out in a linked folder", within_linked, "docs/images/leak.txt:1:1", OUT),
    Case("a glossary outside", ln("glossary.yml", "../../outside.txt"), "docs/glossary.yml:1:1", OUT),
    Case("a device", ln("zero.bin", "/dev/zero"), "docs/zero.bin:1:1", OUT),
    Case("a hidden file", ln("leak.txt", "../.git/config"), "docs/leak.txt:1:1", HIDDEN),
    Case("a hidden folder", ln("git", "../.git"), "docs/git:1:1", HIDDEN),
    Case("a link to its own folder", ln("loop", "."), "docs/loop:1:1", CIRCLE),
    Case("a link to the project", ln("all", ".."), "docs/all:1:1", CIRCLE),
    Case("a pipe as a page", pipe("x.md"), "docs/x.md:1:1", SPECIAL),
    Case("a pipe as a picture", pipe("x.png"), "docs/x.png:1:1", SPECIAL),
    Case("a pipe as a glossary", pipe("glossary.yml"), "docs/glossary.yml:1:1", SPECIAL),
    Case("a pipe as an essay", pipe("glossary/a.md"), "docs/glossary/a.md:1:1", SPECIAL),
    Case("a page that is a link to nothing", ln("x.md", "no"), "docs/x.md:1:1", UNREAD.format("No such file or directory")),
    Case("a link to nothing", ln("x.txt", "no"), "docs/x.txt:1:1", UNREAD.format("No such file or directory")),
    Case("a page that is a link to itself", ln("x.md", "x.md"), "docs/x.md:1:1", UNREAD.format("a link that leads in a circle")),
    Case("a link to itself", ln("x.txt", "x.txt"), "docs/x.txt:1:1", UNREAD.format("a link that leads in a circle")),
    Case("a page whose name is no text", odd_file(b"a\xff.md"), "docs/a\\udcff.md:1:1", NAME.format("a\\udcff.md")),
    Case("a file whose name is no text", odd_file(b"a\xff.txt"), "docs/a\\udcff.txt:1:1", NAME.format("a\\udcff.txt")),
    Case("a folder whose name is no text", odd_folder, "docs/a\\udcff:1:1", NAME.format("a\\udcff")),
    Case(
        "an essay whose name is no text", odd_file(b"glossary/a\xff.md"),
        "docs/glossary/a\\udcff.md:1:1", NAME.format("a\\udcff.md"),
    ),
    Case(
        "a glossary whose name is no text", odd_file(b"glossary/a\xff.yml", b"- {id: a, zh: \xe5\x9b\xbd}\n"),
        "docs/glossary/a\\udcff.yml:1:1", NAME.format("a\\udcff.yml"),
    ),
]  # fmt: skip
ORIGINALS = [
    Case("a hidden file", ln("x.md", "../.git/config"), "source_texts/x.md:1:1", HIDDEN),
    Case("a name that is no text", odd_file(b"a\xff.md"), "source_texts/a\\udcff.md:1:1", NAME.format("a\\udcff.md")),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a secret beside it, and one in a folder that begins with a dot."""
    (tmp_path / "outside").mkdir()
    for path in (tmp_path / "outside.txt", tmp_path / "outside" / "page.md", tmp_path / "outside" / "file.txt"):
        path.write_text("a secret\n", "utf-8")
    page = "---\nsource_text: good\n---\nA\n"
    original = "---\ntitle: t\n---\n\n甲\n"
    files: dict[str, str | bytes] = {
        ".git/config": "a secret\n",
        "docs/page.md": page,
        "source_texts/good.md": original,
    }
    return write(tmp_path / "project", files)


def published(site: Path) -> Iterator[bytes]:
    """Yield what the site holds."""
    return (path.read_bytes() for path in site.rglob("*") if path.is_file())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_left_out_and_named(case: Case, folder: Path) -> None:
    """Nothing of it is published, the one line is said once, and all else is built."""
    case.make(folder / "docs")
    done = build(folder)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Traceback" not in done.stdout
    assert [line for line in done.stdout.splitlines() if "ERROR" in line] == [
        f"ERROR   -  bitext: {case.line}: {case.says}"
    ]
    assert (folder / "site" / "page" / "index.html").is_file()
    assert not [data for data in published(folder / "site") if b"secret" in data]


@pytest.mark.parametrize("case", ORIGINALS, ids=lambda case: case.name)
def test_an_original_is_left_out_too(case: Case, folder: Path) -> None:
    """An original is no file of the site, and held to the same."""
    case.make(folder / "source_texts")
    assert [str(found) for found in load(options(folder)).findings] == [f"{case.line}: {case.says}"]


def test_strict_stops(folder: Path) -> None:
    """A link out is an error, which a strict build ends with."""
    (folder / "docs" / "leak.txt").symlink_to("../../outside.txt")
    done = build(folder, "--strict")
    assert done.returncode == 1
    assert f"docs/leak.txt:1:1: {OUT}" in done.stdout


@pytest.mark.parametrize("makes", [(".", "."), ("/",)], ids=["two circles", "the whole disk"])
def test_what_no_host_could_walk_stops_the_build(makes: tuple[str, ...], folder: Path) -> None:
    """MkDocs would follow two circles for a billion billion folders: the build ends with the link's name before that."""
    for number, target in enumerate(makes):
        (folder / "docs" / f"loop{number}").symlink_to(target)
    done = build(folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert [line.partition("docs/loop")[2][1:] for line in done.stdout.splitlines() if "F01" in line] == [
        f":1:1: {ENDLESS}"
    ]


def test_links_inside_the_project_are_published(folder: Path) -> None:
    """Editors link to a shared folder of pictures, to the README and to originals: that is theirs to decide."""
    write(folder, {"shared/a.txt": "a picture", "README.md": "# Read me"})
    (folder / "docs" / "images").symlink_to("../shared")
    (folder / "docs" / "readme.md").symlink_to("../README.md")
    (folder / "docs" / "original.txt").symlink_to("../source_texts/good.md")
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    assert (folder / "site" / "images" / "a.txt").read_text("utf-8") == "a picture"
    assert "Read me" in (folder / "site" / "readme" / "index.html").read_text("utf-8")
    assert (folder / "site" / "original.txt").is_file()


def test_a_project_below_a_hidden_folder_is_none(tmp_path: Path) -> None:
    """Where the project lies is its owner's business; so is a file that lies in a hidden folder without any link."""
    root = tmp_path / ".sites" / "project"
    path = root / "docs" / ".drafts" / "a.md"
    assert astray(path, path, root) == ""
    assert astray(root / "docs" / "a.md", root / "shared" / "a.md", root) == ""
    assert astray(root / "docs" / "a.md", path, root) != ""


def test_a_site_may_link_to_many_files(folder: Path) -> None:
    """The bound is on what stands behind links, and is not reached by as many files as it says."""
    (folder / "shared").mkdir()
    for number in range(100):
        (folder / "shared" / f"{number}.txt").touch()
    (folder / "docs" / "images").symlink_to("../shared")
    assert docs_of(options(folder)).endless() is None
    assert MOST > 5_000


def test_zensical_is_told_what_it_will_publish(folder: Path) -> None:
    """Zensical asks nobody which files it takes; what should not be among them is said."""
    (folder / "docs" / "leak.txt").symlink_to("../../outside.txt")
    (folder / "docs" / "loop").symlink_to(".")
    program = (
        "import sys; from pathlib import Path; from bitext.hosts.zensical import options_of, site_for;"
        "site_for(options_of({'root_dir': sys.argv[1]}, {'source_texts': 'source_texts', 'contact': ''}))"
    )
    done = subprocess.run([sys.executable, "-c", program, folder], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines() == [f"docs/leak.txt:1:1: {OUT}", f"docs/loop:1:1: {CIRCLE}"]


def test_the_commands_say_it_too(folder: Path) -> None:
    """Where no plugin can leave a file out, `bitext pairs` before the build ends with 1."""
    (folder / "docs" / "leak.txt").symlink_to("../../outside.txt")
    (folder / "docs" / "page2.md").symlink_to("../../outside.txt")
    program = "from bitext.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program, "pairs"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if "F01" in line] == [f"docs/leak.txt:1:1: {OUT}"]
    listed = [str(found) for found in load(options(folder)).findings]
    assert listed == [f"docs/leak.txt:1:1: {OUT}", f"docs/page2.md:1:1: {OUT}"]
