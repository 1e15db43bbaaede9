"""What the aligner asks a lexicon for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

Word = tuple[str, Mapping[str, float]]
"""A word of a Chinese text, and what renders it: stem of an English word → weight from 0 to 1."""


class Lexicon(Protocol):
    """Words of Chinese with what renders them."""

    digest: str
    """Changes where what the lexicon says changes."""

    def words(self, text: str) -> Iterable[Word]:
        """Return the words of the lexicon that stand in a text."""


class _None:
    digest = ""

    def words(self, text: str) -> Iterable[Word]:
        del text
        return ()


NO_LEXICON: Lexicon = _None()
"""The empty lexicon."""
