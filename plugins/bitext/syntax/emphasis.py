"""Which signs of emphasis pair with one another, `*` and `_`, as Python-Markdown pairs them.

The rules are those of its `DelimiterProcessor` (version 3.11): signs that could open and close at once pair by the
“rule of three” of CommonMark, and three signs are taken as one and two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_RUN = re.compile(r"\*+|_+")
_PATIENCE = 4  # times the text's length that is looked through for what closes: more signs than that pair with none
_DEEP = 50  # signs that stand open: further down none is looked for
_READ = "\ufffc"
_BOTH = 3  # signs that are one and two
Pair = tuple[int, int, int, int]
"""Offsets of the signs that open and after them, of those that close and after them."""


class _Run(NamedTuple):
    """A run of signs, or what is left of one."""

    start: int
    end: int
    ambiguous: bool
    """Whether it may open and close."""
    typed: int
    """How many signs were typed."""
    left: int
    """How many of them are left."""


class _Seen(NamedTuple):
    sign: str
    start: int
    end: int
    opens: bool
    closes: bool


def emphasis(text: str) -> list[Pair]:
    """Return the pairs of signs in a paragraph, in no order; what has another meaning is filled in there."""
    return list(_Reader(text).read()) if "*" in text or "_" in text else []


@dataclass(slots=True)
class _Reader:
    text: str
    done: int = 0
    """What stands before has been paired."""
    patience: int = 0
    open: dict[str, list[_Run]] = field(default_factory=lambda: {"*": [], "_": []})
    pairs: list[Pair] = field(default_factory=list)

    def read(self) -> Iterator[Pair]:
        self.patience = _PATIENCE * len(self.text)
        position = 0
        while (match := _RUN.search(self.text, position)) and self.patience > 0:
            position = self._from(self._seen(match))
            if self.pairs:
                position = self.done = max(pair[3] for pair in self.pairs)
                yield from self.pairs
                self.pairs.clear()

    def _seen(self, match: re.Match[str]) -> _Seen:
        """Return a run with what it may do: open before a character, close after one; `_` does neither in a word."""
        start, end = match.span()
        before = _READ if 0 < start == self.done else self.text[start - 1 : start]
        after = self.text[end : end + 1]
        sign, within = match[0][0], before == match[0][0]  # what is left of a run that nothing could close
        opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace() and not within
        if sign == "_":
            opens, closes = opens and not (within or before.isalnum()), closes and not after.isalnum()
        return _Seen(sign, start, end, opens, closes)

    def _from(self, first: _Seen) -> int:
        """Pair what follows a run, until nothing is open; return where to go on, should nothing have paired."""
        if not first.opens:
            return first.end
        for stack in self.open.values():
            stack.clear()
        self._push(first, first.start, ambiguous=first.closes)
        position = first.end
        while any(self.open.values()) and (match := _RUN.search(self.text, position)):
            run = self._seen(match)
            position = run.end
            if not (run.opens or (run.closes and self.open[run.sign])):
                continue
            if not self._meet(run):
                break
        self.patience -= position - first.start
        return max((stack[-1].end for stack in self.open.values() if stack), default=first.start + 1)

    def _push(self, run: _Seen, start: int, *, ambiguous: bool) -> None:
        count = run.end - start
        self.open[run.sign].append(_Run(start, run.end, ambiguous, run.end - run.start, count))

    def _meet(self, run: _Seen) -> bool:
        """Pair a run with those that are open, or open it; return False where nothing further is to be paired."""
        stack = self.open[run.sign]
        ambiguous, opens, closes = run.opens and run.closes, run.opens, run.closes
        start, typed = run.start, run.end - run.start
        last = _last(stack, typed, ambiguous=ambiguous)
        if stack and closes and _may_close(stack[-1], last, typed, ambiguous=ambiguous):
            opens = False
            start, last = self._close(run, last)
            if typed >= _BOTH and start < run.end and ambiguous:
                stack.append(_Run(start, run.end, False, typed, run.end - start))
                closes = False
        left = run.end - start
        if stack and closes and left and last > left and (last >= _BOTH or not ambiguous):
            return self._close_part(run, start)
        if opens:
            self._push(run, start, ambiguous=ambiguous)
        return True

    def _close(self, run: _Seen, last: int) -> tuple[int, int]:
        """Pair a run with what is open, while so many signs as the last of these has are left.

        Return where what is left of it begins, and how many signs the run has that is open then.
        """
        stack, start = self.open[run.sign], run.start
        while stack and start < run.end and last <= run.end - start:
            opener = stack.pop()
            size = min(1 if opener.left == _BOTH else 2, opener.left, run.end - start)
            self._pair(opener.end - size, opener.end, start, size)
            start += size
            if size < opener.left:
                stack.append(opener._replace(end=opener.end - size, left=opener.left - size))
            last = stack[-1].left if stack else 0
        return start, last

    def _close_part(self, run: _Seen, start: int) -> bool:
        """Pair what is left of a run with a part of what is open; return whether to go on."""
        stack, left = self.open[run.sign], run.end - start
        opener = stack.pop()
        while stack and opener.left != _BOTH and opener.ambiguous:
            opener = stack.pop()
        if opener.ambiguous and opener.left != _BOTH:
            stack.clear()
            return any(self.open.values())
        end, last = opener.end, opener.left
        while left and last:
            size = min(1 if left == _BOTH else 2, left, last)
            self._pair(end - size, end, start, size)
            start, left, last, end = start + size, left - size, last - size, end - size
        if last:
            stack.append(_Run(opener.start, end, False, opener.typed, last))
        return True

    def _pair(self, start: int, end: int, closes: int, size: int) -> None:
        """Take note of a pair; what is open inside it opens nothing any more."""
        self.pairs.append((start, end, closes, closes + size))
        for stack in self.open.values():
            while stack and start <= stack[-1].start < closes + size:
                stack.pop()


def _last(stack: list[_Run], count: int, *, ambiguous: bool) -> int:
    """Return how many signs are left of the run that one of so many closes: the last, or one as long below it."""
    if not stack:
        return 0
    last = stack[-1]
    if ambiguous and count != last.left and _by_three(last.typed, count):
        below = stack[-_DEEP - 1 : -1]
        if any(each.left == count and not _by_three(each.typed, count) for each in below):
            return count
    return last.left


def _may_close(opener: _Run, last: int, count: int, *, ambiguous: bool) -> bool:
    """Return whether a run of so many signs closes an open one, or more than that one."""
    clear = not ambiguous or not _by_three(opener.typed, count)
    return count == last or count >= _BOTH or (count > last and clear)


def _by_three(opens: int, closes: int) -> bool:
    """Return whether two runs do not pair, of which one may open and close (CommonMark's “rule of three”)."""
    return (opens + closes) % 3 == 0 and (opens % 3 != 0 or closes % 3 != 0)
