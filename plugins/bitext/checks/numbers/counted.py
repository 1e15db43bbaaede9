"""What the two sides of a pair count: quantities with the words that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bitext.checks.text import Words
from bitext.diagnostics import Location
from bitext.languages import Language
from bitext.languages.quantities import Quantity
from bitext.model.glossary import Glossary
from bitext.same import Same

_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万亿两]")
_LIST = 3_000  # quantities of one side of a pair that are compared; no text that was written for readers has more


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity where it stands."""

    quantity: Quantity
    words: Words
    order: float
    """How far down the side of the pair it stands, from 0 to 1."""
    is_quiet: bool = False
    """Whether nobody has to count it: it is about so much, or part of a term."""

    def at(self) -> Location:
        """Return where it stands in its file."""
        return self.words.at(self.quantity.start, self.quantity.end)


def counted(side: Iterable[Words], language: Language, terms: tuple[str, ...] = ()) -> list[Counted]:
    """Return what one side of a pair counts, in its order; `terms`: headwords in which nobody has to count."""
    side = tuple(side)
    length = sum(len(words.text) for words in side) or 1
    found: list[Counted] = []
    begin = 0
    for words in side:
        inside = _inside(words.text, terms)
        for quantity in language.rules.quantities(words.text):
            is_term = any(start < quantity.end and quantity.start < end for start, end in inside)
            order = (begin + quantity.start) / length
            found.append(Counted(quantity, words, order, is_term or quantity.approximate))
        begin += len(words.text)
    return found[:_LIST]


@lru_cache(maxsize=1)
def counting_terms(glossary: Same[Glossary]) -> tuple[str, ...]:
    """Return the headwords that have numerals; all texts ask."""
    return tuple(term.headword for term in glossary.value if _NUMERAL.search(term.headword))


def _inside(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Return where terms stand in a text."""
    found = []
    for term in terms:
        begin = text.find(term)
        while begin >= 0:
            found.append((begin, begin + len(term)))
            begin = text.find(term, begin + len(term))
    return found
