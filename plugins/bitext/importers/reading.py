"""A file → a document, by what it holds."""

from __future__ import annotations

from pathlib import Path

from bitext.diagnostics import Finding, Location
from bitext.importers.document import Document
from bitext.importers.html import read_html
from bitext.importers.plain import read_plain

_HTML = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".webarchive")


def read_document(path: Path, shown: str, codec: str = "", *, whole: bool = False) -> Document:
    """Return the document in a file, or the fault that prevents it.

    `codec`: the encoding of a file that names none. `whole`: take all text of a page, with what stands around it.
    """
    suffix = path.suffix.lower()
    if suffix in _HTML:
        return read_html(path, shown, codec, whole=whole)
    if suffix == ".docx":
        return Document(shown, fault=refused(shown, "expected a document, found .docx; save it as .html"))
    return read_plain(path, shown, codec)


def refused(shown: str, message: str) -> Finding:
    """Return the finding on a file that cannot be brought in."""
    return Finding("F20", Location(shown), message)
