"""Leftmost-longest, among the matches that hold.

The automaton finds the leftmost and longest of all patterns. Where the text around a match rules it out, a shorter
pattern at the same place, or one that begins inside it, may hold: the automaton has skipped both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

from bitext.terms.hits import Hit

Found = tuple[int, int, int]
"""A match of the automaton: index of the pattern, start and end."""
_FEW = 100_000  # characters of patterns: the fastest automaton has a state of some 200 bytes for each
_Pattern = TypeVar("_Pattern", str, bytes)


@dataclass(slots=True)
class Patterns(Generic[_Pattern]):
    """The patterns to look for, and which other patterns each may hide, worked out when first asked."""

    all: Sequence[_Pattern]
    """The patterns; the index of each is its number."""
    find: Callable[[_Pattern], Sequence[Found]]
    """Returns the leftmost and longest matches in a text."""
    longest: int = field(init=False)
    """Length of the longest pattern."""
    _numbers: dict[_Pattern, int] = field(init=False, default_factory=dict)
    _sorted: list[_Pattern] = field(init=False, default_factory=list)
    _prefixes: dict[int, list[tuple[int, int]]] = field(init=False, default_factory=dict)
    _hiding: dict[int, bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.longest = max(map(len, self.all), default=0)

    def prefixes(self, number: int) -> list[tuple[int, int]]:
        """Return number and length of each shorter pattern that this one begins with, the longest first."""
        if number not in self._prefixes:
            if not self._numbers:
                self._numbers = {pattern: each for each, pattern in enumerate(self.all)}
            text = self.all[number]
            self._prefixes[number] = [
                (shorter, length)
                for length in range(len(text) - 1, 0, -1)
                if (shorter := self._numbers.get(text[:length])) is not None
            ]
        return self._prefixes[number]

    def hides(self, number: int) -> bool:
        """Return whether another pattern may begin within a match of this one, its first character included."""
        if number not in self._hiding:
            pattern = self.all[number]
            self._hiding[number] = (
                bool(self.prefixes(number) or self.find(pattern[1:]))  # wholly inside
                or any(self._begins_another(pattern[index:]) for index in range(1, len(pattern)))
            )
        return self._hiding[number]

    def _begins_another(self, text: _Pattern) -> bool:
        if not self._sorted:
            self._sorted = sorted(self.all)
        place = bisect_left(self._sorted, text)
        return place < len(self._sorted) and self._sorted[place].startswith(text)


def text_patterns(patterns: Sequence[str]) -> Patterns[str]:
    """Return patterns to look for in text."""
    automaton = AhoCorasick(
        patterns, MatchKind.LeftmostLongest, store_patterns=False, implementation=_implementation(patterns)
    )
    return Patterns(patterns, automaton.find_matches_as_indexes)


def data_patterns(patterns: Sequence[bytes]) -> Patterns[bytes]:
    """Return patterns to look for in bytes."""
    automaton = BytesAhoCorasick(patterns, MatchKind.LeftmostLongest, implementation=_implementation(patterns))
    return Patterns(patterns, automaton.find_matches_as_indexes)


def _implementation(patterns: Sequence[str] | Sequence[bytes]) -> Implementation | None:
    """Return the fastest automaton for few, the library's choice for many."""
    return Implementation.DFA if sum(map(len, patterns)) <= _FEW else None


@dataclass(frozen=True, slots=True)
class Sweep(Generic[_Pattern]):
    """One pass over a text."""

    patterns: Patterns[_Pattern]
    text: _Pattern
    accept: Callable[[int, int, int], Hit | None]
    """Takes pattern number, start and end of a match; returns its hit, or None where it does not hold."""

    def run(self, found: Iterable[Found]) -> list[Hit]:
        """Return the hits of a text; `found`: the automaton's matches in it."""
        hits: list[Hit] = []
        position = 0
        accept = self.accept
        for pattern, start, end in found:
            hit = accept(pattern, start, end) if start >= position else None
            if hit:
                hits.append(hit)
                position = hit[1]
            elif end > position and (start < position or self.patterns.hides(pattern)):
                position = self._again(max(start, position), end, hits)
        return hits

    def _again(self, begin: int, end: int, hits: list[Hit]) -> int:
        """Add the hits that begin between `begin` and `end` to `hits`; return the index to go on from."""
        position = begin
        while position < end:
            first = next(iter(self.patterns.find(self.text[position : end + self.patterns.longest])), None)
            if not first or position + first[1] >= end:
                break
            pattern, start, stop = first[0], position + first[1], position + first[2]
            hit = self.accept(pattern, start, stop) or self._shorter(pattern, start)
            if hit:
                hits.append(hit)
            position = hit[1] if hit else start + 1
        return position

    def _shorter(self, pattern: int, start: int) -> Hit | None:
        accepted = (self.accept(each, start, start + length) for each, length in self.patterns.prefixes(pattern))
        return next(filter(None, accepted), None)
