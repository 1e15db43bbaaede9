"""The content words of an English text, each by its stem; numbers by value."""

from __future__ import annotations

import re
from collections import deque

from bitext.languages.comparable import number, numbers, sign
from bitext.languages.en.bare import are_bare, value_of
from bitext.languages.en.calendar import MONTHS
from bitext.languages.en.number_words import CARDINALS, ORDINALS
from bitext.languages.en.quantities import quantities
from bitext.languages.en.stemming import stem
from bitext.languages.lists import words as listed
from bitext.languages.quantities import Quantity

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
_WORDS = listed("one second zeroth")
"""Numerals that are more often something else."""
_NUMERALS = listed("hundred thousand million billion trillion") | (frozenset((*CARDINALS, *ORDINALS)) - _WORDS)
_VAGUE = listed("a an half halves one twice")
"""What the numbers begin with that are more often a manner of speaking."""


def words(text: str) -> list[str]:
    """Return the content words of a text by their stems, in order; numbers by value (`#21`), the signs ? and !.

    `18th`, `eighteen`, `eighteenth`: `#18`; `3.5 billion`: `#3500000000`; `October`: `#10`. One and second are words.
    """
    found: list[str] = []
    counted: deque[Quantity] | None = None
    is_plain: bool | None = None
    told = 0  # up to here a number reaches whose token is there
    for match in _TOKEN.finditer(text):
        word = match[0].lower().replace("\u2019", "'")
        if _is_number(match, word):
            if is_plain is None:
                is_plain = are_bare(text, [each[0].lower() for each in _TOKEN.finditer(text)])
            if is_plain and (match["digits"] or word not in MONTHS):
                found.append(_bare(match, word))
                continue
            if counted is None:
                counted = deque(filter(_is_evidence, quantities(text)))
            while counted and counted[0].end <= match.start():
                counted.popleft()
            if counted and counted[0].start < match.end():
                told = counted[0].end
                found += numbers(counted.popleft())
                continue
            if match.start() < told or match["digits"]:
                continue
        if token := _other(word):
            found.append(token)
    return found


def _other(word: str) -> str:
    """Return the token of a sign or a word; empty for a word that says nothing."""
    if word in "?!\uff1f\uff01":
        return sign(word)
    return "" if word in _FUNCTION or len(word) < 2 else stem(word)  # a letter


def _is_number(match: re.Match[str], word: str) -> bool:
    """Return whether a token may be a number, or a part of one."""
    return bool(match["digits"]) or word in _NUMERALS or (word in MONTHS and match[0][0].isupper())


def _bare(match: re.Match[str], word: str) -> str:
    """Return a number that is what its digits or its one word say."""
    return number(float(match["digits"].replace(",", "")) if match["digits"] else value_of(word))


def _is_evidence(quantity: Quantity) -> bool:
    """Return whether a quantity says which sentence renders another: a hundred, one half and twice do seldom."""
    first = quantity.typed.replace("-", " ").partition(" ")[0].lower()
    return first[-1:].isdecimal() or first not in _VAGUE
