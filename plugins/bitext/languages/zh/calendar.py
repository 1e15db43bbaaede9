"""Dates of a Chinese text: 2021年11月1日, 二〇二一年十一月, 11月1日至3日, 10—11月, 20日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.quantities import Date, Quantity
from bitext.languages.zh.numbers import value

_YEAR = r"(?:\d{4}|[一二][〇零一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|[廿二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"\s?(?:[\u2014\u2013\u2010-\u2012\u2015\u2212~-]{1,2}|至|到)\s?"
_BEGINS = r"(?<![\d.,〇零一二三四五六七八九十百千万亿第])"
_DATE = re.compile(
    rf"{_BEGINS}(?:(?P<year>{_YEAR})\s?年\s?)?(?:(?P<lead>{_MONTH})月?{_TO})?(?P<month>{_MONTH})\s?月(?!球|亮|饼|经|薪|台)(?:份|\s?(?P<day>{_DAY})\s?(?:[日号]|(?={_TO}{_DAY}\s?[日号])))?"
)
_TO_DAY = re.compile(rf"(?:{_TO}|[、和])(?P<day>{_DAY})\s?[日号](?!线)")
_DAY_ALONE = re.compile(
    rf"{_BEGINS}(?P<day>3[01]|[12]\d|[1-9]|[二三]?十[一二三四五六七八九]?)日(?!元|本|均|前|常|报|益|夜|后|内|游|龄)"
)
_FIRST = "元"  # 元月 is January
_ROW = 6  # dates of days in one month: 1日、3日和5日


def dates(text: str) -> Iterator[Quantity]:
    """Yield the dates of a text, in its order: of months and of days; a year alone is none."""
    done = 0
    for match in _DATE.finditer(text):
        if match.start() < done or _is_lasting(text, match):
            continue
        yield from _lone_days(text, done, match.start())
        date = Date(_number(match["year"]), _number(match["month"]), _number(match["day"]))
        if match["lead"]:
            end = match.end("lead")
            yield Quantity(
                "date",
                date._replace(month=_number(match["lead"]), day=0),
                match.start(),
                end,
                text[match.start() : end],
            )
        start = match.start("month") if match["lead"] else match.start()
        yield Quantity("date", date, start, match.end(), text[start : match.end()])
        done = match.end()
        for _ in range(_ROW if date.day else 0):
            if not (further := _TO_DAY.match(text, done)):
                break
            day = date._replace(day=_number(further["day"]))
            yield Quantity("date", day, further.start("day"), further.end(), text[further.start("day") : further.end()])
            done = further.end()
    yield from _lone_days(text, done, len(text))


def _is_lasting(text: str, match: re.Match[str]) -> bool:
    """Return whether what looks like a month is how long something lasts: 3月内, 两三月."""
    return not match["day"] and not match["year"] and text.startswith(("内", "龄"), match.end())


def _lone_days(text: str, begin: int, end: int) -> Iterator[Quantity]:
    for match in _DAY_ALONE.finditer(text, begin, end):
        yield Quantity("date", Date(day=_number(match["day"])), *match.span(), match[0])


def _number(numeral: str | None) -> int:
    if not numeral:
        return 0
    return 1 if numeral == _FIRST else value(numeral.replace("廿", "二十").replace("二十十", "二十"))
