"""The quantities of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from bitext.languages.designations import designations, with_points, without_number
from bitext.languages.en.amounts import amounts
from bitext.languages.en.calendar import dates
from bitext.languages.en.citations import citations
from bitext.languages.en.references import documents, enumerators
from bitext.languages.quantities import Quantity, as_typed, blanked, fractions, in_rows

_JOINT = re.compile(
    r",?\s?\\?(?:[\u2014\u2013\u2010-\u2012\u2015\u2212~,-]|to|through|or|and|as well as|up to)\s?"
    r"(?:the\s|(?:RMB|US)?[$¥€£])?"
    r"|,?\s(?:to|and|or)\s"
)
_SHORT = re.compile(r"\d\d")
_HYPHEN = re.compile(r"[\u2013\u2010-\u2012/-]")
_TIMES = {
    "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "thrice": 3, "triple": 3,
    "tripled": 3, "tripling": 3, "treble": 3, "trebled": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4,
    "quadrupling": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "tenfold": 10,
    "hundredfold": 100, "thousandfold": 1000,
}  # fmt: skip
_AGES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_DOCUMENT = re.compile(r"[Nn]o\.?|[Nn]umber|[\[(\u3014\u3018\u2772\uff3b\uff08](?:19|20)\d\d")
"""What is in a text that names a document by its number."""
_LONE: dict[str, float] = {
    "both": 2,
    "decade": 10,
    "centenary": 100,
    "centennial": 100,
    "century": 100,
    "centuries": 100,
    "decades": 10,
    "around the clock": 24,
    "round-the-clock": 24,
    "halved": 0.5,
}
_JUBILEES = ("centenary", "centennial")
"""What says a hundred whatever stands before it: the Two Centenary Goals."""
_WORDS = (*_TIMES, *_AGES, *_LONE)
_BEGIN = "|".join(sorted({word[:2] for word in _WORDS}))  # most words are passed over at their second letter
_WORD = re.compile(rf"(?<![A-Za-z])(?={_BEGIN})(?:{'|'.join(_WORDS)})(?![A-Za-z])", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"(?<![A-Za-z])(?:an?|one)[ -](?:hour|day|month|year|century|decade)[ -]and[ -]a[ -]half(?![A-Za-z])", re.IGNORECASE
)
_ORDINAL_BEFORE = re.compile(r"\ufffc[ -]$")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in its order."""
    read = with_points(text.replace("\u2011", "-"))  # a hyphen at which no line ends
    named = [
        *designations(read),
        *(documents(read) if _DOCUMENT.search(read) else ()),
        *(fractions(read) if "/" in read else ()),
        *citations(read),
    ]
    rest = blanked(read, (*((each.start, each.end) for each in named), *without_number(read)))
    dated = list(dates(rest))
    rest = blanked(rest, ((each.start, each.end) for each in dated))
    listed = [*enumerators(rest), *(_halves(rest) if "half" in rest else ())]
    rest = blanked(rest, ((each.start, each.end) for each in listed))
    counted = list(_short_years(rest, in_rows(rest, list(amounts(rest)), _JOINT)))
    rest = blanked(rest, ((each.start, each.end) for each in counted))
    found = sorted((*named, *dated, *listed, *counted, *_words(rest)), key=lambda each: each.start)
    return tuple(found if read == text else as_typed(text, found))


def _short_years(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield quantities, 25 of 2021–25 as the year that it is."""
    last: Quantity | None = None
    for each in found:
        is_year = last is not None and last.kind == "year" and each.kind == "number" and _SHORT.fullmatch(each.typed)
        if last and is_year and isinstance(last.value, Fraction) and _HYPHEN.fullmatch(text, last.end, each.start):
            year = last.value - last.value % 100 + Fraction(each.typed)
            yield replace(each, kind="year", value=year)
        else:
            yield each
        last = each


def _halves(text: str) -> Iterator[Quantity]:
    """Yield one and a half, as an hour and a half."""
    for match in _AND_A_HALF.finditer(text):
        yield Quantity("number", Fraction(3, 2), *match.span(), match[0], "small")


def _words(text: str) -> Iterator[Quantity]:
    """Yield twice, tenfold, the nineties, and a decade without a number."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in _TIMES:
            times = Fraction(_TIMES[word])
            yield Quantity("multiple", times, *match.span(), match[0], "small")
        elif word in _AGES:
            yield Quantity(
                "decade",
                Fraction(1900 + _AGES[word]),
                *match.span(),
                match[0],
                "small",
                others=(Fraction(_AGES[word]),),
            )
        elif word in _JUBILEES or not _ORDINAL_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            yield Quantity("number", Fraction(_LONE[word]), *match.span(), match[0], "small", True)
