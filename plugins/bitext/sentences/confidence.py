"""Confidence: which beads are shown apart. What cannot be told apart stays together, the whole pair at the worst."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bitext.aligner import Bead

FLOOR = 0.6
"""Probability below which a bead is not shown as one."""


def firm(beads: Sequence[Bead]) -> list[Bead]:
    """Return the beads of a pair, those that follow one another below the floor joined into one.

    Where such a run begins and ends is as sure as the beads around it.
    """
    found = list[Bead]()
    before = 1.0
    groups = [(is_low, list(run)) for is_low, run in groupby(beads, key=lambda bead: bead.confidence < FLOOR)]
    for at, (is_low, run) in enumerate(groups):
        after = groups[at + 1][1][0].confidence if at + 1 < len(groups) else 1.0
        found += [_joined(run, min(before, after))] if is_low else run
        before = run[-1].confidence
    return found


def _joined(beads: Sequence[Bead], confidence: float) -> Bead:
    source = range(beads[0].source.start, beads[-1].source.stop)
    translation = range(beads[0].translation.start, beads[-1].translation.stop)
    return Bead(source, translation, confidence)
