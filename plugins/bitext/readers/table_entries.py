"""A table of terms and renderings, from a spreadsheet or another program → drafts of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from bitext.diagnostics import Finding, Location
from bitext.languages.zh.numbered_pinyin import with_tone_marks
from bitext.model.glossary import Status, TermType
from bitext.nearest import Nearest
from bitext.readers.drafts import Draft, Report, mapping, text
from bitext.readers.entries import RENDERING_KEYS
from bitext.readers.statuses import is_yes, status_of
from bitext.readers.table import Cell, TableError, rows
from bitext.readers.table_cells import MEASURE_WORD, headwords_in, may_be_several, renderings_in, unguarded, value_of
from bitext.readers.table_columns import Columns, columns_of
from bitext.readers.table_headings import FORBIDDEN, INFO, kind_of
from bitext.syntax.frontmatter import Value

_SEPARATOR = re.compile(r'"?sep=(?P<sign>[^"\n]|\\t)"?[ \t]{0,9}(?=\n|$)', re.IGNORECASE)
_SIGNS = ",;\t|，；"
_LOOKED_AT = 20  # lines: enough to know the delimiter
_OF_ONE = (*RENDERING_KEYS, FORBIDDEN, INFO)


def table_drafts(content: str, delimiter: str, chosen: Sequence[tuple[str, str]], report: Report) -> tuple[Draft, ...]:
    """Return the terms of a table in the order of their first rows.

    `content`: the file, LF line ends. `delimiter`: used where the file does not show another. `chosen`: fields with the
    names or numbers of the columns that hold them. Faults, guesses and what a glossary has no place for are added to
    `report`.
    """
    named = _SEPARATOR.match(content)
    if named:  # Excel's own line, which no other program writes; the lines below keep their numbers
        content = content[named.end() :]
        delimiter = "\t" if named["sign"] == r"\t" else named["sign"]
    else:
        delimiter = _delimiter(content, delimiter)
    try:
        table = [row for row in rows(content, delimiter) if any(cell.text for cell in row)]
    except TableError as error:
        expected = "a closing quotation mark" if error.problem == "none" else f"the next cell, found {error.problem}"
        found = "" if error.problem != "none" else ", found none"
        message = f'expected {expected}{found}; write "" for a quotation mark that is part of a cell'
        report.fault("F16", error.line, error.column, message)
        return ()
    columns = columns_of(table, chosen, report)
    if columns is None:
        return ()
    reader = _Table(columns, report)
    for row in table[1:] if columns.has_heads else table:
        reader.add(row)
    return reader.drafts()


def _delimiter(content: str, default: str) -> str:
    """Return the delimiter: of those in the first line, the one between headings, or the one in all lines."""
    lines = [line for line in content[:100_000].split("\n") if line.strip()][:_LOOKED_AT]
    if not lines:
        return default
    there = [sign for sign in _SIGNS if sign in lines[0]]
    if len(there) < 2 or (default == "\t" and default in there):
        return there[0] if there and default not in there else default
    heads = {sign: sum(kind_of(cell.strip(' "')) != "" for cell in lines[0].split(sign)[:99]) for sign in there}
    return max(
        there,
        key=lambda sign: (heads[sign], all(sign in line for line in lines), lines[0].count(sign), sign == default),
    )


class _Table:
    """Merges the rows of each term."""

    def __init__(self, columns: Columns, report: Report) -> None:
        self._columns = columns
        self._report = report
        self._drafts: list[Draft] = []
        self._by_name: dict[tuple[str, str], Draft] = {}
        self._groups = _groups(columns.fields)
        self._parted: list[Cell] = []
        self._whole: list[Cell] = []
        self._nameless: list[Cell] = []
        self._rows: set[tuple[str, ...]] = set()
        self._types, self._statuses = Nearest(get_args(TermType)), Nearest(get_args(Status))

    def drafts(self) -> tuple[Draft, ...]:
        """Return the terms, in the order of their first rows, and report guesses."""
        report = self._report
        for cells, said in (
            (self._parted, "parted into several renderings"),
            (self._whole, "read as one rendering, with its comma or slash"),
        ):
            if cells:
                number = f"{len(cells)} cell{'' if len(cells) == 1 else 's'}"
                shown = " ".join(cells[0].text.split())[:60]
                report.taken.append(f"{number} {said}; the first, in line {cells[0].line}: {shown}")
        if self._nameless:
            first, more = self._nameless[0], len(self._nameless) - 1
            found = f"none, nor in {more} more row{'' if more == 1 else 's'}" if more else "none"
            message = f"expected a headword, found {found}; repeat it in each row of its term"
            report.fault("F14", first.line, first.column, message)
        return tuple(draft.close() for draft in self._drafts)

    def add(self, row: Sequence[Cell]) -> None:
        """Add a row to its term: that of its id, else that of its headword."""
        fields, renderings = self._read(row)
        content = tuple(cell.text for cell in row)
        if content in self._rows:
            self._report.left_out["row a second time"] += 1
            return
        self._rows.add(content)
        names = [(key, fields[key].text) for key in ("id", "zh") if key in fields]
        if not names:
            if self._columns.either:
                self._report.left_out["row without a word in Chinese"] += 1
            else:
                self._nameless.append(next(cell for cell in row if cell.text))
            return
        first = next(cell for cell in row if cell.text)
        draft = self._of(names) or Draft(first.line, first.column)
        if not draft.fields:
            self._drafts.append(draft)
        for name in names:
            self._by_name.setdefault(name, draft)
        self._fill(draft, fields, renderings)

    def _read(self, row: Sequence[Cell]) -> tuple[dict[str, Value], list[dict[str, Value]]]:
        """Return the fields of a row's term, and those of each of its renderings."""
        fields: dict[str, Value] = {}
        groups: dict[int, dict[str, list[Cell]]] = {}
        columns = self._columns
        for number, cell in enumerate(row):
            if not cell.text:
                continue
            if number >= len(columns.fields):
                message = f"expected {len(columns.fields)} cells, found one more: {cell.text}; put quotation marks"
                self._report.fault(
                    "F16", cell.line, cell.column, f"{message} around a cell with a comma or a tab in it"
                )
                break
            field = columns.fields[number]
            if not field:
                self._report.left_out[f"column {columns.names[number] or number + 1}"] += 1
            elif field in _OF_ONE:
                groups.setdefault(self._groups[number], {}).setdefault(field, []).append(cell)
            elif field == "type":
                self._add_type(fields, cell)
            else:
                fields[field] = self._value(field, cell)
        seen = set[str]()
        return fields, [each for group in groups.values() for each in self._renderings(group, seen)]

    def _value(self, field: str, cell: Cell) -> Value:
        """Return the value of a cell; in an export of ours, it is taken as it is."""
        if field == "zh":
            return self._headword(cell)
        value = value_of(field, cell)
        if field == "pinyin" and not self._columns.is_export:
            value = value._replace(content=with_tone_marks(value.text))
        return value

    def _headword(self, cell: Cell) -> Value:
        words = [unguarded(cell)] if self._columns.is_export else headwords_in(unguarded(cell))
        self._report.left_out["further term in zh"] += len(words) - 1
        return text(words[0] if words else "", cell.line, cell.column)

    def _add_type(self, fields: dict[str, Value], cell: Cell) -> None:
        """Add the type of a term; the reader of entries reports a word that is almost one of ours."""
        words = unguarded(cell).lower()
        types = get_args(TermType)
        if words in types or self._types.to(words):
            fields["type"] = value_of("type", cell)
        else:
            self._report.left_out[f"type {words}"] += 1

    def _renderings(self, group: dict[str, list[Cell]], seen: set[str]) -> Iterator[dict[str, Value]]:
        """Yield the renderings of a row, those of one cell with its details; only the first of a cell has the note.

        `seen`: the row's renderings so far; a column of another kind of English may repeat one.
        """
        details: dict[str, Value] = {}
        for key in ("by", "note"):
            cells = group.get(key, [])
            if cells:
                details[key] = text("; ".join(map(unguarded, cells)), cells[0].line, cells[0].column)
        status = self._status(group)
        if status:
            details["status"] = status
        en = group.get("en", [])
        if not en and details and self._columns.is_export:
            yield details
        elif not en:
            self._report.left_out.update(f"{key} without a rendering" for key in details)
        for cell in en:
            words = [each for each in self._words(cell) if each not in seen]
            seen.update(words)
            if words:
                yield {"en": text(words[0], cell.line, cell.column), **details}
            details = _of_the_others(details)
            yield from ({"en": text(each, cell.line, cell.column), **details} for each in words[1:])

    def _words(self, cell: Cell) -> list[str]:
        """Return the renderings in a cell; in an export of ours, just one."""
        content = unguarded(cell)
        if self._columns.is_export:
            return [content]
        words = renderings_in(content)
        self._report.left_out["measure word"] += content.startswith(MEASURE_WORD) + content.count(f"/{MEASURE_WORD}")
        if len(words) > 1:
            self._parted.append(cell)
        elif any(map(may_be_several, words)):
            self._whole.append(cell)
        return words

    def _status(self, group: dict[str, list[Cell]]) -> Value | None:
        """Return the status of a row's rendering; an unknown one is reported and does not make it preferred."""
        found: Value | None = None
        for cell in group.get("status", []):
            words = unguarded(cell).lower()
            status = status_of(words)
            if status is None and self._statuses.to(words):
                return text(words, cell.line, cell.column)  # a slip, which the reader of entries reports
            if status is None:
                self._report.left_out[f"status {words}"] += 1
            found = text(status or "admitted", cell.line, cell.column)
        for key, forbids in ((FORBIDDEN, is_yes), (INFO, lambda words: "forbidden" in words.casefold())):
            for cell in group.get(key, []):
                if forbids(cell.text):
                    found = text("deprecated", cell.line, cell.column)
        return found

    def _of(self, names: Sequence[tuple[str, str]]) -> Draft | None:
        """Return the term of a row, or None; two ids with one headword are two terms, which is reported elsewhere."""
        draft = self._by_name.get(names[0])
        if draft is None and len(names) > 1:
            same_headword = self._by_name.get(names[1])
            draft = same_headword if same_headword and "id" not in same_headword.fields else None
        return draft

    def _fill(self, draft: Draft, fields: dict[str, Value], renderings: Sequence[dict[str, Value]]) -> None:
        for each in renderings:
            place = each.get("en") or next(iter(each.values()))
            draft.add("renderings", mapping(each, place.line, place.column))
        for key, value in fields.items():
            before = draft.fields.setdefault(key, value)
            if _content(before) == _content(value):
                continue
            if self._columns.either:
                self._report.left_out[key] += 1
            else:
                self._report.findings.append(self._two(key, draft, value, before))
        draft.name = draft.text("id")

    def _two(self, key: str, draft: Draft, value: Value, before: Value) -> Finding:
        name = draft.text("id") or draft.text("zh")
        message = f"expected one {key} of {name} in all its rows, found another; write it once, in the first row"
        place, see = (Location(self._report.shown, each.line, each.column) for each in (value, before))
        return Finding("F14", place, message, see)


def _of_the_others(details: dict[str, Value]) -> dict[str, Value]:
    """Return the details of a row's further renderings; only the first is preferred and has the note."""
    others = {key: value for key, value in details.items() if key != "note"}
    if "status" in others and others["status"].text == "preferred":
        others["status"] = others["status"]._replace(content="admitted")
    return others


def _groups(fields: Sequence[str]) -> tuple[int, ...]:
    """Return for each column the index of the rendering's column that it is about, or -1 for the headword.

    Where there is one column of renderings, all are about it. Where there are several, each is about the one before it.
    """
    renderings = [index for index, field in enumerate(fields) if field == "en"]
    if len(renderings) < 2:
        return (0,) * len(fields)
    groups: list[int] = []
    current = renderings[0]
    for index, field in enumerate(fields):
        current = index if field == "en" else -1 if field == "zh" else current
        groups.append(current)
    return tuple(groups)


def _content(value: Value) -> object:
    """Return a value without its place."""
    if value.kind == "mapping":
        return tuple((key.text, item.text) for key, item in value.fields)
    return tuple(map(_content, value.items)) or value.text
