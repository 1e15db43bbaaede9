"""Numbers of a Chinese text, with what stands around them: 第十二条, 2.5万亿, 百分之二十, 增长1.5倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bitext.languages.quantities import Grade, Kind, Quantity, Reading, Value, graded
from bitext.languages.zh.numbers import ZEROS
from bitext.languages.zh.numerals import DIGITS, NUMERALS, SCALE, SCALES, large, readings
from bitext.languages.zh.units import UNIT, Unit, unit

_POINT = "[一二三四五六七八九〇零]"
_NUMERAL = (
    rf"[{NUMERALS}]{{1,24}}(?:[多余几][万亿]{{1,2}})?"
    rf"(?:(?<=[〇零一二三四五六七八九十百])点{_POINT}{{1,9}}(?:[万亿]{{1,2}})?)?"
)
_COMPOUND = (
    rf"(?:[多余几来]?(?:个(?=亿))?{SCALE}{{1,3}}(?:零?{DIGITS}{SCALE}{{1,3}}){{0,3}}(?:(?<=[万亿])\d{{4}}(?!\d|年))?)?"
)
_AMOUNT = re.compile(
    rf"(?P<shares>百|千|万|(?<![\d.]){DIGITS}|[一二三四五六七八九十百千万两]{{1,7}})分之"
    rf"(?:(?P<of>{DIGITS})|(?P<of_numeral>{_NUMERAL}))"
    rf"|(?<![A-Za-z\d.])(?<![A-Za-z]-)(?P<digits>{DIGITS}(?![A-Za-z]*\d){_COMPOUND})|(?P<numeral>{_NUMERAL})"
)
_PIECE = re.compile(rf"({DIGITS})[多余几来个]*([百千万亿]{{0,3}})")
_GROUPED = dict.fromkeys(map(ord, ", \u2009\u202f\u00a0"))
_VAGUE = re.compile("[多余几来]")
_ABOUT_BEFORE = re.compile(r"(?:约|近|大概|差不多|不到|逾|不足)$")
_VAGUE_BEFORE = ("几", "数", "上")
_EXACT = (
    "最近",
    "附近",
    "邻近",
    "靠近",
    "临近",
    "节约",
    "条约",
    "公约",
    "合约",
    "签约",
    "集约",
    "制约",
    "预约",
    "特约",
    "契约",
)
"""What ends as a word for about, and is none."""
_MORE = re.compile(r"(?:增|提高|提升|上升|扩大|高出|多出|上涨|超出|涨)[^，。；、]{0,6}$")
_RESULT = ("到", "为", "是", "至", "的", "达")
_ORDINAL = re.compile(r"第\s?$")
_LABEL = re.compile(r"(?:专栏|附件|附表|附录|图|表)\s?$")
_RANGE_BEHIND = re.compile(r"(?:[至到、]|[\u2014\u2013~-]{1,2})第?[一二三四五六七八九十]")
_RANGE_BEFORE = re.compile(r"[一二三四五六七八九十\ufffc](?:[至到]|[\u2014\u2013~-])$")
_SHARES = {"百": 100, "千": 1000, "万": 10_000}
_LOOK_BACK = 12  # characters
_TRIMMED = 3  # characters at a numeral's end that belong to a unit: 十千克


def amounts(text: str) -> Iterator[Reading]:
    """Yield the numbers of a text that `plain` has returned, in its order."""
    position = 0
    while match := _AMOUNT.search(text, position):
        position = match.end()
        if match["shares"]:
            found = _share(match)
        elif match["digits"]:
            found = _digits(text, match)
        else:
            found, position = _numeral(text, match)
        if found:
            position = max(position, found.quantity.end)
            yield found


def _share(match: re.Match[str]) -> Reading | None:
    """Return 百分之二十 as a percentage, 三分之二 as a number below one."""
    shares, of = match["shares"], match["of"] or match["of_numeral"]
    whole = Fraction(_SHARES[shares]) if shares in _SHARES else _number(shares)
    part = _number(of)
    if not whole or part is None:
        return None
    is_percent = shares in _SHARES
    grade: Grade = "digits" if is_percent else "numeral"
    found = Quantity("percent" if is_percent else "number", part / whole, *match.span(), match[0], grade)
    return Reading(found, leads=shares == "百")


def _number(text: str) -> Fraction | None:
    """Return the value of digits or of a numeral, with what stands behind its point."""
    if text[0].isdigit():
        return _of_digits(text)[0]
    whole, _, rest = text.partition("点")
    if not rest:
        found = readings(whole)
        return found[0] if found else None
    behind = rest.rstrip("万亿")
    figures = "".join(str("零一二三四五六七八九".index("零" if c in ZEROS else c)) for c in behind)
    value = readings(whole)[0] + Fraction(int(figures), 10 ** len(figures)) if readings(whole) else None
    for scale in rest[len(behind) :]:
        value = value * SCALES[scale] if value is not None else None
    return value


def _of_digits(text: str) -> tuple[Fraction, int]:
    """Return the value of digits with the characters that multiply them, and what the last was multiplied with."""
    total, scale = Fraction(0), 1
    for number, units in _PIECE.findall(text):
        scale = 1
        for each in units:
            scale *= SCALES[each]
        value = Fraction(number.translate(_GROUPED))
        value = value * scale if scale > 1 else value
        total = total + value if total else value
    return total, scale


def _digits(text: str, match: re.Match[str]) -> Reading | None:
    value, scale = _of_digits(match["digits"])
    behind = unit(text, match.end(), is_ordinal=_is_ordinal(text, match.start()))
    if behind.name == "word":
        return None
    is_vague = _VAGUE.search(match["digits"]) is not None
    return _reading(text, match.span(), (value,), behind, is_digits=True, is_vague=is_vague, scale=scale)


def _numeral(text: str, match: re.Match[str]) -> tuple[Reading | None, int]:
    """Return a number in numerals, and from where to read on."""
    start, end = match.span()
    numeral = match[0]
    for _ in range(_TRIMMED):  # the last characters may belong to a unit, or to the next word: 十千克, 三百姓
        if len(numeral) > 1 and UNIT.match(text, end - 1) and numeral[-1] in "百千万":
            numeral, end = numeral[:-1], end - 1
    if len(numeral) > 1 and numeral[-1] == "两":  # a weight
        numeral, end = numeral[:-1], end - 1
    is_ordinal = _is_ordinal(text, start)
    behind = unit(text, end, is_ordinal=is_ordinal)
    is_vague = _VAGUE.search(numeral) is not None
    if is_vague:
        values: tuple[Fraction, ...] = (Fraction(large(_VAGUE.sub("", numeral))),)
    elif "点" in numeral:
        number = _number(numeral)
        values = () if number is None else (number,)
    else:
        values = readings(numeral, text[end : end + 1], is_ordinal=is_ordinal)
    is_alone = len(numeral) == 1 and not _is_counted(numeral, behind, is_ordinal=is_ordinal)
    if not values or (is_alone and not _is_in_range(text, start, end)):
        return None, end
    scale = SCALES.get(numeral[-1], 1) if numeral[-1] in "万亿" else 1
    return _reading(
        text, (start, end), values, behind, is_digits=False, is_vague=is_vague or len(values) > 1, scale=scale
    ), end


def _is_counted(numeral: str, behind: Unit, *, is_ordinal: bool) -> bool:
    """Return whether a numeral of one character is a number: 第三, 三年, 十个, but not 一年, 百年, 三农."""
    if numeral in "百千万亿〇零":
        return False
    if numeral == "一":
        return is_ordinal
    return is_ordinal or bool(behind.name)


def _is_in_range(text: str, start: int, end: int) -> bool:
    """Return whether a numeral is the beginning or the end of a range: 三至五年, 百分之五到十."""
    return bool(_RANGE_BEHIND.match(text, end) or _RANGE_BEFORE.search(text, max(0, start - 2), start))


def _is_ordinal(text: str, start: int) -> bool:
    return _ORDINAL.search(text, max(0, start - 2), start) is not None


def _reading(  # what a number is made of
    text: str,
    span: tuple[int, int],
    values: tuple[Fraction, ...],
    behind: Unit,
    *,
    is_digits: bool,
    is_vague: bool,
    scale: int,
) -> Reading:
    """Return a number with its unit and what stands before it."""
    start = span[0]
    is_ordinal = _is_ordinal(text, start)
    begin = text.rindex("第", 0, start) if is_ordinal else start
    value, *rest = values
    others: list[Value] = list(rest)
    is_label = _LABEL.search(text, max(0, start - 3), start) is not None
    kind = behind.kind or ("ordinal" if is_ordinal or is_label else "number")
    grade = _grade(kind, value, is_digits=is_digits)
    if kind in ("percent", "point"):
        value = value * behind.factor
    elif behind.half:
        value += Fraction(1, 2)
    made: Value = value
    if behind.suffix:
        made = f"{value}-{behind.suffix}"
    if kind == "multiple":
        others += _multiples(text, start, value)
    if kind == "decade":
        made, others = _decade(text, start, value), []
    if kind == "year" and not _is_year(value):
        kind = "number"
    if kind == "number":
        others += [value * each for each in behind.also]
    about = is_vague or behind.is_vague or _is_about(text, begin)
    found = Quantity(kind, made, begin, behind.end, text[begin : behind.end], grade, about, tuple(others))
    is_bare = not behind.name and scale == 1 and not is_ordinal
    return Reading(found, is_bare, scale)


def _grade(kind: Kind, value: Fraction, *, is_digits: bool) -> Grade:
    """Return how a number is written; an article counts as digits, a share in tenths as a large numeral."""
    if kind == "article" or is_digits:
        return "digits"
    return "numeral" if kind == "percent" else graded(value, is_digits)


def _multiples(text: str, start: int, value: Fraction) -> list[Value]:
    """Return what else a multiple may mean: growth by 1.5 times makes 2.5 times of something."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if before.endswith(_RESULT):
        return []
    return [value + 1] if _MORE.search(before) else []


def _decade(text: str, start: int, value: Fraction) -> Fraction:
    """Return the first year of a decade: 90年代 is 1990 unless a century says otherwise."""
    century = re.search(r"(\d{1,2}|[一二]?十[一二三四五六七八九]?)世纪$", text[max(0, start - 6) : start])
    first = (int(_number(century[1]) or 20) - 1) * 100 if century else 1900
    return value if value >= 1000 else first + value  # 1990年代


def _is_year(value: Fraction) -> bool:
    return value.denominator == 1 and 1000 <= value < 2200  # years that are written with four digits


def _is_about(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before.endswith(_VAGUE_BEFORE) and text[start : start + 1] in "十百千万亿":  # 几十, 数百万
        return True
    return _ABOUT_BEFORE.search(before) is not None and not before.endswith(_EXACT)
