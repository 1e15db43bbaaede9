"""The word that somebody may have meant: the nearest of a list, found in bounded time."""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

ASKED = 100
"""Words that are looked up in one list: a list that is wrong throughout needs no more advice."""
_LONGEST = 100  # characters of a word: comparing takes the square of its length
_COMPARED = 40  # words of a list that are compared in full; a shorter list is compared as a whole


@dataclass(slots=True)
class Nearest:
    """A list of words in which up to `ASKED` others are looked up."""

    words: Collection[str]
    least: float = 0.6
    """Least likeness of two words, from 0 to 1."""
    _found: dict[tuple[str, str], str] = field(init=False, default_factory=dict)
    """Cache: word looked up, and word that it must not be → result."""
    _pairs: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    """Word of the list, if not too long → its pairs of letters, which are compared first."""
    _read: bool = field(init=False, default=False)

    def to(self, word: str, but: str = "") -> str:
        """Return the word of the list that is most like `word`.

        Return "" where none is like it, or `ASKED` words have been looked up. `but`: a word of the list to leave out.
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
    """Return the one of `words` that is most like `word`.

    Return "" where none is like it, or `word` is too long. For many words in a long list, use `Nearest`.
    """
    return Nearest(words, least).to(word)


def _pairs_of(word: str) -> frozenset[str]:
    """Return the pairs of adjacent letters, with a letter for each edge of the word."""
    edged = f" {word} "
    return frozenset(edged[index : index + 2] for index in range(len(edged) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one) + len(other))
