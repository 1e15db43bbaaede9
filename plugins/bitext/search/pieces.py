"""Pieces: what a reader sees of some units, to be verified and shown."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from bitext.search.files import name_of, packed
from bitext.search.units import Document, Unit

SIZE = 12_500
"""Bytes of text in a piece, about: some 4 kB compressed.

The first results show some ten pieces. Smaller ones would weigh less on the way, and much more on the disk.
"""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a document."""

    name: str
    """Tells versions of the document apart."""
    per: int
    """How many units stand in a piece."""
    files: tuple[bytes, ...]


def units_in_a_piece(document: Document) -> int:
    """Return how many units of a document stand in each of its pieces, all of which hold as many but the last."""
    weight = sum(3 * len(unit.sides[0]) + len(unit.sides[1]) for unit in document.units)
    count = max(1, round(weight / SIZE))
    return max(1, -(-len(document.units) // count))


def pieces(document: Document) -> Pieces:
    """Return the pieces of a document."""
    per = units_in_a_piece(document)
    head = {"a": document.address, "t": document.titles, "l": document.languages}
    found = tuple(
        packed({**head, "u": [_said(unit) for unit in document.units[at : at + per]]})
        for at in range(0, len(document.units), per)
    )
    return Pieces(name_of(sha256(b"\0".join(found)).digest()), per, found)


def _said(unit: Unit) -> list[object]:
    said: list[object] = [unit.place, unit.label, *unit.sides]
    return [*said, unit.sentences] if unit.sentences else said
