"""The best guess at a section that does not fit, and doubts about one that does, both by the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bitext.aligner import BLOCKS, Lattice, Shapes
from bitext.aligner import Bead as Unit
from bitext.alignment.beads import Bead, Section, Sides
from bitext.alignment.kinds import compatible
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
"""Nats by which it must be better where it is made of gaps alone, since a free translation shares few words; and where
lengths alone speak."""
FEW = 6
"""Blocks of an original from which lengths alone speak: of fewer, the usual ratio is not known."""


def guess(sides: Sides, section: Section, gap: float = MISFIT) -> list[Bead]:
    """Return the most likely beads of a section, in order; those that are not sure are marked as guesses.

    `gap`: what one costs, in nats, where a dictionary speaks.
    """
    if len(section.source) + len(section.translation) > MOST:
        return [_bead(sides, section, unit) for unit in _in_order(len(section.source), len(section.translation))]
    evidence = sides.evidence
    shapes = _shapes(gap, has_words=evidence.document.tokens.is_broad)
    return [
        _bead(sides, section, evidence.turned(unit))
        for unit in evidence.lattice(section.source, section.translation, shapes).beads()
    ]


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
    plain = [Unit(range(at, at + 1), range(at, at + 1)) for at in range(count)]
    shapes = _shapes(FIT, has_words=sides.evidence.has_words)
    lattice = sides.evidence.lattice(section.source, section.translation, shapes, plain)
    found = (
        _doubt(sides, section, lattice, range(at, at + size), units) for at, size, units in _stretches(lattice.beads())
    )
    return [doubt for doubt in found if doubt]


def _doubt(sides: Sides, section: Section, lattice: Lattice, at: range, units: Sequence[Unit]) -> Doubt | None:
    """Return the doubt about a stretch of a section for which the best way has some units, or None."""
    words = sides.evidence.has_words
    if not words and len(sides.source) < FEW:
        return None
    better = lattice.cost_of([Unit(range(i, i + 1), range(i, i + 1)) for i in at]) - lattice.cost_of(units)
    merged = words and any(unit.source and unit.translation for unit in units)
    if better < (DOUBTFUL if merged else UNRELATED):
        return None
    stretch = section.part(section.source[at.start : at.stop], at, section.stop_line, section.after)
    turned = sides.evidence.turned
    return Doubt(stretch, tuple(replace(_bead(sides, section, turned(unit)), guess=True) for unit in units))


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
