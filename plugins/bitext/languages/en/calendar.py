"""Dates of an English text: 1 November 2021, Nov. 1st, November 1–3, November 2021, in April."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.quantities import Date, Quantity

# fmt: off
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}
# fmt: on
_SHORT = {name[:3]: month for name, month in MONTHS.items()} | {"sept": 9}
_MONTH = (
    rf"(?:{'|'.join(name.title() for name in MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d{3}|\.\d|[a-z])"
_YEAR = r"(?:1[0-9]|20|21)\d{2}(?!\d|,\d|\.\d)"
_NAMED = rf"(?i:{_MONTH})"
_TO = r"\s?(?:[\u2014\u2013\u2010-\u2012\u2015\u2212~-]|to|through|until|till|and|&|or)\s?"
# What a date begins with: most words are passed over at their second letter.
_BEGIN = rf"\d|(?i:{'|'.join(sorted({name[:2] for name in MONTHS}))})"
_DATE = re.compile(
    rf"(?={_BEGIN})(?<![A-Za-z\d])(?<!Long )(?:"  # Long March 5 is a rocket
    rf"(?P<day>{_DAY})(?:{_TO}(?P<day_to>{_DAY}))?\s(?:day\s)?(?:of\s)?(?P<month>{_NAMED})(?:\s?,?\s(?:of\s)?(?P<year>{_YEAR}))?"
    rf"|(?P<lead>{_NAMED})(?:{_TO}(?P<lead_to>{_NAMED}))?\s?,?\s(?:of\s)?(?P<lead_year>{_YEAR})"
    rf"|(?P<name>{_NAMED})\s(?:the\s)?(?P<number>{_DAY})(?:{_TO}(?P<number_to>{_DAY})(?!\s{_MONTH}))?(?:\s?,?\s(?P<last_year>{_YEAR}))?"
    rf"|(?P<alone>{_MONTH})(?![A-Za-z]))"
)
_FORMS = (("day", "day_to", "month", "year"), ("name", "number_to", "name", "last_year"))
_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|of|since|by|from|until|till|to|and|last|this|next|early|mid|late|before|after|during|between|every|on)|,|[-\u2013\u2014])\s?-?$"
)
_LOOK_BACK = 10  # characters
_VERBS = ("May", "March")
"""Months that are other words as well."""


def dates(text: str) -> Iterator[Quantity]:
    """Yield the dates of a text, in its order: of months and of days; a year alone is none."""
    for match in _DATE.finditer(text):
        if match["alone"]:
            if _is_month(text, match):
                yield Quantity("date", Date(month=_month(match["alone"])), *match.span(), match[0])
        elif match["lead"]:
            yield from _of_months(text, match)
        elif match["day"]:
            yield from _of_days(text, match, ("day", "day_to"), Date(_int(match["year"]), _month(match["month"])))
        else:
            date = Date(_int(match["last_year"]), _month(match["name"]))
            yield from _of_days(text, match, ("number", "number_to"), date)


def _of_months(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    year = _int(match["lead_year"])
    if match["lead_to"]:
        start, end = match.span("lead")
        yield Quantity("date", Date(year, _month(match["lead"])), start, end, text[start:end])
    start = match.start("lead_to" if match["lead_to"] else "lead")
    month = _month(match["lead_to"] or match["lead"])
    yield Quantity("date", Date(year, month), start, match.end(), text[start : match.end()])


def _of_days(text: str, match: re.Match[str], names: tuple[str, str], date: Date) -> Iterator[Quantity]:
    first, last = names
    begin, end = match.span()
    if match[last]:
        middle = match.end(first)
        yield Quantity("date", date._replace(day=_int(match[first])), begin, middle, text[begin:middle])
        start = match.start(last)
        yield Quantity("date", date._replace(day=_int(match[last])), start, end, text[start:end])
    else:
        yield Quantity("date", date._replace(day=_int(match[first])), begin, end, match[0])


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Return whether the name of a month stands for one: in May, but not May we, nor March on."""
    if match[0] not in _VERBS:
        return (
            match[0].endswith(".") or len(match[0]) > 3 or match[0] in ("Jan", "Feb", "Aug", "Sep", "Oct", "Nov", "Dec")
        )
    return _BEFORE_MAY.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _month(name: str) -> int:
    name = name.rstrip(".").lower()
    return MONTHS.get(name) or _SHORT[name]


def _int(text: str | None) -> int:
    return int(re.sub(r"\D", "", text)) if text else 0
