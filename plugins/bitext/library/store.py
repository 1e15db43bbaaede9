"""A text as it is kept, and the kinds of what the library keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bitext.diagnostics import Finding
from bitext.keeping import Kind

Record_co = TypeVar("Record_co", covariant=True)

_MOST = 256_000_000  # bytes: 20,000 texts, half of which an edit may have made useless
_WEIGHT = 3_000  # bytes of a record and what is off with its text


@dataclass(frozen=True, slots=True)
class Kept(Generic[Record_co]):
    """A text on the shelf."""

    key: str
    """Digest of everything that it was made of."""
    record: Record_co
    """What the catalogue says of it."""
    findings: tuple[Finding, ...] = ()
    """What is off with it."""
    packed: bytes = b""
    """The text; see `packing`."""


def _weight(kept: Kept[Any]) -> int:
    return len(kept.packed) + _WEIGHT


TEXTS: Kind[Kept[Any]] = Kind("texts", _MOST, _weight)
"""Texts, and of each page which original it names. They are made again as fast as they are read from a disk."""
