"""The numbers of an English text that stand close behind a word: references (issue.6,10), quarters (Q3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bitext.languages.quantities import Quantity

_LIST = re.compile(r"\d(?<=[a-z.,;]\d)\d{0,2}(?:[,\u2013\u2010-\u2012-]\d{1,3}){0,9}(?=\s|[.,;:)\]\u2014]\s|[.;)\]]?$)")
_BEFORE = re.compile(r"(?:[a-z]{4}|(?:[a-z]{4}|%|[)\]\u201d\"])\s?[.,;])$")
"""A word of some letters, or a sentence that is closed: no other number stands behind one without a space."""
_LOOK_BACK = 6  # characters
_NUMBER = re.compile(r"\d+")
_QUARTER = re.compile(r"(?<![A-Za-z\d])Q(?P<number>[1-4])(?![A-Za-z\d])")


def citations(text: str) -> Iterator[Quantity]:
    """Yield the numbers of references, and those of quarters, in no order; the first and the last of a range."""
    for match in _LIST.finditer(text):
        if _BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start()):
            for number in _NUMBER.finditer(text, *match.span()):
                yield _ordinal(number, 0)
    for match in _QUARTER.finditer(text) if "Q" in text else ():
        yield _ordinal(match, "number")


def _ordinal(match: re.Match[str], name: int | str) -> Quantity:
    return Quantity("ordinal", Fraction(match[name]), *match.span(name), match[name], "small")
