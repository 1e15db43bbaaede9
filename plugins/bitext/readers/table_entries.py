"""A table of terms and renderings, from a spreadsheet or another program → drafts of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bitext.diagnostics import Finding, Location
from bitext.nearest import Nearest
from bitext.readers.drafts import Draft, mapping, text, texts
from bitext.readers.entries import KEYS, RENDERING_KEYS
from bitext.syntax.frontmatter import Value
from bitext.syntax.table import Cell, TableError, rows

COLUMNS = (*(key for key in KEYS if key != "renderings"), *RENDERING_KEYS)
"""The heads of columns, as we write them."""

_OTHER_HEADS = {
    "chinese": "zh", "headword": "zh", "term": "zh", "zh_cn": "zh", "zh_hans": "zh",
    "中文": "zh", "汉语": "zh", "原文": "zh", "术语": "zh", "词条": "zh",
    "reading": "pinyin", "拼音": "pinyin",
    "kind": "type", "类型": "type",
    "english": "en", "rendering": "en", "renderings": "en", "translation": "en", "英文": "en", "英语": "en",
    "译名": "en", "译文": "en",
    "状态": "status",
    "who": "by", "used_by": "by",
    "notes": "note", "comment": "note", "comments": "note", "备注": "note", "注": "note", "注释": "note",
    "definitions": "definition", "定义": "definition", "释义": "definition",
    "related": "see_also", "参见": "see_also",
    "来源": "sources",
}  # fmt: skip
_LISTS = ("not_in", "see_also", "sources")
_CHOICES = ("type", "status", "alone")  # a spreadsheet likes to begin them with a capital
_GUARDED = re.compile(
    "'+[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]"
)  # see the exporter: an apostrophe, so that it is no formula
_ITEM = re.compile(r"(?:\\.?|[^\\|])+", re.DOTALL)
_CITATION = re.compile(r"((?:\\.|[^\\<])*+)<((?:\\.|[^\\>])*+)>", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def table_drafts(content: str, shown: str, delimiter: str, findings: list[Finding]) -> tuple[Draft, ...]:
    """Return the terms of a table in the order of their first rows; add what is off to `findings`.

    `content`: the file, LF line ends. `shown`: its path as messages name it. `delimiter`: what parts the cells; for a
    comma, a semicolon where the first line has more of them, as some spreadsheets write it.
    """
    first_line = content.partition("\n")[0]
    if delimiter == "," and first_line.count(";") > first_line.count(","):
        delimiter = ";"
    try:
        head, *body = [row for row in rows(content, delimiter) if any(cell.text for cell in row)] or [()]
    except TableError as error:
        expected = "a closing quotation mark" if error.problem == "none" else f"the next cell, found {error.problem}"
        found = "" if error.problem != "none" else ", found none"
        message = f'expected {expected}{found}; write "" for a quotation mark that is part of a cell'
        findings.append(Finding("F16", Location(shown, error.line, error.column), message))
        return ()
    off: list[Finding] = []
    columns = _columns(head, shown, off)
    findings += off if any(columns) else ()  # a table without heads has only one fault
    if "zh" not in columns:
        found = ", ".join(cell.text for cell in head if cell.text) or "nothing"
        message = f"expected a column zh in the first line, found {found}; write zh above the Chinese words"
        findings.append(Finding("F14", _place(head[0], shown) if head else Location(shown), message))
        return ()
    table = _Table(shown, findings)
    for row in body:
        table.add(dict(_cells(row, columns, shown, findings)), row)
    return table.drafts()


def _columns(head: Sequence[Cell], shown: str, findings: list[Finding]) -> tuple[str, ...]:
    """Return our names of the columns; nothing for one that is not known, or stands there twice."""
    columns: list[str] = []
    known = set[str]()
    likely = Nearest((*COLUMNS, *_OTHER_HEADS), 0.75)
    for cell in head:
        name = re.sub(r"[\s_-]+", "_", cell.text.casefold())
        name = _OTHER_HEADS.get(name, name)
        if name in known:
            message = f"expected each column once, found {cell.text} a second time; take one of the two out"
            findings.append(Finding("F14", _place(cell, shown), message))
        elif name in COLUMNS:
            columns.append(name)
            known.add(name)
            continue
        elif name:
            findings.append(_unknown(cell, likely.to(name), shown))
        columns.append("")
    return tuple(columns)


def _unknown(cell: Cell, near: str, shown: str) -> Finding:
    do = f"write {_OTHER_HEADS.get(near, near)}" if near else f"take it out, or write one of {', '.join(COLUMNS)}"
    return Finding("F05", _place(cell, shown), f"expected a column that is known, found {cell.text}; {do}")


def _cells(
    row: Sequence[Cell], columns: Sequence[str], shown: str, findings: list[Finding]
) -> Iterator[tuple[str, Value]]:
    """Yield what a row holds, by column: its cells that are not empty."""
    for number, cell in enumerate(row):
        if not cell.text:
            continue
        if number >= len(columns):
            message = f"expected {len(columns)} cells, found one more: {cell.text}; put quotation marks around a cell"
            findings.append(Finding("F16", _place(cell, shown), f"{message} with a comma or a tab in it"))
            return
        if columns[number]:
            yield columns[number], _value(columns[number], cell)


def _value(column: str, cell: Cell) -> Value:
    content = cell.text[1:] if _GUARDED.match(cell.text) else cell.text
    if column in _CHOICES:
        content = content.lower()
    if column not in _LISTS:
        return text(content, cell.line, cell.column)
    items = [item for found in _ITEM.findall(content) if (item := found.strip())]
    if column == "sources":
        return Value(tuple(_citation(item, cell) for item in items), "list", cell.line, cell.column)
    return texts(map(_plain, items), cell.line, cell.column)


def _citation(item: str, cell: Cell) -> Value:
    """Return `words <address>` as the two, and words, or an address alone, as they are."""
    match = _CITATION.fullmatch(item)
    if not match:
        return text(_plain(item), cell.line, cell.column)
    parts = {"text": _plain(match[1]).strip(), "url": _plain(match[2]).strip()}
    fields = {key: text(part, cell.line, cell.column) for key, part in parts.items() if part}
    return mapping(fields, cell.line, cell.column)


def _plain(item: str) -> str:
    return _ESCAPE.sub(r"\1", item)


def _place(cell: Cell, shown: str) -> Location:
    return Location(shown, cell.line, cell.column)


class _Table:
    """Puts the rows of each term together."""

    def __init__(self, shown: str, findings: list[Finding]) -> None:
        self._shown = shown
        self._findings = findings
        self._drafts: list[Draft] = []
        self._by_name: dict[tuple[str, str], Draft] = {}

    def drafts(self) -> tuple[Draft, ...]:
        """Return the terms, in the order of their first rows."""
        return tuple(draft.close() for draft in self._drafts)

    def add(self, cells: dict[str, Value], row: Sequence[Cell]) -> None:
        """Add a row to its term: that of its id, else that of its headword."""
        first = next(cell for cell in row if cell.text)
        names = [(key, cells[key].text) for key in ("id", "zh") if key in cells]
        if not names:
            message = "expected a headword, found none; repeat it in each row of its term"
            self._findings.append(Finding("F14", _place(first, self._shown), message))
            return
        draft = self._of(names) or Draft(first.line, first.column)
        if not draft.fields:
            self._drafts.append(draft)
        for name in names:
            self._by_name.setdefault(name, draft)
        self._fill(draft, cells)

    def _of(self, names: Sequence[tuple[str, str]]) -> Draft | None:
        """Return the term of a row; two ids with one headword are two terms, which is for others to report."""
        draft = self._by_name.get(names[0])
        if draft is None and len(names) > 1:
            same_headword = self._by_name.get(names[1])
            draft = same_headword if same_headword and "id" not in same_headword.fields else None
        return draft

    def _fill(self, draft: Draft, cells: dict[str, Value]) -> None:
        rendering = {key: value for key, value in cells.items() if key in RENDERING_KEYS}
        if rendering:
            place = rendering.get("en") or next(iter(rendering.values()))
            draft.add("renderings", mapping(rendering, place.line, place.column))
        for key, value in cells.items():
            if key in RENDERING_KEYS:
                continue
            before = draft.fields.setdefault(key, value)
            if _content(before) != _content(value):
                self._findings.append(self._two(key, draft, value, before))
        draft.name = draft.text("id")

    def _two(self, key: str, draft: Draft, value: Value, before: Value) -> Finding:
        name = draft.text("id") or draft.text("zh")
        message = f"expected one {key} of {name} in all its rows, found another; write it once, in the first row"
        place, see = (Location(self._shown, each.line, each.column) for each in (value, before))
        return Finding("F14", place, message, see)


def _content(value: Value) -> object:
    """Return a value without its place."""
    if value.kind == "mapping":
        return tuple((key.text, item.text) for key, item in value.fields)
    return tuple(map(_content, value.items)) or value.text
