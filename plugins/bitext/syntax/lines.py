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
    """The lines with tabs expanded to four columns, as Python-Markdown sees them."""
    offsets: list[int]
    """Offset of each line in the body."""
    _matching: dict[re.Pattern[str], list[int]] = field(default_factory=dict)
    """Cache: pattern → indices of the lines that it matches."""

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
        """Return the rest, from `position` on, of the line that holds the character before it."""
        line = self.at(max(position - 1, 0))
        return self.body[position : self.offsets[line] + len(self.typed[line])]

    def is_blank(self, index: int) -> bool:
        """Return whether a line is blank, so that it parts paragraphs."""
        return not self.expanded[index].strip(" ")

    def first(self, pattern: re.Pattern[str], start: int, end: int) -> int:
        """Return the index of the first line from `start` that the pattern matches, or `end`; matches are cached."""
        positions = self._matching.get(pattern)
        if positions is None:
            positions = [index for index, line in enumerate(self.expanded) if pattern.match(line)]
            self._matching[pattern] = positions
        following = bisect_left(positions, start)
        return min(positions[following], end) if following < len(positions) else end
