"""Tokens that all languages share, so that they can be compared: numbers by their value, and signs."""

from __future__ import annotations

_SIGNS = {"\uff1f": "?", "\uff01": "!", "\u061f": "?", "\u037e": "?"}


def number(value: float) -> str:
    """Return the token of a number: `#21`, `#3.5`, `#350000000`."""
    return f"#{value:.12g}"


def sign(character: str) -> str:
    """Return the token of a sign that ends a sentence, in its ASCII form."""
    return _SIGNS.get(character, character)
