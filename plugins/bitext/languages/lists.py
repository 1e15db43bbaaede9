"""Lists of words, written as a text: a list of hundreds would stand on as many lines."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())
