"""Bands: how far from the diagonal a dynamic programme looks, so that its work grows with its input alone."""

from __future__ import annotations

from math import inf

FULL = 64  # cells per block up to which the whole grid is looked at: all of it for sections of up to 128 blocks
NARROW = 24  # cells on either side of the diagonal: a slip of so many blocks is found in the longest of sections
WIDE = 72  # cells on either side where the sides differ in number, which moves the path off the diagonal
CELLS = 100_000  # cells of a whole grid, a second or so of work: past it, bands become narrower
LEAST = 2  # cells on either side, however long the input


def band(rows: int, columns: int) -> list[range]:
    """Return, for each of the nodes 0 to `rows`, the nodes of the other side that it may be reached with.

    The band lies along the straight line from (0, 0) to (rows, columns), holds both, and is connected. It has at most
    146 · (rows + columns + 2) cells.
    """
    if (rows + 1) * (columns + 1) <= FULL * (rows + columns + 2):
        return [range(columns + 1)] * (rows + 1)
    half = min(NARROW + abs(rows - columns), WIDE, max(LEAST, CELLS // (2 * rows)))
    return [
        range(max(0, row * columns // rows - half), min(columns, (row + 1) * columns // rows + half) + 1)
        for row in range(rows + 1)
    ]


def value(row: list[float], columns: range, column: int, otherwise: float = -inf) -> float:
    """Return the value of a banded row at a column, or `otherwise` outside the band."""
    return row[column - columns.start] if column in columns else otherwise
