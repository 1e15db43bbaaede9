"""A text without its marks of sentences, and where each part of it was typed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bitext.model.text import Span

_HEAD = re.compile(r"[ \t>]*(?:(?:[*+-]|\d{1,9}\.|#{1,6})[ \t]+)?[ \t]*")
"""What may stand at the head of a line and is no prose."""
_QUOTED = re.compile(r" {0,3}>")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A body, and what it is without its marks of sentences: as if nobody had typed them."""

    typed: str
    """The body."""
    text: str
    """The body without the marks."""
    marks: tuple[Span, ...]
    """Where the marks stand in the body."""
    taken: tuple[Span, ...]
    """What goes with each of them: white space on one side, or all of its line, with the line feed."""
    lines: Sequence[int]
    """By line of the text: its index among the lines of the body."""
    _begins: Sequence[int]
    """Offsets in the text at which something was taken out, in order."""
    _shifts: Sequence[int]
    """How many characters had been taken out there, in all."""

    @classmethod
    def of(cls, typed: str, marks: Sequence[Span]) -> Stripped:
        """Return a body without the marks at some offsets, in order; none of them holds a line feed."""
        if not marks:
            return cls(typed, typed, (), (), range(typed.count("\n") + 1), (), ())
        taken, gone = _taken(typed, marks)
        shifts = list(accumulate(end - begin for begin, end in taken))
        begins = [begin - shift for (begin, _), shift in zip(taken, [0, *shifts], strict=False)]
        starts, ends = [0, *(end for _, end in taken)], [*(begin for begin, _ in taken), len(typed)]
        text = "".join(typed[start:end] for start, end in zip(starts, ends, strict=True))
        lines = [index for index in range(typed.count("\n") + 1) if index not in gone]
        return cls(typed, text, tuple(marks), tuple(taken), lines, begins, shifts)

    def typed_at(self, offset: int) -> int:
        """Return where a character of the text stands in the body."""
        index = bisect_right(self._begins, offset) - 1
        return offset + self._shifts[index] if index >= 0 else offset

    def typed_end(self, offset: int) -> int:
        """Return the offset in the body after the last character of a stretch of the text that ends at an offset."""
        return self.typed_at(offset - 1) + 1 if offset else 0

    def shown_at(self, offset: int) -> int:
        """Return where a character of the body stands in the text, or what follows it, where it was taken out."""
        index = bisect_right(self.taken, offset, key=lambda span: span[0]) - 1
        if index < 0:
            return offset
        return max(offset, self.taken[index][1]) - self._shifts[index]

    def before_spaces(self, offset: int) -> int:
        """Return the offset in the body after the last character before another that is in the text and no space."""
        index = self.shown_at(offset)
        while index and self.text[index - 1] in " \t\n":
            index -= 1
        return self.typed_end(index)

    def spans(self, begin: int, end: int) -> Iterator[Span]:
        """Yield the stretches of the body that make a stretch of the text, which is not empty."""
        index = bisect_right(self._begins, begin)
        while index < len(self._begins) and self._begins[index] < end:
            if self._begins[index] > begin:
                yield self.typed_at(begin), self.typed_end(self._begins[index])
                begin = self._begins[index]
            index += 1
        yield self.typed_at(begin), self.typed_end(end)


def _taken(typed: str, marks: Sequence[Span]) -> tuple[list[Span], set[int]]:
    """Return what is taken out with each mark, and the indices of the lines of which nothing is left."""
    taken, gone = list[Span](), set[int]()
    index, number, line = 0, 0, 0
    while index < len(marks):
        number += typed.count("\n", line, marks[index][0])
        start = typed.rfind("\n", 0, marks[index][0]) + 1
        stop = typed.find("\n", start)
        stop = len(typed) if stop < 0 else stop
        of_line = marks[index : bisect_left(marks, stop, index, key=lambda span: span[0])]
        index, line = index + len(of_line), start
        if _is_alone(typed, start, stop, of_line):
            gone.update([number] if stop < len(typed) else [])  # nothing ends the last line: it stays, empty
            taken += _whole(typed, start, stop, of_line)
        else:
            taken += _of_line(typed, start, stop, of_line)
    return taken, gone


def _is_alone(typed: str, start: int, stop: int, marks: Sequence[Span]) -> bool:
    """Return whether a line holds nothing but marks; in a quotation, that goes on below it, behind its sign."""
    begins, ends = [*(begin for begin, _ in marks), stop], [start, *(end for _, end in marks)]
    rest = "".join(typed[begin:end] for begin, end in zip(ends, begins, strict=True))
    return not rest.strip(" \t>") and (not rest.strip() or _QUOTED.match(typed, stop + 1) is not None)


def _whole(typed: str, start: int, stop: int, marks: Sequence[Span]) -> Iterator[Span]:
    """Yield what is taken out with the marks of a line that goes as a whole: all of it, with its line feed."""
    yield from pairwise((start, *(begin for begin, _ in marks[1:]), min(stop + 1, len(typed))))


def _of_line(typed: str, start: int, stop: int, marks: Sequence[Span]) -> Iterator[Span]:
    """Yield what is taken out with the marks of a line on which there is more."""
    head = _HEAD.match(typed, start, stop)
    left = head.end() if head else start  # up to here the line has nothing but marks and what stands at its head
    done = start
    for span in marks:
        begin, end = span
        if begin <= left:
            left = end = _past_spaces(typed, end, stop)
        elif typed[begin - 1] in " \t" and (end == stop or typed[end] in " \t"):
            begin = done + len(typed[done:begin].rstrip(" \t"))
        yield begin, end
        done = end


def _past_spaces(text: str, begin: int, stop: int) -> int:
    while begin < stop and text[begin] in " \t":
        begin += 1
    return begin
