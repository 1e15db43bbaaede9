"""Text that Markdown would take far too long to read: found by counting, in one pass, before it is read.

Python-Markdown looks from each `[` for what closes it, to the end of the paragraph, once for each kind of link: eight
thousand of them take a quarter of a minute, and twice as many four times that. The bounds lie where no text comes near
them that a person wrote; what is beyond is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from bitext.model.text import Block, Typed

_SHORT = 100  # characters of a text that is always quick to read
_REACH = 4  # characters looked at for brackets, per character of a paragraph: one in another in another is still that
_REACH_AT_LEAST = 5_000
_SIGNS = 20_000  # characters of inline Markdown markup in a paragraph
_BRACKETS = 2_000  # `[` in a paragraph: links and notes that Python-Markdown makes elements of
_DEEP = 50  # lists and quotations in one another, on one line
_INDENT = 100  # columns before a list in a list
_DESCRIPTIONS = 200  # lines of a definition list without a blank one: Python-Markdown calls itself for each
_DEFINITIONS = 1_000  # definitions of links without a blank line
_ABBREVIATIONS = 500  # on a page: each is looked for in all of it
_BREAKS = 2_000  # lines of a paragraph that end with two spaces
_NESTED = 100  # elements on a page in which Markdown is read: Python-Markdown calls itself for each in another
_CELLS = 1_000  # cells of a row
_TAGS = 2_000_000  # characters looked at for the end of a tag, of a whole page

_BRACKET = re.compile(r"\\.|\]\(|[\[\]()\"']", re.DOTALL)
_QUOTES = 16  # quotation marks in an address: a few cost nothing, a thousand do
_SIGN = re.compile(r"""[`*_\[<&~^=\\!+"'.-]""")
_BREAK = re.compile(r"  \n|\\\n")
_MARKERS = re.compile(r"(?:[ \t]*(?:[*+-]|\d{1,9}\.)(?=[ \t])|[ \t]*>)+")
_MARKER = re.compile(r"[*+->]|\d+\.")
_BEGINS = re.compile(r" {0,3}(?:(?:[*+-]|\d{1,9}\.)[ \t]|\[\^[^\]\n]*\]:)")
_LABEL = re.compile(r" {0,3}\[\^[^\]\n]*\]:| {0,3}> ?\[!")
_DEEP_MARKER = re.compile(r"[ \t]*(?:[*+-][ \t]|\d{1,9}\.[ \t]|>|!!!|\?\?\?)")
_DEFINES = re.compile(r"^ {0,3}\[[^\]\n]*\]:", re.MULTILINE)
_ABBREVIATES = re.compile(r"^ {0,3}\*\[", re.MULTILINE)
_DESCRIBES = re.compile(r"^ {0,3}:[ \t]", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z]|<!\[")
_MARKDOWN_INSIDE = re.compile(r"<[A-Za-z][^<>]*\smarkdown\b")
_APART = ("fence", "html", "rule")  # kinds of blocks in which no inline Markdown is read


def heavy(body: str, blocks: Sequence[Block], first_line: int = 1) -> tuple[Typed, ...]:
    """Return the runs of lines of a body to show as typed, in order.

    `blocks`: those of the body; `first_line`: its line in the file, as their lines are.
    """
    if len(body) < _SHORT:
        return ()
    page = _Page(body.split("\n"), nested=len(_MARKDOWN_INSIDE.findall(body)) > _NESTED)
    for block in blocks:
        page.add(block, first_line)
    page.tail = _open_tags(page.lines, page.apart)
    found = (page.typed(start, end) for start, end in _paragraphs(page.lines, page.apart, page.tables))
    return tuple(_whole_tables(filter(None, found), page.lines, page.tables))


@dataclass(slots=True)
class _Page:
    """The counts of a whole page, while its paragraphs are read."""

    lines: Sequence[str]
    nested: bool
    """Whether there are many elements in which Markdown is read."""
    apart: set[int] = field(default_factory=set)
    """Lines in which no inline Markdown is read."""
    tables: set[int] = field(default_factory=set)
    """Lines of tables; Markdown reads each line by itself."""
    tail: int = 0
    """The line from which there are too many tags without a `>`."""
    abbreviations: int = 0
    """Number of abbreviations so far."""

    def add(self, block: Block, first_line: int) -> None:
        """Record the lines of a block."""
        here = range(block.line - first_line, block.end - first_line + 1)
        if block.kind == "table":
            self.tables.update(here)
        elif block.kind in _APART and not (self.nested and block.kind == "html"):
            self.apart.update(here)

    def typed(self, start: int, end: int) -> Typed | None:
        """Return the lines of a paragraph to show as typed, or None where Markdown can read it."""
        text = "\n".join(self.lines[start:end])
        self.abbreviations += len(_ABBREVIATES.findall(text)) if "*[" in text else 0
        why = "" if len(text) < _SHORT else _why(text, in_table=start in self.tables)
        why = why or self._of_many(text, start)
        return Typed(start, end, why, whole=start in self.tables or _is_deep(text)) if why else None

    def _of_many(self, text: str, start: int) -> str:
        """Return what this paragraph has that the page has too much of, or ""."""
        if self.abbreviations > _ABBREVIATIONS and _ABBREVIATES.search(text):
            return f"abbreviation number {self.abbreviations:,} of the page"
        if start >= self.tail and _TAG.search(text):
            return "one of many tags that nothing closes"
        return "many elements with Markdown in them" if self.nested and _MARKDOWN_INSIDE.search(text) else ""


def too_heavy(text: str) -> bool:
    """Return whether a separate text, such as a glossary definition, is to be shown as typed."""
    return bool(heavy(text, ()))


def without_brackets(body: str, runs: Iterable[Typed]) -> str:
    """Return the body, as long as before, with a full-width bracket for each `[` in these runs: it opens no note."""
    lines = body.split("\n")
    for run in runs:
        for index in range(run.start, run.end):
            head = _LABEL.match(lines[index])
            end = head.end() if head and not run.whole else 0
            lines[index] = lines[index][:end] + lines[index][end:].replace("[", "\uff3b")
    return "\n".join(lines)


def _paragraphs(lines: Sequence[str], apart: set[int], tables: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each run that Markdown reads in one piece or in smaller ones, and the line after it."""
    start = 0
    for index, line in enumerate(lines):
        blank = index in apart or not line.strip()
        if start < index and (blank or index in tables or _BEGINS.match(line)):
            yield start, index
            start = index
        if blank:
            start = index + 1
    if start < len(lines):
        yield start, len(lines)


def _why(text: str, *, in_table: bool) -> str:
    """Return what there is too much of in a paragraph, or "" where it can be read."""
    if text.count("[") > _BRACKETS:
        return f"{text.count('['):,} brackets"
    if "[" in text and _reach(text) > _REACH * len(text) + _REACH_AT_LEAST:
        return "brackets in one another, or that nothing closes"
    if len(text) > _SIGNS and (count := len(_SIGN.findall(text))) > _SIGNS:
        return f"{count:,} signs of Markdown"
    if "\n" in text and (count := len(_BREAK.findall(text))) > _BREAKS:
        return f"{count:,} line breaks"
    if _is_deep(text):
        return "lists or quotations in one another"
    if text.count("\n") > _DESCRIPTIONS:
        if len(_DESCRIBES.findall(text)) > _DESCRIPTIONS:
            return "a list of definitions without a blank line"
        if len(_DEFINES.findall(text)) > _DEFINITIONS:
            return "definitions of links without a blank line"
    return f"{text.count('|'):,} cells" if in_table and text.count("|") > _CELLS else ""


def _reach(text: str) -> int:
    """Return how many characters Markdown looks at when it searches from each `[` for its `]`."""
    reach = 0
    square: list[int] = []
    round_: list[tuple[int, int]] = []  # each open one, with the number of quotation marks before it
    quotes = 0
    for match in _BRACKET.finditer(text):
        sign, position = match[0], match.start()
        if sign[0] == "]" and square:
            reach += position - square.pop()
        if sign == "[":
            square.append(position)
        elif sign == "](" or (sign == "(" and round_):
            round_.append((position, quotes))
        elif sign == ")" and round_:
            reach += _in_address(position, quotes, round_.pop())
        elif sign in "\"'":
            quotes += 1
    reach += sum(_in_address(len(text), quotes, begun) for begun in round_)
    return reach + sum(len(text) - position for position in square)


def _in_address(end: int, quotes: int, begun: tuple[int, int]) -> int:
    """Return how many characters Markdown looks at in the address of a link; each quotation mark adds to them."""
    start, before = begun
    return (end - start) * (1 + (quotes - before) // _QUOTES)


def _is_deep(text: str) -> bool:
    return any(map(_is_deep_line, text.split("\n"))) if len(text) > _SHORT else False


def _is_deep_line(line: str) -> bool:
    if len(line) <= _SHORT:
        return False
    markers = _MARKERS.match(line)
    if markers and len(_MARKER.findall(markers[0])) > _DEEP:
        return True
    return line[:1] in (" ", "\t") and _column(line) > _INDENT and _DEEP_MARKER.match(line) is not None


def _column(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _open_tags(lines: Sequence[str], apart: set[int]) -> int:
    """Return the line from which there are too many tags without a `>`, or the number of lines where there are not.

    From each tag Python-Markdown reads to the next `>`, or to the end of the page.
    """
    last = next((index for index in range(len(lines) - 1, -1, -1) if ">" in lines[index] and index not in apart), -1)
    ends = list(accumulate(len(line) + 1 for line in lines[last + 1 :]))
    if not ends:
        return len(lines)
    begins = [0, *ends]
    reach = sum(
        ends[-1] - begins[index] - match.start()
        for index, line in enumerate(lines[last + 1 :])
        if "<" in line and last + 1 + index not in apart
        for match in _TAG.finditer(line)
    )
    return last + 1 if reach > _TAGS + 20 * ends[-1] else len(lines)


def _whole_tables(found: Iterable[Typed], lines: Sequence[str], tables: set[int]) -> Iterator[Typed]:
    """Yield the runs, one within a table widened to the whole table: a part of a table would not be a table."""
    done = 0
    for each in found:
        if each.start not in tables:
            yield each
        elif each.start >= done:
            first, done = each.start, each.end
            while first - 1 in tables and lines[first - 1].strip():
                first -= 1
            while done in tables and lines[done].strip():
                done += 1
            yield Typed(first, done, each.why, whole=True)
