"""The pairing marks: comments that say which source blocks an English block renders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bitext.nearest import nearest

_COMMENT = re.compile(r" {0,3}<!--[ \t]*([A-Za-z]+)[ \t]*(:?)[ \t]*(.*?)[ \t]*-->[ \t]*(.*)")
_WORDS = ("source", "untranslated")
_SAYS_WHICH = re.compile(r"none\b|\d", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,6})(?:[ ]?[-\u2013\u2014][ ]?(\d{1,6}))?(?![\w])[ \t,:]*(.*)")
MARK_FORMS = "<!-- source: 12 -->, <!-- source: 12-13 -->, <!-- source: none --> or <!-- untranslated: 12 reason -->"
"""How marks look, for messages."""


@dataclass(frozen=True, slots=True)
class ParsedMark:
    """What a comment says, before it is known where it stands."""

    kind: Literal["source", "none", "untranslated"]
    first: int
    last: int
    reason: str


def parse(line: str) -> ParsedMark | str | None:
    """Return the mark on a line of its own; what it says, where that is no mark; nothing, where none was meant.

    A mark is meant by its word with a colon, and by a word like it, or without the colon, before a number.
    """
    match = _COMMENT.fullmatch(line)
    if not match:
        return None
    word, colon, rest, after = match[1].lower(), match[2], match[3], match[4]
    if word not in _WORDS or not colon:
        near = nearest(word, _WORDS, 0.8)
        meant = near and near[0] == word[0] and _SAYS_WHICH.match(rest)
        return line.strip() if meant else None
    if after:
        return line.strip()
    if word == "source" and rest.lower() == "none":
        return ParsedMark("none", 0, 0, "")
    numbers = _RANGE.fullmatch(rest)
    if not numbers or (word == "source" and numbers[3]):
        return rest
    first = int(numbers[1])
    kind: Literal["source", "untranslated"] = "source" if word == "source" else "untranslated"
    return ParsedMark(kind, first, int(numbers[2] or first), numbers[3])
