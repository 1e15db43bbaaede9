"""What one document adds to the index: made of the document alone, and small enough to be kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from bitext.search.folding import fold, simple_forms
from bitext.search.grams import Masks, masks
from bitext.search.merging import Grams
from bitext.search.pieces import Pieces, pieces
from bitext.search.postings import of_mask, units
from bitext.search.units import Document, Kind, Unit

_TO = "\N{EN DASH}"
"""Between the numbers of a pair, as printed."""
_AT_ONCE = 1_024
"""Units that are looked at together: the time that a mask takes grows with its bits."""
_ASTRAL = "\U00010000"
"""The first character of the rare planes."""


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
    """Of its units that are no notes."""
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
        tuple(unit.place or _of_titles(unit) for unit in document.units if not unit.is_note),
        pieces(document),
        Grams.of(grams),
        Grams.of(words),
        any(_has_variants(side) for unit in document.units for side in unit.sides),
    )


def _of_titles(unit: Unit) -> str:
    """Return what the place of a unit would be at the head of its page: its pair has a number, and no row."""
    return f"p{unit.label.partition(_TO)[0]}"


def fingerprint_of(document: Document) -> tuple[str, int]:
    """Return what tells a document from all others in this process, in 64 bits and more."""
    return document.digest, hash(document)


def _found(document: Document) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return `postings.units` by gram and by word."""
    texts = (map(fold, unit.sides) for unit in document.units)
    if len(document.units) <= _AT_ONCE:
        grams, words = masks(texts)
        return _spelled(grams), _spelled(words)
    indices: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for first in range(0, len(document.units), _AT_ONCE):
        for of_all, of_these in zip(indices, masks(islice(texts, _AT_ONCE)), strict=True):
            _add(of_all, of_these, first)
    grams_, words_ = ({gram: units(found) for gram, found in each.items()} for each in indices)
    return grams_, words_


def _spelled(found: Masks) -> dict[str, str]:
    return {gram: of_mask(mask) for gram, mask in found.items()}


def _add(indices: dict[str, list[int]], found: Masks, first: int) -> None:
    for gram, mask in found.items():
        bits = bin(mask)[:1:-1]
        indices.setdefault(gram, []).extend(first + at for at, bit in enumerate(bits) if bit == "1")


def _has_variants(text: str) -> bool:
    return not text.isascii() and bool(_variants().search(text))


@cache
def _variants() -> re.Pattern[str]:
    """Return a pattern of what is folded to simpler characters; those of the rare planes would slow its class."""
    common = "".join(each for each in simple_forms() if each < _ASTRAL)
    rare = "".join(each for each in simple_forms() if each >= _ASTRAL)
    return re.compile(f"[{common}]|(?=[{_ASTRAL}-\U0010ffff])[{rare}]")
