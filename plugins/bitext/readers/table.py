"""Tables with commas, semicolons or tabs between the cells (RFC 4180), every cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')


class TableError(Exception):
    """The text is no table."""

    def __init__(self, line: int, column: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column
        self.problem = problem


class Cell(NamedTuple):
    """A cell with the place that it begins at."""

    text: str
    """Its content, without quotation marks around it and white space at its ends."""
    line: int
    column: int


def rows(text: str, delimiter: str) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table with LF line ends, empty ones too.

    Raises TableError where a quotation mark is not closed, or something follows the closing one.
    """
    plain = re.compile(f"[^{re.escape(delimiter)}\n]*+")
    position, line, line_start = 0, 1, 0
    row: list[Cell] = []
    while position < len(text):
        column = position - line_start + 1
        content, end = _cell(text, position, plain, line, column)
        row.append(Cell(content.strip(), line, column))
        breaks = text.count("\n", position, end)
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", position, end) + 1
        if text[end : end + 1] not in ("", "\n", delimiter):
            raise TableError(line, end - line_start + 1, "more after the closing quotation mark")
        if text[end : end + 1] != delimiter:
            yield tuple(row)
            row, line, line_start = [], line + 1, end + 1
        elif end + 1 == len(text):
            row.append(Cell("", line, end + 1 - line_start + 1))
        position = end + 1
    if row:
        yield tuple(row)


def _cell(text: str, start: int, plain: re.Pattern[str], line: int, column: int) -> tuple[str, int]:
    """Return the content of the cell that begins at `start`, and the offset of its end."""
    if text[start] == '"':
        quoted = _QUOTED.match(text, start)
        if not quoted:
            raise TableError(line, column, "none")
        return quoted[1].replace('""', '"'), quoted.end()
    match = plain.match(text, start)
    end = match.end() if match else start
    return text[start:end], end
