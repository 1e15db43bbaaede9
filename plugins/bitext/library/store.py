"""Where texts are kept from one build to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from bitext.diagnostics import Finding

Record_co = TypeVar("Record_co", covariant=True)

MOST = 256_000_000
"""Bytes that are kept in memory: 20,000 texts, half of which an edit may have made useless."""
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


class Store(Protocol):
    """Keeps what has been made, by key; free to forget any of it."""

    def get(self, key: str) -> Kept[Any] | None:
        """Return what is kept under a key, or None."""

    def put(self, kept: Kept[Any]) -> None:
        """Keep something under its key, where there is room."""


@dataclass(slots=True)
class Memory:
    """Keeps things in memory: those of the running build, and those of the one before."""

    most: int = MOST
    """Bytes that are kept at most; what is more is not taken."""
    _now: dict[str, Kept[Any]] = field(default_factory=dict)
    _before: dict[str, Kept[Any]] = field(default_factory=dict)
    _size: int = 0

    def get(self, key: str) -> Kept[Any] | None:
        """Return what is kept under a key, or None; it is of the running build from now on."""
        kept = self._before.pop(key, None)
        if kept:
            self._now[key] = kept
        return self._now.get(key)

    def put(self, kept: Kept[Any]) -> None:
        """Keep something under its key, where there is room."""
        size = len(kept.packed) + _WEIGHT
        if kept.key not in self._now and self._size + size <= self.most:
            self._now[kept.key] = kept
            self._size += size

    def begin(self) -> None:
        """Begin a build: what the last one had no use for is forgotten."""
        self._before, self._now = self._now, {}
        self._size = sum(len(kept.packed) + _WEIGHT for kept in self._before.values())
