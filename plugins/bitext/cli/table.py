"""Tables of text on a terminal, where a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bitext.diagnostics import one_line

GAP = 2  # columns between two columns of text
LEAST = 12  # columns that a text is never cut below: six Chinese characters
_WIDE = ("W", "F")
_WITHOUT_WIDTH = ("Mn", "Me", "Cf")  # they stand on the character before them, or show nothing


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column have in common."""

    heading: str
    right: bool = False
    """Whether the cells end at the same place, as numbers do."""
    cut: bool = False
    """Whether the cells are cut where the table is too wide."""


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def cut(text: str, room: int) -> str:
    """Return as much of a text as fits, with an ellipsis where something is missing."""
    if width(text) <= room:
        return text
    taken = 1  # the ellipsis
    for index, character in enumerate(text):
        taken += _width(character)
        if taken > room:
            return f"{text[:index].rstrip()}…"
    return text


def laid_out(columns: Sequence[Column], rows: Iterable[Sequence[str]], room: int) -> list[str]:
    """Return the lines of a table with its headings; columns in which nothing stands are left out.

    `room`: columns that the table may take. White space in a cell becomes a space, what cannot be printed an escape.
    """
    cells = [[one_line(" ".join(cell.split())) for cell in row] for row in rows]
    kept = [index for index in range(len(columns)) if any(row[index] for row in cells)]
    columns = [columns[index] for index in kept]
    table = [[column.heading for column in columns], *([row[index] for index in kept] for row in cells)]
    widths = _fitted(columns, [max(map(width, column)) for column in zip(*table, strict=True)], room)
    return [_line(columns, row, widths) for row in table]


def _fitted(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """Return the widths with those that may be cut sharing what the others leave: the narrowest take what they need."""
    fitted = list(widths)
    flexible = sorted((index for index, column in enumerate(columns) if column.cut), key=widths.__getitem__)
    left = room - GAP * (len(columns) - 1) - sum(widths) + sum(widths[index] for index in flexible)
    for count, index in zip(range(len(flexible), 0, -1), flexible, strict=True):
        fitted[index] = min(widths[index], max(left // count, LEAST))
        left -= fitted[index]
    return fitted


def _line(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]) -> str:
    parts = []
    for column, cell, size in zip(columns, row, widths, strict=True):
        text = cut(cell, size)
        blank = " " * (size - width(text))
        parts.append(blank + text if column.right else text + blank)
    return (" " * GAP).join(parts).rstrip()
