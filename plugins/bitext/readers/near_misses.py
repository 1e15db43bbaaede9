"""Near misses of our notation in a page's text → findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace

from bitext.diagnostics import Finding, Location
from bitext.model.note import Note
from bitext.nearest import Nearest
from bitext.syntax.marks import MARK_FORMS, mangled_within
from bitext.syntax.near.alerts import alert_slips, signed_slips
from bitext.syntax.near.brackets import bracket_slips
from bitext.syntax.near.bullets import bullet_slips
from bitext.syntax.near.comments import comment_slips, list_slips, mark_slip
from bitext.syntax.near.footnotes import footnote_slips, wanted
from bitext.syntax.near.readable import Readable
from bitext.syntax.near.slip import Slip
from bitext.syntax.notes import Problem
from bitext.syntax.translation_blocks import Scan, scan

_LONG = 4  # characters of a label from which on a similar one may be meant: [^3] does not mean [^2]
_LINK_NAME = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)


def near_misses(
    path: str, body: str, first_line: int, found: Scan, notes: Iterable[Note], initials: Collection[str]
) -> tuple[list[Finding], frozenset[str]]:
    """Return findings on near misses in a translation, and the labels of footnotes that need no other finding.

    `path`: of the file. `found`: the scanner's result for the body. `initials`: signatures that the page declares.
    """
    page = Readable.of(body, found.blocks, first_line)
    lines = body.split("\n")
    links = {name.casefold() for name in _LINK_NAME.findall(body)}
    marks = {mark.line for mark in found.marks} | {line for line, _ in found.malformed}
    slips = [
        *alert_slips(found.alerts, lines, first_line),
        *signed_slips(found.blocks),
        *comment_slips(page, found.blocks, marks),
        *footnote_slips(page, found.blocks, found.definitions, wanted(body)),
        *bracket_slips(page, found.blocks, tuple(notes), initials, links),
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


def left(problems: Iterable[Problem], said: Collection[str]) -> list[Problem]:
    """Return the problems of notes, without those on footnotes that have another finding.

    A reference without a footnote and a footnote with a similar label and no reference are one slip: the first has the
    label of the second as `near`.
    """
    rest = [each for each in problems if not (each.label in said and each.kind in ("undefined", "unused"))]
    unused = {each.label for each in rest if each.kind == "unused"}
    if not unused or not any(each.kind == "undefined" for each in rest):
        return rest
    folded = {_folded(label): label for label in unused}
    nearest = Nearest([label for label in unused if len(label) >= _LONG], 0.8)
    rest = [
        replace(
            each, near=folded.get(_folded(each.label)) or (nearest.to(each.label) if len(each.label) >= _LONG else "")
        )
        if each.kind == "undefined"
        else each
        for each in rest
    ]
    taken = {each.near for each in rest if each.kind == "undefined"}
    return [each for each in rest if not (each.kind == "unused" and each.label in taken)]


def _folded(label: str) -> str:
    return "".join(unicodedata.normalize("NFKC", label).split()).casefold()


def _malformed(path: str, line: int, text: str, typed: str) -> Finding:
    column = len(typed) - len(typed.lstrip()) + 1
    slip: Slip | None = mark_slip(line, column, text)
    if slip:
        return slip.finding(path)
    message = f"expected {MARK_FORMS}, found {text}; write it so, on a line of its own"
    return Finding("C20", Location(path, line), message)
