"""A translation as it was typed, for checks of its characters: its stretches of prose, and which of them is text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bitext.checks.text import CheckedText, Words
from bitext.diagnostics import Finding
from bitext.edits import Edit, applied
from bitext.model.text import UNREAD, Block, Kind
from bitext.syntax.inline_blocks import InlinePart
from bitext.syntax.inline_steps import Names
from bitext.syntax.parts import parts_of, parts_of_footnote
from bitext.syntax.passages import names_of, scan_page

_FOOTNOTE_HEAD = "]:"


@dataclass(frozen=True, slots=True)
class Unit:
    """A block or a note as it was typed."""

    text: str
    """Its lines."""
    line: int
    """Line in the file of the first."""
    kind: Kind | None
    """Of a block; None for a note on lines of its own."""
    block: int = -1
    """Index of the block; -1 for a note."""

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line in the file and the column of a character."""
        return self.line + self.text.count("\n", 0, offset), offset - self.text.rfind("\n", 0, offset)

    def edit(self, start: int, end: int, write: str) -> Edit:
        """Return the edit that writes something in place of some characters of one line."""
        return Edit(*self.place(start), self.text[start:end], write)


@dataclass(slots=True)
class Typed:
    """The units of a translation, and what each character of them is; read when somebody asks."""

    text: CheckedText
    _names: Names | None = None
    _runs: dict[int, tuple[Sequence[int], Sequence[tuple[int, str]]]] = field(default_factory=dict)

    def units(self, sign: str = "") -> Iterator[Unit]:
        """Yield the blocks that are read and the notes on lines of their own; `sign`: those alone that hold it."""
        translation = self.text.edition.translation
        first = translation.body_line
        shown = [(first + run.start, first + run.end - 1) for run in translation.typed]
        for index, block in enumerate(translation.blocks):
            if block.kind in UNREAD or block.kind == "html" or sign not in block.text:
                continue
            if not any(block.line <= end and block.end >= start for start, end in shown):
                yield Unit(block.text, block.line, block.kind, index)
        lines: tuple[str, ...] = ()
        for note in translation.notes:
            if note.form != "bracket":
                lines = lines or self.text.lines
                typed = "\n".join(lines[note.first : note.end])
                if sign in typed:
                    yield Unit(typed, first + note.first, None)

    def of_words(self, words: Words) -> Unit:
        """Return the unit that a passage of the translation is of."""
        return Unit(words.block.text, words.block.line, words.block.kind, words.index)

    def kind_at(self, unit: Unit, offset: int) -> str:
        """Return what a character is: `text`, `code`, `emphasis` or another run; empty where nothing is read."""
        starts, runs = self._read(unit)
        index = bisect_right(starts, offset) - 1
        return runs[index][1] if index >= 0 and offset < runs[index][0] else ""

    def is_text(self, unit: Unit, start: int, end: int) -> bool:
        """Return whether all characters between two offsets are text: no code, address, tag or sign of Markdown."""
        starts, runs = self._read(unit)
        index, position = bisect_right(starts, start) - 1, start
        while position < end:
            if index < 0 or index >= len(runs) or not starts[index] <= position < runs[index][0]:
                return False
            if runs[index][1] != "text":
                return False
            position, index = runs[index][0], index + 1
        return True

    def is_code(self, words: Words, start: int) -> bool:
        """Return whether a character of a passage of the translation is code."""
        if "`" not in words.block.text or words.in_original:
            return False
        offset = words.block.passages[words.passage].place(start)
        return self.kind_at(self.of_words(words), offset) == "code"

    def parts(self, unit: Unit) -> Iterator[InlinePart]:
        """Yield the parts of a unit, read."""
        if self._names is None:
            translation = self.text.edition.translation
            labels = (note.label for note in translation.notes if note.label)
            self._names = names_of(translation.body, labels)
        if unit.kind is not None:
            pieces = parts_of(unit.text, unit.kind)
        elif unit.text.lstrip().startswith(">"):
            pieces = parts_of(unit.text, "quotation")
        else:
            head = unit.text.find(_FOOTNOTE_HEAD, 0, 300)
            pieces = parts_of_footnote(unit.text, head + len(_FOOTNOTE_HEAD)) if head >= 0 else []
        for part in pieces:
            if part and part[0][1] > part[0][0]:
                yield InlinePart.of(unit.text, part, self._names)

    def _read(self, unit: Unit) -> tuple[Sequence[int], Sequence[tuple[int, str]]]:
        """Return where each run of a unit begins, in order, and where each ends and what it is."""
        if unit.line not in self._runs:
            runs = sorted(self._of_unit(unit))
            self._runs[unit.line] = [run[0] for run in runs], [(run[1], run[2]) for run in runs]
        return self._runs[unit.line]

    def _of_unit(self, unit: Unit) -> Iterator[tuple[int, int, str]]:
        for part in self.parts(unit):
            for run in part.inline.runs:
                yield from _in_pieces(part, run.start, run.end, run.kind)


def _in_pieces(part: InlinePart, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the characters of a run stand in its unit, stretch by stretch."""
    index = bisect_right(part.begins, start) - 1
    while start < end:
        stop = min(end, part.begins[index + 1]) if index + 1 < len(part.begins) else end
        begin = part.pieces[index][0] + start - part.begins[index]
        yield begin, begin + stop - start, kind
        start, index = stop, index + 1


def safe(text: CheckedText, findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return findings on a translation, without edits where these together would make other blocks of it."""
    edits = [edit for finding in findings for edit in finding.edits]
    if not edits:
        return findings
    translation = text.edition.translation
    body = applied(translation.body, edits, translation.body_line)
    blocks = scan_page(body, translation.body_line, text.languages[1]).blocks
    if [_shape(block) for block in blocks] == [_shape(block) for block in translation.blocks]:
        return findings
    return [replace(finding, edits=()) for finding in findings]


def _shape(block: Block) -> tuple[object, ...]:
    return block.kind, block.level, block.line, block.end, block.article, block.ordinal, block.number
