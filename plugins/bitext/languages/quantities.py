"""Quantities: what a text counts, dates and numbers, each by its value, so that two languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol

Kind = Literal[
    "number", "year", "decade", "percent", "point", "multiple", "ordinal", "article", "date", "document", "standard"
]
"""What a quantity is: 12; 2021; 1990s; 12 %; 12 percentage points; 12 times; 12th; Article 12; 1 November 2021;
[2021] No. 29; GB/T 35273-2020."""
Grade = Literal["digits", "numeral", "small"]


class Date(NamedTuple):
    """A date, as far as it is said; 0 for what is not."""

    year: int = 0
    month: int = 0
    day: int = 0


Value = Fraction | Date | str
"""A share is a fraction of one: 20 % is 1/5, as is a fifth. A document's number is `2021/29`, a standard's its name
without spaces, an article's with a suffix `21-1`."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as it stands in a text."""

    kind: Kind
    value: Value
    """What its first reading is."""
    start: int
    """Offset in the text that was read."""
    end: int
    typed: str
    """As it stands there: all that belongs to it, `第二十一条`, `20 percent`."""
    grade: Grade = "digits"
    """How it is written: in digits, and shares and articles in any form; in numerals, from 10 on; in numerals below
    10, and the numbers of lists."""
    approximate: bool = False
    """Whether it is said to be about so much, or in a unit that a translator converts."""
    others: tuple[Value, ...] = ()
    """What else it may mean: 1.5 times more is 2.5 times as much, three decades are 30 years."""

    @property
    def values(self) -> tuple[Value, ...]:
        """Return all that it may mean, the likeliest first."""
        return (self.value, *self.others)


class Pattern(Protocol):
    """A regular expression, as far as it is asked for."""

    def fullmatch(self, string: str, pos: int, endpos: int) -> object:
        """Return whether all from one offset to another fits."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity, and what of it can be said once for several: in 5 to 10 million, in Articles 12 and 13."""

    quantity: Quantity
    is_bare: bool = False
    """Whether it is a number without anything."""
    scale: int = 1
    """What it was multiplied with: a million."""
    leads: bool = False
    """Whether its unit stands before it, and may be that of the next one too."""


_FRACTION = re.compile(r"(?<![A-Za-z\d/.,-])(\d{1,2})/(\d{1,2}|1000?)(?![\d/]|[.,-]\d|\s?[A-Za-z]/|年|月)")
_PARTS = (*range(2, 11), 12, 20, 100, 1000)
"""What a whole is parted into: 9/11 is a day."""


def fractions(text: str) -> Iterator[Quantity]:
    """Yield the shares of a text in figures: 1/3."""
    for match in _FRACTION.finditer(text):
        part, whole = int(match[1]), int(match[2])
        if 0 < part < whole and whole in _PARTS:
            yield Quantity("number", Fraction(part, whole), *match.span(), match[0], "numeral")


def same(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities may mean the same; percent and percentage points never do."""
    kinds = {one.kind, other.kind}
    if "point" in kinds and len(kinds) > 1:
        point, number = (one, other) if one.kind == "point" else (other, one)
        return number.kind == "number" and number.value in point.others  # an index that stands at 24 points
    return any(alike(value, another) for value in one.values for another in other.values)


def alike(one: Value, other: Value) -> bool:
    """Return whether two values are equal, as far as both are said: 1 November is 1 November 2021."""
    if isinstance(one, Date) and isinstance(other, Date):
        shared = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine and theirs]
        return bool(shared) and _finest(one) == _finest(other) and all(mine == theirs for mine, theirs in shared)
    if isinstance(one, Date):
        return _alone(one) == other if isinstance(other, Fraction) else False
    if isinstance(other, Date):
        return alike(other, one)
    return one == other


def _finest(date: Date) -> int:
    return max(index for index, part in enumerate(date) if part)


def _alone(date: Date) -> int:
    """Return the one part that is said of a date, as in the 15th; 0 where there are more."""
    said = [part for part in date if part]
    return said[0] if len(said) == 1 else 0


def in_rows(text: str, readings: Sequence[Reading], joint: Pattern) -> list[Quantity]:
    """Return quantities, with what is said once for several given to all: 5 to 10 million, Articles 12 and 13.

    `joint`: what may stand between two of a row.
    """
    found = list(readings)
    pairs = range(1, len(found))
    joined = [joint.fullmatch(text, found[i - 1].quantity.end, found[i].quantity.start) is not None for i in pairs]
    for index in reversed(pairs):
        if joined[index - 1] and found[index - 1].is_bare and not found[index].is_bare and not found[index].leads:
            found[index - 1] = _like(found[index - 1], found[index])
    for index in pairs:
        if joined[index - 1] and found[index].is_bare and found[index - 1].leads:
            found[index] = _like(found[index], found[index - 1])
    return [reading.quantity for reading in found]


def _like(bare: Reading, model: Reading) -> Reading:
    """Return a number read with the unit of another one; without, it is what it may mean as well."""
    kind, value = model.quantity.kind, bare.quantity.value
    if not isinstance(value, Fraction) or kind not in ("number", "percent", "point", "multiple", "article", "ordinal"):
        return bare
    first = model.quantity.value
    if model.scale > 1 and isinstance(first, Fraction) and value * model.scale > first:
        return bare  # in 2020 to 60 million
    scaled = value * model.scale / (100 if kind in ("percent", "point") else 1)
    grade: Grade = model.quantity.grade if kind in ("percent", "point", "article") else bare.quantity.grade
    others = (value,) if scaled != value and kind == "number" else ()
    quantity = replace(bare.quantity, kind=kind, value=scaled, grade=grade, others=others)
    return replace(model, quantity=replace(quantity, approximate=bare.quantity.approximate))


def as_typed(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities of a text that was made plain first, each as it stands in the text."""
    for each in found:
        typed = text[each.start : each.end]
        yield each if typed == each.typed else replace(each, typed=typed)


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length in which nothing stands in some spans that is read as a number."""
    parts: list[str] = []
    begin = 0
    for first, end in sorted(spans):
        if end > begin:
            start = max(first, begin)
            parts += (text[begin:start], "\ufffc" * (end - start))
            begin = end
    return "".join((*parts, text[begin:])) if parts else text


def graded(value: Fraction, is_digits: bool) -> Grade:
    """Return the grade of a number."""
    return "digits" if is_digits else "numeral" if value >= 10 else "small"  # as checks.md has it
