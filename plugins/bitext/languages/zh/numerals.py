"""Chinese numerals in a text: which runs of them are numbers, and of what value."""

from __future__ import annotations

import re
from fractions import Fraction

from bitext.languages.zh.numbers import value

DIGITS = (
    r"(?:\d{1,3}(?:(?:,\d{3}){1,6}|(?: , \d{3}){1,6}|(?:[ \u2009\u202f\u00a0]\d{3}){1,6})(?![\d,])|\d{1,20})"
    r"(?:\.\d{1,12})?"
)
"""A number in digits, in a text that `plain` has returned, for a pattern."""
NUMERALS = "〇零一二三四五六七八九十百千万亿两廿卅"
"""What numerals are written with, for the brackets of a pattern."""
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
NO_SCALE = {
    "百": "分姓货科强度家花搭折炼",
    "千": "瓦克米赫帕卡字焦伏安方禧兆篇秋",
    "万": "物众事能象古分科达维",
    "亿": "",
}
"""What stands behind a character that then is no multiple of ten: 5千瓦 are 5 kilowatts."""
SCALE = "(?:" + "|".join(f"{scale}(?![{after}])" if after else scale for scale, after in NO_SCALE.items()) + ")"

_FULL_WIDTH = "0123456789:.,%~-+()[]/"
_PLAIN = str.maketrans(
    "萬億兩個條號點餘幾數約時項節屆紀發畝歲週歷廣標準" + "".join(chr(ord(c) + 0xFEE0) for c in _FULL_WIDTH),
    "万亿两个条号点余几数约时项节届纪发亩岁周历广标准" + _FULL_WIDTH,
)
_UNITS = frozenset("十百千万亿")
_DIGITS = "一二三四五六七八九"
_TENS = {"廿": "二十", "卅": "三十"}
_PAIR = re.compile(r"一二|二三|三四|四五|五六|六七|七八|八九|三五|两三")
_ZERO = re.compile("[〇零]")
_YEAR = re.compile(rf"[一二][〇零{_DIGITS}]{{3}}")
_LONGEST_PAIR = 2  # characters


def plain(text: str) -> str:
    """Return a text, as long as it was, with ASCII digits and the simplified forms of what stands around numbers."""
    return text.translate(_PLAIN)


def readings(numeral: str, following: str = "", *, is_ordinal: bool = False) -> tuple[Fraction, ...]:
    """Return what a run of numerals may mean, none where it is no number; two and more where it says about how much.

    `following`: the character behind it. 三百二十 is one number, 三四十 are two, 万 and 三二一 none.
    """
    for short, long in _TENS.items():
        numeral = numeral.replace(short, long)
    if len(numeral) > 1 and _UNITS.issuperset(numeral) and "十" not in numeral:
        return ()
    if not _UNITS.isdisjoint(numeral):
        pair = _PAIR.search(numeral)
        if pair and (pair.end() == len(numeral) or numeral[pair.end()] in _UNITS):
            before, after = numeral[: pair.start()], numeral[pair.end() :]
            return tuple(Fraction(large(f"{before}{digit}{after}")) for digit in pair[0])
        return (Fraction(large(numeral)),)
    if len(numeral) == 1:
        return (Fraction(value(numeral)),)
    if len(numeral) == _LONGEST_PAIR and _PAIR.fullmatch(numeral):
        return tuple(Fraction(value(digit)) for digit in numeral)
    is_positional = (_YEAR.fullmatch(numeral) and following in "年至到") or (
        _ZERO.search(numeral) and numeral[0] not in "〇零" and (len(numeral) > _LONGEST_PAIR or following == "年")
    )
    return (Fraction(value(numeral)),) if is_positional or is_ordinal else ()


def large(numeral: str) -> int:
    """Return the value of a numeral that may have 万 and 亿: 二十一, 三亿五千万, 二〇二一, 两万五."""
    total = part = 0
    digits = ""
    for character in numeral:
        if character in "万亿":
            part += value(digits) if digits else 0
            scale = SCALES[character]
            total, part = ((total + (part or 1)) * scale, 0) if character == "亿" else (total + (part or 1) * scale, 0)
            digits = ""
        else:
            digits += character
    return total + part + (_last(numeral, digits) if digits else 0)


def _last(numeral: str, digits: str) -> int:
    """Return what the end of a numeral adds: 五 in 两万五 are five thousand, since no zero stands before it."""
    before = numeral[-2:-1]
    if len(digits) == 1 and digits in _DIGITS and before in ("万", "亿"):
        return value(digits) * SCALES[before] // 10
    if len(digits) > 1 and digits[-1] in _DIGITS and digits[-2] in ("百", "千"):
        return value(digits[:-1]) + value(digits[-1]) * SCALES[digits[-2]] // 10
    return value(digits)
