"""Sections: what lies between marks, cut at the fixed points, and the beads of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bitext.alignment.beads import Bead, Section, Sides
from bitext.alignment.fitting import fits
from bitext.alignment.fixed_points import matches, number_matches
from bitext.alignment.guessing import Doubt, doubts, guess
from bitext.alignment.marks import Settled


@dataclass(frozen=True, slots=True)
class Stretch:
    """Beads that follow one another, and the section that they guess at if it does not fit."""

    beads: Sequence[Bead]
    unfit: Section | None = None
    doubts: Sequence[Doubt] = ()
    """Of a section that fits: where another pairing is clearly better."""


def between_marks(sides: Sides, settled: Settled, first: Bead, end_line: int) -> Iterator[Section | Bead]:
    """Yield, in order, the beads that the marks hold, and the sections between them, not yet cut at fixed points.

    `first`: the page's titles, or an empty bead. `end_line`: the line after the translation's last.
    """
    row, column = first.source.stop, first.translation.stop
    for point in settled.points:
        at = max(point.translation.start, column)
        yield _section(settled, range(row, point.source.start), range(column, at), point.line)
        if point.renders:
            yield Bead(point.source, point.translation)
        else:
            yield from (Bead(range(i, i + 1), range(at, at), "untranslated", point.reason) for i in point.source)
        row, column = point.source.stop, max(point.translation.stop, at)
    yield _section(settled, range(row, len(sides.source)), range(column, len(sides.translation)), end_line)


def _section(settled: Settled, source: range, translation: range, stop_line: int) -> Section:
    blocks = tuple(j for j in translation if j not in settled.added)
    return Section(source, blocks, stop_line, translation.start - 1 if translation.start else None, translation)


def stretches(sides: Sides, section: Section) -> Iterator[Stretch]:
    """Yield the beads of all that lies between two marks: section, fixed point, section …, in order."""
    for part in _parts(sides, section, matches(sides, section)):
        if (beads := _swallowing(sides, part)) and part.whole:
            yield Stretch(beads, part.whole)
        else:
            yield from part.held()
            yield from _numbered(sides, part.rest)


def sections(sides: Sides, section: Section) -> Iterator[Section]:
    """Yield the sections between the fixed points of all that lies between two marks, in order."""
    for part in _parts(sides, section, matches(sides, section)):
        inner = number_matches(sides, part.rest)
        yield from (each.rest for each in _parts(sides, part.rest, inner)) if inner else (part.rest,)


@dataclass(frozen=True, slots=True)
class _Part:
    """A fixed point of both sides with the section after it."""

    point: tuple[int, int] | None
    """Indices of its two blocks; None for the part before the first fixed point."""
    rest: Section
    whole: Section | None
    """The section with the fixed point before it."""

    def held(self) -> Iterator[Stretch]:
        """Yield the fixed point as a bead, if there is one."""
        if self.point:
            i, j = self.point
            yield Stretch([Bead(range(i, i + 1), range(j, j + 1))])


def _parts(sides: Sides, section: Section, found: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    ends = [*found[1:], (len(section.source), len(section.translation))]
    p, q = found[0] if found else ends[0]
    yield _Part(None, section.part(section.source[:p], range(q), _line(sides, section, q), section.after), None)
    for (p, q), (below, beside) in zip(found, ends, strict=False):
        i, j = section.source[p], section.translation[q]
        stop_line = _line(sides, section, beside)
        rest = section.part(section.source[p + 1 : below], range(q + 1, beside), stop_line, j)
        after = section.translation[q - 1] if q else section.after
        yield _Part((i, j), rest, section.part(section.source[p:below], range(q, beside), stop_line, after))


def _numbered(sides: Sides, section: Section) -> Iterator[Stretch]:
    """Yield the beads of a section between fixed points, cut at the numbers that its blocks begin with."""
    found = number_matches(sides, section)
    for part in _parts(sides, section, found) if found else ():
        if (beads := _swallowing(sides, part, numbered=True)) and part.whole:
            yield Stretch(beads, part.whole)
        else:
            yield from part.held()
            yield _stretch(sides, part.rest)
    if not found:
        yield _stretch(sides, section)


def _line(sides: Sides, section: Section, position: int) -> int:
    """Return the line of the section's block at a position of the translation, or the stop line after the last."""
    if position < len(section.translation):
        return sides.translation[section.translation[position]].line
    return section.stop_line


def _swallowing(sides: Sides, part: _Part, *, numbered: bool = False) -> list[Bead]:
    """Return the beads of an article with the paragraphs after it on one side alone that are rather a part of it.

    A paragraph too many after an article is its second one, where the lengths say so, and neither added nor left out.
    A fixed point that is a numbered paragraph (`numbered`) holds less firmly: all that does not fit after it may be a
    part of it.
    """
    if part.point is None or part.whole is None:
        return []
    source = sides.source[part.point[0]]
    if numbered:
        may_go_on = not fits(sides, part.rest)
    else:
        may_go_on = bool(source.article) and bool(part.rest.source) != bool(part.rest.translation)
    beads = guess(sides, part.whole) if may_go_on else []
    if not beads or beads[0].gap or len(beads[0].source) + len(beads[0].translation) == 2:
        return []
    swallowed = [sides.source[i] for i in beads[0].source[1:]] + [
        sides.translation[j] for j in beads[0].translation[1:]
    ]
    return [] if numbered and any(block.number for block in swallowed) else beads


def _stretch(sides: Sides, section: Section) -> Stretch:
    if fits(sides, section):
        return _plain(sides, section)
    if not section.translation:
        return Stretch([Bead(range(i, i + 1), range(0), "missing") for i in section.source], section)
    return Stretch(guess(sides, section), section)


def _plain(sides: Sides, section: Section) -> Stretch:
    """Return a section that fits, block by block, but for the stretches where another pairing is clearly better."""
    found = doubts(sides, section)
    beads, at = list[Bead](), 0
    for doubt in found:
        start = doubt.section.source.start - section.source.start
        beads += _one_by_one(section, range(at, start))
        beads += doubt.beads
        at = start + len(doubt.section.source)
    return Stretch([*beads, *_one_by_one(section, range(at, len(section.source)))], doubts=found)


def _one_by_one(section: Section, positions: range) -> Iterator[Bead]:
    for at in positions:
        i, j = section.source[at], section.translation[at]
        yield Bead(range(i, i + 1), range(j, j + 1))
