"""A file as it is when the edits of its findings have been made."""

from __future__ import annotations

from collections.abc import Iterable

from bitext.diagnostics import Finding


def mended(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with all edits made; each must find what it says it finds."""
    lines = text.split("\n")
    edits = sorted((edit for finding in findings for edit in finding.edits), reverse=True)
    for edit in edits:
        line, begin = lines[edit.line - 1], edit.column - 1
        assert line[begin : begin + len(edit.found)] == edit.found, (edit, line)
        lines[edit.line - 1] = line[:begin] + edit.write + line[begin + len(edit.found) :]
    return "\n".join(lines)
