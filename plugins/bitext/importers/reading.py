"""A file → a document, by what it holds."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from bitext.config import MARKDOWN_SUFFIXES
from bitext.diagnostics import Finding, Location
from bitext.importers.document import Document
from bitext.importers.docx import read_docx
from bitext.importers.html import read_html
from bitext.importers.plain import read_plain

_HTML = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".webarchive")
_WORD = (".docx", ".docm", ".dotx", ".doc", ".odt", ".wps", ".rtf", ".pdf")
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_IS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<!--.{0,300}?-->\s{0,9})?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 600  # bytes: enough to know HTML by


def read_document(path: Path, shown: str, codec: str = "", *, whole: bool = False) -> Document:
    """Return the document in a file, or the fault that prevents it.

    What a file holds counts before what it is called: offices publish HTML as .doc. `codec`: the encoding of a file
    that names none. `whole`: take all text of a page, with what stands around it.
    """
    suffix, head = path.suffix.lower(), _head(path)
    if head.startswith(_ARCHIVES):
        return read_docx(path, shown)
    if suffix in _HTML or (suffix not in MARKDOWN_SUFFIXES and _IS_HTML.match(head)):
        return read_html(path, shown, codec, whole=whole)
    return read_docx(path, shown) if suffix in _WORD else read_plain(path, shown, codec)


def _head(path: Path) -> bytes:
    """Return the first bytes of a file; none where it cannot be read, as its reader will say."""
    try:
        with path.open("rb") if path.is_file() else BytesIO() as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def refused(shown: str, message: str) -> Finding:
    """Return the finding on a file that cannot be brought in."""
    return Finding("F20", Location(shown), message)
