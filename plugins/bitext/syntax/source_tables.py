"""Tables of a source text: rows, cells and the header."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE_CELL = re.compile(r"[ \t]*+:?-++:?[ \t]*+")
_PIPE = re.compile(r"(?<!\\)\|")


def rows_of(lines: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Return the cells of a table, and whether the first row is its header."""
    header = len(lines) > 1 and _is_rule(lines[1])
    kept = [line for index, line in enumerate(lines) if not (header and index == 1)]
    return tuple(_cells(line) for line in kept), header


def _is_rule(line: str) -> bool:
    """Return whether a line is the one of dashes below a table's header."""
    cells = line.strip(" \t").removeprefix("|").removesuffix("|").split("|")
    return all(_RULE_CELL.fullmatch(cell) for cell in cells)


def _cells(line: str) -> tuple[str, ...]:
    cells = _PIPE.split(line)[1:]
    if len(cells) > 1 and not cells[-1].strip(" \t"):
        cells = cells[:-1]
    # Padding is ASCII: an ideographic space is text.
    return tuple(cell.strip(" \t").replace("\\|", "|") for cell in cells)
