"""What a language is asked for. A module answers for each language: `zh`, `en`, and `plain` for all others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bitext.languages.quantities import Quantity
from bitext.languages.stem import Stem


class Rules(Protocol):
    """What is known of a language."""

    ENGLISH_CHARACTERS: float
    """How many characters of English one of its characters makes, as a rule; 0 where nobody has measured it."""

    def sentence_ends(self, text: str) -> tuple[int, ...]:
        """Return the offset after each sentence that ends in a text, closing quotation marks and brackets included.

        What stands behind the last is a sentence that does not end.
        """

    def article(self, text: str, begin: int = 0) -> str:
        """Return the number of the article that begins at an offset (`21`, `21-1`), or an empty string."""

    def ordinal(self, text: str, begin: int = 0) -> int:
        """Return the number of the part, list or box that begins at an offset, or 0."""

    def number(self, text: str, begin: int = 0) -> str:
        """Return the number at an offset in the form that all languages share, or an empty string.

        `3` for 3. (iii) 三、 and for the verse `3 In the beginning`; an identifier as it stands: `1.2`, `mn1:2.3`.
        """

    def stems(self, rendering: str) -> Iterator[Stem]:
        """Yield the beginnings of a rendering with the endings that make forms of them: numbers of nouns, of verbs."""

    def words(self, text: str) -> list[str]:
        """Return what of a text can be compared with one in another language, in order.

        Content words by their stems, numbers by value (`#21`), the signs ? and !; of Chinese, what stands in Latin
        letters alone: its words are a dictionary's to know.
        """

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """Return the numbers and dates of a text by value, in order; idioms and digits inside names are none."""
