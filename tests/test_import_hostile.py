"""A page that cannot be brought in is refused in one line; none keeps the program busy or makes it fail."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bitext.importers import Document, as_page, as_source, read_document

TEXT = "<p>第一句话在这里。</p>"
SAVE = "open the page in a browser and save it from there as “web page, HTML only”"


def read(folder: Path, data: bytes, name: str = "page.html") -> Document:
    """Return the document in a file with these bytes."""
    file = folder / name
    file.write_bytes(data)
    return read_document(file, name)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", f"F20] expected a page with text, found none; {SAVE}"),
        (b"<html><head><title>a</title></head><body> <br> </body></html>", f"F20] expected a page with text, found none; {SAVE}"),
        (b"<body><div id=app></div><script src=a.js></script></body>", f"F20] expected a page with text, found scripts alone, which load it; {SAVE}"),
        (
            b"<frameset cols='1,2'><frame src='menu.htm'><frame src='text.htm'></frameset>",
            "F20] expected a page with text, found a page of frames; the text is in one of them, menu.htm, text.htm: open it and save that",
        ),
        (b"%PDF-1.7\n%\xe2\xe3", f"F20] expected a page of the web, found a PDF; {SAVE}"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", f"F20] expected a page of the web, found a web archive; {SAVE}"),
        (b"bplist00\xd1\x01", f"F20] expected a page of the web, found a web archive; {SAVE}"),
        (bytes(range(256)) * 40, f"F20] expected a page of the web, found a binary file; {SAVE}"),
        (b"<nav><a href=a>b</a></nav>", "F20] expected a page with text, found none but what stands around one; take all of it with --whole"),
        (b"<b>" * 300_001, f"F20] expected a page of the web, found more than 300,000 tags, or hundreds that never close; {SAVE}, or save its text as a .txt file"),
        (b'<a b="' * 100_000, f"F20] expected a page of the web, found more than 300,000 tags, or hundreds that never close; {SAVE}, or save its text as a .txt file"),
        (b"x" * 25_000_001, "F03] expected at most 25 MB, found 25.0 MB; split the text into several files"),
    ],
    ids=["empty", "title", "scripts", "frames", "pdf", "mhtml", "webarchive", "binary", "furniture", "tags", "quotes", "large"],
)  # fmt: skip
def test_what_is_no_page_is_refused_in_one_line(data: bytes, line: str, tmp_path: Path) -> None:
    """The line says what the file is, and what to do."""
    document = read(tmp_path, data)
    assert str(document.fault) == f"page.html:1:1: error[{line}"
    assert (document.blocks, document.notes, document.body) == ((), (), None)


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    """Nothing waits for a pipe, and a folder is no file."""
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "folder.html").mkdir()
    for name in ("pipe.html", "folder.html", "none.html", "pipe.txt"):
        if name == "pipe.txt":
            os.mkfifo(tmp_path / name)
        document = read_document(tmp_path / name, name)
        assert document.fault is not None
        assert document.fault.code == "F01"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + TEXT,
        "<b>" * 3_000 + TEXT,
        "<ul><li>" * 3_000 + TEXT,
        "<blockquote>" * 3_000 + TEXT,
        "<table><tr><td>" * 3_000 + TEXT,
        "<ruby>" * 3_000 + TEXT,
        "<a href='#n'>" * 3_000 + TEXT + "<p id=n>",
        "<span lang=zh>" * 10_000 + TEXT + "</span>" * 10_000,
        TEXT + "</div>" * 5_000,
        TEXT + "<!--" * 100_000,
        TEXT + "<script>" * 5_000,
        TEXT + "<svg>" * 5_000,
        TEXT + "<" * 50_000,
        TEXT + "&" * 50_000,
        TEXT + "<br>" * 5_000,
        TEXT + "<p>" * 5_000,
        TEXT + "<p>水" * 2_000,
        TEXT + "<sup><a href='#x'>1</a></sup>" * 1_000 + "<p id=x>",
        TEXT + "<table>" + "<tr><td colspan=99999 rowspan=99999>a" * 60 + "</table>",
        TEXT + "<p>" + " " * 200_000 + "x",
        TEXT + "<p " + "a=b " * 1_000 + ">x",
        TEXT.replace("第", "第\0"),
    ],
    ids=range(22),
)
def test_a_page_of_any_shape_is_read_in_time(html: str, tmp_path: Path) -> None:
    """Depth and length cost time in proportion, and the text arrives."""
    begin = time.process_time()
    document = read(tmp_path, html.encode())
    assert document.fault is None
    assert "一句话在这里。" in as_source(document)
    assert "一句话在这里。" in as_page(document)
    assert time.process_time() - begin < 8
