"""How much of a rendering stands in a text in other forms of its words, or with others between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil

from bitext.languages import ENGLISH

_BETWEEN = 3  # words that may stand between those of a rendering: socialist *system* with Chinese characteristics
_PREFIX = 5  # letters that two forms of a word share at least: ecology, ecological
_SHARE = 0.6  # … and this part of the longer one: internet and international do not


def best_share(renderings: Iterable[str], passages: Iterable[str]) -> float:
    """Return the greatest part of the words of one of some renderings that stands close together in one of some texts.

    0 to 1; words that say nothing, such as *of*, do not count.
    """
    wanted = [words for each in renderings if (words := _words(each))]
    return max((_share(words, places) for places in map(_places, passages) for words in wanted), default=0)


@lru_cache(maxsize=10_000)
def _words(rendering: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ENGLISH.rules.words(rendering)))


@lru_cache(maxsize=8)  # passages of a pair, each asked about for several terms
def _places(text: str) -> Mapping[str, list[tuple[int, str]]]:
    """Return the words of a text with their places, by what they begin with."""
    places: dict[str, list[tuple[int, str]]] = {}
    for number, word in enumerate(ENGLISH.rules.words(text)):
        places.setdefault(word[:_PREFIX], []).append((number, word))
    return places


def _share(wanted: Sequence[str], places: Mapping[str, list[tuple[int, str]]]) -> float:
    found = sorted(
        (place, number)
        for number, word in enumerate(wanted)
        for place, other in places.get(word[:_PREFIX], ())
        if _is_like(word, other)
    )
    width, most, start = len(wanted) + _BETWEEN, 0, 0
    for end, (place, _) in enumerate(found):
        while found[start][0] <= place - width:
            start += 1
        most = max(most, len({number for _, number in found[start : end + 1]}))
    return most / len(wanted)


def _is_like(word: str, other: str) -> bool:
    """Return whether two stems, which begin alike, are of one word, or of one made of it."""
    if word == other:
        return True
    length = max(_PREFIX, ceil(_SHARE * max(len(word), len(other))))
    return word[:length] == other[:length] and min(len(word), len(other)) >= length
