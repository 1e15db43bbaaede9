"""What each rule of `block_rules` makes of its lines: blocks, alerts, footnotes, and what the next lines go on with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bitext.model.text import Alert, Definition, Kind, Piece
from bitext.syntax.lines import Lines
from bitext.syntax.marks import mangled
from bitext.syntax.near.alerts import near_admonition, near_alert
from bitext.syntax.near.footnotes import head_of, wanted

ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-]) +")
"""The head of a list's item."""
_ALERT = re.compile(r" {0,3}> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] *$", re.IGNORECASE)
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
# The address, the title and an abbreviation's meaning may each stand on a line of their own.
_REFERENCE = re.compile(
    r""" {0,3}\[[^\[\]\n]*\]:[ ]*\n?[ ]*\S+[ ]*(?:(?:\n[ ]*)?(?:"[^\n]*"|'[^\n]*'|\([^\n]*\))[ ]*)?(?=\n|\Z)"""
    r"""|\*\[[^\\\n]*?\][ ]?:[ ]*\n?[ ]*[^\n]*"""
)
_REFERENCE_LINES = 3
_DESCRIPTION = re.compile(r" {0,3}: {1,3}")  # of a definition list: part of the paragraph before it
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)|\[[^\[\]]*\])(?:\{[^{}]*\})?$")
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
class BlockReader:
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

    def add(self, kind: Kind, start: int, end: int, level: int = 0, *, running: bool = False) -> None:
        """Add a block, which ends what was open before it."""
        self.close()
        self.pieces.append(Piece("block", len(self.blocks), start, running))
        self.blocks.append(Open(kind, start, end, level))

    def close(self) -> None:
        """End what was open: nothing goes on with it."""
        self.absorbing, self.in_list, self.in_quote = "", False, False

    def table(self, start: int, end: int) -> int:
        """Read a table; return the line to go on from, as all that read do."""
        self.add("table", start, end)
        return end

    def heading(self, start: int, _end: int) -> int:
        """Read a heading of one line."""
        line = self.lines.expanded[start]
        self.add("heading", start, start + 1, min(len(line) - len(line.lstrip("#")), 6))
        return start + 1

    def underlined_heading(self, start: int, _end: int) -> int:
        """Read a heading and the line below it."""
        self.add("heading", start, start + 2, 1 if self.lines.expanded[start + 1][0] == "=" else 2)
        return start + 2

    def rule(self, start: int, _end: int) -> int:
        """Read a rule."""
        self.add("rule", start, start + 1)
        return start + 1

    def indented(self, start: int, end: int) -> int:
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

    def container(self, start: int, end: int) -> int:
        """Read an admonition or a tab; tabs that follow one another are one block, as the page shows them."""
        if near_admonition(self.lines.expanded, start):
            self._near_alert(start, end)
            self.absorbing = "alert"
            return end
        tab = self.lines.expanded[start].startswith("===")
        if tab and self.absorbing == "container" and self.lines.typed[self.blocks[-1].start].startswith("==="):
            self.blocks[-1].end = end
        else:
            self.add("container", start, end)
            self.absorbing = "container"
        return end

    def items(self, start: int, end: int) -> int:
        """Read the items of a list, each a block with the lines that follow it."""
        for index in range(start, end):
            if ITEM.match(self.lines.expanded[index]):
                running = self.in_list
                self.add("item", index, index + 1, running=running)
                self.absorbing, self.in_list = "list", True
            else:
                self.blocks[-1].end = index + 1
        return end

    def quotation(self, start: int, end: int) -> int:
        """Read a quotation, or an alert, which is one that begins with its kind."""
        if match := _ALERT.match(self.lines.expanded[start]):
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
        return end

    def _near_alert(self, start: int, end: int) -> None:
        """Take lines for what was meant as an alert: they are the editors' words, and no block."""
        self.pieces.append(Piece("alert", len(self.alerts), start))
        line, last = self.first_line + start, self.first_line + end - 1
        self.alerts.append(Alert("note", line, last, len(self.blocks), known=False))
        self.close()

    def footnote(self, start: int, index: int, end: int) -> int:
        """Read a footnote's definition, if one begins at `index`, and the paragraph from `start` that it ends.

        Return the line to go on from, or 0: definitions follow one another without a blank line.
        """
        line = self.lines.expanded[index]
        # Nearly no line has a bracket at its head.
        head = head_of(line, self._called(), begins=index == start) if "[" in line[:4] else None
        if not head:
            return 0
        self.paragraph(start, index)
        self.absorbing = "definition"
        end = self._before_footnote(index + 1, end)
        self.pieces.append(Piece("definition", len(self.definitions), index))
        known = _FOOTNOTE.match(line) is not None
        self.definitions.append(Definition(head.label, index, end, known))
        return end

    def mangled_mark(self, start: int, index: int, _end: int) -> int:
        """Read a line that was meant as a comment of ours, if there is one at `index`, and the paragraph before it."""
        if not mangled(self.lines.expanded[index]):
            return 0
        self.paragraph(start, index)
        self.pieces.append(Piece("mark", 0, index))
        self.mangled.append(index)
        return index + 1

    def reference(self, start: int, index: int, end: int) -> int:
        """Read the address of links or an abbreviation, if there is one at `index`, and the paragraph before it."""
        line = self.lines.expanded[index]
        after = self._reference_end(index, end) if "]:" in line or "] :" in line else 0
        if after:
            self.paragraph(start, index)
            self.absorbing = "" if self.absorbing == "definition" else self.absorbing
        return after

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

    def _reference_end(self, index: int, end: int) -> int:
        """Return the line after the address or abbreviation that begins at this line, or 0."""
        lines = self.lines.expanded[index : min(end, index + _REFERENCE_LINES)]
        match = _REFERENCE.match("\n".join(lines))
        return index + match[0].count("\n") + 1 if match else 0

    def paragraph(self, start: int, end: int) -> None:
        """Read a paragraph, which may be an image, what is nearly an alert, or more of the block before it."""
        if not "".join(self.lines.expanded[start:end]).strip():
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
