"""Items of lists in a source text: how an item begins, and the items nested in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# As in Python-Markdown: indented by up to three spaces, an item belongs to the list; from four on, to a nested one.
_ITEM = re.compile(r" {0,3}- ")
_INNER = re.compile(r"((?: {0,3}\t| {4})[ \t]*)(?:(- )|(?=\d{1,3}\. ))")
_ESCAPED = re.compile(r"((?: {0,3}\t| {4})[ \t]*)\\(?=\\*(?:- |\d{1,3}\. ))")
_COUNTED = re.compile(r" {0,3}(\d{1,3})\. ", re.ASCII)
_TAB = 4
_DEEPEST = 8  # nested lists: nobody writes more, and ten thousand could not be rendered


@dataclass(slots=True)
class Part:
    """A paragraph of a quotation, or an item without the items nested in it."""

    lines: list[str]
    depth: int = 0
    """Nesting depth of an item: 0 for the block itself, 1 for an item in it."""


def begins_item(line: str) -> bool:
    """Return whether a line below an item begins the next item of its list."""
    return _ITEM.match(line) is not None


def counted(line: str) -> int | None:
    """Return the number that begins a line with a full stop and a space (2 for `2. `), or None."""
    match = _COUNTED.match(line)
    return int(match[1]) if match else None


def parts_of_item(lines: Sequence[str], *, marked: bool) -> list[Part]:
    """Return an item, or a paragraph that begins with a number, and after it the items nested in it, in order.

    `marked`: whether the first line may have an item's bullet, which is taken off; numbers stay.
    """
    mark = _ITEM.match(lines[0]) if marked else None
    parts = [Part([lines[0][mark.end() :] if mark else lines[0]])]
    if not marked and counted(lines[0]) is None:
        parts[0].lines += lines[1:]
        return parts
    columns: list[int] = []  # of the items that hold the line
    for line in lines[1:]:
        inner = _INNER.match(line)
        if not inner:
            escaped = _ESCAPED.match(line)
            parts[-1].lines.append(f"{escaped[1]}{line[escaped.end() :]}" if escaped else line)
            continue
        column = len(inner[1].expandtabs(_TAB))
        while columns and columns[-1] >= column:
            columns.pop()
        columns.append(column)
        parts.append(Part([line[inner.end() :]], min(len(columns), _DEEPEST)))
    return parts
