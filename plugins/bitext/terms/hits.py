"""The results of matching."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class TermAt(NamedTuple):
    """A term at a place; a tuple, for there may be as many as words on a page."""

    term: str
    """The term's id."""
    rendering: str = ""
    """In a translation: the rendering found there, as the glossary has it; in an original ""."""
    own: bool = True
    """Whether it was found in the glossary's own form, and not as a plural or another form of a verb."""
    alone: bool = True
    """Whether the place counts where the other side of its pair does not have the term."""


Hit: TypeAlias = tuple[int, int, tuple[TermAt, ...]]
"""A place where a term stands, or several that share a form: the index of its first character, that after its last,
and the terms, at least one, those first that have it as preferred rendering. A plain tuple, because
to make one with names costs more than to find it.
"""
