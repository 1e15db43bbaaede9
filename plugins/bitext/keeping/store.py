"""The store: one interface to all that is kept, in memory while a server runs, and in the project's cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from bitext.cache import Cache, digest_of_code
from bitext.keeping.kind import Kind
from bitext.keeping.shelf import Shelf

T = TypeVar("T")


@dataclass(slots=True)
class Store:
    """Keeps what has been made, by kind and key; it may forget anything, and only time is lost."""

    root: Path | None = None
    """The project's folder, in whose cache some kinds are kept too; None: all in memory alone."""
    most: int | None = None
    """Bytes of each kind in memory at most; None: as many as the kind says."""
    told: Callable[[Kind[Any], str, object], None] | None = None
    """Takes what is put into the store."""
    again: bool = True
    """Whether more builds will follow: else what only they would need is not kept."""
    made: dict[str, int] = field(init=False, default_factory=dict)
    """By the name of a kind: how many things were made since the build of everything began."""
    found: dict[str, int] = field(init=False, default_factory=dict)
    """By the name of a kind: how many were found that were there before it began."""
    _shelves: dict[str, Shelf[Any]] = field(init=False, default_factory=dict)
    _caches: dict[tuple[Path | None, str], Cache] = field(init=False, default_factory=dict)
    _lasting: dict[type, object] = field(init=False, default_factory=dict)

    def of(self, kind: Kind[T], key: str, make: Callable[[], T], place: str = "") -> T:
        """Return what is kept under a key, else what `make` makes, which is kept; `place`: see `put`."""
        value = self.get(kind, key, place)
        if value is None:
            value = make()
            self.put(kind, key, value, place)
        return value

    def get(self, kind: Kind[T], key: str, place: str = "") -> T | None:
        """Return what is kept under a key, or None."""
        shelf = self._shelf(kind)
        value, was_before = shelf.get(key, place)
        if value is None and kind.on_disk and self.root:
            value = kind.from_bytes(self._cache(kind).sealed(_name(kind, key)))
            if value is not None:
                shelf.put(key, value, place)
                was_before = True
        if was_before:
            self.found[kind.name] = self.found.get(kind.name, 0) + 1
        return value

    def put(self, kind: Kind[T], key: str, value: T, place: str = "") -> None:
        """Keep a thing under its key, where there is room.

        `place`: whose it is, such as a page. Of a place what was kept last stays, and the one before, so that a server
        does not gather what each edit has left behind.
        """
        self.made[kind.name] = self.made.get(kind.name, 0) + 1
        self._shelf(kind).put(key, value, place)
        if kind.on_disk and self.root:
            data = kind.to_bytes(value)
            if data is not None:
                self._cache(kind).seal(_name(kind, key), data)
        if self.told:
            self.told(kind, key, value)

    def lasting(self, what: type[T]) -> T:
        """Return the one thing of a class that lives as long as the store: what is brought up to date step by step."""
        if what not in self._lasting:
            self._lasting[what] = what()
        return cast("T", self._lasting[what])

    def begin(self) -> None:
        """Begin a build of everything: what the last one had no use for is forgotten."""
        for shelf in self._shelves.values():
            shelf.begin()
        self.made.clear()
        self.found.clear()

    def sizes(self) -> dict[str, tuple[int, int]]:
        """Return how many things of each kind are in memory, and about how many bytes they take."""
        return {name: (len(shelf), shelf.size) for name, shelf in self._shelves.items()}

    def _shelf(self, kind: Kind[T]) -> Shelf[T]:
        shelf = self._shelves.get(kind.name)
        if shelf is None:
            most = kind.most if self.most is None else min(self.most, kind.most)
            shelf = self._shelves[kind.name] = Shelf(most, kind.weigh)
        return shelf

    def _cache(self, kind: Kind[Any]) -> Cache:
        key = self.root, kind.name
        if key not in self._caches:
            self._caches[key] = Cache(self.root, kind.name, kind.on_disk)
        return self._caches[key]


def _name(kind: Kind[Any], key: str) -> str:
    """Return the name of a file in the cache."""
    return sha256(f"{digest_of_code(*kind.code)} {key}".encode("utf-8", "surrogatepass")).hexdigest()
