"""Where sentences end, as far as all languages have it in common: what closes, and what brackets hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

CLOSERS = "\"'\u2019\u201d)\\]}\u00bb\u203a\u300d\u300f\u300b\u3009\uff09\u3011\u3015\u3017\uff3d\uff5d"
"""What may close behind the end of a sentence and is part of it, for the brackets of a pattern."""
_PAIRS = {")": "(", "]": "[", "\uff09": "\uff08", "\uff3d": "\uff3b", "\u300b": "\u300a", "\u3009": "\u3008",
          "\u3015": "\u3014", "\u3011": "\u3010"}  # fmt: skip
"""Brackets in which a sentence may hold others; quotation marks are none of them."""
_OPENERS = frozenset(_PAIRS.values())
_INDENT = 8  # characters of white space that may stand before a sentence
_LONGEST = 1_000  # characters between brackets: what is farther apart is no pair, but 1) and the like
_SIGNED = re.compile(r"\s[\u2013\u2014-]{1,2}\s?\w[\w.]{0,12}[\]\uff3d]$")  # [… –Ed.]
_TITLES = "\u300a\u3008"  # a title is never a sentence of the text: 《谁动了我的奶酪？》


def outside_brackets(text: str, ends: Iterable[int]) -> tuple[int, ...]:
    """Return those ends of sentences, in order, that are not inside brackets which a sentence holds.

    Brackets that begin where a sentence does are sentences of their own; those that never close are none.
    """
    found = tuple(ends)
    pairs = _pairs(text) if found else []
    kept: list[int] = []
    held = 0  # up to here, brackets of a sentence reach
    next_pair = 0
    for end in found:
        while next_pair < len(pairs) and pairs[next_pair][0] < end:
            start, stop = pairs[next_pair]
            next_pair += 1
            if start >= held and _SIGNED.search(text, max(start, stop - 24), stop):
                held = stop
                if kept and _begins(text, start, kept):  # an editor's note belongs to the sentence before it
                    kept[-1] = stop
            elif start >= held and (text[start] in _TITLES or not _begins(text, start, kept)):
                held = stop
        if (end > held or (end == held and not _goes_on(text, end))) and end not in kept[-1:]:
            kept.append(end)
    return tuple(kept)


def _begins(text: str, start: int, ends: list[int]) -> bool:
    """Return whether a sentence begins at an offset: at most some white space stands between it and the last end."""
    last = ends[-1] if ends else 0
    return start - last <= _INDENT and not text[last:start].strip()


def _goes_on(text: str, end: int) -> bool:
    """Return whether a sentence goes on behind a bracket in which the last of its sentences has just ended."""
    return end < len(text) and not text[end].isspace()


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return where brackets begin and end that close one another, in the order of their beginnings."""
    open_: list[int] = []
    found = []
    for index, character in enumerate(text):
        if character in _OPENERS:
            open_.append(index)
        elif character in _PAIRS and open_ and text[open_[-1]] == _PAIRS[character]:
            start = open_.pop()
            if index - start < _LONGEST:
                found.append((start, index + 1))
    return sorted(found)


def spans(text: str, ends: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return where each sentence stands, without the white space around it; the last may have no end."""
    found = []
    begin = 0
    for end in (*ends, len(text)):
        part = text[begin:end]
        start = begin + len(part) - len(part.lstrip())
        if start < end:
            found.append((start, start + len(part.strip())))
        begin = end
    return tuple(found)
