"""Blocks: the top-level pieces that a text is made of."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Span = tuple[int, int]
"""Offsets in a text: of the first character, and after the last."""

Kind = Literal["paragraph", "heading", "item", "table", "quotation", "fence", "image", "html", "rule", "container"]
"""What a block is; `container` is an admonition, a tab or the like of the host's own extensions."""

UNREAD = ("fence", "image", "rule")
"""Kinds of blocks in which nothing is read."""


PROSE = ("paragraph", "heading", "item", "quotation")
"""Kinds of blocks that have sentences."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reader sees of a part of a block that stands apart: a paragraph, an item of a list, a cell."""

    text: str
    """On one line, without markup and without the notes in brackets."""
    start: int = 0
    """Offset in the block's text at which it begins."""
    jumps: bytes = b""
    """Where what follows stands further on in the block's text than what goes before would have it: unsigned ints, in
    pairs of an offset in this text and one in the block's. Few passages have any."""

    @classmethod
    def of(cls, text: str, places: Iterable[tuple[int, int]]) -> Passage:
        """Return a text of which some offsets stand at some of the block's text, the first one included."""
        first, *rest = places
        kept = [to for before, to in pairwise((first, *rest)) if to[1] - before[1] != to[0] - before[0]]
        return cls(text, first[1] - first[0], array("I", [value for pair in kept for value in pair]).tobytes())

    def place(self, offset: int) -> int:
        """Return the offset in the block's text of a character; of the end, the one after the last character."""
        if offset and offset == len(self.text):
            return self.place(offset - 1) + 1
        jumps = memoryview(self.jumps).cast("I")
        index = bisect_right(range(len(jumps) // 2), offset, key=lambda each: jumps[2 * each]) - 1
        begin, at = (jumps[2 * index], jumps[2 * index + 1]) if index >= 0 else (0, self.start)
        return at + offset - begin


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level piece of Markdown: what pairs with a block of the other side."""

    kind: Kind
    """What it is."""
    text: str
    """A source text: the characters that the reader sees, no more and no fewer, a table's cells run together; no line
    feeds but those of a fence. A translation: the Markdown as typed."""
    line: int
    """First line in the file."""
    end: int
    """Last line in the file."""
    level: int = 0
    """Of a heading 1 to 6, else 0."""
    article: str = ""
    """The article's number in digits, with a suffix where it has one (`21`, `21-1`), if the block begins with one."""
    ordinal: int = 0
    """The number that the block begins with (一、 第二章 （三） 4. Fifth,), else 0: evidence, not identity."""
    parts: tuple[str, ...] = ()
    """Of a quotation in a source text: its paragraphs, whose texts joined are `text`. Of an item that holds items: what
    it says itself, and then each of those."""
    depths: tuple[int, ...] = ()
    """Of an item in a source text that holds items: how deep each of its `parts` stands, 0 for the first."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table in a source text: its cells, row by row."""
    header: bool = False
    """Of a table in a source text: whether its first row is a header."""
    number: str = ""
    """The number at its head, as both languages have it: `12` (a verse, an item), `1.2`, `§5`, `1:12`, `mn1:2.3`."""
    line_ends: tuple[int, ...] = ()
    """Where a line of prose ends and the next begins. A source text: the offset in `text` of the character after it,
    since the line feed itself is none. A translation: the offset in `text` of the line feed."""
    hard_ends: tuple[int, ...] = ()
    """Of a translation: those of `line_ends` at which the editor has typed a break."""
    address: str = ""
    """Of an image in a source text that may be shown: where it stands, as typed."""
    alt: str = ""
    """Of such an image: the words in its place."""
    title: str = ""
    """Of such an image: its title."""
    read: tuple[Passage, ...] | None = None
    """Of a translation's block: what a reader sees of it; None where that is its text as it stands."""
    links: tuple[str, ...] = ()
    """Of a translation's block: the addresses of the links that a reader can follow, in the order of the text."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return what a reader sees, in parts that stand apart; code, pictures and rules have none.

        Lines are joined: by a space in a translation; in an original as in `text`, so that a word is found across
        the end of one.
        """
        if self.read is not None:
            return self.read
        if self.kind in UNREAD:
            return ()
        texts = [cell for row in self.rows for cell in row] if self.rows else self.parts or (self.text,)
        return tuple(_in_a_row(texts))

    @property
    def shape(self) -> tuple[str, int, str]:
        """Return what pairing compares: kind, level, article number."""
        return self.kind, self.level, self.article


def _in_a_row(texts: Iterable[str]) -> Iterator[Passage]:
    begin = 0
    for text in texts:
        yield Passage(text, begin)
        begin += len(text)


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note that the original itself has: ※, ① or [1] in its text, and the block that begins with the same sign."""

    number: int
    """In the order of the notes, from 1."""
    sign: str
    """The sign, which stays where it is."""
    calls: tuple[tuple[int, int], ...]
    """Where the sign stands in the text: index of the block, offset in the block's text."""
    place: tuple[int, int]
    """Where the note begins: the same."""
    signs: tuple[str, ...] = ()
    """The sign as it stands at each of the calls, where it may be written in another way (（注1） and 注1：)."""

    @property
    def id(self) -> str:
        """Return the identifier of the note on its page."""
        return f"s{self.number}"

    @property
    def call_ids(self) -> tuple[str, ...]:
        """Return the identifier on its page of each of its calls."""
        return tuple(f"{self.id}-ref{position or ''}" for position in (0, *range(2, len(self.calls) + 1)))


@dataclass(frozen=True, slots=True)
class Mark:
    """A pairing mark of the translation, as typed."""

    kind: Literal["source", "none", "untranslated"]
    """`source: 12-13`, `source: none` or `untranslated: 14-16 reason`."""
    first: int
    """First source block that it names; 0 for `none`."""
    last: int
    """Last source block that it names; 0 for `none`."""
    reason: str
    """Why the blocks are left out."""
    line: int
    """Line in the file."""
    before: int
    """Index of the translation block that it stands above; the number of blocks, where it stands below the last."""
    text: str
    """The mark as typed, for messages."""


@dataclass(frozen=True, slots=True)
class SentenceMark:
    """A mark in the prose of a translation: which sentences of the original the one behind it renders."""

    block: int
    """Index of the translation's block in which it stands, or that follows; the number of blocks, where none does."""
    passage: int
    """Index in the block's passages."""
    offset: int
    """Offset in the passage's text of the character that follows it; the text's length, where none does."""
    first: str
    """The first source sentence that it names, as typed: `2`, or `13.2` with its block; empty for `none`."""
    last: str
    """The last one; empty for `none`."""
    line: int
    """Line in the file."""
    column: int
    """Column in the file."""
    text: str
    """The mark as typed."""
    taken: Span = (0, 0)
    """What of the body goes with it: the page shows the text as it is without."""


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert (`> [!NOTE]`): the editors' own voice, no block."""

    kind: Literal["note", "tip", "important", "warning", "caution"]
    """Which of GitHub's five."""
    line: int
    """First line in the file."""
    end: int
    """Last line in the file."""
    before: int
    """Index of the translation block that it stands above; 0 makes it the introduction."""
    known: bool = True
    """Whether it is written as an alert is; else it only looks like one, and is shown as it was typed."""

    def lines(self, first_line: int) -> Span:
        """Return the index of its first line in a body, and of that after its last; `first_line`: the body's."""
        return self.line - first_line, self.end - first_line + 1


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote's definition at the top level of a text: no block."""

    label: str
    """What stands between `[^` and `]`."""
    start: int
    """Index of its first line in the body."""
    end: int
    """Index of the line after its last."""
    known: bool = True
    """Whether its head is written as a footnote's is; else it only looks like one, and is read all the same."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A run of lines that is shown as it was typed, because to read it as Markdown would take too long."""

    start: int
    """Index of its first line in the body."""
    end: int
    """Index of the line after its last."""
    why: str
    """What there is too much of, for a message."""
    whole: bool
    """Whether the signs of lists and quotations at the head of its lines, and the bars of a table, are text too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines with one meaning, for those who render the page."""

    kind: Literal["block", "alert", "mark", "definition", "closing"]
    """`mark`: a pairing mark or a question to the editor; `definition`: of a footnote; `closing`: the end of a block
    of raw HTML that is never closed."""
    index: int
    """Index of the block, of the alert, of the mark or of the definition."""
    start: int
    """Index of its first line in the body, from 0; of a `closing`, of the line after the block."""
    running: bool = False
    """Whether it is an item of a list that goes on: such a list must not be cut."""
    text: str = ""
    """Of a `closing`: the tags that close the block."""
