"""The things of one kind in memory: those of the running build and of the one before, of each place the last two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Shelf(Generic[T]):
    """Things by key."""

    most: int
    """Bytes that are kept at most; what is more is not taken."""
    weigh: Callable[[T], int]
    """Gives about how many bytes a thing takes."""
    size: int = field(init=False, default=0)
    """Bytes that are taken."""
    _now: dict[str, T] = field(init=False, default_factory=dict)
    _before: dict[str, T] = field(init=False, default_factory=dict)
    _places: dict[str, tuple[str, str]] = field(init=False, default_factory=dict)
    """By place: the key of what stands there, and of what stood there before; "" where nothing did."""

    def __len__(self) -> int:
        return len(self._now) + len(self._before)

    def get(self, key: str, place: str) -> tuple[T | None, bool]:
        """Return what is kept under a key, or None; and whether it is of the build before.

        It is of the running build from now on, and of its place.
        """
        value = self._before.pop(key, None)
        was_before = value is not None
        if value is None:
            value = self._now.get(key)
        else:
            self._now[key] = value
        if value is not None and place:
            self._set(place, key)
        return value, was_before

    def put(self, key: str, value: T, place: str) -> None:
        """Keep a thing under a key where there is room; what stood at its place before the last is forgotten."""
        self._drop(key)
        if place:
            self._set(place, key)
        size = self.weigh(value)
        if self.size + size <= self.most:
            self._now[key] = value
            self.size += size

    def begin(self) -> None:
        """Begin a build: what the last one had no use for is forgotten."""
        for value in self._before.values():
            self.size -= self.weigh(value)
        self._before, self._now = self._now, {}
        there = self._before.keys()
        self._places = {place: keys for place, keys in self._places.items() if not there.isdisjoint(keys)}

    def _set(self, place: str, key: str) -> None:
        last, other = self._places.get(place, ("", ""))
        if key == last:
            return
        if other != key:
            self._drop(other)
        self._places[place] = key, last

    def _drop(self, key: str) -> None:
        for things in (self._now, self._before):
            value = things.pop(key, None)
            if value is not None:
                self.size -= self.weigh(value)
