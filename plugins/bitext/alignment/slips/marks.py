"""A wrong pairing mark: the first suspect where the blocks on both sides of it do not pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bitext.alignment.marks import span
from bitext.alignment.slips.slip import Slip, Written
from bitext.edits import Edit
from bitext.model.text import Mark


def corrections(page: Written, marks: Sequence[Mark], index: int, sources: int) -> Iterator[Slip]:
    """Yield corrections of a mark: to the number that the blocks before it or after it lead to, or to no mark.

    `marks`: those of the page in order. `index`: of the mark. `sources`: how many blocks the original has.
    """
    mark = marks[index]
    tried = {(mark.first, mark.last)}
    for first, last in _ranges(mark, list(_numbers(page, marks, index, sources))):
        if (first, last) in tried or not 1 <= first <= last <= sources or mark.kind == "none":
            continue
        tried.add((first, last))
        write = _written(replace(mark, first=first, last=last))
        here = f"source block{'s' * (last > first)} {span(first, last)} here"
        why = "to which the blocks before it and after it lead"
        found = span(mark.first, mark.last)
        yield _slip(page, mark, f"expected {here}, {why}, found {found}; write {write}", write, first - 1)
    what = f"expected no mark here, as the blocks pair in order without it, found {_written(mark)}; take it out"
    yield _slip(page, mark, what, "", None)


def _ranges(mark: Mark, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges that a mark may have meant: turned around, with its end as it is, or moved."""
    if mark.first > mark.last:
        yield mark.last, mark.first
    if mark.last > mark.first:
        yield from ((first, mark.last) for first in numbers if first < mark.last)
    width = max(0, mark.last - mark.first)
    yield from ((first, first + width) for first in numbers)
    if numbers[0] < numbers[-1] and mark.first not in numbers:
        yield numbers[0], numbers[-1] + width  # all that is left between the two


def _slip(page: Written, mark: Mark, what: str, write: str, source: int | None) -> Slip:
    line = page.lines[mark.line - page.first_line]
    column = len(line) - len(line.lstrip()) + 1
    at = page.origin(mark.line)
    return Slip("mark", at, what, (Edit(at, column, line.strip(), write),), source)


def _numbers(page: Written, marks: Sequence[Mark], index: int, sources: int) -> Iterator[int]:
    """Yield the numbers that counting blocks on from the mark before, or back from the mark after, leads to."""
    mark = marks[index]
    added = {each.before for each in marks if each.kind == "none"}
    last = block = 0
    for each in marks[:index]:
        if each.kind != "none" and last < each.last <= sources:
            last, block = each.last, each.before + (each.kind == "source")
    yield last + 1 + sum(j not in added for j in range(block, mark.before))
    first, block = sources + 1, len(page.blocks)
    for each in marks[index + 1 :]:
        if each.kind != "none" and (each.before > mark.before or each.kind != mark.kind):
            first, block = each.first, each.before
            break
    width = mark.last - mark.first + 1
    between = sum(j not in added for j in range(mark.before + (mark.kind == "source"), block))
    yield first - between - width


def _written(mark: Mark) -> str:
    if mark.kind == "none":
        return "<!-- source: none -->"
    return f"<!-- {mark.kind}: {span(mark.first, mark.last)}{' ' * bool(mark.reason)}{mark.reason} -->"
