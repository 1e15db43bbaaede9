"""Near misses of our notation in a page's text → findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bitext.diagnostics import Finding, Location
from bitext.model.note import Note
from bitext.syntax.marks import MARK_FORMS, mangled_within
from bitext.syntax.near.alerts import alert_slips, signed_slips
from bitext.syntax.near.brackets import bracket_slips
from bitext.syntax.near.bullets import bullet_slips
from bitext.syntax.near.comments import comment_slips, list_slips, mark_slip
from bitext.syntax.near.footnote_slips import footnote_slips
from bitext.syntax.near.footnotes import wanted
from bitext.syntax.near.readable import Readable
from bitext.syntax.near.slip import Slip
from bitext.syntax.passages import PageText
from bitext.syntax.translation_blocks import scan


def near_misses(
    path: str, body: str, text: PageText, notes: Iterable[Note], initials: Collection[str]
) -> tuple[list[Finding], frozenset[str]]:
    """Return findings on near misses in a translation, and the labels of footnotes that need no other finding.

    `path`: of the file. `text`: the body as it was read. `initials`: signatures that the page declares.
    """
    found, first_line = text.found, text.first_line
    page = Readable.of(body, found.blocks, first_line)
    lines = body.split("\n")
    marks = {mark.line for mark in found.marks} | {line for line, _ in found.malformed}
    marks |= {line for line, _ in found.verified} | {line for line, _, _ in found.ignored}
    sentences = {start for start, _ in text.stripped.marks}
    slips = [
        *alert_slips(found.alerts, lines, first_line),
        *signed_slips(found.blocks),
        *comment_slips(page, found.blocks, marks, sentences),
        *footnote_slips(page, text, wanted(body)),
        *bracket_slips(page, text, tuple(notes), initials),
        *bullet_slips(found.blocks),
    ]
    findings = [_malformed(path, line, text, lines[line - first_line]) for line, text in found.malformed]
    findings += (slip.finding(path) for slip in slips)
    return findings, frozenset(slip.label for slip in slips if slip.label)


def near_lists(path: str, body: str, first_line: int) -> list[Finding]:
    """Return findings on near misses of a list's comment on a page that is no translation."""
    if "<!--" not in body and next(mangled_within(body), None) is None:
        return []
    page = Readable.of(body, scan(body, first_line).blocks, first_line)
    return [slip.finding(path) for slip in list_slips(page)]


def _malformed(path: str, line: int, text: str, typed: str) -> Finding:
    column = len(typed) - len(typed.lstrip()) + 1
    slip: Slip | None = mark_slip(line, column, text)
    if slip:
        return slip.finding(path)
    message = f"expected {MARK_FORMS}, found {text}; write it so, on a line of its own"
    return Finding("C20", Location(path, line), message)
