"""Which number of a translation stands where another one should: the likeliest of those that the original has not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import islice

from bitext.checks.numbers.counted import Counted
from bitext.checks.numbers.matching import FAMILIES
from bitext.languages.quantities import Date, Quantity, Value

SURE = 3.0
"""From this on, two numbers are one with a slip: a digit, a place, the unit."""
LIKE = 1.0
"""From this on, one may have been written for the other."""
_TRIED = 40  # numbers left on either side that are compared
_NUMBERS = ("number", "ordinal", "multiple", "decade")
_TEN = 10  # below, numbers are seldom written in digits, and often mean nothing
_FAR = 0.5  # what it counts against two that they stand at the two ends of a pair


def counterpart(lost: Counted, extra: Iterable[Counted], least: float = LIKE) -> Counted | None:
    """Return which of some numbers was likeliest written for one that is lost; None where none is like it.

    `least`: how like it has to be.
    """
    found, best = None, least
    for each in islice(extra, _TRIED):
        likeness = _likeness(lost.quantity, each.quantity)
        if likeness >= least and likeness - _FAR * abs(lost.order - each.order) > best - _FAR:
            found, best = each, likeness - _FAR * abs(lost.order - each.order) + _FAR
    return found


def _likeness(one: Quantity, other: Quantity) -> float:
    """Return how like a number is to another one that is not the same: 0 not at all, from `SURE` on a slip."""
    if isinstance(one.value, Date) or isinstance(other.value, Date):
        return _dates(one.value, other.value)
    if FAMILIES[one.kind] == FAMILIES[other.kind] == "document":
        return SURE if one.kind == other.kind else 0
    kinds = {one.kind, other.kind}
    if kinds == {"percent", "point"}:
        return SURE + 1 if one.value == other.value else 1
    if "percent" in kinds and kinds & {"number", "multiple"}:
        return SURE if _digits(one) == _digits(other) else 0
    if kinds in ({"article", "ordinal"}, {"article", "number"}):
        return SURE if _digits(one) == _digits(other) else 0
    if "year" in kinds and len(kinds) > 1:
        return SURE if _is_slip(_digits(one), _digits(other)) and kinds <= {"year", "number"} else 0
    if one.kind != other.kind and not kinds <= set(_NUMBERS):
        return 0
    if one.kind == "article" or _is_slip(_digits(one), _digits(other)):
        return SURE + (one.kind == other.kind)
    if _is_small(one) != _is_small(other):
        return 0
    return LIKE + (one.kind == other.kind) + (one.grade == other.grade) * 0.5


def _is_small(quantity: Quantity) -> bool:
    return quantity.grade == "small" or (isinstance(quantity.value, Fraction) and quantity.value < _TEN)


def _dates(one: Value, other: Value) -> float:
    if not (isinstance(one, Date) and isinstance(other, Date)):
        return 0
    shared = sum(bool(mine) and mine == theirs for mine, theirs in zip(one, other, strict=True))
    said = sum(map(bool, one)) == sum(map(bool, other))
    return 1 + shared + said


def _digits(quantity: Quantity) -> str:
    """Return the digits of a value without the zeros around them: 25 of 2.5 trillion."""
    value = quantity.value
    if not isinstance(value, Fraction):
        return re.sub(r"\D", "", str(value))
    return f"{float(value):.12e}".partition("e")[0].replace(".", "").rstrip("0")


def _is_slip(one: str, other: str) -> bool:
    """Return whether digits are the same, swapped, or the same but for one."""
    if one == other:
        return True
    if sorted(one) == sorted(other) and len(one) > 1:
        return True
    if len(one) == len(other):
        return len(one) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return (
        len(long) - len(short) == 1
        and len(short) > 1
        and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    )
