"""A file as it is when the edits of its findings have been made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bitext.cli.files import edited
from bitext.diagnostics import Finding
from bitext.edits import Edit, applied


def mended(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with all edits made; each must find what it says it finds."""
    return applied(text, (edit for finding in findings for edit in finding.edits))


def fixed(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return what a file of these bytes holds when edits have been made, as the commands make them."""
    return edited(Path("page.md"), "page.md", data, edits).after
