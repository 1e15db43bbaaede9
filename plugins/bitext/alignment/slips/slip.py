"""A slip, and the view in which one is looked for: a section that does not fit, with the lines of both files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bitext.alignment.beads import Section, Sides
from bitext.edits import Edit, with_origins
from bitext.model.text import Block, Mark

Kind = Literal[
    "conflict",
    "mark",
    "copy",
    "list",
    "list sign",
    "table",
    "quotation",
    "fence",
    "indent",
    "footnote",
    "word note",
    "level",
    "heading",
    "paragraph",
    "original heading",
    "article",
    "original article",
    "twice",
    "line end",
    "original line end",
]
APART = 8
"""Slips or sections that are tried one by one, at most."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An editor's slip that would explain why a section does not fit."""

    kind: Kind
    line: int
    """Line of the file that it stands in."""
    expected: str
    """The message from `expected` on; for a kind that is told together, this slip's part of it."""
    edits: tuple[Edit, ...]
    """The edits that mend it: the slip explains the misfit if the text with them fits."""
    source: int | None = None
    """Index of the source block that it is about, or None."""
    written: bool = True
    """Whether a program may write the edits when the editor agrees."""

    @property
    def in_original(self) -> bool:
        """Return whether the slip is in the original, of which no program changes a character."""
        return self.kind.startswith("original")


Read = Callable[[str], tuple[Sequence[Block], Sequence[Mark]]]


@dataclass(frozen=True, slots=True)
class Text:
    """A body that can be read again with edits made."""

    body: str
    """The Markdown after the front matter, with LF line ends."""
    first_line: int
    """Line of the file that it begins on."""
    read: Read
    """Returns the blocks and the marks of a body that begins on that line."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text with edits made, and where its lines come from."""

    lines: tuple[str, ...]
    """Its lines, without what ends them."""
    origins: tuple[int, ...]
    """By line: the line of the file that it comes from."""
    blocks: Sequence[Block]
    """Its blocks, whose lines are counted in the text as edited."""
    marks: Sequence[Mark]
    first_line: int

    @classmethod
    def of(cls, text: Text, edits: Iterable[Edit]) -> Written:
        """Return a text with edits made. Raises ValueError where two overlap, or one finds something else."""
        made = with_origins(text.body, edits, text.first_line)
        blocks, marks = text.read("".join(line for line, _ in made))
        lines = tuple(line.rstrip("\r\n") for line, _ in made)
        return cls(lines, tuple(origin for _, origin in made), blocks, marks, text.first_line)

    def origin(self, line: int) -> int:
        """Return the line of the file that a line as edited comes from."""
        index = line - self.first_line
        return self.origins[index] if index < len(self.origins) else line - len(self.origins) + self._last()

    def _last(self) -> int:
        return self.origins[-1] if self.origins else self.first_line - 1

    def lines_of(self, block: Block) -> Sequence[str]:
        """Return the lines of a block as they are in the file."""
        return self.lines[block.line - self.first_line : block.end - self.first_line + 1]


@dataclass(frozen=True, slots=True)
class View:
    """A section that does not fit, with both files: what a finder of slips is given."""

    original: Written
    page: Written
    sides: Sides
    section: Section

    @property
    def source(self) -> list[tuple[int, Block]]:
        """Return the source blocks of the section, each with its index."""
        return [(i, self.sides.source[i]) for i in self.section.source]

    @property
    def translation(self) -> list[Block]:
        """Return the translation's blocks of the section."""
        return [self.sides.translation[j] for j in self.section.translation]

    @property
    def swallowing(self) -> list[Block]:
        """Return the blocks that may have swallowed another: those of the section, and the one before it."""
        before = [] if self.section.after is None else [self.sides.translation[self.section.after]]
        return before + self.translation

    @property
    def swallowing_source(self) -> list[tuple[int, Block]]:
        """Return the source blocks that may have swallowed another: those of the section, and the one before it."""
        first = max(0, self.section.source.start - 1)
        return [(i, self.sides.source[i]) for i in range(first, self.section.source.stop)]

    def blank_above(self, line: int) -> Edit:
        """Return the edit that puts a blank line above a line of the page as edited."""
        return Edit(self.page.origin(line), 1, "", "\n")

    def put(self, line: int, column: int, found: str, write: str) -> Edit:
        """Return an edit at a line of the page as edited."""
        return Edit(self.page.origin(line), column, found, write)

    def at(self, block: Block, k: int = 0) -> int:
        """Return the line of the file of a block's `k`-th line, counted from 0."""
        return self.page.origin(block.line + k)


Finder = Callable[[View], Iterator[Slip]]


def counted(lines: Sequence[int], most: int = 6) -> str:
    """Return lines as they are named in a message: `line 8`, `lines 8, 9 and 12`, and how many more."""
    named = [str(line) for line in lines[:most]]
    more = len(lines) - len(named)
    if more:
        return f"lines {', '.join(named)} and {more} more"
    return f"line {named[0]}" if len(named) == 1 else f"lines {', '.join(named[:-1])} and {named[-1]}"


def ways(slips: Sequence[Slip]) -> list[list[Slip]]:
    """Return the sets of slips to try on a section, the plainest first: all of a kind, one alone, all together."""
    kinds: dict[Kind, list[Slip]] = {}
    for slip in slips:
        kinds.setdefault(slip.kind, []).append(slip)
    of_a_kind = [_compatible(each) for each in kinds.values()]
    alone = [[slip] for each in of_a_kind if len(each) > 1 for slip in each][:APART]
    together = [_compatible(slips)] if len(kinds) > 1 else []
    return of_a_kind + alone + together


def _compatible(slips: Sequence[Slip]) -> list[Slip]:
    """Return the slips whose edits can be made together, the plainest first."""
    taken: dict[tuple[int, bool], Edit] = {}
    chosen = []
    for slip in slips:
        places = {(edit.line, slip.in_original): edit for edit in slip.edits if not edit.is_line}
        if all(taken.get(place, edit) == edit for place, edit in places.items()):
            taken |= places
            chosen.append(slip)
    return chosen
