"""What has been weighed for a page: most of the time of pairing goes into it, and it depends on the texts alone.

It is plain numbers, so that it can be kept anywhere; what is found there is held against the section that it is for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from bitext.aligner import Bead as Unit

Sizes = list[tuple[int, int, float]]
"""Of each bead in order: how many units it has on either side, and its probability."""
Stretch = tuple[int, Sizes]
"""Where a stretch begins, and its beads, which have as many units on both sides."""


@dataclass(slots=True)
class Weighed:
    """What has been weighed, by section."""

    found: dict[str, list[Stretch]] = field(default_factory=dict)
    is_new: bool = False
    """Whether something is in it that was not in what it was read from."""
    read: Callable[[], bytes] | None = None
    """Gives the bytes of what is known, when it is first asked for."""

    def whole(self, name: str, rows: int, columns: int, weigh: Callable[[], list[Unit]]) -> list[Unit]:
        """Return the beads of a whole section; see `stretches`."""
        known = self._known(name)
        if known is not None and len(known) == 1 and known[0][0] == 0 and _has(known[0][1], rows, columns):
            return _beads(*known[0])
        made = weigh()
        self._keep(name, [(0, made)])
        return made

    def stretches(
        self, name: str, count: int, weigh: Callable[[], list[tuple[int, list[Unit]]]]
    ) -> list[tuple[int, list[Unit]]]:
        """Return stretches of a section that has as many units on both sides, each with where it begins and its beads.

        `name`: of the section, and of what is asked. `count`: how many units each side has. `weigh`: gives the
        stretches, where they are not known.
        """
        known = self._known(name)
        if known is not None and _follow(known, count):
            return [(at, _beads(at, sizes)) for at, sizes in known]
        made = weigh()
        self._keep(name, made)
        return made

    def _known(self, name: str) -> list[Stretch] | None:
        if self.read:
            self.found.update(Weighed.from_bytes(self.read()).found)
            self.read = None
        return self.found.get(name)

    def _keep(self, name: str, made: list[tuple[int, list[Unit]]]) -> None:
        self.found[name] = [(at, _sizes(beads)) for at, beads in made]
        self.is_new = True

    def as_bytes(self) -> bytes:
        """Return it as bytes that `from_bytes` reads."""
        return json.dumps(self.found, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Weighed:
        """Return what these bytes hold, and nothing where they are not what `as_bytes` makes."""
        try:
            read = json.loads(data)
            found = {
                str(name): [(int(at), [(int(a), int(b), float(p)) for a, b, p in sizes]) for at, sizes in stretches]
                for name, stretches in read.items()
            }
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
            return cls()
        return cls(found)


def _has(sizes: Sizes, rows: int, columns: int) -> bool:
    """Return whether beads have so many units on either side."""
    sound = all(a >= 0 and b >= 0 and a + b > 0 and 0 <= p <= 1 for a, b, p in sizes)
    return sound and (sum(a for a, _, _ in sizes), sum(b for _, b, _ in sizes)) == (rows, columns)


def _follow(stretches: Sequence[Stretch], count: int) -> bool:
    """Return whether stretches follow one another in a section with so many units on both sides."""
    done = 0
    for at, sizes in stretches:
        size = sum(a for a, _, _ in sizes)
        if not size or not _has(sizes, size, size) or at < done or at + size > count:
            return False
        done = at + size
    return True


def _sizes(beads: Sequence[Unit]) -> Sizes:
    return [(len(bead.source), len(bead.translation), bead.confidence) for bead in beads]


def _beads(at: int, sizes: Sizes) -> list[Unit]:
    rows = list(accumulate((a for a, _, _ in sizes), initial=at))
    columns = list(accumulate((b for _, b, _ in sizes), initial=at))
    return [
        Unit(range(rows[n], rows[n + 1]), range(columns[n], columns[n + 1]), p) for n, (_, _, p) in enumerate(sizes)
    ]
