"""Tokens that all languages share, so that they can be compared: numbers by their value, and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bitext.languages.quantities import Date, Quantity

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,12})?")
_SIGNS = {"\uff1f": "?", "\uff01": "!", "\u061f": "?", "\u037e": "?"}


def number(value: float) -> str:
    """Return the token of a number: `#21`, `#3.5`, `#350000000`."""
    return f"#{value:.12g}"


def sign(character: str) -> str:
    """Return the token of a sign that ends a sentence, in its ASCII form."""
    return _SIGNS.get(character, character)


def numbers(quantity: Quantity) -> Iterator[str]:
    """Yield the tokens of a quantity: 20 of 20 %, those of the parts of a date and of [2021] No. 29."""
    value = quantity.value
    if isinstance(value, Date):
        yield from (number(part) for part in value if part)
    elif isinstance(value, Fraction):
        yield number(float(value * 100 if quantity.kind in ("percent", "point") else value))
    else:
        yield from (number(float(part)) for part in _NUMBER.findall(value))
