"""Shapes of beads: how many units of either side they have, and how rare each shape is, in nats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of beads, for units of one kind."""

    most: tuple[int, ...]
    """How many units of one side stand at most with one, two, … of the other."""
    cost: Callable[[int, int], float]
    """Gives −ln of how often a bead of so many units of the first and the second side occurs."""
    gap: float
    """−ln of how often a unit stands alone: it decides how well omissions are found."""
    spread: float
    """Variance of the log-ratio of the lengths of long units."""
    shortness: float
    """Characters: what shortness adds to the variance."""
    worst: float
    """The most that lengths may say against a bead: a note in brackets may double a text."""
    scale: float
    """What the sum of the evidence of tokens is worth in nats: the tokens of a unit are not independent."""
    price: float
    """Where between the evidence by chance (0) and that of right beads (1) the price of a token lies."""
    beam: float
    """Nats by which a way may be worse than the best that has done as many units of the first side. It is worth several
    units: else a wrong way that is ahead for a while rules out the right one."""
    table: tuple[tuple[tuple[int, float], ...], ...] = field(init=False)
    """By the number of units of the first side, less one: the numbers of the second, each with its cost."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", _table(self.most, self.cost))


@lru_cache(maxsize=8)  # two kinds of units, each with other costs of gaps
def _table(most: tuple[int, ...], cost: Callable[[int, int], float]) -> tuple[tuple[tuple[int, float], ...], ...]:
    return tuple(tuple(_row(most, cost, first)) for first in range(1, most[0] + 1))


def _row(most: tuple[int, ...], cost: Callable[[int, int], float], first: int) -> Iterator[tuple[int, float]]:
    for second in range(1, most[0] + 1):
        if max(first, second) <= most[min(first, second, len(most)) - 1] and min(first, second) <= len(most):
            yield second, cost(first, second)


_SENTENCES = {
    (1, 1): 0.25, (1, 2): 2.0, (2, 1): 3.2, (1, 3): 3.4, (3, 1): 5.2, (2, 2): 4.2, (2, 3): 5.0, (3, 2): 5.4,
    (1, 4): 4.4,
}  # fmt: skip


def _of_sentences(first: int, second: int) -> float:
    found = _SENTENCES.get((first, second))
    if found is not None:
        return found
    crossed, merged = min(first, second) > 1, first > second
    return 2.2 + 1.1 * (first + second - 2) + 1.2 * crossed + 1.2 * merged


def _of_blocks(first: int, second: int) -> float:
    if first == second == 1:
        return 0.12
    return 3.1 + 0.9 * (first + second - 3)


SENTENCES = Shapes(
    (12, 5, 4), _of_sentences, gap=6.0, spread=0.045, shortness=10.0, worst=12.0, scale=0.8, price=0.3, beam=40.0
)
"""Counted in the three sets of gold data, and smoothed: the first side is Chinese, which ends fewer sentences."""
BLOCKS = Shapes(
    (40, 2), _of_blocks, gap=5.3, spread=0.045, shortness=10.0, worst=8.0, scale=1.0, price=0.55, beam=200.0
)
"""After Gale and Church's table 5 for gaps, 1–1 and its neighbours; longer ones as rare as they were in real pages."""
