"""Blocks and notes in parts, each read once: what a reader sees, which links there are, which brackets pair."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from bitext.model.text import Passage, Span
from bitext.syntax.inline import Inline, read
from bitext.syntax.inline_steps import Names, Run
from bitext.syntax.parts import Part

_BRACKET = re.compile(r"[\[\]]")


@dataclass(slots=True)
class Bracket:
    """A pair of brackets."""

    start: int
    """Offset of the opening one."""
    end: int
    """Offset after the closing one."""
    link: bool = False
    """Whether it is a link's."""
    nested: bool = False
    """Whether it stands inside another pair."""
    holds: bool = False
    """Whether another pair stands inside it, or a picture."""


@dataclass(frozen=True, slots=True)
class InlinePart:
    """A part of a text, read."""

    pieces: Part
    begins: Sequence[int]
    """Where in the part each piece begins."""
    inline: Inline

    @classmethod
    def of(cls, text: str, pieces: Part, names: Names) -> InlinePart:
        """Read some stretches of a text as one."""
        begins = list(accumulate((end - begin for begin, end in pieces[:-1]), initial=0))
        return cls(pieces, begins, read("".join([text[begin:end] for begin, end in pieces]), names))

    def place(self, offset: int) -> int:
        """Return the offset in the text of a character of the part."""
        index = bisect_right(self.begins, offset) - 1
        return self.pieces[index][0] + offset - self.begins[index]

    def passage(self) -> Passage:
        """Return what a reader sees of it, without spaces around it."""
        text = self.inline.text
        words = text.strip()
        return Passage.of(words, self._places(len(text) - len(text.lstrip()))) if words else Passage("")

    def _places(self, spaces: int) -> Iterator[tuple[int, int]]:
        """Yield offsets in the passage, before which there are so many spaces, and in the text, where a run begins."""
        begins, seen, index = self.begins, -spaces, 0
        for run in self.inline.runs:
            offset = run.start + max(-seen, 0)
            stop = run.end if run.kind in ("text", "code") else run.start + min(len(run.text), 1)
            while offset < stop:
                while index + 1 < len(begins) and begins[index + 1] <= offset:
                    index += 1
                yield seen + offset - run.start, self.pieces[index][0] + offset - begins[index]
                offset = min(stop, begins[index + 1]) if index + 1 < len(begins) else stop
            seen += len(run.text)


@dataclass(slots=True)
class ReadText:
    """The Markdown of a block or a note, which begins at an offset of the body."""

    text: str
    base: int
    parts: Sequence[InlinePart]
    names: Names
    closed: list[Bracket] = field(default_factory=list)
    """The pairs of brackets, in the order in which they close; no pair reaches from one part into another."""
    unclosed: list[int] = field(default_factory=list)
    """Offsets in the body at which brackets open that nothing closes."""

    @classmethod
    def of(cls, text: str, base: int, parts: Sequence[Part], names: Names) -> ReadText:
        """Read a text, given in parts, that begins at an offset of the body."""
        made = cls(text, base, [InlinePart.of(text, part, names) for part in parts], names)
        if "[" in text:
            for part in made.parts:
                pairs = _Pairs(text, part, base)
                made.closed += pairs.closed
                made.unclosed += pairs.opened
        return made

    @property
    def is_plain(self) -> bool:
        """Return whether a reader sees it as it was typed."""
        runs = self.parts[0].inline.runs if len(self.parts) == 1 else ()
        return len(runs) == 1 and runs[0].text == self.text and not self.text[0].isspace()

    @property
    def links(self) -> tuple[str, ...]:
        """Return the addresses of the links that a reader can follow."""
        return tuple(link for part in self.parts for link in part.inline.links)

    def passages(self, without: Sequence[Span] = ()) -> tuple[Passage, ...]:
        """Return what a reader sees of each part; `without`: what of the body is not read, in order."""
        if not without:
            return tuple(part.passage() for part in self.parts)
        holes = [(begin - self.base, end - self.base) for begin, end in without]
        return tuple(self._passage(part, holes) for part in self.parts)

    def words(self, begin: int, end: int) -> str:
        """Return what a reader sees between two offsets of the body that lie in one part."""
        begin, end = begin - self.base, end - self.base
        pieces = self._part(begin).pieces
        first = bisect_right(pieces, begin, key=lambda piece: piece[1])
        last = bisect_left(pieces, end, first, key=lambda piece: piece[0])
        cut = tuple((max(start, begin), min(stop, end)) for start, stop in pieces[first:last])
        return InlinePart.of(self.text, cut, self.names).inline.text.strip()

    def reads(self, offset: int) -> bool:
        """Return whether a character of the body is read here: those of code in a list or a quotation are not."""
        offset -= self.base
        pieces = self._part(offset).pieces if self.parts else ()
        index = bisect_right(pieces, offset, key=lambda piece: piece[1])
        return index < len(pieces) and pieces[index][0] <= offset

    def _part(self, offset: int) -> InlinePart:
        """Return the last part that begins before an offset of the text, or there; else the first."""
        return self.parts[max(bisect_right(self.parts, offset, key=lambda part: part.pieces[0][0]) - 1, 0)]

    def _passage(self, part: InlinePart, holes: Sequence[Span]) -> Passage:
        """Return what a reader sees of a part without what is left out."""
        first = bisect_right(holes, part.pieces[0][0], key=lambda hole: hole[1])
        inside = holes[first : bisect_left(holes, part.pieces[-1][1], first, key=lambda hole: hole[0])]
        return (
            InlinePart.of(self.text, _without(part.pieces, inside), self.names).passage() if inside else part.passage()
        )


