"""What is searched: documents of units, each of which can be a hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "term", "page"]
"""A text with its notes, entries of the glossary, another page of the site."""
Sides = tuple[str, str]
"""In the language of the original, and in that of the translation; either may be empty."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A pair, a note, an entry of the glossary or a section of a page: what a hit is."""

    place: str
    """The place on its document's page (`p5`, `n7`, the id of a heading), empty for the page itself; in a document
    without an address, the address of the unit from the site's root."""
    label: str
    """What it is called: the number of a pair as printed, that of a note, the headword, the heading of a section."""
    sides: Sides
    """What a reader sees of it; paragraphs are parted by line feeds."""
    sentences: tuple[tuple[str, int, int], ...] = ()
    """Of a pair with sentence pairs, in their order: number, and where it ends in the two sides."""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What has a heading in the results: a text, a stretch of the glossary, a page."""

    kind: Kind
    address: str
    """From the site's root; empty where the units have addresses of their own."""
    titles: Sides
    languages: Sides
    """BCP 47 tags of the two sides."""
    units: tuple[Unit, ...]
    """Pairs in the order of the page, then notes by their numbers."""
    type: str = ""
    """Of a text: law, speech, plan …"""
    year: int = 0
    """Of a text; 0 where it is not known."""
    digest: str = ""
    """Of everything that it is made of; an empty string where that is not known."""

    @property
    def notes(self) -> int:
        """Return how many of its units, the last ones, are notes."""
        return sum(unit.is_note for unit in self.units)
