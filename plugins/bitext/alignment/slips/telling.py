"""The findings on slips: one for each, or one for all of a kind that has one cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bitext.alignment.slips.slip import Kind, Slip, counted
from bitext.diagnostics import Finding, Location

PRINTED = 6  # headings in one message: more are not read, and the edits hold them all
TOGETHER: tuple[Kind, ...] = ("copy", "level", "heading", "original heading")
"""Kinds of slips that have one message a page."""


def told(slips: Iterable[Slip], path: str, source_path: str, source_lines: Sequence[int]) -> Iterator[Finding]:
    """Yield the findings on slips.

    `path`, `source_path`: of the translation and of the original. `source_lines`: by block of the original, its line.
    """
    together: dict[Kind, list[Slip]] = {}
    for slip in slips:
        if slip.kind in TOGETHER:
            together.setdefault(slip.kind, []).append(slip)
        else:
            yield _finding([slip], slip.expected, path, source_path, source_lines)
    for kind, group in together.items():
        group.sort(key=lambda slip: slip.line)
        yield _finding(group, _message(kind, group, path), path, source_path, source_lines)


def _finding(slips: Sequence[Slip], message: str, path: str, source_path: str, source_lines: Sequence[int]) -> Finding:
    first = slips[0]
    place = Location(source_path if first.in_original else path, first.line)
    known = not first.in_original and first.source is not None and first.source < len(source_lines)
    see = Location(source_path, source_lines[first.source or 0]) if known else None
    edits = tuple(sorted(dict.fromkeys(edit for slip in slips if slip.written for edit in slip.edits)))
    return Finding("C20", place, message, see, edits=edits)


def _message(kind: Kind, slips: Sequence[Slip], path: str) -> str:
    if kind == "copy":
        return _copied(slips)
    own = [slip.expected for slip in slips[:PRINTED]]
    more = f" and {len(slips) - PRINTED} more" if len(slips) > PRINTED else ""
    listed = ", ".join(own) + more
    one = len(slips) == 1
    if kind == "level":
        heads = "a heading of the level" if one else "headings of the levels"
        return f"expected {heads} that the original has, found {'another' if one else 'others'}; write {listed}"
    if kind == "heading":
        found = "expected a heading, as in the original, found a paragraph" if one else _HEADINGS
        return f"{found}; make {'this a heading' if one else 'these headings'}: {listed}"
    found = "expected a heading, as in the translation, found a paragraph" if one else _ORIGINAL_HEADINGS
    make = f"make {'this a heading' if one else 'these headings'} of the original: {listed}"
    return f"{found}; {make}, or take the # out of {path}"


_HEADINGS = "expected headings, as in the original, found paragraphs"
_ORIGINAL_HEADINGS = "expected headings, as in the translation, found paragraphs"


def _copied(slips: Sequence[Slip]) -> str:
    lines = sorted({edit.line for slip in slips for edit in slip.edits})
    first = slips[0]
    what = f"source block {first.source + 1} itself" if first.source is not None else "Chinese text"
    also = f", and the original at {counted(lines[1:])} too" if len(lines) > 1 else ""
    do = "write the translation alone here, and take the original out"
    return f"expected the translation alone, found {what}{also}; {do}"
