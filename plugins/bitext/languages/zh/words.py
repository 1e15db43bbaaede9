"""What of a Chinese text another language has as well: numbers by value, words in Latin letters, ？ and ！."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.comparable import number, sign
from bitext.languages.en.stemming import stem
from bitext.languages.zh.numbers import value

_DIGITS = "0-9\uff10-\uff19"
_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_LARGE = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_TOKEN = re.compile(
    rf"(?P<digits>[{_DIGITS}]{{1,15}}(?:[,\uff0c][{_DIGITS}]{{3}}){{0,5}}(?:[.\uff0e][{_DIGITS}]{{1,12}})?)(?P<large>[百千]?[万亿]{{0,2}})"
    rf"|(?P<numeral>[{_NUMERALS}]{{1,16}})|(?P<word>[A-Za-z\u00c0-\u024f]{{1,40}})|(?P<sign>[?!\uff1f\uff01])"
)
_COUNTED = "月日年号条章节届次个项大级期代点"
"""What follows a numeral of one character that is meant as a number."""
_PLAIN = {ord("\uff0e"): ".", ord(","): None, ord("\uff0c"): None}


def words(text: str) -> list[str]:
    """Return the numbers (`#21`), the words in Latin letters and the signs ? and ! of a text, in order."""
    return list(_words(text))


def _words(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        if match["digits"]:
            quantity = float(match["digits"].translate(_PLAIN))
            for character in match["large"]:
                quantity *= _LARGE[character]
            yield number(quantity)
        elif match["numeral"]:
            if (found := _numeral(text, match)) is not None:
                yield number(found)
        elif match["word"]:
            yield stem(match["word"].lower())
        else:
            yield sign(match["sign"])


def _numeral(text: str, match: re.Match[str]) -> float | None:
    """Return the value of a numeral; None for one that is rather a part of a word: 一 and 百, but not 第一 and 三年."""
    numeral = match["numeral"]
    if len(numeral) == 1:
        is_ordinal = text[match.start() - 1 : match.start()] == "第"
        is_counted = text[match.end() : match.end() + 1] in _COUNTED and match.end() < len(text)
        if not is_ordinal and (not is_counted or numeral in "一百千万亿"):
            return None
    return large(numeral)


def large(numeral: str) -> float:
    """Return the value of a numeral that may have 万 and 亿: 二十一, 三亿五千万, 二〇二一."""
    total = part = 0.0
    digits = ""
    for character in numeral:
        if character in "万亿":
            part += value(digits) if digits else 0
            total, part = (total + (part or 1)) * _LARGE[character], 0.0
            digits = ""
        else:
            digits += character
    return total + part + (value(digits) if digits else 0)
