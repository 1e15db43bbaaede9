"""A block left out, or one merged with its neighbour: where the lengths of the pairs around it say it plainly.

The guess weighs how frequent each kind of bead is, and lengths by a usual ratio of the two languages. The pairs that
it finds give this translation's own ratio. Where a block of the translation is as long, by this ratio, as one of the
two source blocks that it is joined with, and not as long as both, the other was left out. A mark for a merge
would hide that for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from bitext.aligner.lengths import misfit
from bitext.alignment.beads import Bead, Sides
from bitext.alignment.fitting import compatible

PLAIN = 0.5
"""Nats by which lengths must speak for one block alone against both.

In 300 documents with merges, splits and losses it parts 14 joins, of which one was right.
"""
ENOUGH = 3
"""Least number of pairs of one block with one for a ratio."""
LONG = 40
"""Least length, in characters, of a block of the translation that counts for the ratio."""


def parted(sides: Sides, beads: Sequence[Bead]) -> Iterator[Bead]:
    """Yield the beads of a guess, those of two source blocks split where one of the two is plainly left out."""
    ratio = _ratio(sides, beads)
    for bead in beads:
        yield from _parted(sides, bead, ratio) if ratio and _is_merge(bead) else (bead,)


def _is_merge(bead: Bead) -> bool:
    return len(bead.source) == 2 and len(bead.translation) == 1


def _ratio(sides: Sides, beads: Sequence[Bead]) -> float:
    """Return the median of a block's length over its expected length; 0 where there are fewer than `ENOUGH` pairs."""
    ratios = [
        sides.translation_lengths[bead.translation[0]] / sides.source_lengths[bead.source[0]]
        for bead in beads
        if len(bead.source) == len(bead.translation) == 1
        and sides.translation_lengths[bead.translation[0]] >= LONG
        and sides.source_lengths[bead.source[0]]
    ]
    return median(ratios) if len(ratios) >= ENOUGH else 0.0


def _parted(sides: Sides, bead: Bead, ratio: float) -> Iterator[Bead]:
    found = sides.translation_lengths[bead.translation[0]]
    expected = [ratio * sides.source_lengths[i] for i in bead.source]
    alone = [misfit(each, found) for each in expected]
    first = alone[0] <= alone[1]
    kept, gone = (bead.source[:1], bead.source[1:]) if first else (bead.source[1:], bead.source[:1])
    alike = compatible(sides.source[kept[0]], sides.translation[bead.translation[0]])
    if not alike or min(alone) + PLAIN >= misfit(sum(expected), found):
        yield bead
        return
    pair, gap = Bead(kept, bead.translation, guess=True), Bead(gone, range(0), "missing", guess=True)
    yield from (pair, gap) if first else (gap, pair)
