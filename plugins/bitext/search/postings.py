"""Postings as text: in which units of which documents a gram stands. assets/js/search/postings.js reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_DIGITS = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\']
"""What a JSON text has no need to escape."""
BASE = len(_DIGITS) // 2
_LAST, _MORE = _DIGITS[:BASE], _DIGITS[BASE : 2 * BASE]


def number(value: int) -> str:
    """Return a number, 0 or more, as digits to the base of 46: the lowest first, the last from another half."""
    digits = ""
    while value >= BASE:
        digits += _MORE[value % BASE]
        value //= BASE
    return digits + _LAST[value]


_SMALL = [number(value) for value in range(4096)]


def short(value: int) -> str:
    """Return `number(value)`, in less time where it is small."""
    return _SMALL[value] if value < 4096 else number(value)


def units(indices: Sequence[int]) -> str:
    """Return some units of one document, in ascending order: the steps between them, twice, plus 1 for the last."""
    if len(indices) == 1:
        return short(2 * indices[0] + 1)
    before, steps, last = -1, [], indices[-1]
    for index in indices:
        steps.append(short(2 * (index - before - 1) + (index == last)))
        before = index
    return "".join(steps)


_BITS = 13
"""Of a mask, that are spelled at once."""
_LOWEST = (1 << _BITS) - 1
LONGEST = 1_024
"""Bits of a mask at most."""


class _Spelled(dict[int, tuple[int, str, int, str, int]]):
    """By some bits, how they are spelled; each step is counted twice.

    The zeros below the lowest 1, and the digits of the ones above it, where more ones follow in the next bits; both
    where none do; the zeros above the highest 1.
    """

    def __missing__(self, bits: int) -> tuple[int, str, int, str, int]:
        first, *steps = (2 * len(zeros) for zeros in bin(bits)[:1:-1].split("1")[:-1])
        more = "".join(map(short, steps))
        last = "".join(map(short, [*steps[:-1], *(step + 1 for step in steps[-1:])]))
        self[bits] = found = (first, more, first + (not steps), last, 2 * (_BITS - bits.bit_length()))
        return found


_SPELLED = _Spelled()


def of_mask(mask: int) -> str:
    """Return the units of one document for whose indices the bits of a mask are 1, as `units` does."""
    digits, zeros = "", 0
    while mask > _LOWEST:
        bits = mask & _LOWEST
        if bits:
            below, more, _, _, above = _SPELLED[bits]
            digits += _SMALL[zeros + below] + more
            zeros = above
        else:
            zeros += 2 * _BITS
        mask >>= _BITS
    _, _, below, last, _ = _SPELLED[mask]
    return digits + _SMALL[zeros + below] + last


def indices_of(mask: int) -> Iterator[int]:
    """Yield the indices of the bits of a mask that are 1, the lowest first."""
    index = -1
    for zeros in bin(mask)[:1:-1].split("1")[:-1]:
        index += len(zeros) + 1
        yield index


_EVEN, _ODD = ((_LAST[odd::2], _MORE[odd::2]) for odd in (0, 1))
_NUMBER = f"[{re.escape(''.join(_MORE))}]*[{re.escape(''.join(_LAST))}]"


def _of_parity(last: Sequence[str], more: Sequence[str]) -> str:
    """Return a pattern of the numbers whose lowest digit is one of these: 46 is even."""
    return f"(?:[{re.escape(''.join(last))}]|[{re.escape(''.join(more))}]{_NUMBER})"


_OF_A_DOCUMENT = re.compile(f"({_NUMBER})({_of_parity(*_EVEN)}*+{_of_parity(*_ODD)})")
"""The step to a document, and its units, of which the last is odd."""


class _Values(dict[str, int]):
    """By the digits of a number, its value."""

    def __missing__(self, digits: str) -> int:
        value = 0
        for digit in reversed(digits):
            value = value * BASE + _DIGITS.index(digit) % BASE
        self[digits] = value
        return value


_VALUES = _Values()


def postings(found: Iterable[tuple[int, str]], first: int = 0) -> str:
    """Return the units of several documents, in ascending order: before the units of each, the step to it.

    `first`: the document that the first step is counted from.
    """
    parts, before = [], first - 1
    for document, of_it in found:
        parts.append(short(document - before - 1) + of_it)
        before = document
    return "".join(parts)


def documents_of(whole: str) -> Iterator[tuple[int, str]]:
    """Yield the documents of postings, each with its units: what `postings` has made them of."""
    document = -1
    for step, of_it in _OF_A_DOCUMENT.findall(whole):
        document += _VALUES[step] + 1
        yield document, of_it


def count_of(whole: str) -> int:
    """Return in how many documents something stands, by its postings."""
    return len(_OF_A_DOCUMENT.findall(whole))


def spliced(whole: str, changes: Mapping[int, str]) -> str:
    """Return postings in which some documents have other units; an empty string: they have none."""
    if whole and len(changes) == 1:
        ((document, of_it),) = changes.items()
        place = _place_of(document, whole) if of_it else None
        if place:
            return whole[: place[0]] + of_it + whole[place[1] :]
    found = {**dict(documents_of(whole)), **changes}
    return postings((document, found[document]) for document in sorted(found) if found[document])


def _place_of(document: int, whole: str) -> tuple[int, int] | None:
    """Return where the units of a document stand in postings; None where it has none."""
    at = -1
    for found in _OF_A_DOCUMENT.finditer(whole):
        at += _VALUES[found[1]] + 1
        if at >= document:
            return found.span(2) if at == document else None
    return None
