"""Lexical evidence: how much better the tokens of a bead's two sides are explained by one another than by chance.

A likelihood ratio in the manner of IBM Model 1 (Brown et al. 1993, "The mathematics of statistical machine
translation", Computational Linguistics 19(2)): a token t of one side is rendered from the tokens S of the other with
the probability Σ p(t|s) / |S|, and stands there by chance as often as in the document. The evidence of a bead is the
sum of ln(1 + c · Σ p(t|s) / (|S| · p(t))) over its tokens, in the mean of both directions. A token without a link adds
zero: a penalty would make empty beads win. Long sides dilute, so merging too much costs evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import log1p

from bitext.aligner.tokens import Links, Tokens

STRENGTH, LEARNED = 0.6, 0.3
"""`c` in the formula: odds of a rendering that is linked at all against one by chance. Links that are learned of a
single document, where there is no dictionary, deserve less trust."""
UNSEEN = 60
"""Tokens that every document is thought to have besides its own, so that chance is not overrated in a short one."""

Weights = dict[str, float]


@dataclass(slots=True)
class Model:
    """What is known of the tokens of a document: how frequent each is, and which are linked."""

    forward: Links
    """Token of the first side → tokens of the second that stand in the document, with weights."""
    backward: Links
    chance: tuple[Weights, Weights]
    """By side: token → 1 / how often it stands in the document."""
    strength: float = STRENGTH
    prices: tuple[float, float] = (0.0, 0.0)
    """What is subtracted for each token of the second side, and of the first; see `calibration`."""

    @classmethod
    def of(cls, tokens: Tokens, learned: Links | None = None) -> Model:
        """Return the model of a document; `learned`: links that stand instead of those that are given."""
        first, second = _counts(tokens.first), _counts(tokens.second)
        links: Links = {}
        for token in first:
            weights = learned[token] if learned and token in learned else tokens.links.get(token, {})
            found = {each: weight for each, weight in weights.items() if each in second}
            if found:
                links[token] = found
        backward: Links = {}
        for token, found in links.items():
            for each, weight in found.items():
                backward.setdefault(each, {})[token] = weight
        strength = STRENGTH if tokens.is_broad else LEARNED
        return cls(links, backward, (_inverse(first), _inverse(second)), strength)


def _counts(units: Sequence[Sequence[str]]) -> Counter[str]:
    return Counter(token for unit in units for token in unit)


def _inverse(counts: Mapping[str, int]) -> Weights:
    total = sum(counts.values()) + UNSEEN
    return {token: total / count for token, count in counts.items()}


def evidence_of(
    unit: Sequence[str], other: Sequence[str], links: Links, chance: Mapping[str, float], strength: float
) -> float:
    """Return how well a unit of one side explains one of the other, in nats, where tokens have no price.

    `links`: from tokens of this side to those of the other. `chance`: of the tokens of the other side, see `Model`. It
    is what `Evidence.sums` says of two units.
    """
    counts = Counter(other)
    sums: dict[str, float] = {}
    size = 0
    for token in unit:
        found = links.get(token)
        if found:
            size += 1
            for each, weight in found.items():
                if each in counts:
                    sums[each] = sums.get(each, 0.0) + weight
    factor, gained = strength / (size or 1), 0.0
    for token, weight in sums.items():
        gain = log1p(factor * weight * chance[token])
        for _ in range(counts[token]):
            gained += gain
    return gained


@dataclass(slots=True)
class Evidence:
    """The lexical evidence of all beads of a group, computed window by window where it is asked for."""

    model: Model
    first: Sequence[Sequence[str]]
    second: Sequence[Sequence[str]]
    _sides: tuple[_Side, _Side] = field(init=False)

    def __post_init__(self) -> None:
        model = self.model
        self._sides = (
            _Side.of(self.first, self.second, model.forward, model.chance[1], model.strength, model.prices[0]),
            _Side.of(self.second, self.first, model.backward, model.chance[0], model.strength, model.prices[1]),
        )

    def near(self, reach: tuple[Sequence[range], Sequence[range]]) -> None:
        """Leave out what lies too far away.

        `reach`: by side and unit, the units of the other side that are ever asked for with it.
        """
        for side, ranges in zip(self._sides, reach, strict=True):
            side.window = 0, 0, {}
            side.rendered = [
                _within(found, side.places, span) for found, span in zip(side.rendered, ranges, strict=True)
            ]

    def sums(self, side: int, start: int, count: int, reach: range) -> list[float]:
        """Return how well each beginning of the other side is explained by some units of a side, in nats.

        `side`: 0 or 1. `start`, `count`: of its units. `reach`: units of the other side. The list has a sum before each
        of these and after the last.
        """
        return self._sides[side].sums(start, count, reach)


_Place = tuple[int, int, Sequence[int], float]
"""Of a token: the first and the last unit in which it stands, all of them, and what it is by chance.

