"""What is named by digits in any language: standards, telephones, dates in figures; and what is no number at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bitext.languages.quantities import Date, Quantity, Value

# Each begins with what it must begin with, before it looks back: a pattern that begins so is found three times faster.
_STANDARD = re.compile(
    r"(?=[A-Z])(?<![A-Za-z0-9])(?P<body>(?:GB|GA|GM|YD|SJ|JR|JT|HJ|LY|NY|DB|TC|WS|CJJ|JGJ|ISO|IEC|ITU|IEEE|ETSI|EN|BS|DIN|ASTM|RFC|NIST)"
    r"(?:/[A-Z]{1,6}){0,2}|(?<![A-Za-z0-9/])T/[A-Z]{2,8})[ \u00a0-]{0,2}(?P<number>\d{2,6}(?:[.-]\d{1,3}(?!\d))?)"
    r"(?:\s?[\u2014\u2013\u2010-\u2012\u2015\u2212:-]{1,2}\s?(?P<year>(?:19|20)\d{2}))?(?!\d)"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\u3000-\ua4cf\uff00-\uffef]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"
)
_DAY = re.compile(
    r"(?=\d)(?<![\d.])(?P<month>\d{1,2})[\u00b7\u2022](?P<day>\d{1,2})(?!\d)"
)  # 9·11, by which something is called
_MIDDLE_POINT = re.compile(r"(?<=\d)\u00b7(?=\d)")
_IS_POINT = re.compile(r"(?<!\d)0\u00b7\d|\d\u00b7\d{1,9}\s?%")
_GAP = r"[ \u00a0\u2010-\u2015-]"
_TELEPHONE = re.compile(
    rf"(?<![\d.,])(?:(?:\+\d{{1,3}}{_GAP}?(?:\(0?\d{{1,4}}\)|\d{{1,4}})|\(0\d{{2,3}}\)|0\d{{2,3}}(?={_GAP}\d))"
    rf"{_GAP}?\d{{3,4}}{_GAP}?\d{{4}}|1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}})(?![\d%]|[.,]\d)"
)
_LOCAL = 8  # digits of a telephone without its area, at most
_VERSION = re.compile(r"(?=\d)(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,5}(?!\d)")
_FIGURES = re.compile(
    r"(?=\d)(?<![\d./-])(?:(?P<year>(?:1[0-9]|20|21)\d{2})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<sign>[-./])(?P<two>\d{1,2})(?P=sign)(?P<last>(?:1[0-9]|20|21)\d{2}))(?![\d/]|[.-]\d)"
)
_PERHAPS_TELEPHONE = re.compile(r"\d{4}(?!\d)")
_MONTHS, _DAYS = range(1, 13), range(1, 32)


def designations(text: str) -> Iterator[Quantity]:
    """Yield the standards, the telephones and the dates in figures of a text, in no order."""
    for match in _STANDARD.finditer(text):
        year = f"-{match['year']}" if match["year"] else ""
        yield Quantity("standard", f"{match['body']}{match['number']}{year}", *match.span(), match[0])
    for match in _FIGURES.finditer(text):
        if dates := _dates(match):
            yield Quantity("date", dates[0], *match.span(), match[0], others=tuple(dates[1:]))

    for match in _TELEPHONE.finditer(text) if _PERHAPS_TELEPHONE.search(text) else ():
        digits = re.sub(r"\D", "", match[0]).removeprefix("86").lstrip("0")
        yield Quantity("number", Fraction(digits), *match.span(), match[0], others=(Fraction(digits[-_LOCAL:]),))
    for match in _DAY.finditer(text) if "\u00b7" in text or "\u2022" in text else ():
        month, day = int(match["month"]), int(match["day"])
        if month in _MONTHS and day in _DAYS:
            yield Quantity("date", Date(0, month, day), *match.span(), match[0], approximate=True)


def with_points(text: str) -> str:
    """Return a text, as long as it was, with a point for each middle dot where these are decimal points: 0·85."""
    return _MIDDLE_POINT.sub(".", text) if "\u00b7" in text and _IS_POINT.search(text) else text


def without_number(text: str) -> Iterator[tuple[int, int]]:
    """Yield where digits stand that count nothing: in addresses, in versions, in 30·40."""
    if "://" in text or "www." in text or "@" in text:
        for match in _ADDRESS.finditer(text):
            yield match.span()
    for pattern in (_VERSION, _DAY):
        for match in pattern.finditer(text):
            yield match.span()


def _dates(match: re.Match[str]) -> list[Value]:
    """Return what a date in figures may mean: 1/11/2021 is the first of November, or the eleventh of January."""
    if match["year"]:
        year, tried = int(match["year"]), [(int(match["month"]), int(match["day"]))]
    else:
        one, two = int(match["one"]), int(match["two"])
        year, tried = int(match["last"]), [(two, one), (one, two)]
    found: list[Value] = []
    for month, day in tried:
        if month in _MONTHS and day in _DAYS and Date(year, month, day) not in found:
            found.append(Date(year, month, day))
    return found
