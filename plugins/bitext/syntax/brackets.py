"""Brackets in inline Markdown: which open and close one another, code, tags and escapes left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\\.|`+|<!--|<[A-Za-z/?!][^<>]*>|[\[\]]|\n[ \t]*\n|[|\n]", re.DOTALL)


@dataclass(slots=True)
class Bracket:
    """A pair of brackets."""

    start: int
    """Offset of the opening one."""
    end: int
    """Offset after the closing one."""
    nested: bool = False
    """Whether it stands inside another pair."""
    holds: bool = False
    """Whether another pair stands inside it."""


def brackets(text: str, start: int, end: int, *, cells: bool = False) -> list[Bracket]:
    """Return the pairs of brackets between two offsets of `text`, in the order in which they close.

    No pair reaches across a blank line; with `cells`, none across a line's end or a bar either, as in a table.
    """
    found: list[Bracket] = []
    outermost: list[Bracket] = []
    opened: list[int] = []
    for sign, position in _tokens(text, start, end):
        if sign == "[":
            opened.append(position)
        elif sign == "]" and opened:
            outermost = _close(Bracket(opened.pop(), position + 1), outermost)
            found.append(outermost[-1])
        elif len(sign) > 1 or (cells and sign in "|\n"):
            opened.clear()
    return found


def _close(bracket: Bracket, outermost: list[Bracket]) -> list[Bracket]:
    """Return the outermost pairs with one more, which may hold the last of those before it."""
    while outermost and outermost[-1].start > bracket.start:
        outermost.pop().nested = True
        bracket.holds = True
    outermost.append(bracket)
    return outermost


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield brackets, line ends (a blank line as two characters or more) and bars, with their offsets."""
    code = _Code()
    comments = True  # whether one may still be closed: looked for once in vain is enough
    position = start
    while match := _TOKEN.search(text, position, end):
        sign, position = match[0], match.end()
        if sign[0] == "`":
            position = code.end(text, match.start(), position, end)
        elif sign == "<!--" and comments:
            closing = text.find("-->", position, end)
            comments = closing >= 0
            position = closing + 3 if comments else position
        elif sign[0] in "[]|\n":
            yield sign, match.start()


@dataclass(slots=True)
class _Code:
    """Where spans of code end; the runs of backticks are looked up, so that no text is read twice for them."""

    _runs: dict[int, list[int]] = field(default_factory=dict)
    """By length: where runs of backticks begin."""
    _read: bool = False

    def end(self, text: str, start: int, after: int, end: int) -> int:
        """Return the offset after the span of code that the backticks from `start` to `after` open, or `after`."""
        if not self._read:
            self._read = True
            for run in re.compile("`+").finditer(text, start, end):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        length = after - start
        closers = self._runs.get(length, [])
        following = bisect_right(closers, start)
        return closers[following] + length if following < len(closers) else after
