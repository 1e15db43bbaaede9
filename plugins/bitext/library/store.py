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
    lexicon: str = ""
    """Digest of the lexicon that was asked while it was paired, or `none`; an empty string where none was asked."""
    heard: str = ""
    """Digest of what that says of the text: another lexicon that says the same pairs it alike."""
    asked: str = ""
    """What the lexicon was asked besides the words of its Chinese side."""
    earlier: tuple[str, str, str] = ("", "", "")
    """Path and seal of the version of the original that was asked for, and the state of its copy."""


def _weight(kept: Kept[Any]) -> int:
    return len(kept.packed) + len(kept.asked) + _WEIGHT


MAKERS = (
    "aligner",
    "alignment",
    "alike",
    "config",
    "diagnostics",
    "edits",
    "languages",
    "lexicons",
    "library",
    "model",
    "readers",
    "revisions",
    "sentences",
    "syntax",
)
"""The parts of this package by which texts and their sentence pairs are made."""
TEXTS: Kind[Kept[Any]] = Kind("texts", _MOST, _weight)
"""Texts, and of each page which original it names. They are made again as fast as they are read from a disk."""
