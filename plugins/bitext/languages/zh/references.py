"""Documents that a Chinese text names by their number (国发〔2021〕29号), and the numbers of its lists (（一）, ①)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bitext.languages.en.references import roman
from bitext.languages.quantities import Quantity
from bitext.languages.script import HAN
from bitext.languages.zh.numbers import value

_DOCUMENT = re.compile(
    r"(?P<name>(?:(?!根据|据|按照|依据|依照|参照|执行|见|和|及|与|等|的)["
    + HAN
    + r"]){0,8})\s?[〔\[(【\u3018\u2772](?P<year>(?:19|20)\d{2})[〕\])】\u3019\u2773]\s?第?\s?(?P<number>\d{1,5})\s?号"
)
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d{2})年第(?P<number>\d{1,5})号")
_NUMBER = r"\d{1,3}|[一二三四五六七八九十百]{1,5}"
_HEAD = re.compile(
    rf"\s{{0,9}}(?:(?P<plain>{_NUMBER})(?:[、.)](?!\d)|\s(?=[{HAN}]))|\((?P<bracketed>{_NUMBER})\)|(?P<ordinal>[一二三四五六七八九十]{{1,3}})是)"
)
_INSIDE = re.compile(
    rf"\((?P<bracketed>{_NUMBER})\)|\[(?P<square>\d{{1,3}})\]|(?<![\d.])(?P<plain>\d{{1,2}})\)|(?P<circled>[\u2460-\u2473\u2474-\u2487\u2488-\u249b\u3220-\u3229])|(?<=[,;。:，；：])(?P<ordinal>[一二三四五六七八九十]{{1,3}})是"
)
_ROMAN = re.compile(r"(?P<sign>[\u2160-\u216b])|(?<![A-Za-z])(?P<letters>[IVX]{1,4})(?=[型期级类度])")
_CIRCLED = ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10))
"""The first of each kind of numbered signs, and how many there are: ① ⑴ ⒈ ㈠."""


def documents(text: str) -> Iterator[Quantity]:
    """Yield the documents that a text names by year and number."""
    for pattern in (_DOCUMENT, _YEAR_FIRST):
        for match in pattern.finditer(text):
            yield Quantity("document", f"{match['year']}/{int(match['number'])}", *match.span(), match[0])


def enumerators(text: str) -> Iterator[Quantity]:
    """Yield the numbers of lists: at the head of a text, and in brackets inside it."""
    begin = 0
    if match := _HEAD.match(text):
        yield _enumerator(match)
        begin = match.end()
    for match in _INSIDE.finditer(text, begin):
        yield _enumerator(match)
    for match in _ROMAN.finditer(text, begin):
        number = ord(match["sign"]) - 0x215F if match["sign"] else roman(match["letters"])  # U+2160 is I
        yield Quantity("ordinal", Fraction(number), *match.span(), match[0], "small")


def _enumerator(match: re.Match[str]) -> Quantity:
    name = match.lastgroup or ""
    start, end = match.span(name)
    if name == "circled":
        code = ord(match[name])
        number = next(code - first + 1 for first, count in _CIRCLED if first <= code < first + count)
    else:
        number = value(match[name])
    return Quantity("ordinal", Fraction(number), start, end, match[name], "small")
