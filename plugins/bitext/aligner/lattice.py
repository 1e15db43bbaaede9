"""The lattice: all ways through two texts by beads, the best of them, and how likely each bead is.

A node (i, j) says that i units of the first side and j of the second are done; an edge is a bead. Costs are in nats.
The best way is found by a dynamic programme (Gale and Church 1993, "A program for aligning sentences in bilingual
corpora", Computational Linguistics 19(1)); the probability of a bead is that of all ways through it against that of all
ways (the forward–backward algorithm).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, inf, log
from typing import Protocol

from bitext.aligner.bands import rows_of
from bitext.aligner.beads import Bead
from bitext.aligner.evidence import Evidence
from bitext.aligner.shapes import Shapes

SMOOTHING = 10.0
"""Characters that are added to both lengths, so that very short units do not differ beyond measure."""
LONGER, MARGIN = 3.0, 40.0
"""A side is never more than so many times as long as the other, and a margin in characters: no such bead is tried."""
CERTAIN = 30.0
"""Nats by which a bead is worse than the best way to its end from where it has no share in any probability."""
TEMPERATURE = 1.6
"""What nats are divided by for probabilities: the evidence of neighbouring tokens is not independent."""

_Edge = tuple[int, int, float]
"""A bead: the node where it begins, the one where it ends, its cost."""


class Extra(Protocol):
    """What more is known of the units than their texts."""

    def cost(self, first: int, firsts: int, second: int, seconds: int) -> float:
        """Return what a bead costs besides, in nats; `inf` forbids it. One side may have none."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """The ways through a group of units."""

    shapes: Shapes
    lengths: tuple[Sequence[float], Sequence[float]]
    """By side and unit, in characters that can be compared."""
    evidence: Evidence
    bands: Sequence[range]
    """By number of units of the first side that are done: the numbers of the second that are tried."""
    extra: Extra | None = None

    def beads(self) -> list[Bead]:
        """Return the beads of the best way, in order, each with its probability."""
        if not self.lengths[0] and not self.lengths[1]:
            return []
        search = _Search(self, self.shapes.beam)
        search.run()
        if search.costs[-1] == inf:  # the beam has cut off all ways: seldom, where much is left out
            search = _Search(self, inf)
            search.run()
        return search.best()

    def cost_of(self, beads: Sequence[Bead]) -> float:
        """Return what a way costs, in nats, whether or not the bands hold it."""
        ahead = [*accumulate(self.lengths[0], initial=0.0)]
        beside = [*accumulate(self.lengths[1], initial=0.0)]
        return sum(self._cost(bead, ahead, beside) for bead in beads)

    def _cost(self, bead: Bead, ahead: Sequence[float], beside: Sequence[float]) -> float:
        i, j, a, b = bead.source.start, bead.translation.start, len(bead.source), len(bead.translation)
        more = self.extra.cost(i, a, j, b) if self.extra else 0.0
        if not a or not b:
            return more + self.shapes.gap * max(a, b)
        found = self.evidence.sums(0, i, a, range(j, j + b))[-1] + self.evidence.sums(1, j, b, range(i, i + a))[-1]
        found *= self.shapes.scale
        return (
            more + self.shapes.cost(a, b) + self._misfit(ahead[i + a] - ahead[i], beside[j + b] - beside[j]) - found / 2
        )

    def _misfit(self, expected: float, found: float) -> float:
        difference = log((found + SMOOTHING) / (expected + SMOOTHING))
        variance = self.shapes.spread + self.shapes.shortness / (found + expected + SMOOTHING)
        return min(self.shapes.worst, difference * difference / (2 * variance))


class _Search:
    """One run of the programme. Its loops are the hottest code of the package: flat lists and local names."""

    def __init__(self, lattice: Lattice, beam: float) -> None:
        self.lattice = lattice
        self.bands = lattice.bands
        self.beam = beam
        self.ahead = [*accumulate(lattice.lengths[0], initial=0.0)]
        self.beside = [*accumulate(lattice.lengths[1], initial=0.0)]
        self.bases = [0, *accumulate(map(len, self.bands))]
        """By row: the number of its first node."""
        self.costs = [inf] * self.bases[-1]
        """By node: the cost of the best way to it."""
        self.last = [-1] * self.bases[-1]
        """By node: the edge that the best way to it ends with."""
        self.edges: list[_Edge] = []
        """All beads that were tried: those that begin at a node stand behind all that end there."""
        self._columns: dict[tuple[int, int], tuple[int, list[float]]] = {}
        self._reach = rows_of(self.bands, len(lattice.lengths[1]))

    def run(self) -> None:
        """Find the best way to each node."""
        self.costs[0] = 0.0
        for row in range(len(self.bands)):
            live = self._added(row)
            if row + 1 == len(self.bands) or not live:
                continue
            self._leave_out(row, live)
            for count, shapes in enumerate(self.lattice.shapes.table, 1):
                if row + count >= len(self.bands):
                    break
                self._pair(row, count, shapes, live)

    def best(self) -> list[Bead]:
        """Return the beads of the best way, each with its probability."""
        path, node = list[_Edge](), len(self.costs) - 1
        while node:
            path.append(self.edges[self.last[node]])
            node = path[-1][0]
        likely = self._probabilities()
        return [self._bead(edge, likely) for edge in reversed(path)]

    def _bead(self, edge: _Edge, likely: tuple[list[float], list[float]]) -> Bead:
        (i, j), (below, beside) = self._place(edge[0]), self._place(edge[1])
        before, after = likely
        probability = before[edge[0]] * exp(-self._excess(edge)) * after[edge[1]] / before[-1]
        return Bead(range(i, below), range(j, beside), min(1.0, probability))

    def _place(self, node: int) -> tuple[int, int]:
        row = bisect_right(self.bases, node) - 1
        return row, self.bands[row].start + node - self.bases[row]

    def _excess(self, edge: _Edge) -> float:
        """Return by how much a bead is worse than the best way from its beginning to its end."""
        start, end, own = edge
        return (self.costs[start] + own - self.costs[end]) / TEMPERATURE

    def _probabilities(self) -> tuple[list[float], list[float]]:
        """Return, by node, the sums over all ways to it and from it, in multiples of the best way's."""
        kept = [(edge[0], edge[1], exp(-excess)) for edge in self.edges if (excess := self._excess(edge)) < CERTAIN]
        before, after = [0.0] * len(self.costs), [0.0] * len(self.costs)
        before[0] = after[-1] = 1.0
        for start, end, weight in kept:
            before[end] += before[start] * weight
        for start, end, weight in reversed(kept):
            after[start] += after[end] * weight
        return before, after

    def _added(self, row: int) -> list[tuple[int, float]]:
        """Try the units of the second side that stand alone; return the live nodes of the row, with their costs."""
        base, band = self.bases[row], self.bands[row]
        costs, gap, extra = self.costs, self.lattice.shapes.gap, self.lattice.extra
        limit = min(costs[base : base + len(band)]) + self.beam
        live = []
        for node, j in enumerate(band, base):
            cost = costs[node]
            if cost > limit or cost == inf:
                continue
            live.append((j, cost))
            if j + 1 < band.stop:
                self._try(node, node + 1, gap + (extra.cost(row, 0, j, 1) if extra else 0.0))
        return live

    def _leave_out(self, row: int, live: list[tuple[int, float]]) -> None:
        """Try the unit of the first side that stands alone."""
        here, below = self.bands[row], self.bands[row + 1]
        gap, extra = self.lattice.shapes.gap, self.lattice.extra
        for j, _ in live:
            if j in below:
                own = gap + (extra.cost(row, 1, j, 0) if extra else 0.0)
                self._try(self.bases[row] + j - here.start, self.bases[row + 1] + j - below.start, own)

    def _try(self, start: int, end: int, own: float) -> None:
        cost = self.costs[start] + own
        if cost < inf:
            if cost < self.costs[end]:
                self.costs[end], self.last[end] = cost, len(self.edges)
            self.edges.append((start, end, own))

    def _pair(self, row: int, count: int, shapes: tuple[tuple[int, float], ...], live: list[tuple[int, float]]) -> None:
        """Try all beads of `count` units of the first side that begin at the live nodes of a row."""
        lattice, beside, extra, costs = self.lattice, self.beside, self.lattice.extra, self.costs
        spread, shortness, worst = lattice.shapes.spread, lattice.shapes.shortness, lattice.shapes.worst
        begin, stop = self.bands[row + count].start, self.bands[row + count].stop
        half = lattice.shapes.scale / 2
        expected = self.ahead[row + count] - self.ahead[row]
        least, most = (expected - MARGIN) / LONGER, expected * LONGER + MARGIN
        sums: list[float] | None = None
        if not live:
            return
        # No more is computed than what the live nodes can reach.
        low, high = live[0][0], min(stop - 1, live[-1][0] + shapes[-1][0])
        start, target = self.bases[row] - self.bands[row].start, self.bases[row + count] - begin
        for j, cost in live:
            done = beside[j] if j < stop else inf
            for seconds, usual in shapes:
                end = j + seconds
                if end >= stop or ((found := beside[end] - done) > most and seconds > 1):
                    break
                if end < begin or (found < least and count > 1):
                    continue
                if sums is None:
                    sums = lattice.evidence.sums(0, row, count, range(low, high))
                offset, column = self._column(j, seconds)
                difference = log((found + SMOOTHING) / (expected + SMOOTHING))
                misfit = difference * difference / (2 * (spread + shortness / (found + expected + SMOOTHING)))
                own = (
                    usual
                    + (min(worst, misfit))
                    - half * (sums[end - low] - sums[j - low] + column[row + count - offset] - column[row - offset])
                )
                if extra:
                    own += extra.cost(row, count, j, seconds)
                if own < inf:
                    if cost + own < costs[target + end]:
                        costs[target + end], self.last[target + end] = cost + own, len(self.edges)
                    self.edges.append((start + j, target + end, own))

    def _column(self, start: int, count: int) -> tuple[int, list[float]]:
        """Return how well the first side is explained by some units of the second: a row, and sums from there."""
        found = self._columns.get((start, count))
        if found is None:
            first, last = self._reach[start][0], self._reach[start + count][1]
            sums = self.lattice.evidence.sums(1, start, count, range(first, last))
            found = self._columns[start, count] = first, sums
        return found
