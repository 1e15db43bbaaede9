"""What somebody may have meant: the nearest of the words that there are, looked for in bounded time."""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

ASKED = 100
"""Words that are looked up in one list: a list that is wrong throughout needs no more advice than that."""
_LONGEST = 100  # characters: nobody mistypes a longer name by a letter or two, and comparing takes the square of them
_COMPARED = 40  # words of a list that are compared in full; a shorter list is compared as a whole


@dataclass(slots=True)
class Nearest:
    """A list of words in which others are looked up, so many of them and no more."""

    words: Collection[str]
    least: float = 0.6
    """How alike two words must be, from 0 to 1."""
    _found: dict[tuple[str, str], str] = field(init=False, default_factory=dict)
    """By what was looked up, and the word that it must not be."""
    _pairs: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    """By word of the list, of those that are not too long: what it is compared by first."""
    _read: bool = field(init=False, default=False)

    def to(self, word: str, but: str = "") -> str:
        """Return the word of the list that is most like `word`; empty where none is, or too many have been asked for.

        `but`: a word of the list that is not meant.
        """
        key = word, but
        if key not in self._found:
            if len(self._found) >= ASKED or len(word) > _LONGEST:
                return ""
            likely = [each for each in self._likely(word) if each != but]
            self._found[key] = next(iter(get_close_matches(word, likely, 1, self.least)), "")
        return self._found[key]

    def _likely(self, word: str) -> Collection[str]:
        """Return the words that have most pairs of letters in common with `word`."""
        if not self._read:
            self._read = True
            self._pairs = {each: _pairs_of(each) for each in self.words if len(each) <= _LONGEST}
        if len(self._pairs) <= _COMPARED:
            return self._pairs
        wanted = _pairs_of(word)
        return heapq.nlargest(_COMPARED, self._pairs, key=lambda each: _likeness(wanted, self._pairs[each]))


def nearest(word: str, words: Collection[str], least: float = 0.6) -> str:
    """Return the one of `words` that is most like `word`; empty where none is like it, or `word` is too long.

    For one word, and for short lists; `Nearest` is for many words in a list that texts make long.
    """
    return Nearest(words, least).to(word)


def _pairs_of(word: str) -> frozenset[str]:
    """Return the pairs of letters that follow one another, the edges counting as a letter."""
    edged = f" {word} "
    return frozenset(edged[index : index + 2] for index in range(len(edged) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one) + len(other))
