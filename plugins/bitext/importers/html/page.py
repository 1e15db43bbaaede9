"""The file of a page as elements, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from bs4 import BeautifulSoup

from bitext.diagnostics import Finding, Location
from bitext.importers.html.elements import attribute, words_of
from bitext.importers.html.sieve import MOST_TAGS, sieved
from bitext.readers.encoded_files import EncodedFile, read_encoded
from bitext.readers.web_encodings import decoded_page

_MOST = 25_000_000  # bytes: a page that was saved with its pictures in it; its text alone is a hundredth of that
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP file or a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"{\\rtf", "a document of a word processor"),
    (b"bplist00", "a web archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_MHTML = re.compile(rb"(?:From: <Saved by|MIME-Version:|Content-Type: multipart/related)", re.IGNORECASE)
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b\x1a")
_SAMPLE, _SHARE, _FEW = 8_192, 50, 4  # bytes; one control character in fifty, and more than four, is no page
_SAVE = "open the page in a browser and save it from there as “web page, HTML only”"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read."""

    soup: BeautifulSoup
    """Its elements, without scripts and the like."""
    file: EncodedFile
    """The file, with its encoding."""
    saved_from: str = ""
    """The address that a browser wrote into it when it was saved."""
    fault: Finding | None = None
    """Why there is no text, or None."""


def read_page(path: Path, shown: str, codec: str = "") -> Page:
    """Return a page, or the fault that prevents it; `codec`: of a page that does not say its encoding."""
    if what := _no_page(path):
        return _refused(EncodedFile(), shown, f"expected a page of the web, found {what}; {_SAVE}")
    file = read_encoded(path, shown, most=_MOST, codec=codec, decode=decoded_page)
    if file.fault:
        return Page(_parsed(""), file, fault=file.fault)
    return page_of(file, shown)


def page_of(file: EncodedFile, shown: str) -> Page:
    """Return a page that has been read as text."""
    sieve = sieved(file.text)
    if sieve.is_broken:
        found = f"found more than {MOST_TAGS:,} tags, or hundreds that never close"
        return _refused(file, shown, f"expected a page of the web, {found}; {_SAVE}, or save its text as a .txt file")
    soup = _parsed(sieve.html)
    titles = "" if soup.body else "".join(words_of(tag) for tag in soup.find_all("title"))
    if len(words_of(soup.body or soup)) > len(titles):
        return Page(soup, file, sieve.saved_from)
    if frames := [source for tag in soup.find_all(("frame", "iframe")) if (source := attribute(tag, "src"))]:
        found = f"found a page of frames; the text is in one of them, {', '.join(frames[:3])}: open it and save that"
        return _refused(file, shown, f"expected a page with text, {found}")
    if sieve.scripts:
        return _refused(file, shown, f"expected a page with text, found scripts alone, which load it; {_SAVE}")
    return _refused(file, shown, f"expected a page with text, found none; {_SAVE}")


def _refused(file: EncodedFile, shown: str, message: str) -> Page:
    return Page(_parsed(""), file, fault=Finding("F20", Location(shown), message))


def _parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(f"\n{html}", "html.parser")  # the line feed: a text of one word is no name of a file


def _no_page(path: Path) -> str:
    """Return what a file is that is no page, or an empty string."""
    try:
        with path.open("rb") if path.is_file() else BytesIO() as stream:
            head = stream.read(_SAMPLE)
    except OSError:
        return ""  # what keeps us from it, reading will say
    for begin, what in _MAGIC:
        if head.startswith(begin):
            return what
    if _MHTML.match(head):
        return "a web archive"
    if (
        head.startswith((b"\xff\xfe", b"\xfe\xff"))
        or head[0::2].count(0) * 3 > len(head)
        or head[1::2].count(0) * 3 > len(head)
    ):
        return ""  # UTF-16
    return "a binary file" if sum(byte in _BINARY for byte in head) > max(_FEW, len(head) / _SHARE) else ""
