"""The grid of fixed points: which of the source text match which of the translation, and how surely.

A path through the grid matches a fixed point of either side or passes one by. It is worth, in this order: the number
of its matches (a longest common subsequence), few sections that do not fit, lengths and ordinals that go together.
Forward and backward values together give the best path through every cell, so that a match with a rival of nearly
equal worth is known to be unsure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from bitext.alignment.bands import band, value

MATCH = 1e6  # nats: more than all costs of a path together, so that no cost outweighs a match
UNFIT = 12.0  # nats a section that does not fit costs: more than the lengths of two sections can say against it
MARGIN = 3.0  # nats: a rival nearer than one in twenty leaves a match unsure


@dataclass(frozen=True, slots=True)
class Grid:
    """The costs of matching `rows` fixed points of the source text and `columns` of the translation."""

    rows: int
    columns: int
    matching: Callable[[int, int], float | None]
    """Returns the cost of matching two fixed points, in nats, or None where they cannot match."""
    section: Callable[[int, int], float | None]
    """Returns the cost of the section before two fixed points, in nats, or None where it does not fit."""


@dataclass(slots=True)
class _Rows:
    """Values of paths up to, or from, each node: after a match, and after a fixed point passed by."""

    matched: list[list[float]]
    passed: list[list[float]]


def sure_matches(grid: Grid) -> list[tuple[int, int]]:
    """Return the matches that every path of nearly the best worth has, in order.

    They are the points of a longest common subsequence that have no rival within `MARGIN` nats.
    """
    bands = band(grid.rows, grid.columns)
    forward = _forward(grid, bands)
    after: _Rest = _Rest([], [])
    found: list[tuple[int, int]] = []
    for row in range(grid.rows, -1, -1):
        if row < grid.rows:
            column = _sure_column(bands, forward, after, row)
            found += [(row, column)] if column is not None else []
        after = _backward(grid, bands, after, row)
    return found[::-1]


def _enter(grid: Grid, row: int, column: int, matched: float, passed: float) -> float:
    """Return the value of a path that closes the section before `row` and `column`."""
    if matched == -inf:
        return passed
    cost = grid.section(row, column)
    return max(matched - (UNFIT if cost is None else cost), passed)


def _forward(grid: Grid, bands: list[range]) -> _Rows:
    rows = _Rows([], [])
    for row, columns in enumerate(bands):
        matched, passed = _matched_row(grid, bands, rows, row), list[float]()
        for offset, column in enumerate(columns):
            left = max(passed[-1], matched[offset - 1] - UNFIT) if offset else -inf
            above = _passed_above(rows, bands, row, column) if row else -inf
            passed.append(max(left, above))
        rows.matched.append(matched)
        rows.passed.append(passed)
    return rows


def _passed_above(rows: _Rows, bands: list[range], row: int, column: int) -> float:
    columns = bands[row - 1]
    if column not in columns:
        return -inf
    offset = column - columns.start
    return max(rows.passed[row - 1][offset], rows.matched[row - 1][offset] - UNFIT)


def _matched_row(grid: Grid, bands: list[range], rows: _Rows, row: int) -> list[float]:
    if row == 0:
        return [0.0 if column == 0 else -inf for column in bands[0]]  # the beginning holds like a match
    before = bands[row - 1]
    values = []
    for column in bands[row]:
        cost = grid.matching(row - 1, column - 1) if column - 1 in before else None
        if cost is None:
            values.append(-inf)
            continue
        offset = column - 1 - before.start
        entry = _enter(grid, row - 1, column - 1, rows.matched[row - 1][offset], rows.passed[row - 1][offset])
        values.append(entry + MATCH - cost)
    return values


@dataclass(slots=True)
class _Rest:
    """Values of the paths from the nodes of one row to the end: after a match, and after one passed by."""

    matched: list[float]
    passed: list[float]


def _backward(grid: Grid, bands: list[range], after: _Rest, row: int) -> _Rest:
    columns = bands[row]
    below = bands[row + 1] if row < grid.rows else range(0)
    matched, passed = [-inf] * len(columns), [-inf] * len(columns)
    for offset in range(len(columns) - 1, -1, -1):
        column = columns[offset]
        right = passed[offset + 1] if offset + 1 < len(columns) else -inf
        on = max(right, value(after.passed, below, column))
        last = row == grid.rows and column == grid.columns
        gain = 0.0 if last else _gain(grid, below, after, row, column)
        passed[offset] = max(on, gain)
        matched[offset] = max(on - UNFIT, _enter(grid, row, column, 0.0, -inf) + gain if gain > -inf else -inf)
    return _Rest(matched, passed)


def _gain(grid: Grid, below: range, after: _Rest, row: int, column: int) -> float:
    """Return the value of matching `row` and `column` and going on from there."""
    cost = grid.matching(row, column) if column + 1 in below and column < grid.columns else None
    return -inf if cost is None else MATCH - cost + value(after.matched, below, column + 1)


def _sure_column(bands: list[range], forward: _Rows, after: _Rest, row: int) -> int | None:
    """Return the column that `row` matches on every path of nearly the best worth, or None."""
    best, rival, found = -inf, -inf, None
    below = bands[row + 1]
    for offset, column in enumerate(bands[row]):
        matched, passed = forward.matched[row][offset], forward.passed[row][offset]
        rival = max(rival, max(matched - UNFIT, passed) + value(after.passed, below, column))
        if column + 1 in below:
            through = value(forward.matched[row + 1], below, column + 1) + value(after.matched, below, column + 1)
            rival = max(rival, min(best, through))
            best, found = (through, column) if through > best else (best, found)
    return found if best - rival >= MARGIN and best > -inf else None
