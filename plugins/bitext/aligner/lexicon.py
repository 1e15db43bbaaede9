"""What the aligner asks a lexicon for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

Word = tuple[str, Mapping[str, float]]
"""A word of a Chinese text, and what renders it: stem of an English word → weight from 0 to 1."""


class Lexicon(Protocol):
    """Words of Chinese with what renders them."""

    @property
    def digest(self) -> str:
        """Return what changes where what the lexicon says changes."""

    @property
    def is_broad(self) -> bool:
        """Return whether it has most words of any text, so that what it lacks need not be learned."""

    def words(self, text: str) -> Sequence[Word]:
        """Return the words of the lexicon that stand in a text, in order."""

    def digest_of(self, text: str) -> str:
        """Return what changes where what it says of a text changes, or of any stretch of it; elsewhere, seldom."""

    def unlike(self, other: Lexicon) -> Collection[str] | None:
        """Return the words of which another lexicon says something else; None where that may be any."""


class _None:
    digest = ""
    is_broad = False

    def words(self, text: str) -> Sequence[Word]:
        del text
        return ()

    def digest_of(self, text: str) -> str:
        del text
        return ""

    def unlike(self, other: Lexicon) -> Collection[str] | None:
        return None if other.digest else ()


NO_LEXICON: Lexicon = _None()
"""The empty lexicon."""
