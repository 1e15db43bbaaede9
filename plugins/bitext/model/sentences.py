"""Sentence pairs: which sentences of a pair render which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of what a reader sees of a block; those of a passage cover it without gap or overlap."""

    block: int
    """Index of the block in its text."""
    passage: int
    """Index in the block's passages."""
    start: int
    """Offset in the passage's text."""
    end: int
    """Offset of the character after it: white space before the next sentence belongs to this one."""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of a pair that render one another; one side may be empty."""

    number: str
    """That of its first source sentence: `5.2`; `5.2a` where it has none. Its permalink is `#p` and this."""
    source: tuple[Sentence, ...]
    translation: tuple[Sentence, ...]
    inner_numbers: tuple[str, ...] = ()
    """The numbers of the source sentences after the first: anchors that keep old links alive."""
    confidence: float = 1.0
    """The probability, from 0 to 1, that the pair is right."""
    given: bool = False
    """Whether the editor says so."""

    @property
    def label(self) -> str:
        """Return the number as printed: `5.2`, `5.2–3`, `5.9–6.1`."""
        if not self.inner_numbers:
            return self.number
        last = self.inner_numbers[-1]
        block, _, sentence = last.rpartition(".")
        same = block == self.number.rpartition(".")[0]
        return f"{self.number}\N{EN DASH}{sentence if same else last}"


SentencePairs = Mapping[str, tuple[SentencePair, ...]]
"""By the number of the pair of blocks; none for a pair that has no sentence pairs."""
