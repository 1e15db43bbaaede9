"""A kind of things that are kept: what they are called, how many bytes they may take, how they are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


def _nothing(value: object) -> bytes | None:
    """Return None: a kind that is not written into the cache."""
    del value
    return None


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """Things of one kind, each kept under a key that says everything that it was made of.

    The code that makes them is part of the key in the cache, which outlives it. In memory it is not: there the code
    does not change.
    """

    name: str
    """Also that of its folder in the cache."""
    most: int
    """Bytes that are kept in memory at most."""
    weigh: Callable[[T], int]
    """Gives about how many bytes a thing takes in memory."""
    on_disk: int = 0
    """Bytes that are kept in the cache at most; 0: in memory alone."""
    code: tuple[str, ...] = ()
    """The parts of this package that make things of this kind; an empty tuple: all."""
    to_bytes: Callable[[T], bytes | None] = field(default=_nothing)
    """Writes a thing for the cache."""
    from_bytes: Callable[[bytes], T | None] = field(default=_nothing)  # type: ignore[assignment]  # None is of any kind
    """Reads it again; None where the bytes are not what `to_bytes` writes: they may be anybody's."""
