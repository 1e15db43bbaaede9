"""How much of a rendering stands in a text in other forms of its words, or with others between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil

from bitext.languages import ENGLISH

_BETWEEN = 2  # words that may stand between those of a rendering: socialist *system* with Chinese characteristics
_BETWEEN_TURNED = 1  # … where they stand in another order: reform of the *rural* land for land reform
_CLAUSE = re.compile(r"[.;:!?]\s")
_PREFIX = 5  # letters that two forms of a word share at least: ecology, ecological
_SHARE = 0.6  # … and this part of the longer one: internet and international do not


def best_share(renderings: Iterable[str], passages: Iterable[str]) -> float:
    """Return the greatest part of the words of one of some renderings that stands close together in one of some texts.

    0 to 1; words that say nothing, such as *of*, do not count. In their order, others may stand between them.
    """
    wanted = [words for each in renderings if (words := _words(each))]
    clauses = [clause for text in passages for clause in _clauses(text)]
    return max((_share(words, places) for places in clauses for words in wanted), default=0)


@lru_cache(maxsize=10_000)
def _words(rendering: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ENGLISH.rules.words(rendering)))


_Places = Mapping[str, list[tuple[int, str]]]
"""The words of a text with their places, by what they begin with."""


@lru_cache(maxsize=8)  # passages of a pair, each asked about for several terms
def _clauses(text: str) -> list[_Places]:
    clauses: list[_Places] = []
    for clause in _CLAUSE.split(text):
        places: dict[str, list[tuple[int, str]]] = {}
        for number, word in enumerate(ENGLISH.rules.words(clause)):
            places.setdefault(word[:_PREFIX], []).append((number, word))
        clauses.append(places)
    return clauses


def _share(wanted: Sequence[str], places: _Places) -> float:
    found = sorted(
        (place, number)
        for number, word in enumerate(wanted)
        for place, other in places.get(word[:_PREFIX], ())
        if _is_like(word, other)
    )
    width, most = len(wanted), 0
    for start, (first, _) in enumerate(found):
        in_order, last = 0, -1
        together: set[int] = set()
        for place, number in found[start:]:
            if place >= first + width + _BETWEEN:
                break
            if number > last:
                in_order, last = in_order + 1, number
            if place < first + width + _BETWEEN_TURNED:
                together.add(number)
        most = max(most, in_order, len(together))
    return most / len(wanted)


def _is_like(word: str, other: str) -> bool:
    """Return whether two stems, which begin alike, are of one word, or of one made of it."""
    if word == other:
        return True
    length = max(_PREFIX, ceil(_SHARE * max(len(word), len(other))))
    return word[:length] == other[:length] and min(len(word), len(other)) >= length
