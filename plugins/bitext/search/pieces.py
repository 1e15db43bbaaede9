"""Pieces: what a reader sees of some units, to be verified and shown."""

from __future__ import annotations

from hashlib import sha256

from bitext.search.files import name_of, packed
from bitext.search.units import Document, Unit

SIZE = 2_600
"""Characters of text in a piece, in the mean, Chinese ones counted three times: some 3 kB compressed."""


def units_in_a_piece(document: Document) -> int:
    """Return how many units of a document stand in each of its pieces: a power of two."""
    weight = sum(3 * len(unit.sides[0]) + len(unit.sides[1]) for unit in document.units)
    per = 1
    while per < len(document.units) and weight * per * 2 <= SIZE * 3 * len(document.units):
        per *= 2
    return per


def pieces(document: Document) -> tuple[str, list[bytes]]:
    """Return the name that tells versions of a document apart, and its pieces."""
    per = units_in_a_piece(document)
    head = {"a": document.address, "t": document.titles, "l": document.languages}
    found = [
        packed({**head, "u": [_said(unit) for unit in document.units[at : at + per]]})
        for at in range(0, len(document.units), per)
    ]
    return name_of(sha256(b"\0".join(found)).digest()), found


def _said(unit: Unit) -> list[object]:
    said: list[object] = [unit.place, unit.label, *unit.sides]
    return [*said, unit.sentences] if unit.sentences else said
