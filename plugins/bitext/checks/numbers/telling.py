"""Quantities in words: as the language of a translation writes them."""

from __future__ import annotations

from fractions import Fraction

from bitext.languages import Language
from bitext.languages.quantities import Date, Quantity

# fmt: off
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
# fmt: on
_ENGLISH = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
_CHINESE = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_FIGURES = 4  # figures behind the point at most, for a number that is told with a word


def told(quantity: Quantity, language: Language) -> str:
    """Return a quantity as a language writes it: 2.5 trillion, Article 12, 1 November 2021; 2.5万亿, 第12条."""
    return _in_chinese(quantity) if language.is_chinese else _in_english(quantity)


def _in_english(quantity: Quantity) -> str:
    value, kind = quantity.value, quantity.kind
    if isinstance(value, Date):
        return _date(value)
    if isinstance(value, str):
        if kind == "article":
            return f"Article {value}"
        year, _, number = value.partition("/")
        return f"[{year}] No. {number}" if kind == "document" else _standard(value)
    if kind == "percent":
        return f"{_plain(value * 100)} percent"
    if kind == "point":
        return f"{_plain(value * 100)} percentage points"
    if kind == "article":
        return f"Article {_plain(value)}"
    if kind == "ordinal" and value.denominator == 1:
        return _ordinal(int(value))
    if kind == "decade":
        return f"the {_plain(value)}s"
    if kind == "multiple":
        return f"{_plain(value)} times"
    return _plain(value) if kind == "year" else _large(value, _ENGLISH, ",")


def _in_chinese(quantity: Quantity) -> str:
    value, kind = quantity.value, quantity.kind
    if isinstance(value, Date):
        return "".join(f"{part}{unit}" for part, unit in zip(value, "年月日", strict=True) if part)
    if isinstance(value, str):
        if kind == "article":
            article, _, suffix = value.partition("-")
            return f"第{article}条之{suffix}"
        year, _, number = value.partition("/")
        return f"〔{year}〕{number}号" if kind == "document" else _standard(value)
    if kind in ("percent", "point"):
        return f"{_plain(value * 100)}{'%' if kind == 'percent' else '个百分点'}"
    before, behind = {
        "article": ("第", "条"), "ordinal": ("第", ""), "decade": ("", "年代"), "multiple": ("", "倍"),
        "year": ("", "年"),
    }.get(kind, ("", ""))  # fmt: skip
    return f"{before}{_plain(value) if kind != 'number' else _large(value, _CHINESE, '')}{behind}"


def _standard(name: str) -> str:
    """Return the name of a standard as it is printed: GB/T 35273-2020."""
    body = name.rstrip("0123456789.-:")
    return f"{body} {name[len(body) :]}"


def _date(date: Date) -> str:
    if not date.month:
        return _ordinal(date.day) if date.day else str(date.year)
    parts = (str(date.day) if date.day else "", _MONTHS[date.month], str(date.year) if date.year else "")
    return " ".join(part for part in parts if part)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _large(value: Fraction, scales: tuple[tuple[int, str], ...], comma: str) -> str:
    for scale, word in scales:
        part = value / scale
        if part >= 1 and (part * 10**_FIGURES).denominator == 1:
            return f"{_plain(part, comma)}{word}"
    return _plain(value, comma)


def _plain(value: Fraction, comma: str = "") -> str:
    """Return a number in digits; what has no end in them, as a fraction."""
    if value.denominator == 1:
        return f"{value.numerator:{comma}}"
    figures = f"{float(value):.6f}".rstrip("0")
    return figures if Fraction(figures) == value else f"{value.numerator}/{value.denominator}"
