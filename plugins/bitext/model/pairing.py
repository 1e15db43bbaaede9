"""Pairs: which blocks render which, and what is left over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gap = Literal["", "untranslated", "missing", "added"]
"""Why a pair has one side only: left out on purpose, not translated, or added by the translators."""
Lines = Literal["", "source", "both"]
"""Whose line ends stand on the page: nobody's, the original's, or also those of the translation that are no breaks."""


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
    """Empty where both sides are there."""
    reason: str = ""
    """Of an `untranslated` gap: why, as the mark says."""
    guess: bool = False
    """Whether the pair was guessed because its section does not fit."""
    lines: Lines = ""
    """Whose line ends stand on the page; those of the translation that are breaks always do."""

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
    """In the order of the page. A source block may stand in a pair with several translation blocks, and the reverse."""
    title: int | None = None
    """Index of the pair that is the page's titles and has no row of its own, if there is one."""

    @property
    def rows(self) -> tuple[Pair, ...]:
        """Return the pairs that have a row on the page."""
        return tuple(pair for index, pair in enumerate(self.pairs) if index != self.title)

    @property
    def paired(self) -> int:
        """Return how many source blocks have a translation; a title may have it in the front matter."""
        return sum(
            len(pair.source)
            for index, pair in enumerate(self.pairs)
            if (pair.translation or index == self.title) and not pair.guess
        )
