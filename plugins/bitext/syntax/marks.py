"""The pairing marks: comments that say which source blocks an English block renders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_MARK = re.compile(r" {0,3}<!--[ \t]*(source|untranslated)[ \t]*:[ \t]*(.*?)[ \t]*-->[ \t]*", re.IGNORECASE)
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
    """Return the mark on a line of its own; what it says, where that is no mark; nothing, where it is none at all."""
    match = _MARK.fullmatch(line)
    if not match:
        return None
    word, rest = match[1].lower(), match[2]
    if word == "source" and rest.lower() == "none":
        return ParsedMark("none", 0, 0, "")
    numbers = _RANGE.fullmatch(rest)
    if not numbers or (word == "source" and numbers[3]):
        return rest
    first = int(numbers[1])
    kind: Literal["source", "untranslated"] = "source" if word == "source" else "untranslated"
    return ParsedMark(kind, first, int(numbers[2] or first), numbers[3])
