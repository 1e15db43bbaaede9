"""The numbers at the head of an English block: Article 21, Part III, 4., (2), Fifth."""

from __future__ import annotations

import re

from bitext.languages.identifiers import identifier

# fmt: off
_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)
# fmt: on
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ARTICLE = re.compile(
    r"Art(?:icle|\.)\s{1,3}(\d{1,6})(?:[-\u2013](\d{1,4}))?\b(?!,?\sparagraph|\sof\s(?:the|these|this)\s)",
    re.IGNORECASE,
)
# A backslash may stand behind the digits: a translation is Markdown.
_ORDINAL = re.compile(
    r"(?:(?:Part|Chapter|Section|Box|No\.)\s+)?(?:(\d{1,4})(?=[.):\s\\]|$)|\((\d{1,4})\)|([IVXLC]{1,7})(?=[.):]|\s|$))"
)
_VERSE = re.compile(r"(\d{1,3})[*_]{0,3}(?=\s)")
_SMALL_ROMAN = re.compile(r"\(([ivxlc]{1,7})\)")
_WORD = re.compile(r"([a-z]{4,12}?)(?:ly)?\b", re.IGNORECASE)


def article(text: str, begin: int = 0) -> str:
    """Return the number of the article that begins at an offset (`21`, `21-1`), or an empty string."""
    match = _ARTICLE.match(text, begin)
    if not match:
        return ""
    number = str(int(match[1]))
    return f"{number}-{match[2]}" if match[2] else number


def ordinal(text: str, begin: int = 0) -> int:
    """Return the number that begins at an offset (1. (2) Part 3, IV. Fifth,), or 0."""
    if match := _ORDINAL.match(text, begin):
        if match[3]:
            return _roman(match[3])
        return int(match[1] or match[2])
    if match := _WORD.match(text, begin):
        word = match[1].lower()
        return _WORDS.index(word) + 1 if word in _WORDS else 0
    return 0


def number(text: str, begin: int = 0) -> str:
    """Return the number that begins at an offset: `3` for 3. (iii) and for the verse `3 In the`; or an identifier."""
    if found := identifier(text, begin):
        return found
    if match := _SMALL_ROMAN.match(text, begin):
        return str(_roman(match[1].upper()))
    counted = ordinal(text, begin)
    match = None if counted else _VERSE.match(text, begin)
    return str(int(match[1])) if match else str(counted or "")


def _roman(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))
