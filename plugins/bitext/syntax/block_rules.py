"""Runs of lines without a blank one, read in the order of Python-Markdown's block processors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bitext.model.text import Alert, Definition, Kind, Piece
from bitext.syntax.lines import Lines
from bitext.syntax.marks import mangled
from bitext.syntax.near.alerts import near_admonition, near_alert
from bitext.syntax.near.footnotes import Head, head_of, wanted

# A backslash takes the character after it along, and a line feed is none: `# a\` is no heading there.
_HASH = re.compile(r"#{1,6}(?:[^\\]|\\.)*+$")
_UNDERLINE = re.compile(r"[=-]+ *$")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *$")
_ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-]) +")
_QUOTE = re.compile(r" {0,3}>")
ALERT = re.compile(r" {0,3}> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] *$", re.IGNORECASE)
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
# The address, the title and an abbreviation's meaning may each stand on a line of their own.
_DEFINITION = re.compile(
    r""" {0,3}\[[^\[\]\n]*\]:[ ]*\n?[ ]*\S+[ ]*(?:(?:\n[ ]*)?(?:"[^\n]*"|'[^\n]*'|\([^\n]*\))[ ]*)?(?=\n|\Z)"""
    r"""|\*\[[^\\\n]*?\][ ]?:[ ]*\n?[ ]*[^\n]*"""
)
_DEFINITION_LINES = 3
_CONTAINER = re.compile(r"!!! ?[\w-]|\?\?\?\+? ?[\w\"-]|===[!+]{0,2} +\"")
_DESCRIPTION = re.compile(r" {0,3}: {1,3}")  # of a definition list: part of the paragraph before it
_TABLE_RULE = re.compile(r"[|:\- ]+$")
_END_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)")  # a pipe in code parts no cells
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
LONG_ROW = 10_000  # characters: past that, nobody writes code in the head of a table, and looking for it takes long
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)|\[[^\[\]]*\])(?:\{[^{}]*\})?$")
_INDENT = "    "
_DEDENTED = re.compile(r" {0,3}\S")

Absorbing = Literal["", "list", "code", "definition", "container", "alert"]


@dataclass(slots=True)
class Open:
    """A block being read."""

    kind: Kind
    start: int
    """Index of its first line."""
    end: int
    """Index of the line after its last."""
    level: int = 0


@dataclass(slots=True)
class Runs:
    """What has been read so far, and what the next lines would go on with."""

    lines: Lines
    first_line: int
    """Line of the file that the body begins on."""
    blocks: list[Open] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    absorbing: Absorbing = ""
    """What takes indented lines in."""
    in_list: bool = False
    in_quote: bool = False
    mangled: list[int] = field(default_factory=list)
    """Lines that were meant as comments of ours and are none."""
    called: Mapping[str, int] | None = None
    """The labels that the text calls and no footnote has, once that has been asked."""

    def read(self, start: int, end: int) -> None:
        """Read the lines from `start` up to `end`."""
        # A heading or a rule further down cuts the run before anything in front of it is looked at.
        bound = end
        while start < end:
            if start >= bound:
                bound = end
            if self.lines.expanded[start].startswith(_INDENT):
                start = self._indented(start, bound)
            elif self._is_table(start, bound):
                self.add("table", start, bound)
                start = bound
            elif (heading := self._heading(start, bound)) or (heading := self._rule(start)):
                start = heading
            else:
                bound = self.lines.first(_RULE, start, self.lines.first(_HASH, start, bound))
                start, bound = self._plain(start, bound)

    def add(self, kind: Kind, start: int, end: int, level: int = 0, *, running: bool = False) -> None:
        """Add a block, which ends what was open before it."""
        self.close()
        self.pieces.append(Piece("block", len(self.blocks), start, running))
        self.blocks.append(Open(kind, start, end, level))

    def close(self) -> None:
        """End what was open: nothing goes on with it."""
        self.absorbing, self.in_list, self.in_quote = "", False, False

    def _heading(self, start: int, bound: int) -> int:
        """Read a heading, if one begins here; return the line to go on from, or 0."""
        line = self.lines.expanded[start]
        if _HASH.match(line):
            self.add("heading", start, start + 1, min(len(line) - len(line.lstrip("#")), 6))
            return start + 1
        if start + 1 < bound and _UNDERLINE.match(self.lines.expanded[start + 1]):
            self.add("heading", start, start + 2, 1 if self.lines.expanded[start + 1][0] == "=" else 2)
            return start + 2
        return 0

    def _rule(self, start: int) -> int:
        if not _RULE.match(self.lines.expanded[start]):
            return 0
        self.add("rule", start, start + 1)
        return start + 1

    def _indented(self, start: int, end: int) -> int:
        """Read indented lines: more of what stands before them, or code."""
        if self.absorbing == "definition" and self._is_far(start):
            self.absorbing = ""
        if self.absorbing == "definition":
            return self._more_of_definition(start, end)
        if self.absorbing == "alert":
            self.alerts[-1] = replace(self.alerts[-1], end=self.first_line + end - 1)
            return end
        if self.absorbing in ("list", "container"):
            self.blocks[-1].end = end
            return end
        stop = self.lines.first(_DEDENTED, start, end)
        if self.absorbing == "code":
            self.blocks[-1].end = stop
        else:
            self.add("fence", start, stop)
            self.absorbing = "code"
        return stop

    def _is_far(self, start: int) -> bool:
        """Return whether more than one blank line stands above a line: a footnote goes on after one alone."""
        return self.lines.is_blank(start - 1) and self.lines.is_blank(start - 2)

    def _more_of_definition(self, start: int, end: int) -> int:
        """Read indented lines that belong to the definition above them, up to the next one."""
        end = self._before_footnote(start, end)
        if self.definitions:
            self.definitions[-1] = replace(self.definitions[-1], end=end)
        return end

    def _is_table(self, start: int, end: int) -> bool:
        lines = self.lines.expanded
        if end - start < 2 or "|" not in lines[start] or not _TABLE_RULE.match(lines[start + 1]):
            return False
        header, rule = lines[start].strip(" "), lines[start + 1].strip(" ")
        bordered = header.startswith("|")
        columns = _columns(header, bordered=bordered)
        if columns == 1 and not (bordered and all("|" in (row[0], row[-1]) for row in _stripped(lines[start:end]))):
            return False
        return columns == _columns(rule, bordered=bordered)

    def _plain(self, start: int, end: int) -> tuple[int, int]:
        """Read lines with neither heading nor rule among them; return the line to go on from, and up to where."""
        if _CONTAINER.match(self.lines.expanded[start]):
            self._container(start, end)
        elif _ITEM.match(self.lines.expanded[start]):
            self._items(start, end)
        else:
            quote = self.lines.first(_QUOTE, start, end)
            if quote == start:
                self._quote(start, end)
            else:
                return self._prose(start, quote), quote
        return end, end

    def _container(self, start: int, end: int) -> None:
        """Read an admonition or a tab; tabs that follow one another are one block, as the page shows them."""
        if near_admonition(self.lines.expanded, start):
            self._near_alert(start, end)
            self.absorbing = "alert"
            return
        tab = self.lines.expanded[start].startswith("===")
        if tab and self.absorbing == "container" and self.lines.typed[self.blocks[-1].start].startswith("==="):
            self.blocks[-1].end = end
        else:
            self.add("container", start, end)
            self.absorbing = "container"

    def _items(self, start: int, end: int) -> None:
        for index in range(start, end):
            if _ITEM.match(self.lines.expanded[index]):
                running = self.in_list
                self.add("item", index, index + 1, running=running)
                self.absorbing, self.in_list = "list", True
            else:
                self.blocks[-1].end = index + 1

    def _quote(self, start: int, end: int) -> None:
        if match := ALERT.match(self.lines.expanded[start]):
            kind = match[1].lower()
            self.pieces.append(Piece("alert", len(self.alerts), start))
            line, last = self.first_line + start, self.first_line + end - 1
            self.alerts.append(Alert(kind, line, last, len(self.blocks)))  # type: ignore[arg-type]  # the pattern admits no other
            self.close()
        elif near_alert(self.lines.expanded[start]):
            self._near_alert(start, end)
        elif self.in_quote:
            self.blocks[-1].end = end
        else:
            self.add("quotation", start, end)
            self.in_quote = True

    def _near_alert(self, start: int, end: int) -> None:
        """Take lines for what was meant as an alert: they are the editors' words, and no block."""
        self.pieces.append(Piece("alert", len(self.alerts), start))
        line, last = self.first_line + start, self.first_line + end - 1
        self.alerts.append(Alert("note", line, last, len(self.blocks), known=False))
        self.close()

    def _prose(self, start: int, end: int) -> int:
        """Read a paragraph, and the definition that cuts it short; return the line to go on from."""
        for index in range(start, end):
            line = self.lines.expanded[index]
            if head := head_of(line, self._called(), begins=index == start):
                self._paragraph(start, index)
                self.absorbing = "definition"
                return self._definition(index, end, head)
            if mangled(line):
                self._paragraph(start, index)
                self.pieces.append(Piece("mark", 0, index))
                self.mangled.append(index)
                return index + 1
            if ("]:" in line or "] :" in line) and (after := self._definition_end(index, end)):
                self._paragraph(start, index)
                self.absorbing = "" if self.absorbing == "definition" else self.absorbing
                return after
        self._paragraph(start, end)
        return end

    def _definition(self, index: int, end: int, head: Head) -> int:
        """Read a footnote's definition; return the line after it: it takes those that follow without a blank one."""
        end = self._before_footnote(index + 1, end)
        self.pieces.append(Piece("definition", len(self.definitions), index))
        known = _FOOTNOTE.match(self.lines.expanded[index]) is not None
        self.definitions.append(Definition(head.label, index, end, known))
        return end

    def _before_footnote(self, start: int, end: int) -> int:
        """Return the first line from `start` that begins a footnote, or `end`."""
        called = self._called()
        lines = self.lines.expanded
        return next((index for index in range(start, end) if head_of(lines[index], called, begins=False)), end)

    def _called(self) -> Mapping[str, int]:
        """Return the labels that the text calls and no footnote has, with how often they stand there."""
        if self.called is None:
            self.called = wanted(self.lines.body)
        return self.called

    def _definition_end(self, index: int, end: int) -> int:
        """Return the line after the definition that begins at this line, or 0."""
        lines = self.lines.expanded[index : min(end, index + _DEFINITION_LINES)]
        match = _DEFINITION.match("\n".join(lines))
        return index + match[0].count("\n") + 1 if match else 0

    def _paragraph(self, start: int, end: int) -> None:
        if not any(line.strip() for line in self.lines.expanded[start:end]):
            return  # white space of any kind makes no paragraph
        if near_alert(self.lines.expanded[start]):
            self._near_alert(start, end)
            return
        described = self.blocks and self.blocks[-1].kind == "paragraph" and not self.in_quote
        if described and _DESCRIPTION.match(self.lines.expanded[start]):
            self.blocks[-1].end = end
            return
        kind: Kind = "image" if end == start + 1 and _IMAGE.match(self.lines.typed[start].strip()) else "paragraph"
        self.add(kind, start, end)


def _stripped(lines: Iterable[str]) -> Iterator[str]:
    return (line.strip(" ") for line in lines)


def _columns(row: str, *, bordered: bool) -> int:
    """Return how many cells Python-Markdown makes of a row of a table, whose first row may begin with a pipe."""
    if bordered:
        row = _END_BORDER.sub("", row.removeprefix("|"))
    if "`" in row and len(row) < LONG_ROW:
        row = _CODE.sub("", row)
    return len(_PIPE.findall(row)) + 1
