"""What one document adds to the index: made of the document alone, and small enough to be kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from bitext.search.folding import fold, simple_forms
from bitext.search.grams import Masks, masks
from bitext.search.merging import Grams
from bitext.search.pieces import Pieces, pieces
from bitext.search.postings import LONGEST, indices_of, of_mask, units
from bitext.search.units import Document, Kind, Unit

_EN_DASH = "\u2013"
_RARE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document without its text."""

    fingerprint: tuple[str, int]
    kind: Kind
    type: str
    year: int
    units: int
    notes: int
    address: str
    places: tuple[str, ...]
    """Of its units that are no notes; that of the titles as their pair would have it, were it a row (`p1`)."""
    pieces: Pieces
    grams: Grams
    words: Grams
    has_variants: bool
    """Whether there are characters in its text that are folded to simpler ones."""


def indexed(document: Document) -> Indexed:
    """Return what a document adds to the index."""
    grams, words = _found(document)
    return Indexed(
        fingerprint_of(document),
        document.kind,
        document.type,
        document.year,
        len(document.units),
        document.notes,
        document.address,
        tuple(_place(unit) for unit in document.units if not unit.is_note),
        pieces(document),
        grams,
        words,
        any(_has_variants(side) for unit in document.units for side in unit.sides),
    )


def _place(unit: Unit) -> str:
    """Return the place of a unit; a pair of titles has none, but the label of a pair: `1`, or `1–2` of two blocks."""
    return unit.place or f"p{unit.label.partition(_EN_DASH)[0]}"


def fingerprint_of(document: Document) -> tuple[str, int]:
    """Return what tells a document from all others in this process, in 64 bits and more."""
    return document.digest, hash(document)


def _found(document: Document) -> tuple[Grams, Grams]:
    """Return in which units each gram stands, and each word."""
    texts = (map(fold, unit.sides) for unit in document.units)
    if len(document.units) <= LONGEST:
        grams, words = (Grams.of(found, map(of_mask, found.values())) for found in masks(texts))
        return grams, words
    indices: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for first in range(0, len(document.units), LONGEST):
        for of_all, of_these in zip(indices, masks(islice(texts, LONGEST)), strict=True):
            _add(of_all, of_these, first)
    grams, words = (Grams.of(found, map(units, found.values())) for found in indices)
    return grams, words


def _add(indices: dict[str, list[int]], found: Masks, first: int) -> None:
    """Add the units for which the bits of masks are 1; `first`: that of the lowest bit."""
    for gram, mask in found.items():
        indices.setdefault(gram, []).extend(first + index for index in indices_of(mask))


def _has_variants(text: str) -> bool:
    if text.isascii():
        return False
    return bool(_common().search(text)) or any(each in simple_forms() for each in _RARE.findall(text))


@cache
def _common() -> re.Pattern[str]:
    """Return a pattern of the characters that are folded to simpler ones; those of the rare planes would slow it."""
    return re.compile(f"[{''.join(each for each in simple_forms() if not _RARE.match(each))}]")
