"""Numbers of an English text, with what stands before and behind them: Article 12, 5 percent, 14th, 1990s, tenfold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bitext.languages.en.number_words import NUMBER, Counted, counted
from bitext.languages.quantities import Grade, Kind, Quantity, Reading, Value, graded

_BEHIND = re.compile(
    r"(?P<point>(?: of)?(?: a(?= percent))?[ \u00a0-]?(?:%|per[ -]?cent|percent)(?:age)?[ -]points?(?![A-Za-z])"
    r"|(?<=\d) points?(?![A-Za-z])"
    r"|[ \u00a0]?pps?(?![A-Za-z]))"
    r"|(?P<percent>[ \u00a0-]?(?:%|\uff05|per[ -]?cent|percent|pct\.?)(?!age))"
    r"|(?P<permille>\s?\u2030|\sper\s(?:mille?|thousand)(?![A-Za-z]))"
    r"|(?P<ordinal>(?:st|nd|rd|th)(?![A-Za-z]))|(?P<decade>'?s(?![A-Za-z]))"
    r"|(?P<multiple>[ -]?(?:times|fold)(?![A-Za-z])|x(?![A-Za-z\d]))"
    r"|(?P<power>\s?[GMT]W(?:h)?(?![A-Za-z]))"
    r"|(?P<decades>[ -](?i:decades?)(?:-|(?![A-Za-z])))|(?P<centuries>[ -](?i:century|centuries)(?![A-Za-z]))"
    r"|(?P<months>[ -]months?(?![A-Za-z]))|(?P<hours>(?::[0-5]\d)?[ \u00a0]?[ap]\.?m(?:\.|(?![A-Za-z])))"
    r"|(?P<unit>\s?(?:km|kg|mg|cm|mm|nm|ml|m|g|t|kWh|kW|kV|Hz|[kMG]Hz|[KMGTPEZ]B|bit|[KMGT]?bps|ha|h|min|s|ms|L|mu|tce|ppm|sq)(?![A-Za-z\d]))"
    r"|(?P<converted>[ -](?:giga|mega|kilo|tera))|(?P<word>[A-Za-z])"
)
_ARTICLE = re.compile(r"(?<![A-Za-z])(?:Articles?|Arts?\.)\s(?:No\.\s)?$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<![A-Za-z])(?:No\.|Nos\.|(?-i:Number)|Chapters?|Sections?|Parts?|Paragraphs?|Paras?\.?|Items?|Sub-?items?|Clauses?|Points?|Boxe?s?|Tables?|Figures?|Phase|Step|Annex|Appendix|Order|Decree)\s?$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"[-\u2010\u2011](\d{1,2})(?![\d%])")
_ABOUT = re.compile(
    r"(?:about|around|approximately|roughly|nearly|almost|some|close to|circa|ca\.|c\.|estimated|~)\s"
    r"(?:RMB|US|[$¥€£])*\s?$",
    re.IGNORECASE,
)
_ABOUT_BEHIND = re.compile(r"(?:-odd| or so|\+)(?![A-Za-z])")
_HYPHENED = re.compile(
    r"(?:^|[^A-Za-z])(?:mid|pre|post|late|early|non|sub|over|under|plus|the|by|of|to|a|an)-$", re.IGNORECASE
)
_POWERS = {"M": 10**3, "G": 10**6, "T": 10**9}  # kilowatts
_CENTURY = 100
_PM = 12  # hours
_LOOK_BACK = 24  # characters
_PLURAL = re.compile(r"s\.?\s$", re.IGNORECASE)
_ROUND = (10, 12, *(10**power for power in range(2, 13)), *(Fraction(1, part) for part in range(2, 11)))
"""What is a manner of speaking behind a: a hundred, a third."""
_WITH_UNIT = ("percent", "point", "multiple", "decade")
_GLUED = ("word", "decade", "ordinal", "power", "unit", "hours")
"""What belongs to a number in digits alone: 1990s, 18th, 5m."""


def amounts(text: str) -> Iterator[Reading]:
    """Yield the numbers of a text, in its order."""
    position = 0
    while match := NUMBER.search(text, position):
        found = counted(text, match)
        reading = _reading(text, match, found) if found else None
        if reading and not _is_part_of_name(text, match):
            yield reading
        position = max(match.end(), reading.quantity.end if reading else 0)


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    """Return whether digits belong to a name: COVID-19."""
    start = match.start()
    if not match["digits"] or text[start - 1 : start] != "-" or not text[start - 2 : start - 1].isalpha():
        return False
    return not _HYPHENED.search(text, max(0, start - 7), start)


class _Behind(NamedTuple):
    """What stands behind a number."""

    name: str
    """As `_BEHIND` calls it; empty, where nothing stands there that says what the number is."""
    end: int
    """Offset after it."""


def _reading(text: str, match: re.Match[str], number: Counted) -> Reading | None:
    """Return a number with what belongs to it; None where it is part of a word."""
    is_digits = match["digits"] is not None
    behind = _behind(text, number.end, is_digits=is_digits)
    if behind.name == "word":
        return None
    value, kind, others = _meant(number, behind.name, text[number.end : behind.end])
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    start, end = match.start(), behind.end if kind in _WITH_UNIT or behind.name == "ordinal" else number.end
    made: Value = value
    article = _ARTICLE.search(before) if kind == "number" else None
    if article:
        kind, start = "article", start - len(article[0])
        suffix = _SUFFIX.match(text, end) if is_digits and not _PLURAL.search(before) else None
        made, end = (f"{value}-{suffix[1]}", suffix.end()) if suffix else (value, end)
    elif kind == "number" and _NUMBERED.search(before):
        kind = "ordinal"
    elif kind == "number" and not behind.name and number.scale == 1 and is_digits and _is_year(match["digits"]):
        kind = "year"
    elif kind == "decade" and not _is_decade(value):
        return None
    grade: Grade = "digits" if kind in ("article", "percent", "point") else graded(value, is_digits)
    grade = "small" if match["article"] and value in _ROUND else grade
    about = (
        behind.name == "converted" or _ABOUT.search(before) is not None or _ABOUT_BEHIND.match(text, end) is not None
    )
    found = Quantity(kind, made, start, end, text[start:end], grade, about, tuple(others))
    is_bare = kind == "number" and not behind.name and number.scale == 1 and "," not in match[0]
    is_bare = is_bare and (is_digits or value.denominator == 1)
    return Reading(found, is_bare, number.scale, leads=kind == "article")


def _behind(text: str, end: int, *, is_digits: bool) -> _Behind:
    """Return what stands behind a number; `word` where it is part of one, as in 3D."""
    match = _BEHIND.match(text, end)
    name = match.lastgroup or "" if match else ""
    if not match or (name in _GLUED and not is_digits):
        return _Behind("", end)
    return _Behind(name, match.end())


def _meant(number: Counted, name: str, typed: str) -> tuple[Fraction, Kind, list[Value]]:
    """Return what a number means with what stands behind it."""
    value, others = number.value, list[Value](number.others)
    kind: Kind = "ordinal" if number.is_ordinal or name == "ordinal" else "number"
    if name in ("point", "percent", "permille"):
        if name == "point" and typed.strip(" -\u00a0") in ("point", "points"):
            others.append(value)
        return value / (1000 if name == "permille" else 100), "point" if name == "point" else "percent", others
    if name == "multiple":
        return value, "multiple", others
    if name == "decade":
        return (value, "decade", []) if value >= _CENTURY else (1900 + value, "decade", [value])
    if name == "power":
        others.append(value * _POWERS[typed.strip()[0]])
    elif name in ("decades", "centuries") and kind == "number":
        years = 10 if name == "decades" else 100
        return value * years, kind, [value]
    elif name == "months":
        others.append(value / 12)
    elif name == "hours" and "p" in typed.lower() and value < _PM:
        others.append(value + _PM)
    return value, kind, others


def _is_decade(value: Fraction) -> bool:
    return value % 10 == 0 and value >= 10  # 1990s, 90s


def _is_year(digits: str) -> bool:
    return re.fullmatch(r"1\d{3}|2[01]\d{2}", digits) is not None
