"""Postings as text: in which units of which documents a gram stands. assets/js/search/postings.js reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


_BITS = 12
"""Of a mask, that are spelled at once."""


class _Spelled(dict[int, tuple[int, str, str, int]]):
    """By some bits, not all 0: zeros below the lowest 1, digits of the ones above it, and zeros above the highest.

    The digits come twice: as the last of a document, and where more follow.
    """

    def __missing__(self, bits: int) -> tuple[int, str, str, int]:
        first, *steps = bin(bits)[:1:-1].split("1")[:-1]
        more = "".join([short(2 * len(step)) for step in steps])
        last = "".join([short(2 * len(step)) for step in steps[:-1]]) + (short(2 * len(steps[-1]) + 1) if steps else "")
        self[bits] = found = (len(first), last, more, _BITS - bits.bit_length())
        return found


_SPELLED = _Spelled()


def of_mask(mask: int) -> str:
    """Return the units of one document for whose indices the bits of a mask are 1, as `units` does."""
    digits, zeros = "", 0
    while mask:
        bits = mask & (1 << _BITS) - 1
        mask >>= _BITS
        if not bits:
            zeros += _BITS
            continue
        below, last, more, above = _SPELLED[bits]
        step = 2 * (zeros + below)
        digits += short(step) + more if mask else short(step + (not last)) + last
        zeros = above
    return digits


def postings(found: Iterable[tuple[int, str]], first: int = 0) -> str:
    """Return the units of several documents, in ascending order: before the units of each, the step to it.

    `first`: the document that the first step is counted from.
    """
    parts, before = [], first - 1
    for document, of_it in found:
        parts.append(short(document - before - 1) + of_it)
        before = document
    return "".join(parts)
