"""The blocks of a translation, counted as Python-Markdown makes them (a tab is four spaces; not CommonMark).

The scanner decides where a block begins; the page's extension then parts the text there, so that the model and the
page cannot disagree. The order of the rules is that of Python-Markdown's block processors: raw HTML and fences
first (`regions`), then per run of lines without a blank one what the table of `block_rules` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bitext.languages import ENGLISH, Language
from bitext.model.text import Alert, Block, Definition, Kind, Mark, Piece
from bitext.syntax.block_reader import BlockReader, Open
from bitext.syntax.block_rules import read_run
from bitext.syntax.html import Unclosed
from bitext.syntax.line_ends import line_ends
from bitext.syntax.lines import Lines
from bitext.syntax.marks import asked, is_verified
from bitext.syntax.marks import parse as parse_mark
from bitext.syntax.numbers import Numbers, numbers_of_translation
from bitext.syntax.regions import Regions
from bitext.syntax.suppression import Ignoring, of_line


@dataclass(frozen=True, slots=True)
class Scan:
    """The parts of a translation, as the scanner finds them."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    alerts: tuple[Alert, ...]
    definitions: tuple[Definition, ...]
    """The definitions of footnotes."""
    pieces: tuple[Piece, ...]
    """The pieces of bracket notes and references, in the order of the text."""
    malformed: tuple[tuple[int, str], ...]
    """Line in the file and words of each comment that looks like a pairing mark and is malformed."""
    unclosed: tuple[tuple[int, str], ...]
    """Line in the file and opening tag of each element of raw HTML that is never closed."""
    verified: tuple[tuple[int, int], ...] = ()
    """Line in the file of each mark `<!-- verified -->`, and the index of the block below it."""
    questions: tuple[tuple[int, str], ...] = ()
    """Line in the file and words of each comment that asks an editor to look at what is below it."""
    ignored: tuple[tuple[int, int, Ignoring], ...] = ()
    """Line in the file of each mark of what is to be ignored, the index of the block below it, and what it says."""


def scan(body: str, first_line: int = 1, language: Language = ENGLISH) -> Scan:
    """Return the blocks, marks and alerts of a translation's Markdown.

    `body` has LF line ends and no front matter; `first_line` is its line in the file; `language`: what numbers are
    read in.
    """
    lines = Lines.of(body)
    return _Scanner(lines, first_line, language, Regions(lines), BlockReader(lines, first_line)).run()


