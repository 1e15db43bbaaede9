"""The beginning of words and the endings that make them forms of one another."""

from __future__ import annotations

from typing import NamedTuple


class Stem(NamedTuple):
    """A rendering's beginning, with the endings that make it a form of the rendering."""

    text: str
    """As typed."""
    endings: tuple[str, ...]
    """In small letters, the longest first."""
    typed: str
    """That of the rendering itself."""
