"""The blocks of a translation, counted as Python-Markdown makes them (a tab is four spaces; not CommonMark).

The scanner decides where a block begins; the page's extension then parts the text there, so that the model and the
page cannot disagree. The order of the rules is that of Python-Markdown's block processors: raw HTML and fences
first, then per run of lines without a blank one: what is indented, tables, `#` headings, underlined headings,
rules, lists, quotations, definitions, paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import Literal

from bitext.model.text import Alert, Block, Kind, Mark, Piece
from bitext.syntax.html import block_end
from bitext.syntax.marks import parse as parse_mark
from bitext.syntax.numbers import translation_article, translation_ordinal

_COMMENT = re.compile(r" {0,3}<!--")
_FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)$")
_HASH = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"[=-]+ *$")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *$")
_ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-]) +")
_QUOTE = re.compile(r" {0,3}>")
_ALERT = re.compile(r" {0,3}> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] *$", re.IGNORECASE)
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]: *(?:\S+ *(?:[\"'(].*[\"')] *)?)?$|\*\[[^\\]+\] ?:")
_CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)(?: |$)")
_DESCRIPTION = re.compile(r" {0,3}: {1,3}")  # of a definition list: part of the paragraph before it
_TABLE_RULE = re.compile(r"[|:\- ]+$")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])(?:\{[^{}]*\})?$")
_INDENT = "    "

Absorbing = Literal["", "list", "code", "definition", "container"]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a translation is made of."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    alerts: tuple[Alert, ...]
    pieces: tuple[Piece, ...]
    """In the order of the text."""
    malformed: tuple[tuple[int, str], ...]
    """Line in the file and words of each comment that looks like a mark and is none."""


def scan(body: str, first_line: int = 1) -> Scan:
    """Return the blocks, marks and alerts of a translation's Markdown.

    `body` has LF line ends and no front matter; `first_line` is its line in the file.
    """
    scanner = _Scanner(body, first_line)
    scanner.run()
    return Scan(
        tuple(scanner.finished()),
        tuple(scanner.marks),
        tuple(scanner.alerts),
        tuple(scanner.pieces),
        tuple(scanner.malformed),
    )


@dataclass(slots=True)
class _Open:
    """A block being read."""

    kind: Kind
    start: int
    end: int
    level: int = 0


@dataclass(slots=True)
class _Scanner:
    body: str
    first_line: int
    blocks: list[_Open] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    malformed: list[tuple[int, str]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    closers: dict[str, list[int]] = field(default_factory=dict)
    matching: dict[re.Pattern[str], list[int]] = field(default_factory=dict)
    """By pattern: the lines that it matches."""
    last_comment_end: int = -1
    absorbing: Absorbing = ""
    in_list: bool = False
    in_quote: bool = False

    def run(self) -> None:
        self.typed = self.body.split("\n")
        # Python-Markdown expands tabs before it looks; what the reader typed is kept for the blocks' texts.
        self.lines = self.typed if "\t" not in self.body else [line.expandtabs(4) for line in self.typed]
        position = 0
        for index, line in enumerate(self.typed):
            self.offsets.append(position)
            position += len(line) + 1
            if line.startswith(("```", "~~~")):
                self.closers.setdefault(line.rstrip(" "), []).append(index)
        self.last_comment_end = self.body.rfind("-->")
        index = 0
        while index < len(self.lines):
            index = self._step(index) if self.lines[index].strip(" ") else index + 1

    def finished(self) -> list[Block]:
        return [self._block(block) for block in self.blocks]

    def _step(self, index: int) -> int:
        """Read what begins at a line and return the line to go on from."""
        end = self._comment(index) or self._fence(index) or self._html(index)
        if end:
            return end
        end = index + 1
        while end < len(self.lines) and self.lines[end].strip(" ") and not self._interrupts(end):
            end += 1
        self._run_of_lines(index, end)
        return end

    # What begins at the start of any line, in a paragraph too.

    def _interrupts(self, index: int) -> bool:
        line = self.lines[index]
        first = line.lstrip(" ")[:1]
        if first == "<":
            return self._comment_end(index) is not None or block_end(self.body, self.offsets[index]) is not None
        return first in ("`", "~") and self._fence_end(index) is not None

    def _comment_end(self, index: int) -> int | None:
        """Return where the comment that begins at this line ends in the body."""
        offset = self.offsets[index]
        if not _COMMENT.match(self.typed[index]) or self.last_comment_end < offset + 4:
            return None
        begin = self.body.index("<!--", offset)
        end = self.body.find("-->", begin + 4)
        return None if end < 0 else end + 3

    def _comment(self, index: int) -> int | None:
        position = self._comment_end(index)
        if position is None:
            return None
        last = self._line_of(position - 1)
        if self.body[position : self.offsets[last] + len(self.typed[last])].strip():
            return self._words_after_comment(index, last)
        if last == index and self._mark(index):
            return index + 1
        self.in_list = self.in_quote = False
        self.absorbing = ""
        return last + 1

    def _words_after_comment(self, index: int, last: int) -> int:
        """Read the lines from that on which a comment ends: its block begins where the comment does."""
        end = last + 1
        while end < len(self.lines) and self.lines[end].strip(" ") and not self._interrupts(end):
            end += 1
        count = len(self.blocks)
        self._run_of_lines(last, end)
        if len(self.blocks) > count:
            self.blocks[count].start = index
            self.pieces = [
                replace(piece, start=index) if piece.kind == "block" and piece.index == count else piece
                for piece in self.pieces
            ]
        return end

    def _mark(self, index: int) -> bool:
        """Record the mark on this line; return whether the line is one, well formed or not."""
        parsed = parse_mark(self.lines[index])
        if parsed is None:
            return False
        line = self.first_line + index
        self.pieces.append(Piece("mark", len(self.marks), index))
        if isinstance(parsed, str):
            self.malformed.append((line, self.typed[index].strip()))
        else:
            self.marks.append(
                Mark(
                    parsed.kind,
                    parsed.first,
                    parsed.last,
                    parsed.reason,
                    line,
                    len(self.blocks),
                    self.typed[index].strip(),
                )
            )
        return True

    def _fence_end(self, index: int) -> int | None:
        match = _FENCE.match(self.lines[index])
        if not match:
            return None
        closers = self.closers.get(match[1], [])
        following = bisect_right(closers, index)
        return closers[following] + 1 if following < len(closers) else None

    def _fence(self, index: int) -> int | None:
        end = self._fence_end(index)
        if end:
            self._add("fence", index, end)
        return end

    def _html(self, index: int) -> int | None:
        if "<" not in self.lines[index][:4]:
            return None
        position = block_end(self.body, self.offsets[index])
        if position is None:
            return None
        end = self._line_of(max(position - 1, 0)) + 1
        self._add("html", index, end)
        return end

    def _line_of(self, position: int) -> int:
        return bisect_right(self.offsets, position) - 1

    # Runs of lines without a blank one, in the order of Python-Markdown's block processors.

    def _run_of_lines(self, start: int, end: int) -> None:
        # A heading or a rule further down cuts the run before anything in front of it is looked at.
        bound = end
        while start < end:
            if start >= bound:
                bound = end
            if self.lines[start].startswith(_INDENT):
                start = self._indented(start, bound)
            elif self._is_table(start, bound):
                self._add("table", start, bound)
                start = bound
            elif _HASH.match(self.lines[start]):
                level = len(self.lines[start]) - len(self.lines[start].lstrip("#"))
                self._add("heading", start, start + 1, min(level, 6))
                start += 1
            elif start + 1 < bound and _UNDERLINE.match(self.lines[start + 1]):
                self._add("heading", start, start + 2, 1 if self.lines[start + 1][0] == "=" else 2)
                start += 2
            elif _RULE.match(self.lines[start]):
                self._add("rule", start, start + 1)
                start += 1
            else:
                bound = self._first(_RULE, start, self._first(_HASH, start, bound))
                start = self._plain(start, bound)

    def _first(self, pattern: re.Pattern[str], start: int, end: int) -> int:
        """Return the first line from `start` that the pattern matches, or `end`; no line is looked at twice."""
        positions = self.matching.get(pattern)
        if positions is None:
            positions = [i for i, line in enumerate(self.lines) if pattern.match(line)]
            self.matching[pattern] = positions
        following = bisect_left(positions, start)
        return min(positions[following], end) if following < len(positions) else end

    def _indented(self, start: int, end: int) -> int:
        """Read indented lines: more of what stands before them, or code."""
        if self.absorbing in ("list", "definition", "container"):
            if self.absorbing != "definition":
                self.blocks[-1].end = end
            return end
        stop = next((i for i in range(start, end) if not self.lines[i].startswith(_INDENT)), end)
        if self.absorbing == "code":
            self.blocks[-1].end = stop
        else:
            self._add("fence", start, stop)
            self.absorbing = "code"
        return stop

    def _is_table(self, start: int, end: int) -> bool:
        if end - start < 2 or "|" not in self.lines[start]:
            return False
        rule = self.lines[start + 1]
        return "-" in rule and "|" in rule and _TABLE_RULE.match(rule) is not None

    def _plain(self, start: int, end: int) -> int:
        """Read lines with neither heading nor rule among them; return the line to go on from."""
        if _CONTAINER.match(self.lines[start]):
            self._container(start, end)
        elif _ITEM.match(self.lines[start]):
            self._items(start, end)
        else:
            quote = self._first(_QUOTE, start, end)
            if quote == start:
                self._quote(start, end)
            else:
                return self._prose(start, quote)
        return end

    def _container(self, start: int, end: int) -> None:
        """Read an admonition or a tab; tabs that follow one another are one block, as the page shows them."""
        tab = self.lines[start].startswith("===")
        if tab and self.absorbing == "container" and self.typed[self.blocks[-1].start].startswith("==="):
            self.blocks[-1].end = end
        else:
            self._add("container", start, end)
            self.absorbing = "container"

    def _items(self, start: int, end: int) -> None:
        for index in range(start, end):
            if _ITEM.match(self.lines[index]):
                running = self.in_list
                self._add("item", index, index + 1, running=running)
                self.absorbing, self.in_list = "list", True
            else:
                self.blocks[-1].end = index + 1

    def _quote(self, start: int, end: int) -> None:
        if match := _ALERT.match(self.lines[start]):
            kind = match[1].lower()
            self.pieces.append(Piece("alert", len(self.alerts), start))
            self.alerts.append(Alert(kind, self.first_line + start, len(self.blocks)))  # type: ignore[arg-type]  # the pattern admits no other
            self._closed()
        elif self.in_quote:
            self.blocks[-1].end = end
        else:
            self._add("quotation", start, end)
            self.in_quote = True

    def _prose(self, start: int, end: int) -> int:
        """Read a paragraph, and the definition that cuts it short; return the line to go on from."""
        for index in range(start, end):
            line = self.lines[index]
            if _FOOTNOTE.match(line):
                self._paragraph(start, index)
                self.absorbing = "definition"
                # A footnote takes the lines that follow it without a blank one.
                return self._first(_FOOTNOTE, index + 1, end)
            if ("]:" in line or "] :" in line) and _DEFINITION.match(line):
                self._paragraph(start, index)
                self.absorbing = "" if self.absorbing == "definition" else self.absorbing
                return index + 1
        self._paragraph(start, end)
        return end

    def _paragraph(self, start: int, end: int) -> None:
        if start >= end:
            return
        if (
            _DESCRIPTION.match(self.lines[start])
            and self.blocks
            and self.blocks[-1].kind == "paragraph"
            and not self.in_quote
        ):
            self.blocks[-1].end = end
            return
        kind: Kind = "image" if end == start + 1 and _IMAGE.match(self.typed[start].strip()) else "paragraph"
        self._add(kind, start, end)

    # What has been read.

    def _closed(self) -> None:
        self.absorbing, self.in_list, self.in_quote = "", False, False

    def _add(self, kind: Kind, start: int, end: int, level: int = 0, *, running: bool = False) -> None:
        self._closed()
        self.pieces.append(Piece("block", len(self.blocks), start, running))
        self.blocks.append(_Open(kind, start, end, level))

    def _block(self, block: _Open) -> Block:
        text = "\n".join(self.typed[block.start : block.end]).rstrip()
        prose = block.kind in ("paragraph", "heading", "item", "quotation")
        return Block(
            block.kind,
            text,
            self.first_line + block.start,
            self.first_line + block.end - 1,
            block.level,
            translation_article(text) if prose else "",
            translation_ordinal(text) if prose else 0,
        )
