"""Documents that an English text names by their number (Guofa [2021] No. 29), Roman numerals, the numbers of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bitext.languages.quantities import Quantity

_YEAR = r"[\[(\u3014\u3018\u2772\uff3b\uff08](?P<{}>(?:19|20)\d{{2}})[\])\u3015\u3019\u2773\uff3d\uff09]"
_DOCUMENTS = (
    re.compile(
        rf"{_YEAR.format('year')},?\s?(?:No\.?|Number|Document No\.?|Order No\.?|#)?"
        r"\s?(?P<number>\d{1,5})(?!\d|[.,]\d)(?:\s?号)?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:No\.?|Number|Document)\s?(?P<number>\d{{1,5}})\s?{_YEAR.format('year')}", re.IGNORECASE),
    re.compile(r"(?:No\.?|Number)\s?(?P<number>\d{1,5}) of (?P<year>(?:19|20)\d{2})(?!\d)", re.IGNORECASE),
    re.compile(r"(?:No\.?|Number)\s?(?P<number>\d{1,5})/(?P<year>(?:19|20)\d{2})(?!\d)", re.IGNORECASE),
)
_ROMAN = re.compile(r"(?<![A-Za-z\d])[IVXLC]{1,7}(?![A-Za-z\d])")
_LARGE = re.compile("[LC]")
_BEFORE_ROMAN = re.compile(
    r"(?<![A-Za-z])(?:Part|Chapter|Section|Title|Book|Volume|Vol\.|Phase|Stage|Grade|Appendix|Annex|Table|Figure|War|Type|Class"
    r"|Article)\s$"
)
_LOOK_BACK = 9  # characters
_VALID = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HEAD = re.compile(r"[\s#*]{0,9}\\?\(?(?P<number>\d{1,3}(?=\\?\.\s|\\?\))|\d{1,2}(?=\s+[A-Z][a-z]))")
_INSIDE = re.compile(
    r"\((?P<number>\d{1,3})\)|\[(?P<square>\d{1,3})\]|(?<![\d.(])(?P<plain>\d{1,2})\)|(?P<circled>[\u2460-\u2473])"
)
_SMALL_ROMAN = re.compile(r"\((?P<number>[ivx]{1,5}|[IVX]{1,5})\)")


def documents(text: str) -> Iterator[Quantity]:
    """Yield the documents that a text names by year and number."""
    for pattern in _DOCUMENTS:
        for match in pattern.finditer(text):
            yield Quantity("document", f"{match['year']}/{int(match['number'])}", *match.span(), match[0])


def enumerators(text: str) -> Iterator[Quantity]:
    """Yield the numbers of lists: at the head of a text, in brackets inside it, and in Roman numerals."""
    begin = 0
    if match := _HEAD.match(text):
        yield _enumerator(int(match["number"]), match, "number")
        begin = match.end("number")
    for match in _INSIDE.finditer(text, begin):
        name = match.lastgroup or ""
        number = ord(match[name]) - 0x245F if name == "circled" else int(match[name])  # U+2460 is ①
        yield _enumerator(number, match, name)
    for match in _ROMAN.finditer(text):
        is_head = text[match.end() : match.end() + 1] in (".", ")", ":") and not text[: match.start()].strip(" \t#*")
        before = (
            len(match[0]) > 1 and not _LARGE.search(match[0]) and text[match.start() - 1 : match.start()] != "("
        )  # World War II, an intensity of XI
        before = before or _BEFORE_ROMAN.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is not None
        if (is_head or before) and _VALID.fullmatch(match[0]):
            yield Quantity("ordinal", Fraction(roman(match[0])), *match.span(), match[0], "small")
    for match in _SMALL_ROMAN.finditer(text) if "(" in text else ():
        if _VALID.fullmatch(match["number"].upper()):
            yield _enumerator(roman(match["number"].upper()), match, "number")


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral."""
    values = [_VALUES[c] for c in numeral]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def _enumerator(number: int, match: re.Match[str], name: str) -> Quantity:
    return Quantity("ordinal", Fraction(number), *match.span(name), match[name], "small")