def _without(pieces: Part, holes: Sequence[Span]) -> Part:
    """Return stretches of a text without some others, both in order."""
    left, index = list[Span](), 0
    for begin, end in pieces:
        while index < len(holes) and holes[index][1] <= begin:
            index += 1
        following, start = index, begin
        while following < len(holes) and holes[following][0] < end:
            left.append((start, max(start, holes[following][0])))
            start = max(start, holes[following][1])
            following += 1
        left.append((start, max(start, end)))
    return tuple(span for span in left if span[0] < span[1])


class _Pairs:
    """The brackets of one part."""

    def __init__(self, text: str, part: InlinePart, base: int) -> None:
        self.text, self.part, self.base = text, part, base
        self.opened: list[int] = []
        self.closed: list[Bracket] = []
        self.outermost: list[Bracket] = []
        for run in part.inline.runs:
            self._read(run)

    def _read(self, run: Run) -> None:
        if run.kind == "text":
            for sign in _BRACKET.finditer(run.text):
                self._sign(sign[0], run.start + sign.start())
        elif run.kind == "open":
            self._sign("[", run.start)
        elif run.kind == "close":
            self._sign("]", run.start, link=True)
            if run.end - run.start > 1 and self.text[self.part.place(run.end - 1)] == "]":
                self._whole(run.start + 1, run.end, link=True)  # the name of an address
        elif run.kind == "footnote":
            self._whole(run.start, run.end)
        elif run.kind == "picture":
            self._close(Bracket(self._place(run.start), self._place(run.end - 1) + 1))

    def _whole(self, start: int, end: int, *, link: bool = False) -> None:
        self.closed.append(Bracket(self._place(start), self._place(end - 1) + 1, link))
        self._close(self.closed[-1])

    def _place(self, offset: int) -> int:
        return self.base + self.part.place(offset)

    def _sign(self, sign: str, offset: int, *, link: bool = False) -> None:
        if sign == "[":
            self.opened.append(self._place(offset))
        elif self.opened:
            self.closed.append(Bracket(self.opened.pop(), self._place(offset) + 1, link))
            self._close(self.closed[-1])

    def _close(self, pair: Bracket) -> None:
        """Take in a pair, which may hold the last of those before it."""
        while self.outermost and self.outermost[-1].start > pair.start:
            self.outermost.pop().nested = True
            pair.holds = True
        self.outermost.append(pair)
