"""What stands behind a number in a Chinese text, as far as it says what the number is."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from bitext.languages.quantities import Kind
from bitext.languages.zh.numbers import value


class Unit(NamedTuple):
    """What stands behind a number."""

    name: str = ""
    """`counter`, `percent` …; `word` where the number is part of a Latin word; empty, where nothing does."""
    end: int = 0
    """Offset after what belongs to the number."""
    kind: Kind | None = None
    """What it makes the number."""
    factor: Fraction = Fraction(1)
    """Of a share."""
    half: bool = False
    """Whether half of one is added: 两年半."""
    suffix: str = ""
    """Of an article: 第二十一条之一."""
    is_vague: bool = False
    """Whether it says that the number is about right, or the unit is one that translators convert."""
    also: tuple[Fraction, ...] = ()
    """What to multiply with for another unit."""


UNIT = re.compile(r"[千百万](?:瓦|克|米(?!饭)|赫|帕|卡|字节|焦|伏|安|兆|分点|姓|货|方百计|众|物)")
"""A unit or a word that begins with a numeral: 千瓦, 百分点."""
_LATIN_UNITS = (
    "km|kg|mg|cm|mm|nm|ml|m|g|t|kWh|MWh|GWh|TWh|kW|KW|MW|GW|TW|kV|V|W|Hz|kHz|MHz|GHz|KB|MB|GB|TB|PB|EB|ZB|bit|bps|Kbps|Mbps|Gbps|Tbps|ha|h|min|s|ms|"
    "L|mu|tce|ppm|ppb|dB|DPI|RMB|USD|EUR|CNY|U"
)
_LATIN = re.compile(rf"\s?(?:{_LATIN_UNITS})(?![A-Za-z0-9])")
_LETTER = re.compile("[A-Za-z]")
_BEHIND = re.compile(
    r"\s?(?P<about>多|余|几|来|左右|上下)?"
    r"(?:(?P<point>个?百分点)|(?P<percent>%)|(?P<permille>\u2030)|(?P<article>条(?:之(?P<suffix>[一二三四五六七八九十]{1,2}))?)"
    r"|(?P<multiple>倍)|(?P<decade>年代)|(?P<year>年)|(?P<tenths>成(?=以上|以下|左右|多|的|[，。；、）)\s]|$|半))"
    r"|(?P<power>千瓦时?)|(?P<mu>亩)|(?P<catty>公?斤)|(?P<li>里(?!程|面))|(?P<months>个月)|(?P<time>时|点钟|点(?=[\d一二三四五十，。至到整半]))"
    r"|(?P<counter>[个位名人项章节款届次号期大家种类级条件批座所万吨亿元岁天周年月日世纪代省市县区国家户口头只艘辆架台部套间"
    r"亩米步度字篇册卷页段句面片张层支颗轮场份对双队组派线性维边方极者权院校港岛门课字大步点中分秒小刻钟例点倍成局关环重"
    r"季旬星两斤里尺寸丈升克吨瓦千公平立万百线路道株棵本]|\u2103|°))"
)
_HALF = re.compile(r"(?:个(?:小时|月|钟头)?)?半(?!导|岛|决|数以|径|山|途|夜|边|壁|月)")
_ABOUT = re.compile(r"(?:多|余|几|左右|上下|来)(?!年来)")
_CATTY = (Fraction(1, 2), Fraction(1, 2000))  # in kilograms, in tonnes
_MU = (Fraction(1, 15),)  # in hectares
_MONTHS = (Fraction(1, 12),)  # in years
_CONVERTED = ("mu", "catty", "li")


def unit(text: str, end: int, *, is_ordinal: bool) -> Unit:
    """Return what stands at an offset behind a number; `is_ordinal`: whether 第 stands before that."""
    if _LATIN.match(text, end):
        return Unit("latin", end)
    if _LETTER.match(text, end):
        return Unit("word", end)
    match = _BEHIND.match(text, end)
    if not match:
        return Unit(end=end, is_vague=_ABOUT.match(text, end) is not None)
    name = _name(match)
    about = match["about"] is not None or _ABOUT.match(text, match.end()) is not None
    return _unit(text, match, name, is_vague=about, is_ordinal=is_ordinal)


def _name(match: re.Match[str]) -> str:
    return next(name for name, found in match.groupdict().items() if found and name not in ("about", "suffix"))


def _unit(text: str, match: re.Match[str], name: str, *, is_vague: bool, is_ordinal: bool) -> Unit:
    """Return the unit that was found."""
    end = match.end()
    plain_end = match.start(name)  # a counter is no part of the number
    if name in ("point", "percent", "permille"):
        return Unit(
            name,
            end,
            "point" if name == "point" else "percent",
            Fraction(1, 1000 if name == "permille" else 100),
            is_vague=is_vague,
        )
    if name == "tenths":
        return Unit(name, end + text.startswith("半", end), "percent", Fraction(1, 10), is_vague=is_vague)
    if name == "article" and is_ordinal:
        suffix = str(value(match["suffix"])) if match["suffix"] else ""
        return Unit(name, end, "article", suffix=suffix)
    if name == "multiple":
        return Unit(name, end, "multiple", is_vague=is_vague)
    if name == "decade":
        return Unit(name, end, "decade")
    if half := _HALF.match(text, end):
        return Unit("counter", half.end(), half=True, is_vague=is_vague)
    if name == "year":
        return Unit(name, end, None if is_vague else "year", is_vague=is_vague)
    also = {"mu": _MU, "catty": _CATTY, "li": (Fraction(1, 2),), "months": _MONTHS}.get(name, ())
    return Unit("counter", plain_end, is_vague=is_vague or name in _CONVERTED, also=also)
