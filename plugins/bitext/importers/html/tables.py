"""Tables of a page: which of them hold data and which the layout; their cells, where some reach over several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from bitext.importers.html.elements import BLOCKS, attribute, words_of

_MOST_SPAN, _MOST_CELLS = 60, 20_000  # a spreadsheet of that size is no part of a text
_LONG_CELL, _SEVERAL = 600, 3  # characters and paragraphs of a cell that is a text of its own
_PARAGRAPHS = frozenset(("p", "div", "li", "blockquote", "h1", "h2", "h3", "h4"))


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table."""

    rows: tuple[tuple[Tag | None, ...], ...]
    """All rows with as many cells; None where there is none. A cell that reaches over several stands in each."""
    header: bool
    """Whether the first row is the header."""
    is_merged: bool
    """Whether a cell reaches over several."""


def rows_of(table: Tag) -> list[list[Tag]]:
    """Return the cells of a table row by row, without those of tables in it."""
    rows = list[list[Tag]]()
    for row in table.find_all("tr"):
        if row.find_parent("table") is table:
            rows.append([cell for cell in row.find_all(("td", "th")) if cell.find_parent("tr") is row])
    return [row for row in rows if row]


def is_layout(table: Tag) -> bool:
    """Return whether a table only places things on the page."""
    if attribute(table, "role") in ("presentation", "none") or table.find("table"):
        return True
    rows = rows_of(table)
    if not rows or (len(rows) == 1 and not table.find("th")) or all(len(row) == 1 for row in rows):
        return True
    if any(_is_text(cell) for row in rows for cell in row) and len(rows) < _SEVERAL:
        return True
    return bool(labels_of(table))


def labels_of(table: Tag) -> list[Tag]:
    """Return the cells of links, and empty ones, of a table that has in each row one text and nothing else."""
    labels = list[Tag]()
    for row in rows_of(table):
        others = [cell for cell in row if not words_of(cell) or _is_link(cell)]
        if len(others) != len(row) - 1 or row[0].name == "th":
            return []
        labels += others
    return labels


def _is_link(cell: Tag) -> bool:
    link = cell.find("a", href=True)
    return link is not None and words_of(link) == words_of(cell)


def is_box(table: Tag) -> bool:
    """Return whether a table is a frame around one cell, or a title and a cell, as a box in a plan is."""
    if table.find("table"):
        return False
    rows = rows_of(table)
    return 0 < len(rows) < _SEVERAL and all(len(row) == 1 for row in rows)


def _is_text(cell: Tag) -> bool:
    inner = sum(1 for tag in cell.find_all(_PARAGRAPHS) if not tag.find(BLOCKS) and words_of(tag))
    return (inner >= _SEVERAL and len(words_of(cell)) > _LONG_CELL / 4) or len(words_of(cell)) > _LONG_CELL


def grid_of(table: Tag) -> Grid:
    """Return the cells of a table in their places."""
    rows = rows_of(table)
    header = bool(rows) and (all(cell.name == "th" for cell in rows[0]) or rows[0][0].find_parent("thead") is not None)
    placed: dict[tuple[int, int], Tag | None] = {}
    is_merged = False
    area = sum(_span(cell, "colspan") * min(_span(cell, "rowspan"), len(rows)) for row in rows for cell in row)
    most = _MOST_SPAN if area <= _MOST_CELLS else 1
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in placed:
                x += 1
            wide, high = _span(cell, "colspan", most), min(_span(cell, "rowspan", most), len(rows) - y)
            is_merged = is_merged or wide * high > 1
            whole = len(row) == 1 and x == 0 and high == 1  # a heading across the table stands once
            placed |= {
                (y + down, x + right): None if whole and right else cell
                for down in range(high)
                for right in range(wide)
            }
            x += wide
    return Grid(tuple(_rows(placed)), header, is_merged)


def _rows(placed: dict[tuple[int, int], Tag | None]) -> Iterator[tuple[Tag | None, ...]]:
    width = max((x for _, x in placed), default=-1) + 1
    for y in range(max((y for y, _ in placed), default=-1) + 1):
        yield tuple(placed.get((y, x)) for x in range(width))


def _span(cell: Tag, name: str, most: int = _MOST_SPAN) -> int:
    said = attribute(cell, name)
    return min(max(int(said), 1), most) if said.isdecimal() and len(said) < 6 else 1