@dataclass(slots=True)
class _Scanner:
    lines: Lines
    first_line: int
    language: Language
    regions: Regions
    reader: BlockReader
    marks: list[Mark] = field(default_factory=list)
    malformed: list[tuple[int, str]] = field(default_factory=list)
    unclosed: list[tuple[int, str]] = field(default_factory=list)
    verified: list[tuple[int, int]] = field(default_factory=list)
    questions: list[tuple[int, str]] = field(default_factory=list)
    ignored: list[tuple[int, int, Ignoring]] = field(default_factory=list)

    def run(self) -> Scan:
        index = 0
        while index < len(self.lines.typed):
            index = index + 1 if self.lines.is_blank(index) else self._step(index)
        return Scan(
            tuple(map(self._block, self.reader.blocks)),
            tuple(self.marks),
            tuple(self.reader.alerts),
            tuple(self.reader.definitions),
            tuple(self.reader.pieces),
            tuple(sorted([*self.malformed, *self._mangled()])),
            tuple(self.unclosed),
            tuple(self.verified),
            tuple(self.questions),
            tuple(self.ignored),
        )

    def _mangled(self) -> list[tuple[int, str]]:
        return [(self.first_line + index, self.lines.typed[index].strip()) for index in self.reader.mangled]

    def _step(self, index: int) -> int:
        """Read what begins at a line and return the line to go on from."""
        end = self._comment(index) or self._fence(index) or self._html(index)
        if not end:
            end = self.regions.paragraph_end(index)
            read_run(self.reader, index, end)
        return end

    def _comment(self, index: int) -> int | None:
        position = self.regions.comment_end(index)
        if position is None:
            return None
        position = self.regions.html.comments_end(position)
        html = self.regions.html.line_end(position)
        last = self.lines.at(position - 1)
        if html != position:
            return self._html_until(index, html)
        if self.lines.rest(position).strip():
            if isinstance(parse_mark(self.lines.expanded[index]), str):
                self.malformed.append((self.first_line + index, self.lines.typed[index].strip()))
            return self._words(index, last)
        if last != index or not self._mark(index):
            self.reader.close()
        return last + 1

    def _words(self, index: int, last: int, kind: Kind | None = None) -> int:
        """Read the lines from the one on which a comment or raw HTML ends; the block begins where that begins.

        `kind`: the block's kind; None: the kind of its words.
        """
        end = self.regions.paragraph_end(last)
        count = len(self.reader.pieces)
        self.reader.close()
        read_run(self.reader, last, end)
        if len(self.reader.pieces) > count and self.reader.pieces[count].kind == "block":
            piece = self.reader.pieces[count]
            self.reader.pieces[count] = replace(piece, start=index)
            block = self.reader.blocks[piece.index]
            block.start, block.kind = index, kind or block.kind
        return end

    def _mark(self, index: int) -> bool:
        """Record the mark or the question on this line; return whether there is one, well formed or not."""
        line, text, typed = self.first_line + index, self.lines.typed[index].strip(), self.lines.expanded[index]
        if (words := asked(typed)) or is_verified(typed):
            self.reader.pieces.append(Piece("mark", len(self.marks), index))
            if words:
                self.questions.append((line, words))
            else:
                self.verified.append((line, len(self.reader.blocks)))
            return True
        if ignoring := of_line(typed):
            self.reader.pieces.append(Piece("mark", len(self.marks), index))
            if not ignoring.fault:
                self.ignored.append((line, len(self.reader.blocks), ignoring))
            return True
        parsed = parse_mark(typed)
        if parsed is None:
            return False
        self.reader.pieces.append(Piece("mark", len(self.marks), index))
        if isinstance(parsed, str):
            self.malformed.append((line, text))
        else:
            before = len(self.reader.blocks)
            self.marks.append(Mark(parsed.kind, parsed.first, parsed.last, parsed.reason, line, before, text))
        return True

    def _fence(self, index: int) -> int | None:
        end = self.regions.fence_end(index)
        if end:
            self.reader.add("fence", index, end)
        return end

    def _html(self, index: int) -> int | None:
        found = self.regions.html_end(index)
        return None if found is None else self._html_until(index, found)

    def _html_until(self, index: int, found: int | Unclosed) -> int:
        if isinstance(found, Unclosed):
            return self._unclosed(index, found)
        last = self.lines.at(max(found - 1, 0))
        if self.lines.rest(found).strip():
            return self._words(index, last, "html")
        self.reader.add("html", index, last + 1)
        return last + 1

    def _unclosed(self, index: int, found: Unclosed) -> int:
        """Read raw HTML that is never closed: the page closes it at the next blank line, and goes on."""
        end = self.lines.at(max(found.end - 1, 0)) + 1
        self.reader.add("html", index, end)
        self.reader.pieces.append(Piece("closing", len(self.reader.blocks) - 1, end, text=found.closing))
        self.unclosed.append((self.first_line + self.lines.at(found.begin), found.tag))
        return end

    def _block(self, block: Open) -> Block:
        text = "\n".join(self.lines.typed[block.start : block.end]).rstrip()
        prose = block.kind in ("paragraph", "heading", "item", "quotation")
        numbers = numbers_of_translation(text, self.language) if prose else Numbers()
        ends, hard = line_ends(block.kind, text)
        return Block(
            block.kind,
            text,
            self.first_line + block.start,
            self.first_line + block.end - 1,
            block.level,
            numbers.article,
            numbers.ordinal,
            number=numbers.number,
            line_ends=ends,
            hard_ends=hard,
        )
