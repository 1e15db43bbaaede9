"""The lines of a text: as typed, as Python-Markdown sees them, and where each of them begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Lines:
    """A body in lines."""

    body: str
    typed: list[str]
    expanded: list[str]
    """With a tab as four spaces: what Python-Markdown looks at."""
    offsets: list[int]
    """Where each line begins in the body."""
    _matching: dict[re.Pattern[str], list[int]] = field(default_factory=dict)
    """By pattern: the lines that it matches."""

    @classmethod
    def of(cls, body: str) -> Lines:
        """Return the lines of a body with LF line ends."""
        typed = body.split("\n")
        expanded = typed if "\t" not in body else [line.expandtabs(4) for line in typed]
        return cls(body, typed, expanded, [0, *accumulate(len(line) + 1 for line in typed[:-1])])

    def at(self, position: int) -> int:
        """Return the index of the line that holds a character of the body."""
        return bisect_right(self.offsets, position) - 1

    def rest(self, position: int) -> str:
        """Return what follows a position on its line, of which the character before it is the last one read."""
        line = self.at(max(position - 1, 0))
        return self.body[position : self.offsets[line] + len(self.typed[line])]

    def is_blank(self, index: int) -> bool:
        """Return whether a line parts paragraphs."""
        return not self.expanded[index].strip(" ")

    def first(self, pattern: re.Pattern[str], start: int, end: int) -> int:
        """Return the first line from `start` that the pattern matches, or `end`; no line is looked at twice."""
        positions = self._matching.get(pattern)
        if positions is None:
            positions = [index for index, line in enumerate(self.expanded) if pattern.match(line)]
            self._matching[pattern] = positions
        following = bisect_left(positions, start)
        return min(positions[following], end) if following < len(positions) else end
