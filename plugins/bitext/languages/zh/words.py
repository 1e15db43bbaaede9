"""What of a Chinese text another language has as well: numbers by value, words in Latin letters, ？ and ！."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.comparable import numbers, sign
from bitext.languages.en.stemming import stem
from bitext.languages.quantities import Quantity
from bitext.languages.zh.bare import bare
from bitext.languages.zh.quantities import quantities

_TOKEN = re.compile(r"(?P<word>[A-Za-z\u00c0-\u024f]{1,40})|[?!\uff1f\uff01]")

_PERHAPS = re.compile(
    r"[\d十廿卅\u2460-\u249b\u3220-\u3229]|第|[\u3007零一二三四五六七八九百千万亿两萬億]{2}|[一二三四五六七八九两][月日年号条章节届次个项大级期代点]"
)
"""What is in a text that has a number to compare: to look for it is faster than to read all numbers."""
_ROMAN = "IVX\u2160\u2161\u2162\u2163\u2164\u2165\u2166\u2167\u2168\u2169\u216a\u216b"
_COUNTED = tuple("月日年号条章节届次个项大级期代点")
"""What follows a numeral below ten that is meant as a number."""


def words(text: str) -> list[str]:
    """Return the numbers (`#21`), the words in Latin letters and the signs ? and ! of a text, in order."""
    return [token for _, token in sorted((*_numbers(text), *_others(text)), key=lambda each: each[0])]


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers of a text, each with its place."""
    if not _PERHAPS.search(text):
        return
    if (found := bare(text)) is not None:
        yield from found
        return
    for quantity in quantities(text):
        if _is_evidence(text, quantity):
            for token in numbers(quantity):
                yield quantity.start, token


def _is_evidence(text: str, quantity: Quantity) -> bool:
    """Return whether a quantity says which sentence renders another; a numeral below ten, halves, twice do seldom."""
    typed = quantity.typed
    if typed[0] in _ROMAN:
        return False
    return (
        quantity.grade != "small"
        or typed[0] == "第"
        or typed[-1].isdecimal()
        or text.startswith(_COUNTED, quantity.end)
    )


def _others(text: str) -> Iterator[tuple[int, str]]:
    for match in _TOKEN.finditer(text):
        yield match.start(), stem(match[0].lower()) if match["word"] else sign(match[0])
