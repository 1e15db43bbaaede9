"""Tables with a text in one column and its translation in another: CSV, and with tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bitext.importers.parallel.aligned import Aligned, Row, faulty, paragraphs
from bitext.importers.parallel.text_files import read_text
from bitext.importers.parallel.two_languages import Tags, as_tag
from bitext.importers.parallel.xml_files import MOST_BYTES
from bitext.languages import language
from bitext.languages.detection import tag_of
from bitext.languages.lists import words
from bitext.readers.language_names import language_of
from bitext.readers.table import Cell, TableError, rows
from bitext.readers.table_cells import unguarded

_SIGNS = {".tsv": "\t", ".tab": "\t"}
_SOURCE = words("original source 原文 source-text chinese")
_TRANSLATION = words("translation target 译文 譯文")
_LOOKED_AT = 200  # rows: enough to know what a column holds
_MOST = 0.6  # share of a column's cells in its language
_Columns = tuple[int, int]


def read_table(path: Path, shown: str, codec: str, named: Tags) -> Aligned:
    """Return the rows of a table; a cell with several lines has several paragraphs."""
    file = read_text(path, shown, MOST_BYTES, codec)
    if file.fault:
        return Aligned(shown, fault=file.fault)
    try:
        table = [row for row in rows(file.text, _delimiter(path, file.text)) if any(cell.text for cell in row)]
    except TableError as error:
        message = (
            f"expected cells parted by commas or tabs, found {error.problem}; close the quotation mark, or double it"
        )
        return faulty(shown, message, error.line, error.column)
    columns = _by_heads(table, named) if table else None
    has_heads = columns is not None
    columns = columns or _by_content(table, named)
    if columns is None:
        do = "leave two columns, the original and its translation, or name them original and translation"
        return faulty(shown, f"expected a column of each language, found {_found(table)}; {do}")
    made = []
    for row in table[has_heads:]:
        one, other = (paragraphs(unguarded(row[at])) if at < len(row) else () for at in columns)
        if one or other:
            made.append(Row(one, other))
    sides = ["\n".join(row[at].text for row in table[has_heads:] if at < len(row)) for at in columns]
    tags = [as_tag(named[index] or tag_of(side), side) for index, side in enumerate(sides)]
    others = max((len(row) for row in table), default=0) - 2
    dropped = (f"{others} other column{'s' * (others > 1)}",) if others > 0 and not _is_ours(table) else ()
    return Aligned(shown, (tags[0], tags[1]), rows=tuple(made), guess=file.guess, sample=file.sample, dropped=dropped)


def _delimiter(path: Path, text: str) -> str:
    named = _SIGNS.get(path.suffix.lower())
    line = text.partition("\n")[0]
    return named or max(",;\t", key=line.count)


def _by_heads(table: Sequence[Sequence[Cell]], named: Tags) -> _Columns | None:
    """Return the columns whose headings say what they hold, or None."""
    heads = [cell.text.strip().casefold() for cell in table[0]]
    ours = next((at for at, head in enumerate(heads) if head in _SOURCE), None)
    theirs = next((at for at, head in enumerate(heads) if head in _TRANSLATION), None)
    if ours is not None and theirs is not None:
        return ours, theirs
    tags = [language_of(head)[0].partition("-")[0] for head in heads]
    ours, theirs = ((tags.index(tag) if tag in tags else None) for tag in ("zh", "en"))
    if ours is None or theirs is None:
        return None
    return (theirs, ours) if named[0] and not language(named[0]).is_chinese else (ours, theirs)


def _by_content(table: Sequence[Sequence[Cell]], named: Tags) -> _Columns | None:
    """Return the columns of two languages by what most of their cells are written in, or None."""
    width = max((len(row) for row in table), default=0)
    found = list[tuple[int, str]]()
    for at in range(min(width, 50)):
        cells = [row[at].text for row in table[:_LOOKED_AT] if at < len(row) and row[at].text]
        tag, most = Counter(map(tag_of, cells)).most_common(1)[0] if cells else ("", 0)
        if tag and most >= _MOST * len(cells):
            found.append((at, tag))
    if len(found) != 2 or found[0][1] == found[1][1]:
        return None
    (ours, one), (theirs, other) = found
    swap = (named[0] and language(named[0]).is_as(language(other))) or (not named[0] and other == "zh" != one)
    return (theirs, ours) if swap else (ours, theirs)


def _is_ours(table: Sequence[Sequence[Cell]]) -> bool:
    return [cell.text for cell in table[0]] == ["pair", "original", "translation"]


def _found(table: Sequence[Sequence[Cell]]) -> str:
    width = max((len(row) for row in table), default=0)
    return f"{width} column{'' if width == 1 else 's'}" if width else "none"
