"""Leftmost-longest, among the matches that hold.

The automaton finds the leftmost and longest of all patterns. Where what stands around a match forbids it, a shorter
one may hold at the same place, or another that begins inside it: the automaton has passed them by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bitext.annotation.hits import Hit

Found = tuple[int, int, int]
"""Index of the pattern, start and end: what the automaton says."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """A text that is gone through."""

    accept: Callable[[int, int, int], Hit | None]
    """Takes pattern, start and end; gives the hit that they are, if they hold."""
    search: Callable[[int, int], Sequence[Found]]
    """Takes two indexes; gives what the automaton finds between them."""
    shorter: Callable[[int], Iterable[tuple[int, int]]]
    """Takes a pattern; gives those that it begins with, the longest first, each with its length."""
    longest: int
    """Length of the longest pattern."""

    def run(self, found: Iterable[Found]) -> list[Hit]:
        """Return the hits of a text, of which the automaton has found `found`."""
        hits: list[Hit] = []
        position = 0
        accept = self.accept
        for pattern, start, end in found:
            hit = accept(pattern, start, end) if start >= position else None
            if hit:
                hits.append(hit)
                position = hit[1]
            elif end > position:
                position = self._again(max(start, position), end, hits)
        return hits

    def _again(self, begin: int, end: int, hits: list[Hit]) -> int:
        """Look for what begins between `begin` and `end`; return the index to go on from."""
        position = begin
        while position < end:
            first = next(iter(self.search(position, end + self.longest)), None)
            if not first or first[1] >= end:
                break
            pattern, start, stop = first
            hit = self.accept(pattern, start, stop) or self._shorter(pattern, start)
            if hit:
                hits.append(hit)
            position = hit[1] if hit else start + 1
        return position

    def _shorter(self, pattern: int, start: int) -> Hit | None:
        accepted = (self.accept(each, start, start + length) for each, length in self.shorter(pattern))
        return next(filter(None, accepted), None)


def prefixes(pattern: str, numbers: Mapping[str, int]) -> list[tuple[int, int]]:
    """Return the patterns that one begins with, the longest first: number and length."""
    return [
        (number, length)
        for length in range(len(pattern) - 1, 0, -1)
        if (number := numbers.get(pattern[:length])) is not None
    ]
