"""Brackets in inline Markdown: which open and close one another, code, tags and escapes left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bitext.syntax.code import CodeSpans

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


def unclosed(text: str, start: int, end: int, *, cells: bool = False) -> list[int]:
    """Return the offsets between two of `text` at which brackets open that nothing closes, in order."""
    lost: list[int] = []
    opened: list[int] = []
    for sign, position in _tokens(text, start, end):
        if sign == "[":
            opened.append(position)
        elif sign == "]" and opened:
            opened.pop()
        elif len(sign) > 1 or (cells and sign in "|\n"):
            lost += opened
            opened.clear()
    return [*lost, *opened]


def _close(bracket: Bracket, outermost: list[Bracket]) -> list[Bracket]:
    """Return the outermost pairs with one more, which may hold the last of those before it."""
    while outermost and outermost[-1].start > bracket.start:
        outermost.pop().nested = True
        bracket.holds = True
    outermost.append(bracket)
    return outermost


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield brackets, line ends (a blank line as two characters or more) and bars, with their offsets."""
    code = CodeSpans(text, start, end)
    position = start
    while match := _TOKEN.search(text, position, end):
        sign, position = match[0], match.end()
        if sign[0] == "`":
            span = code.at(match.start())
            position = span.end if span else position
        elif sign == "<!--":
            position = code.comment_end(position) or position
        elif sign[0] == "<" and code.parted_at(position):
            position = match.start() + 1
        elif sign[0] in "[]|\n":
            yield sign, match.start()
