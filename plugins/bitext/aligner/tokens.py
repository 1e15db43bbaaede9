"""Tokens: what of a text is compared with another text."""

from __future__ import annotations

import re

_ENDINGS = re.compile(r"(?:ies|ied|ing|ed|es|s|ly|'s)$")


def stem(word: str) -> str:
    """Return what the forms of an English word in lower case have in common."""
    return _ENDINGS.sub("", word) if len(word) > 4 else word
