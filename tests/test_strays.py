"""What belongs to a text and does not come to it: a page elsewhere or of another kind, a sample that nobody replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.cli import main
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.project import build
from tests.support.small_project import PAGE, SOURCE_TEXT, files_of, write_project

FIRE = PAGE.replace("source_text: water", "source_text: fire")
ORIGINAL = {"source_texts/fire.md": SOURCE_TEXT}
STRAYS: dict[str, tuple[str, str | bytes, str]] = {
    "in a text file": ("docs/texts/brand.txt", FIRE, "docs/texts/brand.txt:1:1: warning[C30] expected a translation in a file that ends in .md, found brand.txt; rename it brand.md"),
    "in capital letters": ("docs/fire.MD", FIRE, "docs/fire.MD:1:1: warning[C30] expected a translation in a file that ends in .md, found fire.MD; rename it fire.md"),
    "in a text file without a front matter": ("docs/fire.txt", "Words\n", "docs/fire.txt:1:1: warning[C30] expected a page in a file that ends in .md, found docs/fire.txt; save its text as fire.md, with `source_text: fire` in its front matter"),
    "in a document": ("docs/fire.docx", b"PK\x03\x04\xff", "docs/fire.docx:1:1: warning[C30] expected a page in a file that ends in .md, found docs/fire.docx; save its text as fire.md, with `source_text: fire` in its front matter"),
    "beside the docs folder": ("fire.md", FIRE, "fire.md:1:1: warning[C30] expected the translation of fire in docs/, found fire.md; move it there"),
    "in another folder": ("translations/brand.md", FIRE, "translations/brand.md:1:1: warning[C30] expected the translation of fire in docs/, found translations/brand.md; move it there"),
    "among the originals": ("source_texts/brand.md", FIRE, "source_texts/brand.md:2:1: error[F05] expected a key of an original, found source_text, which translations have; put a translation into the docs folder"),
}  # fmt: skip
OTHERS: dict[str, tuple[str, str | bytes]] = {
    "a file to load down": ("docs/water.docx", b"PK\x03\x04"),
    "a readme": ("README.md", "# Fire\n\nsource_text: fire\n"),
    "a draft of another": ("drafts/fire.md", "---\ntitle: Fire\n---\n\nWords\n"),
    "a site of its own": ("other/docs.md", FIRE.replace("fire", "earth")),
    "a hidden folder": (".drafts/fire.md", FIRE),
    "a picture": ("docs/fire.png", b"\x89PNG"),
}


def said(folder: Path) -> list[str]:
    """Return what is found in a project."""
    return [str(finding) for finding in load(read_options(folder / "mkdocs.yml")).findings]


@pytest.mark.parametrize("kind", STRAYS)
def test_a_translation_of_which_no_page_is_made(kind: str, tmp_path: Path) -> None:
    """An original without a page, and a file that is meant to be one: it is named, with what to do."""
    name, content, message = STRAYS[kind]
    folder = write_project(tmp_path, {**ORIGINAL, name: content})
    assert message in said(folder)
    done = build(folder, "--strict")
    assert done.returncode == 1
    assert message in done.stdout


@pytest.mark.parametrize("kind", OTHERS)
def test_files_that_are_no_translation(kind: str, tmp_path: Path) -> None:
    """An original may be there without a translation, and other files may lie around."""
    name, content = OTHERS[kind]
    assert said(write_project(tmp_path, {**ORIGINAL, name: content, "other/mkdocs.yml": "site_name: B\n"})) == []


def test_what_has_a_page_is_not_looked_for(tmp_path: Path) -> None:
    """A draft beside the page of its text is nobody's concern."""
    assert said(write_project(tmp_path, {"drafts/water.md": PAGE, "docs/water.docx": b"PK\x03\x04"})) == []


def test_one_file_of_a_text_is_named(tmp_path: Path) -> None:
    """Of several that may be its translation, the first."""
    folder = write_project(tmp_path, {**ORIGINAL, "fire.md": FIRE, "translations/brand.md": FIRE})
    assert said(folder) == [STRAYS["beside the docs folder"][2]]


def test_an_original_without_a_page_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list of pages has a line for it, and that is no fault."""
    folder = write_project(tmp_path, ORIGINAL)
    assert main(["pairs", "--config", str(folder / "mkdocs.yml")]) == 0
    assert capsys.readouterr().out == (
        "page                  state\n"
        "docs/water.md         4 of 4 blocks paired\n"
        "source_texts/fire.md  no page translates it\n"
    )


@pytest.mark.parametrize("ending", ["markdown", "mdown", "mkdn", "mkd"])
def test_every_ending_that_a_host_knows(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page is one for the commands where it is one for the host."""
    folder = write_project(tmp_path, {**ORIGINAL, f"docs/fire.{ending}": FIRE})
    assert main(["pairs", "fire", "--config", str(folder / "mkdocs.yml")]) == 0
    assert f"docs/fire.{ending}: 4 of 4 blocks paired" in capsys.readouterr().out
    assert build(folder, "--strict").returncode == 0
    assert "4 of 4 paired" in (folder / "site" / "fire" / "index.html").read_text("utf-8")


def test_the_sample_is_said_until_it_is_replaced(tmp_path: Path) -> None:
    """What `bitext new` wrote is no text: a strict build stops, and goes on as soon as both sides are written."""
    folder = write_project(tmp_path)
    assert main(["new", "fire", "--config", str(folder / "mkdocs.yml")]) == 0
    assert said(folder) == [
        "docs/fire.md:14:1: warning[C22] expected the translation, found the sample that bitext new wrote; replace it",
        "source_texts/fire.md:26:1: warning[C22] expected the original, found the sample that bitext new wrote; replace it",
    ]
    assert build(folder, "--strict").returncode == 1
    for name, old, new in (
        ("docs/fire.md", "The translation of the paragraph beside this one.", "Article 1"),
        ("source_texts/fire.md", "\n原文。\n", "\n第一条 原文。\n"),
    ):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert said(folder) == []


@pytest.mark.parametrize(
    ("page", "names"),
    [("docs/index.md", "names no source text"), ("docs/water.md", "names water")],
    ids=["an ordinary page", "of another text"],
)
def test_a_page_of_something_else_is_refused(
    page: str, names: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is made: the original would have no page, and the command that is recommended would fail."""
    folder = write_project(tmp_path, {"docs/index.md": "# Home\n"})
    before = files_of(folder)
    assert main(["new", "fire", "--page", page, "--config", str(folder / "mkdocs.yml")]) == 2
    assert capsys.readouterr() == (
        "",
        f"bitext: expected a page of the text fire, found {page}, which {names}; write `source_text: fire` at its head "
        "first, or put the page elsewhere with --page\n",
    )
    assert files_of(folder) == before


def test_a_page_that_is_of_the_text_is_kept(tmp_path: Path) -> None:
    """The original is made for it."""
    folder = write_project(tmp_path, {"docs/mine.md": FIRE})
    assert main(["new", "fire", "--page", "docs/mine.md", "--config", str(folder / "mkdocs.yml")]) == 0
    assert (folder / "docs" / "mine.md").read_text("utf-8") == FIRE
    assert (folder / "source_texts" / "fire.md").is_file()
