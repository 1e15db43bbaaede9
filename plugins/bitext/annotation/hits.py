"""What matching finds."""

from __future__ import annotations

from typing import NamedTuple


class Use(NamedTuple):
    """A term at a place: a tuple, because there are as many as words on a page."""

    term: str
    """Its id."""
    rendering: str = ""
    """In a translation: the rendering that stands there, as the glossary has it."""


class Hit(NamedTuple):
    """A place where a term stands, or several that share a form."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last."""
    uses: tuple[Use, ...]
    """The terms, at least one; where there are more, those first whose preferred rendering it is."""
