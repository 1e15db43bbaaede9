"""Bands: which nodes of the lattice are looked at, so that its work grows with the texts and not with their product.

A first, coarse way is found through the pairs of units with the strongest evidence: the chain of them that goes forward
on both sides and weighs most. The band lies around that way, and is wider where it goes far without such a pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from bitext.aligner.beads import Bead
from bitext.aligner.evidence import Evidence

WHOLE = 400
"""Nodes up to which all are looked at."""
LONGEST = 12
"""Units of one side in a bead, as a rule: what is farther away is left out of the evidence."""
NARROW = 8
"""Nodes on either side of a way that is known."""
HALF, DENSE = 30, 12
"""Nodes on either side of the coarse way, and of one that has a pair for most units."""
MANY = 0.6
"""Pairs for each unit from which the coarse way is dense."""
WIDER = 0.25
"""Nodes that are added for each unit between two pairs of the coarse way."""
WIDEST = 60
BEST = 4
"""Pairs of a unit that may be on the coarse way."""
WEIGHTY = 2.0
"""Nats from which a pair may be on it."""

Point = tuple[int, int]


def bands(evidence: Evidence, lengths: tuple[Sequence[float], Sequence[float]]) -> list[range]:
    """Return, for each number of units of the first side that are done, the numbers of the second that are tried."""
    rows, columns = len(lengths[0]), len(lengths[1])
    if (rows + 1) * (columns + 1) <= WHOLE:
        return [range(columns + 1)] * (rows + 1)
    points = [(0, 0), *_chain(_candidates(evidence, rows, columns), columns), (rows, columns)]
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    near = DENSE if len(points) > MANY * rows else HALF
    for start, end in pairwise(points):
        half = min(WIDEST, near + int(WIDER * max(end[0] - start[0], end[1] - start[1])))
        for row, column in _between(start, end, lengths):
            low[row] = min(low[row], max(0, column - half))
            high[row] = max(high[row], min(columns, column + half))
    return _connected(low, high)


def _connected(low: Sequence[int], high: Sequence[int]) -> list[range]:
    """Return bands that go forward, each of which has a node in common with the one before."""
    lowest = list(accumulate(reversed(low), min))[::-1]
    highest = list(accumulate(high, max))
    starts = [0, *(min(first, last) for first, last in zip(lowest[1:], highest, strict=False))]
    return [range(first, last + 1) for first, last in zip(starts, highest, strict=True)]


def _candidates(evidence: Evidence, rows: int, columns: int) -> list[tuple[int, int, float]]:
    """Return the pairs of units with the most evidence: unit of the first side, of the second, nats."""
    found = []
    for row in range(rows):
        sums = evidence.sums(0, row, 1, range(columns))
        gains = [(after - before, -column) for column, (before, after) in enumerate(pairwise(sums)) if after > before]
        gains.sort(reverse=True)
        found += [(row, -column, gain) for gain, column in gains[:BEST] if gain >= WEIGHTY]
    return found


def _chain(candidates: Sequence[tuple[int, int, float]], columns: int) -> list[Point]:
    """Return the pairs of the heaviest chain that goes forward on both sides (a Fenwick tree of the best so far)."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (columns + 2)
    before = [-1] * len(candidates)
    waiting: list[tuple[int, float, int]] = []
    row = -1
    for index, (unit, column, gain) in enumerate(candidates):
        if unit != row:
            _enter(tree, waiting)
            waiting, row = [], unit
        best, before[index] = _best(tree, column)
        waiting.append((column, best + gain, index))
    _enter(tree, waiting)
    chain, index = list[Point](), _best(tree, columns)[1]
    while index >= 0:
        chain.append((candidates[index][0], candidates[index][1]))
        index = before[index]
    return chain[::-1]


def _enter(tree: list[tuple[float, int]], found: Sequence[tuple[int, float, int]]) -> None:
    for column, weight, index in found:
        at = column + 1
        while at < len(tree):
            if weight > tree[at][0]:
                tree[at] = weight, index
            at += at & -at


def _best(tree: Sequence[tuple[float, int]], column: int) -> tuple[float, int]:
    """Return the heaviest chain that ends before a column: its weight, and the index of its last pair."""
    best = (0.0, -1)
    at = column
    while at:
        if tree[at][0] > best[0]:
            best = tree[at]
        at -= at & -at
    return best


def _between(start: Point, end: Point, lengths: tuple[Sequence[float], Sequence[float]]) -> list[Point]:
    """Return, for each row from one point to another, the column that is as far by length."""
    first, second = lengths[0][start[0] : end[0]], lengths[1][start[1] : end[1]]
    whole = sum(first) or 1.0
    scale = sum(second) / whole
    points, column, done, passed = [start], start[1], 0.0, 0.0
    for row, length in enumerate(first, start[0] + 1):
        done += length * scale
        while column < end[1] and passed + lengths[1][column] / 2 <= done:
            passed += lengths[1][column]
            column += 1
        points.append((row, column))
    return [*points, end]


def around(beads: Sequence[Bead], rows: int, columns: int) -> list[range]:
    """Return the bands around a way that is known."""
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    for bead in beads:
        for row in range(bead.source.start, bead.source.stop + 1):
            low[row] = min(low[row], max(0, bead.translation.start - NARROW))
            high[row] = max(high[row], min(columns, bead.translation.stop + NARROW))
    return _connected(low, high)


def rows_of(bands: Sequence[range], columns: int) -> list[tuple[int, int]]:
    """Return, for each number of units of the second side, the first and the last row whose band has it."""
    reach = [(len(bands), -1)] * (columns + 1)
    for row, band in enumerate(bands):
        for column in band:
            first, last = reach[column]
            reach[column] = min(first, row), max(last, row)
    return reach


def reach_of(bands: Sequence[range], columns: int) -> tuple[list[range], list[range]]:
    """Return, by side and unit, the units of the other side that a bead in the bands may have with it."""
    ahead = [range(bands[row].start, bands[min(row + LONGEST, len(bands) - 1)].stop) for row in range(len(bands) - 1)]
    rows = rows_of(bands, columns)
    beside = [range(rows[at][0], rows[min(at + LONGEST, columns)][1] + 1) for at in range(columns)]
    return ahead, beside
