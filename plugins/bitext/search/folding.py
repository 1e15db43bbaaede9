"""Folding: what counts as one character when a query is compared with a text.

assets/js/search/folding.js does alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from bitext.languages.zh.scripts import simplified

_SKIPPED = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
_HAN = (range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))
"""Code points among which all traditional characters are."""


class _Folds(dict[int, str]):
    """By code point, what it is folded to."""

    def __missing__(self, code: int) -> str:
        simple = simple_forms()
        self[code] = folded = "".join(simple.get(each, each) for each in one(chr(code)))
        return folded


def one(character: str) -> str:
    """Return what a character is folded to, traditional and simplified ones still apart."""
    if character == "\n":
        return character
    character = _ALIKE.get(character, character)
    low = unicodedata.normalize("NFKC", character).lower()
    plain = "".join(each for each in unicodedata.normalize("NFD", low) if not _SKIPPED.match(each))
    return "".join(" " if each.isspace() else _ALIKE.get(each, each) for each in unicodedata.normalize("NFC", plain))


@cache
def simple_forms() -> Mapping[str, str]:
    """Return traditional character → simplified one, each by itself, whatever stands around it; from OpenCC.

    Those that NFKC makes other characters of are left out.
    """
    characters = [chr(code) for codes in _HAN for code in codes]
    found = {each: form for each, form in zip(characters, simplified(characters), strict=True) if form != each}
    forms = zip(found, simplified(list(found.values())), strict=True)  # one has a simpler form again
    return {each: form for each, form in forms if unicodedata.is_normalized("NFKC", each)}


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return a text as it is compared: small letters without marks, half-width, simplified; white space as spaces.

    Each character is folded by itself, so that every offset of the result belongs to one of the text; some become
    several, some none. Line feeds stay.
    """
    return text.translate(_FOLDS)


def variants(characters: Iterable[str]) -> dict[str, str]:
    """Return traditional character → simplified one, for all that fold to one of `characters`."""
    wanted = set(characters)
    return {each: simple for each, simple in simple_forms().items() if simple in wanted}
