"""The best guess at a section that does not fit, and doubts about one that does, both by the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bitext.aligner import BLOCKS, Shapes
from bitext.aligner import Bead as Unit
from bitext.alignment.beads import Bead, Section, Sides
from bitext.alignment.kinds import compatible
from bitext.languages.script import is_mostly_han
from bitext.model.pairing import Gap

MOST = 40_000  # blocks of a section past which nobody judges the guess, and it is the plain order
SURE = 0.99
"""Probability from which a pair of one block with its like is no guess, though its section does not fit."""
FIT = 4.5
"""What a gap costs, in nats, in a section that fits by count, where words speak as well as lengths."""
MISFIT = 2.0
"""What it costs in one that does not, in which something was merged, split, left out or added. A dictionary must speak:
words that are learned of the guess itself would tear apart what was merged."""
DOUBTFUL = 2.0
"""Nats by which another pairing must be better than the plain order to be said."""
UNRELATED = 15.0
"""Nats for each pair by which it must be better where it is made of gaps for the most part, since a free translation
shares few words; and where lengths alone speak."""
FEW = 6
"""Blocks of an original from which lengths alone speak: of fewer, the usual ratio is not known."""


def guess(sides: Sides, section: Section, gap: float = MISFIT) -> list[Bead]:
    """Return the most likely beads of a section, in order; those that are not sure are marked as guesses.

    `gap`: what one costs, in nats, where a dictionary speaks.
    """
    if len(section.source) + len(section.translation) > MOST:
        return [_bead(sides, section, unit) for unit in _in_order(len(section.source), len(section.translation))]
    sizes = len(section.source), len(section.translation)
    weigh = partial(_weigh, sides, section, gap)
    units = sides.given.weighed.whole(_name(f"guess {gap}", section), *sizes, weigh)
    return [_bead(sides, section, unit) for unit in units]


def _weigh(sides: Sides, section: Section, gap: float) -> list[Unit]:
    """Return the best way through a section."""
    evidence = sides.evidence
    shapes = _shapes(gap, has_words=evidence.document.tokens.is_broad)
    best = evidence.lattice(section.source, section.translation, shapes).beads()
    return [evidence.turned(unit) for unit in best]


def _name(what: str, section: Section) -> str:
    """Return the name of a section of a page, by which what was weighed is found again."""
    translation = section.translation
    place = f"{translation[0]}-{translation[-1]}" if translation else "none"
    return f"{what} {section.source.start}-{section.source.stop} {place} {len(translation)}"


def _shapes(gap: float, *, has_words: bool) -> Shapes:
    return replace(BLOCKS, gap=gap) if has_words else BLOCKS


def _bead(sides: Sides, section: Section, unit: Unit) -> Bead:
    source = section.source[unit.source.start : unit.source.stop]
    translation = section.translation[unit.translation.start : unit.translation.stop]
    blocks = range(translation[0], translation[-1] + 1) if translation else range(0)
    gap: Gap = "" if source and blocks else "missing" if source else "added"
    plain = len(source) == len(blocks) == 1 and compatible(sides.source[source[0]], sides.translation[blocks[0]])
    return Bead(source, blocks, gap, guess=not plain or unit.confidence < SURE, confidence=unit.confidence)


def _in_order(rows: int, columns: int) -> Iterator[Unit]:
    for index in range(max(rows, columns)):
        row, column = min(index, rows), min(index, columns)
        yield Unit(range(row, min(index + 1, rows)), range(column, min(index + 1, columns)), 0.0)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a section that fits, where another pairing is clearly better."""

    section: Section
    """The stretch."""
    beads: tuple[Bead, ...]
    """The better pairing."""


def doubts(sides: Sides, section: Section) -> list[Doubt]:
    """Return the stretches of a section that fits where another pairing is clearly better than one by one, in order.

    There are none where the editor has verified a block of the section.
    """
    count = len(section.source)
    verified = any(sides.translation[j].line in sides.given.verified for j in section.translation)
    if not count or 2 * count > MOST or verified:
        return []
    weigh = partial(_doubted, sides, section)
    found = sides.given.weighed.stretches(_name("doubts", section), count, weigh)
    made = (Doubt(_part(section, at, units), _better(sides, section, units)) for at, units in found)
    return [doubt for doubt in made if not _has_originals(sides, doubt.section)]


def _has_originals(sides: Sides, section: Section) -> bool:
    """Return whether a block of a translation still is in Chinese: its words say nothing, and C02 names it."""
    blocks = (sides.translation[j] for j in section.translation)
    return not sides.given.languages[1].has_han_of_its_own and any(is_mostly_han(block.text) for block in blocks)


def _part(section: Section, at: int, units: Sequence[Unit]) -> Section:
    """Return the stretch of a section that begins at a position and has some units."""
    stop = at + sum(len(unit.source) for unit in units)
    return section.part(section.source[at:stop], range(at, stop), section.stop_line, section.after)


def _better(sides: Sides, section: Section, units: Sequence[Unit]) -> tuple[Bead, ...]:
    return tuple(replace(_bead(sides, section, unit), guess=True) for unit in units)


def _doubted(sides: Sides, section: Section) -> list[tuple[int, list[Unit]]]:
    """Return the stretches of a section in which the best way is clearly better than the plain order."""
    evidence = sides.evidence
    if not evidence.has_words and len(sides.source) < FEW:
        return []
    plain = [Unit(range(at, at + 1), range(at, at + 1)) for at in range(len(section.source))]
    lattice = evidence.lattice(section.source, section.translation, _shapes(FIT, has_words=evidence.has_words), plain)
    found = []
    for at, size, units in _stretches(lattice.beads()):
        nats = lattice.cost_of(plain[at : at + size]) - lattice.cost_of(units)
        if nats >= _enough(units, size, has_words=evidence.has_words):
            found.append((at, [evidence.turned(unit) for unit in units]))
    return found


def _enough(units: Sequence[Unit], size: int, *, has_words: bool) -> float:
    """Return by how many nats a way through a stretch of so many pairs must be better to be said."""
    paired = sum(len(unit.source) + len(unit.translation) for unit in units if unit.source and unit.translation)
    return DOUBTFUL if has_words and paired >= size else UNRELATED * size


def _stretches(best: Sequence[Unit]) -> Iterator[tuple[int, int, list[Unit]]]:
    """Yield where the best way leaves the plain order: the position, how many pairs, and its beads there."""
    at, beads = 0, list[Unit]()
    for bead in best:
        beads.append(bead)
        if bead.source.stop != bead.translation.stop:
            continue
        if len(beads) > 1 or bead.source != bead.translation or len(bead.source) != 1:
            yield at, bead.source.stop - at, beads
        at, beads = bead.source.stop, []
