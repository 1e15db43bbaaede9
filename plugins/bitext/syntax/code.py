"""What is no text to be read in inline Markdown, as Python-Markdown finds it: code before all else; comments."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t>]*\n))+")  # no code goes on past a blank line
_COMMENT_SIGN = re.compile("<!--|-->")
_TICKS = re.compile("`+")


class Code(NamedTuple):
    """A span of code: offsets in the text."""

    start: int
    """Of the first tick that opens it."""
    begin: int
    """Of what it holds."""
    stop: int
    """Of the first tick that closes it."""
    end: int
    """After the last."""


class CodeSpans:
    """The spans of code between two offsets of a text.

    As many ticks close a span as open it. Where no such run follows, the longest that follows closes it, if that is
    shorter: the ticks that are too many are part of the code. A tick behind a backslash opens nothing, but it closes.
    Behind a run that nothing closes, as many characters as it has ticks open nothing either.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Find them, in time that grows with the text."""
        self._text, self._end = text, len(text) if end is None else end
        self._spans: list[Code] = []
        if text.find("`", start, self._end) >= 0:
            for paragraph in _PARAGRAPH.finditer(text, start, self._end):
                self._spans += _in_paragraph(text, *paragraph.span())
        self._starts = [span.start for span in self._spans]

    def __iter__(self) -> Iterator[Code]:
        """Yield them in order."""
        return iter(self._spans)

    def at(self, offset: int) -> Code | None:
        """Return the span that the tick at an offset opens."""
        index = bisect_left(self._starts, offset)
        return self._spans[index] if self._starts[index : index + 1] == [offset] else None

    def parted_at(self, offset: int) -> bool:
        """Return whether an offset lies inside a span: what ends there is code, and no markup."""
        index = bisect_left(self._starts, offset) - 1
        return index >= 0 and offset < self._spans[index].end

    def comment_end(self, begin: int) -> int:
        """Return the offset after a comment whose words begin at an offset; 0, where it is never closed.

        None holds another: the next `<!--` ends the search, so that no text is searched twice.
        """
        for sign in _COMMENT_SIGN.finditer(self._text, begin, self._end):
            if not self.parted_at(sign.end()):
                return 0 if sign[0] == "<!--" else sign.end()
        return 0


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Code]:
    runs = [ticks.span() for ticks in _TICKS.finditer(text, start, end)]
    closers = _Closers.of(runs)
    done = before = start
    for number, (begin, stop) in enumerate(runs):
        between, before = text[before:begin], stop
        if stop <= done:
            continue
        slashes = len(between) - len(between.rstrip("\\"))
        opening = max(begin + slashes % 2, done)
        if closer := closers.of_run(number, stop - opening):
            first, done = closer
            yield Code(opening, opening + done - first, first, done)
        else:
            done = stop + stop - opening


@dataclass(frozen=True, slots=True)
class _Closers:
    """The runs of ticks of a paragraph, looked up by their lengths: no text is read twice for them."""

    runs: Sequence[tuple[int, int]]
    """Offsets of each: of its first tick, and after its last."""
    alike: Mapping[int, Sequence[int]]
    """By length: the numbers of the runs that have it, in order."""
    longest: Sequence[int]
    """By number: the length of the longest run from that on."""

    @classmethod
    def of(cls, runs: Sequence[tuple[int, int]]) -> _Closers:
        alike: dict[int, list[int]] = {}
        for number, (begin, stop) in enumerate(runs):
            alike.setdefault(stop - begin, []).append(number)
        return cls(runs, alike, list(accumulate((stop - begin for begin, stop in reversed(runs)), max))[::-1])

    def of_run(self, number: int, length: int) -> tuple[int, int] | None:
        """Return the run that closes what the run with a number opens, of which so many ticks do not stand escaped."""
        if closer := self._next(number, length):
            return closer
        longest = self.longest[number + 1] if number + 1 < len(self.runs) else length
        return self._next(number, longest) if longest < length else None

    def _next(self, number: int, length: int) -> tuple[int, int] | None:
        """Return the first run after a number that has a length."""
        alike = self.alike.get(length, ())
        following = bisect_right(alike, number)
        return self.runs[alike[following]] if following < len(alike) else None