Where it stands once, as most do, the list is empty.
"""


def _place(where: Sequence[int], chance: float) -> _Place:
    return where[0], where[-1], where if len(where) > 1 else (), chance


def _within(found: Weights, places: Mapping[str, _Place], span: range) -> Weights:
    """Return the tokens that stand in some of a span of units."""
    start, stop = span.start, span.stop
    kept = {}
    for token, weight in found.items():
        first, last, where, _ = places[token]
        if first < stop and last >= start and (first >= start or where[bisect_left(where, start)] < stop):
            kept[token] = weight
    return kept


@dataclass(slots=True)
class _Side:
    rendered: list[Weights]
    """By unit: the tokens of the other side that its tokens are linked to, with the sums of their weights."""
    sizes: list[int]
    """By unit: the number of its tokens that are linked to any."""
    places: dict[str, _Place]
    """Token of the other side → where it stands."""
    strength: float
    costs: list[float]
    """By unit of the other side: what is subtracted for its tokens."""
    window: tuple[int, int, Weights] = (0, 0, {})
    """The units that were asked for last, more than one: the first, how many, and the sums of their weights."""

    @classmethod
    def of(
        cls,
        units: Sequence[Sequence[str]],
        others: Sequence[Sequence[str]],
        links: Links,
        chance: Weights,
        strength: float,
        price: float,
    ) -> _Side:
        units_of: dict[str, list[int]] = {}
        for index, unit in enumerate(others):
            for token in unit:
                units_of.setdefault(token, []).append(index)
        places = {token: _place(where, chance[token]) for token, where in units_of.items()}
        rendered, sizes = list[Weights](), list[int]()
        near: dict[str, list[tuple[str, float]]] = {}  # of what a token is linked to, what the other side has
        for unit in units:
            sums = defaultdict[str, float](float)
            size = 0
            for token in unit:
                found = links.get(token)
                if not found:
                    continue
                size += 1
                if token not in near:
                    near[token] = [(other, weight) for other, weight in found.items() if other in places]
                for other, weight in near[token]:
                    sums[other] += weight
            rendered.append(dict(sums))
            sizes.append(size)
        return cls(rendered, sizes, places, strength, [-price * len(unit) for unit in others])

    def sums(self, start: int, count: int, reach: range) -> list[float]:
        gains = [0.0, *self.costs[reach.start : reach.stop]]
        factor = self.strength / (sum(self.sizes[start : start + count]) or 1)
        low, high = reach.start, reach.stop
        places, before = self.places, low - 1
        for token, weight in self._window(start, count).items():
            first, last, where, chance = places[token]
            if last < low or first >= high:
                continue
            gain = log1p(factor * weight * chance)
            if not where:
                gains[first - before] += gain
                continue
            if first < low or last >= high:
                where = where[bisect_left(where, low) : bisect_left(where, high)]
            for place in where:
                gains[place - before] += gain
        return list(accumulate(gains))

    def _window(self, start: int, count: int) -> Mapping[str, float]:
        """Return the sums of the weights of some units; those of one unit more are made of them."""
        if count == 1:
            return self.rendered[start]
        begin, done, merged = self.window
        if begin != start or not 0 < done <= count:
            done, merged = 1, defaultdict(float, self.rendered[start])
        for other in self.rendered[start + done : start + count]:
            for token, weight in other.items():
                merged[token] += weight
        self.window = start, count, merged
        return merged
