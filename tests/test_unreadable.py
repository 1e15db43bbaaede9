"""A file that cannot be read is reported once, with the cure; consequences of it are not reported on any page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bitext.cli import main
from bitext.readers.encodings import encoding_of
from tests.support.project import build
from tests.support.small_project import PAGE, SOURCE_TEXT, write_project

TRADITIONAL = SOURCE_TEXT.translate(str.maketrans("节约办为国励单务条适鼓个义", "節約辦為國勵單務條適鼓個義"))
NOTED = (
    PAGE.replace("save water.", "save water[^ed-1].").replace("Article 2", "<!-- source: 3 -->\n\nArticle 2")
    + "\n<!-- untranslated: 9 no reason -->\n\n[^ed-1]: **节约 / save:** A note. –Ed.\n"
)
OPEN = "open the file with that encoding, then save it as UTF-8"
SAVE = "save the file as UTF-8 (an editor's “Save with encoding”)"

ORIGINALS: dict[str, tuple[bytes, str]] = {
    "GB 18030": (SOURCE_TEXT.encode("gb18030"), f"2:8: error[F02] expected UTF-8, found what looks like GB 18030; {OPEN}"),
    "Big5": (TRADITIONAL.encode("big5"), f"2:8: error[F02] expected UTF-8, found what looks like Big5; {OPEN}"),
    "UTF-16": (SOURCE_TEXT.encode("utf-16"), f"1:1: error[F02] expected UTF-8, found what looks like UTF-16; {SAVE}"),
    "UTF-16 without a mark": (
        SOURCE_TEXT.encode("utf-16-be"), f"1:1: error[F02] expected UTF-8, found what looks like UTF-16; {SAVE}"
    ),
    "too large": (
        SOURCE_TEXT.encode() + b"\n" * 5_000_000,
        "1:1: error[F03] expected at most 5 MB, found 5.0 MB; split the text into several files",
    ),
    "broken front matter": (
        SOURCE_TEXT.replace("title: ", "title: a: ").encode(),
        "2:9: error[F04] expected `key: value` lines of valid YAML, found a second colon; "
        "put quotation marks around the whole value",
    ),
    "no front matter": (
        SOURCE_TEXT.partition("---\n\n")[2].encode(),
        "1:1: error[F04] expected a front matter between two lines of ---, found none; "
        "put one at the head of the file, with title: at least",
    ),
}  # fmt: skip


def said(output: str) -> list[str]:
    """Return the findings in what a build or a command said."""
    return re.findall(r"^(?:\w+ +-  bitext: )?(\S+:\d+:\d+: \w+\[\w+\] .*)$", output, re.MULTILINE)


@pytest.mark.parametrize("name", ORIGINALS)
def test_an_original_that_cannot_be_read(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named once; the marks, notes and gaps of its translations are no fault, and stay."""
    data, message = ORIGINALS[name]
    folder = write_project(tmp_path, {"source_texts/water.md": data, "docs/water.md": NOTED})
    done = build(folder)
    assert said(done.stdout) == [f"source_texts/water.md:{message}"]
    assert main(["pairs", "water", "--config", str(folder / "mkdocs.yml")]) == 1
    assert said(capsys.readouterr().out) == [f"source_texts/water.md:{message}"]
    soup = BeautifulSoup((folder / "site" / "water" / "index.html").read_text("utf-8"), "html.parser")
    assert soup.select(".bitext-facts")[0].text.startswith("Chinese text cannot be read")


def test_an_original_that_is_not_there(tmp_path: Path) -> None:
    """One line for the page that names it, none for its marks and notes."""
    folder = write_project(tmp_path, {"docs/fire.md": NOTED.replace("source_text: water", "source_text: fire")})
    assert said(build(folder).stdout) == [
        "docs/fire.md:2:14: error[F07] expected the source text source_texts/fire.md, found no such file; "
        "make it with `bitext new fire`, or correct source_text"
    ]


FOLDERS = {
    "source_text": "found no folder source_text; write source_texts",
    "originals": "found no folder originals; make it, with `bitext new fire` or by hand",
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_not_there(name: str, tmp_path: Path) -> None:
    """One line at the option, and none on any page."""
    settings = f"site_name: A\nplugins:\n  - bitext: {{source_texts: {name}}}\n"
    fire = PAGE.replace("source_text: water", "source_text: fire")
    folder = write_project(tmp_path, {"mkdocs.yml": settings, "docs/fire.md": fire})
    assert said(build(folder).stdout) == [
        f"mkdocs.yml:3:28: error[F12] expected source_texts to name the folder of the originals, {FOLDERS[name]}"
    ]


def test_a_new_site_has_no_originals_yet(tmp_path: Path) -> None:
    """As long as no page names one, nothing is missing."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [bitext]\n", "utf-8")
    assert build(tmp_path, "--strict").returncode == 0


PAGES = {
    "Windows-1252": (PAGE.replace("save", "“save”").encode("cp1252"), f"found what looks like Windows-1252 (Western); {OPEN}"),
    "GB 18030": (PAGE.replace("Measures for", "“Measures” (办法，一条) for").encode("gb18030"), f"found what looks like GB 18030; {OPEN}"),
    "UTF-16": (PAGE.encode("utf-16"), f"found what looks like UTF-16; {SAVE}"),
    "UTF-16 without a mark": (PAGE.encode("utf-16-le"), f"found what looks like UTF-16; {SAVE}"),
    "neither": (PAGE.encode() + b"\xff\xfe\xfd\xfc\xfb\xfa", f"found the byte 0xFF; {SAVE}"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_translation_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    """Its page and the list of texts say that its file has a fault, and not that the original is missing."""
    data, message = PAGES[name]
    folder = write_project(tmp_path, {"docs/water.md": data, "docs/index.md": "# Home\n\n<!-- texts -->\n"})
    done = build(folder)
    assert done.returncode == 0, done.stdout
    (finding,) = said(done.stdout)
    assert re.fullmatch(rf"docs/water\.md:\d+:\d+: error\[F02\] expected UTF-8, {re.escape(message)}", finding)
    page = (folder / "site" / "water" / "index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert soup.select(".bitext-facts")[0].text == "The file of this page has a fault, see above"
    assert finding in soup.select(".bitext-faults")[0].text
    listed = (folder / "site" / "index.html").read_text("utf-8")
    assert "not on file" not in page
    assert "Chinese text not on file" not in listed


@pytest.mark.parametrize(
    "data", [b"", b"ab", b"\x00", b"\x80", "naïve café".encode(), b"\xe9" * 50, bytes(range(256))], ids=repr
)
def test_bytes_that_say_nothing(data: bytes) -> None:
    """A guess is made where there is evidence, and nothing is raised on any bytes."""
    encoding_of(data)


@pytest.mark.parametrize("body", ["", "\n\n", " \n", "<!-- to come -->\n", "# Measures\n"])
def test_an_empty_translation(body: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not translated is one line, in a build and from the command."""
    text = f"---\nsource_text: water\ntitle: Measures\n---\n\n{body}"
    folder = write_project(tmp_path, {"docs/water.md": text})
    found = said(build(folder).stdout)
    assert [finding.partition("error")[2][:5] for finding in found] == ["[C01]"]
    main(["pairs", "water", "--config", str(folder / "mkdocs.yml")])
    assert said(capsys.readouterr().out) == found
