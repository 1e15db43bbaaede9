"""The order in which lines without a blank one are read, as a table: that of Python-Markdown's block processors.

What comes first, a heading or a quotation? `RULES`, at the end, says so: the first row that holds reads the lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bitext.syntax.block_reader import ITEM, BlockReader

# A backslash takes the character after it along, and a line feed is none: `# a\` is no heading there.
_HASH = re.compile(r"#{1,6}(?:[^\\]|\\.)*+$")
_UNDERLINE = re.compile(r"[=-]+ *$")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *$")
_QUOTE = re.compile(r" {0,3}>")
_CONTAINER = re.compile(r"!!! ?[\w-]|\?\?\?\+? ?[\w\"-]|===[!+]{0,2} +\"")
_TABLE_RULE = re.compile(r"[|:\- ]+$")
_END_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)")  # a pipe in code parts no cells
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_LONG_ROW = 10_000  # characters: past that, nobody writes code in the head of a table, and looking for it takes long
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class BlockRule:
    """One kind of block."""

    name: str
    begins: Callable[[Sequence[str], int, int], bool]
    """Whether one begins at a line, of those that have four spaces for a tab, in a run that ends before another."""
    read: Callable[[BlockReader, int, int], int]
    """Reads it from a line, up to another at most; returns the line to go on from."""
    cut_by: tuple[re.Pattern[str], ...] = ()
    """Lines that begin something else: the first of them further down ends the run for the block.

    A row without any has the whole run: a heading and a rule take a line or two of it, a table takes it all.
    """


@dataclass(frozen=True, slots=True)
class TextRule:
    """What ends a paragraph without a blank line."""

    name: str
    read: Callable[[BlockReader, int, int, int], int]
    """Reads it, if it begins at a line, with the paragraph before it; returns the line to go on from, or 0."""


def read_run(reader: BlockReader, start: int, end: int) -> None:
    """Read the lines from `start` up to `end`, of which none is blank."""
    bound, lines = end, reader.lines.expanded
    while start < end:
        if start >= bound:
            bound = end
        for rule in RULES:
            if rule.begins(lines, start, bound):
                for pattern in rule.cut_by:
                    bound = reader.lines.first(pattern, start, bound)
                start = rule.read(reader, start, bound)
                break


def _read_text(reader: BlockReader, start: int, end: int) -> int:
    """Read a paragraph, and what cuts it short."""
    for index in range(start, end):
        for rule in TEXT_RULES:
            if after := rule.read(reader, start, index, end):
                return after
    reader.paragraph(start, end)
    return end


def _is_indented(lines: Sequence[str], start: int, _end: int) -> bool:
    return lines[start].startswith(_INDENT)


def _is_table(lines: Sequence[str], start: int, end: int) -> bool:
    if end - start < 2 or "|" not in lines[start] or not _TABLE_RULE.match(lines[start + 1]):
        return False
    header, rule = lines[start].strip(" "), lines[start + 1].strip(" ")
    bordered = header.startswith("|")
    columns = _columns(header, bordered=bordered)
    if columns == 1 and not (bordered and all("|" in (row[0], row[-1]) for row in _stripped(lines[start:end]))):
        return False
    return columns == _columns(rule, bordered=bordered)


def _stripped(rows: Iterable[str]) -> Iterator[str]:
    return (row.strip(" ") for row in rows)


def _columns(row: str, *, bordered: bool) -> int:
    """Return how many cells Python-Markdown makes of a row of a table, whose first row may begin with a pipe."""
    if bordered:
        row = _END_BORDER.sub("", row.removeprefix("|"))
    if "`" in row and len(row) < _LONG_ROW:
        row = _CODE.sub("", row)
    return len(_PIPE.findall(row)) + 1


def _is_heading(lines: Sequence[str], start: int, _end: int) -> bool:
    return _HASH.match(lines[start]) is not None


def _is_underlined(lines: Sequence[str], start: int, end: int) -> bool:
    return start + 1 < end and _UNDERLINE.match(lines[start + 1]) is not None


def _is_rule(lines: Sequence[str], start: int, _end: int) -> bool:
    return _RULE.match(lines[start]) is not None


def _is_container(lines: Sequence[str], start: int, _end: int) -> bool:
    return _CONTAINER.match(lines[start]) is not None


def _is_item(lines: Sequence[str], start: int, _end: int) -> bool:
    return ITEM.match(lines[start]) is not None


def _is_quotation(lines: Sequence[str], start: int, _end: int) -> bool:
    return _QUOTE.match(lines[start]) is not None


def _is_text(_lines: Sequence[str], _start: int, _end: int) -> bool:
    return True


RULES = (
    #         what it is              begins where    is read by                      is cut by
    BlockRule("indented lines",       _is_indented,   BlockReader.indented),
    BlockRule("table",                _is_table,      BlockReader.table),
    BlockRule("heading with #",       _is_heading,    BlockReader.heading),
    BlockRule("underlined heading",   _is_underlined, BlockReader.underlined_heading),
    BlockRule("rule",                 _is_rule,       BlockReader.rule),
    BlockRule("admonition or tab",    _is_container,  BlockReader.container,          (_HASH, _RULE)),
    BlockRule("list",                 _is_item,       BlockReader.items,              (_HASH, _RULE)),
    BlockRule("quotation or alert",   _is_quotation,  BlockReader.quotation,          (_HASH, _RULE)),
    BlockRule("text",                 _is_text,       _read_text,                     (_HASH, _RULE, _QUOTE)),
)  # fmt: skip
"""What a run of lines may begin with; what the first row that holds leaves of the run goes down the table again."""

TEXT_RULES = (
    TextRule("footnote", BlockReader.footnote),
    TextRule("comment that was meant for a mark", BlockReader.mangled_mark),
    TextRule("address of links, or abbreviation", BlockReader.reference),
)
"""What a line of text may begin, which ends the paragraph before it; a paragraph is what is left."""
