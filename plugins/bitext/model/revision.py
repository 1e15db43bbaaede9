"""Revisions: what of an original has become another since somebody translated it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Part(NamedTuple):
    """A stretch of a text of which two versions are compared."""

    state: Literal["kept", "gone", "new"]
    """Whether both versions have it, the earlier one alone, or the later one alone."""
    text: str


Change = tuple[Part, ...]
"""One block as it was and as it is: what is kept and gone makes the earlier text, kept and new make the later one."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What has changed between two versions of an original."""

    changes: Mapping[int, tuple[Change, ...]] = field(default_factory=dict)
    """By index of a block of the later version: what has changed there; a block that is gone stands with the one before
    it, or with the first."""

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, blocks: tuple[int, ...]) -> tuple[Change, ...]:
        """Return what has changed in some blocks of the later version."""
        return tuple(change for index in blocks for change in self.changes.get(index, ()))


UNCHANGED = Revision()
"""Of an original of which nothing has changed, or nobody knows what."""
