"""The content words of an English text, each by its stem; numbers by value."""

from __future__ import annotations

import re

from bitext.languages.comparable import number, sign
from bitext.languages.en.stemming import stem
from bitext.languages.lists import words as listed

_TOKEN = re.compile(
    r"(?P<digits>[0-9]{1,15}(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,12})?)(?:st|nd|rd|th|s)?(?![A-Za-z])"
    r"|[^\W_]{1,40}(?:['\u2019][a-z]{1,3}(?![^\W_]))?|[?!\uff1f\uff01]"
)
_FUNCTION = listed("""
    a about all also although am an and any are as at be because been being both but by can could did do does doing done
    down each either else even every few for from further had has have having he hence her here him his how however i
    if in into is it its itself just many may me might more most much must my neither no none nor not now of off on one
    only onto or other our out over own per shall she should since so some such than that the their them themselves then
    there therefore these they this those though through thus to too under until up upon us very was we were what when
    where whether which while who whom whose why will with within without would yet you your sb sth etc eg
    """)
"""Words that stand in any text and say nothing of which sentence renders which."""
# fmt: off
_COUNT = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)
_ORDER = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}
# fmt: on
_WORDS = ("one", "second", "zeroth")
"""Numerals that are more often something else."""
_VALUES = {word: value for names in (_COUNT, _ORDER) for value, word in enumerate(names) if word not in _WORDS} | _TENS
_LARGE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def words(text: str) -> list[str]:
    """Return the content words of a text by their stems, in order; numbers by value (`#21`), the signs ? and !.

    `18th`, `eighteen`, `eighteenth`: `#18`; `3.5 billion`: `#3500000000`; `October`: `#10`. One and second are words.
    """
    found: list[str] = []
    tokens = list(_TOKEN.finditer(text))
    index = 0
    while index < len(tokens):
        match = tokens[index]
        following = tokens[index + 1][0].lower() if index + 1 < len(tokens) else ""
        taken, token = _read(match, following)
        if token:
            found.append(token)
        index += taken
    return found


def _read(match: re.Match[str], following: str) -> tuple[int, str]:
    """Return how many words a token is made of, and the token; empty for a word that says nothing."""
    word = match[0].lower().replace("\u2019", "'")
    if match["digits"]:
        return _times(float(match["digits"].replace(",", "")), following)
    if word in "?!\uff1f\uff01":
        return 1, sign(word)
    if word in _VALUES:
        if word in _TENS and 0 < _VALUES.get(following, 0) < 10:
            return 2, number(_TENS[word] + _VALUES[following])
        return _times(_VALUES[word], following)
    if word in _MONTHS and match[0][0].isupper():
        return 1, number(_MONTHS[word])
    return 1, "" if word in _FUNCTION or len(word) < 2 else stem(word)


def _times(value: float, following: str) -> tuple[int, str]:
    return (2, number(value * _LARGE[following])) if following in _LARGE else (1, number(value))
