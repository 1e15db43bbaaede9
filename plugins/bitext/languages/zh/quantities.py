"""The quantities of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from bitext.languages.designations import designations, with_points, without_number
from bitext.languages.en.calendar import dates as latin_dates
from bitext.languages.quantities import Quantity, as_typed, blanked, fractions, in_rows
from bitext.languages.zh.amounts import amounts
from bitext.languages.zh.calendar import dates
from bitext.languages.zh.idioms import idioms, terms
from bitext.languages.zh.numerals import plain
from bitext.languages.zh.references import documents, enumerators

_ANY = re.compile(
    r"[\d\u3007零一二三四五六七八九十百千万亿两廿卅半翻\u2460-\u249b\u3220-\u3229\u2160-\u216b]|[IVX]{1,4}[型期级类度]"
)
_JOINT = re.compile(r"\s?(?:[\u2014\u2013\u2010-\u2012\u2015\u2212~-]{1,2}|至|到|乃至|、|和|或|及|与)\s?第?")
_FIVE_YEARS = re.compile(
    r"(?P<late>十[一二三四五]五)(?=[\u201d\u2019」』\"]|规划|计划|时期|期间|以来|末|初|中期|后期|开局|收官|和|、|[，。]|数字|国家)"
    r"|(?P<tenth>十五)(?=[\u201d\u2019」』\"]?(?:计划|规划))"
    r"|(?<=[\u201c\u2018「『\"])(?P<early>[一二三四五六七八九]五)(?=[\u201d\u2019」』\"]|计划|时期|期间)"
)
_FOLD = re.compile(r"翻(?:了|两|一|三|四|五|六|几|[1-6]){0,3}番|翻倍")
_AND_A_HALF = re.compile(r"一年?(?:个(?:小时|月|多月)?|天|小时|倍)?半(?!导|岛|数)")
_LATIN_MONTH = re.compile(
    r"(?:\d ?|(?<![A-Za-z]))(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]{0,7} ?\d", re.IGNORECASE
)
_SECONDS = re.compile(r"(?<!\d)(?P<whole>\d{1,2})秒(?P<rest>\d{1,3})(?!\d|秒)")
_HALF = re.compile(r"(?:一|过|多|大|近|占)半(?!个世纪)|半数|半(?=年|个月|小时|个世纪|天)")
_DIGITS = {"一": 1, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in its order; idioms and what is part of Latin words are none."""
    if not _ANY.search(text):
        return ()
    read = with_points(plain(text))
    named = [
        *designations(read),
        *(documents(read) if "号" in read else ()),
        *(fractions(read) if "/" in read else ()),
        *(latin_dates(read) if _LATIN_MONTH.search(read) else ()),
    ]
    rest = blanked(read, (*((each.start, each.end) for each in named), *without_number(read), *idioms(read)))
    spoken = [*(_plans(rest) if "五" in rest else ()), *(_folds(rest) if "翻" in rest else ()), *enumerators(rest)]
    spoken += _seconds(rest) if "秒" in rest else ()
    rest = blanked(rest, ((each.start, each.end) for each in spoken)) if spoken else rest
    dated = list(dates(rest)) if "月" in rest or "日" in rest else []
    rest = blanked(rest, ((each.start, each.end) for each in dated)) if dated else rest
    counted = _in_terms(rest, _whole(rest, in_rows(rest, list(amounts(rest)), _JOINT)))
    halves = list(_halves(blanked(rest, ((each.start, each.end) for each in counted)))) if "半" in rest else []
    found = sorted((*named, *spoken, *dated, *counted, *halves), key=lambda each: each.start)
    return tuple(found) if read == text else tuple(as_typed(text, found))


def _whole(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Yield numbers, a century no more where a decade of it follows, and both articles of 第十二、十三条."""
    for index, each in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following and following.kind == "decade" and text[each.end : following.start] == "世纪":
            continue
        if (
            each.kind == "ordinal"
            and following
            and text.startswith("条", following.end)
            and _JOINT.fullmatch(text, each.end, following.start)
        ):
            each = replace(each, kind="article", grade="digits")  # noqa: PLW2901
        previous = found[index - 1] if index else None
        if (
            previous
            and previous.kind == "ordinal"
            and text.startswith("条", each.end)
            and _JOINT.fullmatch(text, previous.end, each.start)
        ):
            each = replace(each, kind="article", grade="digits")  # noqa: PLW2901
        yield each


def _in_terms(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """Return quantities, those in terms as about so much: nobody has to count there."""
    spans = terms(text)
    if not spans:
        return list(found)
    return [
        replace(each, approximate=True) if any(start <= each.start < end for start, end in spans) else each
        for each in found
    ]


def _plans(text: str) -> Iterator[Quantity]:
    """Yield the numbers of five-year plans: 十四五 is the fourteenth."""
    for match in _FIVE_YEARS.finditer(text):
        if match["tenth"]:
            yield Quantity("ordinal", Fraction(10), *match.span(), match[0], "numeral", others=(Fraction(15),))
            continue
        numeral = match["late"] or match["early"]
        number = Fraction(
            10 + "一二三四五".index(numeral[1]) + 1 if match["late"] else "一二三四五六七八九".index(numeral[0]) + 1
        )
        yield Quantity("ordinal", number, *match.span(), numeral, "numeral" if match["late"] else "small")


def _seconds(text: str) -> Iterator[Quantity]:
    """Yield times to a hundredth of a second: 46秒40."""
    for match in _SECONDS.finditer(text):
        yield Quantity("number", Fraction(f"{match['whole']}.{match['rest']}"), *match.span(), match[0])


def _folds(text: str) -> Iterator[Quantity]:
    """Yield doublings: 翻一番 is twice, 翻两番 four times as much."""
    for match in _FOLD.finditer(text):
        times = next((_DIGITS.get(c) or int(c) for c in match[0] if c in _DIGITS or c.isdigit()), 1)
        value = Fraction(2**times)
        yield Quantity(
            "multiple",
            value,
            *match.span(),
            match[0],
            "small",
            "几" in match[0],
            (value - 1,) if times == 1 else (Fraction(times),),
        )


def _halves(text: str) -> Iterator[Quantity]:
    for match in _AND_A_HALF.finditer(text):
        if match[0] != "一半":
            yield Quantity("number", Fraction(3, 2), *match.span(), match[0], "small")
    for match in _HALF.finditer(text):
        is_about = match[0][0] in "过多大近"
        yield Quantity("number", Fraction(1, 2), *match.span(), match[0], "small", is_about)
