"""The blocks that a body has without its marks of sentences, with their places in the body as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bitext.languages import ENGLISH, Language
from bitext.model.text import Block, Piece
from bitext.syntax.lines import Lines
from bitext.syntax.stripped import Stripped
from bitext.syntax.translation_blocks import Scan, scan


def scan_stripped(stripped: Stripped, first_line: int = 1, language: Language = ENGLISH) -> Scan:
    """Return the blocks, marks and alerts that a body has without its marks of sentences."""
    if not stripped.marks:
        return scan(stripped.typed, first_line, language)
    found = scan(stripped.text, 1, language)
    places = _Places(stripped, first_line, Lines.of(stripped.text).offsets, Lines.of(stripped.typed).offsets)
    return Scan(
        tuple(map(places.block, found.blocks)),
        tuple(replace(each, line=places.line(each.line)) for each in found.marks),
        tuple(replace(each, line=places.line(each.line), end=places.line(each.end)) for each in found.alerts),
        tuple(replace(each, start=places.start(each.start), end=places.end(each.end)) for each in found.definitions),
        tuple(map(places.piece, found.pieces)),
        tuple((places.line(number), words) for number, words in found.malformed),
        tuple((places.line(number), tag) for number, tag in found.unclosed),
        tuple((places.line(number), index) for number, index in found.verified),
        tuple((places.line(number), words) for number, words in found.questions),
        tuple((places.line(number), index, said) for number, index, said in found.ignored),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Places in the text without marks, as those in the body."""

    stripped: Stripped
    first_line: int
    shown: Sequence[int]
    """Offsets of the lines of the text without marks."""
    typed: Sequence[int]
    """Offsets of the lines of the body."""

    def line(self, number: int) -> int:
        """Return the line in the file of a line, both from 1."""
        return self.first_line + self.stripped.lines[number - 1]

    def start(self, index: int) -> int:
        """Return the index of a line in the body."""
        return self.stripped.lines[index]

    def end(self, index: int) -> int:
        """Return the index in the body after the line before one."""
        return self.stripped.lines[index - 1] + 1

    def piece(self, piece: Piece) -> Piece:
        """Return a piece with its line in the body."""
        return replace(piece, start=(self.end if piece.kind == "closing" else self.start)(piece.start))

    def block(self, block: Block) -> Block:
        """Return a block with its lines in the file and its Markdown as typed, from the begin of its first line."""
        first, begin = self.shown[block.line - 1], self.typed[self.start(block.line - 1)]
        end = self.stripped.typed_end(first + len(block.text))
        return replace(
            block,
            text=self.stripped.typed[begin:end],
            line=self.line(block.line),
            end=self.line(block.end),
            line_ends=tuple(self.stripped.typed_at(first + each) - begin for each in block.line_ends),
            hard_ends=tuple(self.stripped.typed_at(first + each) - begin for each in block.hard_ends),
        )
