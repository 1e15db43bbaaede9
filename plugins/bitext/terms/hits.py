"""What matching finds."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class TermAt(NamedTuple):
    """A term at a place: a tuple, because there are as many as words on a page."""

    term: str
    """Its id."""
    rendering: str = ""
    """In a translation: the rendering that stands there, as the glossary has it."""
    own: bool = True
    """Whether it stands there in the form that the glossary has, and not in another number or form of a verb."""
    alone: bool = True
    """Whether the place counts where the other side of its pair has nothing of the term."""


Hit: TypeAlias = tuple[int, int, tuple[TermAt, ...]]
"""A place where a term stands, or several that share a form: the index of its first character, that after its last,
and the terms, at least one; where there are more, those first whose preferred rendering it is. A plain tuple, because
to make one with names costs more than to find it.
"""
