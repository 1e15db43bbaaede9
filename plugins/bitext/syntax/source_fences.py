"""Fences of a source text: lines of code between two lines of backticks or tildes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# Three or four tildes, and ASCII behind them: longer lines of them are drawn as rulers.
_OPENING = re.compile(r"(`{3,9})[^`]{0,200}|(~{3,4})[ -}]{0,200}")
_CLOSING = re.compile(r"(`{3,9}|~{3,4})[ \t]*")


def fences(lines: Sequence[str]) -> Mapping[int, int]:
    """Return the index of the closing line of each fence by that of its opening line.

    A fence that is never closed is text. At least as many backticks or tildes close it as open it.
    """
    candidates = [index for index, line in enumerate(lines) if line.startswith(("```", "~~~"))]
    closed_at: dict[int, int] = {}
    nearest: dict[tuple[str, int], int] = {}  # by character and least length: the next closing line
    for index in reversed(candidates):
        line = lines[index]
        opening = _OPENING.fullmatch(line)
        if opening and (end := nearest.get((line[0], len(opening[1] or opening[2])))):
            closed_at[index] = end
        if closing := _CLOSING.fullmatch(line):
            for length in range(3, len(closing[1]) + 1):
                nearest[line[0], length] = index
    found: dict[int, int] = {}
    done = -1
    for index in sorted(closed_at):
        if index > done:
            found[index] = done = closed_at[index]
    return found
