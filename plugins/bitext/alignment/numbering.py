"""Numbers: what a pair is called, for ever: by its first source block, or by the block that it was added after."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import takewhile
from string import ascii_lowercase

from bitext.alignment.beads import Bead
from bitext.model.pairing import Pair


def numbered(beads: Iterable[Bead]) -> Iterator[Pair]:
    """Return the pairs of these beads: `12`; `12a`, `12b` for what stands after source block 12 and renders none."""
    last = added = 0
    for bead in beads:
        if bead.source:
            number, last, added = str(bead.source[0] + 1), bead.source[-1] + 1, 0
        else:
            added += 1
            number = f"{last}{letters(added)}"
        yield Pair(number, tuple(bead.source), tuple(bead.translation), bead.gap, bead.reason, bead.guess)


def letters(count: int) -> str:
    """Return the letters of the first, second … addition: a, b … z, aa, ab and so on."""
    found = ""
    while count:
        count, index = divmod(count - 1, len(ascii_lowercase))
        found = ascii_lowercase[index] + found
    return found


def with_added(beads: Iterable[Bead], reach: range, added: Container[int]) -> Iterator[Bead]:
    """Return the beads between two marks, with a bead for each added block, after the block that it follows.

    `reach`: indices of all the translation's blocks there. `added`: those marked as added.
    """
    yield from _run(reach, added)
    for bead in beads:
        yield bead
        if bead.translation:
            yield from _run(range(bead.translation.stop, reach.stop), added)


def _run(reach: range, added: Container[int]) -> Iterator[Bead]:
    for index in takewhile(added.__contains__, reach):
        yield Bead(range(0), range(index, index + 1), "added")
