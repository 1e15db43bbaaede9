"""A file → a document, by what it holds."""

from __future__ import annotations

from pathlib import Path

from bitext.diagnostics import Finding, Location
from bitext.importers.document import Document
from bitext.importers.docx import read_docx
from bitext.importers.html import read_html
from bitext.importers.plain import read_plain

_HTML = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".webarchive")

_WORD = (".docx", ".docm", ".dotx", ".doc", ".odt", ".wps")
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_document(path: Path, shown: str, codec: str = "", *, whole: bool = False) -> Document:
    """Return the document in a file, or the fault that prevents it.

    `codec`: the encoding of a file that names none. `whole`: take all text of a page, with what stands around it.
    """
    suffix = path.suffix.lower()
    if suffix in _HTML:
        return read_html(path, shown, codec, whole=whole)
    if suffix in _WORD or _is_archive(path):
        return read_docx(path, shown)
    return read_plain(path, shown, codec)


def _is_archive(path: Path) -> bool:
    """Return whether a file begins as documents of word processors do, whatever it is called."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) in _ARCHIVES
    except OSError:
        return False  # what keeps us from it, reading will say


def refused(shown: str, message: str) -> Finding:
    """Return the finding on a file that cannot be brought in."""
    return Finding("F20", Location(shown), message)
