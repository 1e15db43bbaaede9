"""Numbers of an English text that are what their digits or their one word say: to find them takes no parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bitext.languages.en.calendar import MONTHS
from bitext.languages.en.number_words import CARDINALS, ORDINALS
from bitext.languages.lists import words as listed

_SCALES = listed("hundred thousand million billion trillion")
_LARGE = listed("""
    hundred thousand million billion trillion dozen hundreds thousands millions billions trillions dozens hundredth
    thousandth half halves quarter quarters decade decades century centuries bn tn mn mln bln trn
    """)
"""What makes any number near it another one."""
_NUMERALS = {**CARDINALS, **ORDINALS}
_NEAR = frozenset(
    (*_LARGE, *_NUMERALS, *(f"{word}s" for word in ORDINALS), *MONTHS, *(month[:3] for month in MONTHS))
) | listed("sept no nos number document")
"""What may belong to a number that stands near it."""
_ARTICLES = ("a", "an")
_BEFORE, _BEHIND = 3, 4  # words
_COMPLEX = re.compile(
    r"\d(?:'?s(?![A-Za-z])|[\u00a0 \u2009\u202f]\d|[-/:+\u00b7\u2022\u2010-\u2015\u2212@]\D?\d|,\d{1,2}(?!\d)|,\d{4}"
    r"|(?<=\d{4}),\d|(?!(?:st|nd|rd|th)(?![A-Za-z\d]))[A-Za-z]|(?<=[./+,@\u00b7\u2022)\]]\d)(?<!\d[.,]\d)|\.\d+\.|\d{15}"
    r"|(?<=[A-Za-z][-\u2010-\u2015\u2212]\d)|(?<=\d,\d)(?!\d\d)|(?<=[A-Za-z]\d)\d{0,14}[.,]|\s?\u2030"
    r"|(?<=[\[(\u3014\u3018\u2772\uff3b\uff08]\d)\d{3}[\])\u3015\u3019\u2773\uff3d\uff09])"
)
"""What around digits may make a number another than they say: rather too much of it than too little."""


def are_bare(text: str, words: Sequence[str]) -> bool:
    """Return whether each number of a text is what its digits, or its one word, say; `words`: its tokens, small."""
    if _COMPLEX.search(text) or not _SCALES.isdisjoint(words):
        return False
    for index, word in enumerate(words):
        is_numeral = word in _NUMERALS
        if not is_numeral and not word[0].isdecimal():
            continue
        if word in ORDINALS and index and words[index - 1] in _ARTICLES:
            return False
        first = index - _BEFORE if index > _BEFORE else 0
        if not _NEAR.isdisjoint(words[first:index]) or not _NEAR.isdisjoint(words[index + 1 : index + _BEHIND]):
            return False
    return True


def value_of(word: str) -> int:
    """Return the value of a numeral in one word."""
    return _NUMERALS[word]
