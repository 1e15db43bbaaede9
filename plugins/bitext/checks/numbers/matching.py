"""Which quantities of the two sides of a pair are the same, and which are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, islice

from bitext.checks.numbers.counted import Counted
from bitext.languages.quantities import Date, Kind, Quantity, same

FAMILIES: dict[Kind, str] = {
    "number": "number", "year": "number", "decade": "number", "multiple": "number", "ordinal": "number",
    "article": "article", "percent": "percent", "point": "point", "date": "date", "document": "document",
    "standard": "document",
}  # fmt: skip
"""Kinds whose values are compared first."""
_TRIED = 50  # quantities of one value: where none of so many is of a kind that fits, none is


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a pair when all that is the same has been taken away."""

    missing: tuple[Counted, ...]
    """Of the original: what the translation has nowhere."""
    repeated: tuple[Counted, ...]
    """Of the original: what the translation has less often."""
    extra: tuple[Counted, ...]
    """Of the translation: what the original has nowhere."""
    surplus: tuple[Counted, ...]
    """Of the translation: what the original has less often."""

    def first(self, most: int) -> Left:
        """Return the first of each sort."""
        return Left(self.missing[:most], self.repeated[:most], self.extra[:most], self.surplus[:most])


def matched(source: Sequence[Counted], translation: Sequence[Counted]) -> Left:
    """Return what is left of two sides: each quantity takes one of the other side, of its own kind if it can."""
    theirs, ours, left = _Index(translation), _Index(source), _Index(translation)
    free_source = dict.fromkeys(range(len(source)))
    free = set(range(len(translation)))
    for step in range(3):
        for i in tuple(free_source):
            here = left.near(source[i].quantity)
            j = next((j for j in here if _fits(source[i].quantity, translation[j].quantity, step)), None)
            if j is not None:
                left.take(j)
                free.discard(j)
                del free_source[i]
    articles = any(translation[j].quantity.kind == "article" and not ours.has(translation[j].quantity) for j in free)
    missing, repeated = list[Counted](), list[Counted]()
    for i in free_source:
        each = source[i]
        is_there = theirs.has(each.quantity) and not (each.quantity.kind == "article" and articles)
        (repeated if is_there else missing).append(each)
    extra, surplus = list[Counted](), list[Counted]()
    for j in sorted(free):
        (surplus if ours.has(translation[j].quantity) else extra).append(translation[j])
    return Left(tuple(missing), tuple(repeated), tuple(extra), tuple(surplus))


def _fits(one: Quantity, other: Quantity, step: int) -> bool:
    """Return whether two may be taken for the same: first of one kind, then of one family, then whatever they mean."""
    if step == 0 and (one.kind, one.value, one.grade) != (other.kind, other.value, other.grade):
        return False
    if step == 1 and FAMILIES[one.kind] != FAMILIES[other.kind]:
        return False
    if step == 2 and "article" in (one.kind, other.kind) and "number" not in (one.kind, other.kind):
        return "ordinal" in (one.kind, other.kind) and same(one, other)
    return same(one, other)


class _Index:
    """Quantities by what they mean, so that nobody has to compare each with each."""

    def __init__(self, side: Sequence[Counted]) -> None:
        self._side = side
        self._by_key: dict[object, dict[int, None]] = defaultdict(dict)
        self._years: set[Fraction] = set()
        for index, each in enumerate(side):
            for key in dict.fromkeys(_keys(each.quantity)):
                self._by_key[key][index] = None
            for value in each.quantity.values:
                if isinstance(value, Date) and value.year:
                    self._years.add(Fraction(value.year))

    def near(self, quantity: Quantity) -> Iterator[int]:
        """Yield the indices of those that may be the same, in their order, and no more than can be tried."""
        keys = _keys(quantity, is_sought=True)
        yield from dict.fromkeys(chain.from_iterable(islice(self._by_key.get(key, ()), _TRIED) for key in keys))

    def take(self, index: int) -> None:
        """Take one out."""
        for key in dict.fromkeys(_keys(self._side[index].quantity)):
            self._by_key[key].pop(index)

    def has(self, quantity: Quantity) -> bool:
        """Return whether one of them may be the same, or a date has the year."""
        if quantity.kind in ("year", "number") and quantity.value in self._years:
            return True
        return any(same(quantity, self._side[index].quantity) for index in self.near(quantity))


def _keys(quantity: Quantity, *, is_sought: bool = False) -> Iterable[object]:
    """Yield what a quantity is found by; `is_sought`: what those are found by that may be the same as it."""
    for value in quantity.values:
        if not isinstance(value, Date):
            yield value
        elif value.day and value.month:
            yield "day", value.month, value.day
            yield ("alone" if is_sought else "dated"), value.day
        elif value.day:
            yield "alone", value.day
            yield Fraction(value.day)
            if is_sought:
                yield "dated", value.day
        else:
            yield "month", value.month
            yield Fraction(value.month or value.year)
