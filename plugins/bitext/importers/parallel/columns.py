"""A table with a text in one column and its translation in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bitext.importers.document import Block, Run, text_of
from bitext.importers.parallel.aligned import Row
from bitext.importers.parallel.lines import lines_of
from bitext.languages.detection import tag_of
from bitext.readers.language_names import language_of

_MOSTLY = 0.7  # share of a column's cells in its language
_FILLED = 0.5  # share of its cells that have words
_LEAST = 2  # rows of a table, and columns with words
_HEADS = ("original", "translation", "原文", "译文", "譯文")


def rows_in(block: Block) -> list[Row] | None:
    """Return the rows of a table that has a language in each of two columns, without its header, or None."""
    columns = _columns(block) if block.kind == "table" else None
    if columns is None:
        return None
    rows = list[Row]()
    for index, row in enumerate(block.rows):
        cells = [row[at] for at in columns]
        if index or not all(_names_a_language(text_of(cell)) for cell in cells):
            rows += _in_columns(*cells)
    return rows


def _columns(block: Block) -> tuple[int, int] | None:
    """Return the columns that hold a text and its translation, or None."""
    if len(block.rows) < _LEAST:
        return None
    found = list[tuple[int, str]]()
    for at in range(len(block.rows[0])):
        tags = [tag for row in block.rows if (tag := tag_of(text_of(row[at])))]
        tag, most = Counter(tags).most_common(1)[0] if tags else ("", 0)
        if most >= _MOSTLY * len(tags) and most >= _FILLED * len(block.rows):
            found.append((at, tag))
    if len(found) != _LEAST or found[0][1] == found[1][1]:
        return None
    return found[0][0], found[1][0]


def _names_a_language(text: str) -> bool:
    return bool(language_of(text)[0]) or text.strip().casefold() in _HEADS


def _in_columns(one: Sequence[Run], other: Sequence[Run]) -> Iterator[Row]:
    """Yield the rows of two cells: their lines one by one, where both have as many."""
    first, second = ([_of_line(line) for line in lines_of(cell)] for cell in (one, other))
    if len(first) == len(second):
        yield from (Row((ours,), (theirs,)) for ours, theirs in zip(first, second, strict=True))
    else:
        yield Row(tuple(first), tuple(second))


def _of_line(runs: Sequence[Run]) -> Block:
    return Block("paragraph", tuple(runs), language=tag_of(text_of(tuple(runs))))
