"""Chinese numerals, and the numbers at the head of a Chinese block: 第二十一条, 一、, （二）, 专栏4, ③."""

from __future__ import annotations

import re

from bitext.languages.identifiers import COUNTERS, identifier
from bitext.languages.script import HAN

COUNTING = "一二三四五六七八九十百"
"""What lists, chapters and notes are counted with, for the brackets of a pattern."""
ZEROS = "〇零"
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = rf"[{ZEROS}{COUNTING}两千]{{1,12}}|[0-9\uff10-\uff19]{{1,6}}"
# Spaces of any width may precede, typed as indents. 第二条第三款所称… only speaks of an article.
_ARTICLE = re.compile(
    rf"\s*第({_NUMERAL})条(?:之({_NUMERAL}))?(?!第(?:{_NUMERAL})[款项]|第[（(]|[至到、和与]第|所称|规定的)"
)
_ORDINAL = re.compile(
    rf"\s*(?:第({_NUMERAL})|({_NUMERAL})[、.\uff0e]|[(\uff08]({_NUMERAL})[)\uff09]|专栏\s?({_NUMERAL}))"
)
_CIRCLED = re.compile(r"\s*([\u2460-\u2473])")
_DECIMAL = re.compile(r"\s{0,9}\d{1,6}\.\d")
_VERSE = re.compile(rf"\s{{0,9}}(\d{{1,3}})(?=\s|[{HAN}])(?!\s{{0,2}}[{COUNTERS}])")


def value(numeral: str) -> int:
    """Return the value of a Chinese numeral (二十一, 一百零三, 二〇二一) or of digits, full-width ones too.

    Positional and unit notation are both read; the numeral is one that the patterns here matched.
    """
    if numeral[0] in "0123456789" or "\uff10" <= numeral[0] <= "\uff19":
        return int(numeral)
    if not any(c in _UNITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = digit = 0
    for c in numeral:
        if c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


def article(text: str, begin: int = 0) -> str:
    """Return the number of the article that begins at an offset (`21-1` for 第二十一条之一), or an empty string."""
    match = _ARTICLE.match(text, begin) if "条" in text[begin : begin + 24] else None
    if not match:
        return ""
    number = str(value(match[1]))
    return f"{number}-{value(match[2])}" if match[2] else number


def ordinal(text: str, begin: int = 0) -> int:
    """Return the number that begins at an offset (一、 （二） 第三章 专栏4 ⑤), or 0."""
    if match := _ORDINAL.match(text, begin):
        return value(next(group for group in match.groups() if group))
    if match := _CIRCLED.match(text, begin):
        return ord(match[1]) - 0x245F  # U+2460 is ①
    return 0


def number(text: str, begin: int = 0) -> str:
    """Return the number that begins at an offset: `3` for （三） 三、 and for the verse `3 起初`; or an identifier."""
    if found := identifier(text, begin):
        return found
    counted = 0 if _DECIMAL.match(text, begin) else ordinal(text, begin)
    match = None if counted else _VERSE.match(text, begin)
    return str(int(match[1])) if match else str(counted or "")
