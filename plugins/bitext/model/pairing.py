"""Pairs: which blocks render which, and which have no counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gap = Literal["", "untranslated", "missing", "added"]
"""Why a pair has one side only: left out on purpose, not translated, or added by the translators; "": both sides."""
Lines = Literal["", "source", "both"]
"""Whose line ends stand on the page: "": nobody's; "source": the original's; "both": all of both sides."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of the page: a source block or several, with the blocks that render them."""

    number: str
    """`12`; `12a` for what the translators added after block 12; its permalink is `#p` and this."""
    source: tuple[int, ...]
    """Indices into the source text's blocks, from 0."""
    translation: tuple[int, ...]
    """Indices into the translation's blocks, from 0."""
    gap: Gap = ""
    """Why a side is missing, or "" where both are there."""
    reason: str = ""
    """The reason of an `untranslated` gap, as its pairing mark gives it, or ""."""
    guess: bool = False
    """Whether the pair was guessed because its section does not fit."""
    lines: Lines = ""
    """Whose line ends stand on the page; breaks of the translation always do."""

    @property
    def label(self) -> str:
        """Return the number as printed: `12`, `12–13`, `12a`."""
        if len(self.source) > 1:
            return f"{self.source[0] + 1}\N{EN DASH}{self.source[-1] + 1}"
        return self.number

    @property
    def inner_numbers(self) -> tuple[str, ...]:
        """Return the numbers of the source blocks after the first: anchors that keep old links alive."""
        return tuple(str(index + 1) for index in self.source[1:])


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs of a translation, in reading order; every block of either side stands in exactly one pair."""

    pairs: tuple[Pair, ...]
    """The pairs in the order of the page; each has any number of source blocks and of translation blocks."""
    title: int | None = None
    """Index of the pair of the two titles, which has no row of its own, or None."""

    @property
    def rows(self) -> tuple[Pair, ...]:
        """Return the pairs that have a row on the page."""
        return tuple(pair for index, pair in enumerate(self.pairs) if index != self.title)

    @property
    def paired(self) -> int:
        """Return how many source blocks have a translation that is no guess; a title's may be in the front matter."""
        return sum(
            len(pair.source)
            for index, pair in enumerate(self.pairs)
            if (pair.translation or index == self.title) and not pair.guess
        )
