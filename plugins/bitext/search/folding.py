"""Folding: what counts as one character when a query is compared with a text.

assets/js/search/folding.js does alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bitext.languages.script import HAN
from bitext.languages.zh import scripts

_HAN = re.compile(f"[{HAN}]")
_SKIPPED = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
_COMMON = range(0x2E80, 0xFB00)
"""Code points among which nearly all traditional characters are."""


class _Folds(dict[int, str]):
    """By code point, what it is folded to; Han characters to simplified ones."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded = simplified(one(character)) if code >= 0x2E80 else one(character)
        return folded


def one(character: str) -> str:
    """Return what a character is folded to, traditional and simplified ones still apart."""
    if character == "\n":
        return character
    character = _ALIKE.get(character, character)
    low = unicodedata.normalize("NFKC", character).lower()
    plain = "".join(each for each in unicodedata.normalize("NFD", low) if not _SKIPPED.match(each))
    return "".join(" " if each.isspace() else _ALIKE.get(each, each) for each in unicodedata.normalize("NFC", plain))


def simplified(text: str) -> str:
    """Return a text in simplified characters, each by itself, whatever stands around it."""
    if not _HAN.search(text):
        return text
    if not _SIMPLE:
        characters = [chr(code) for code in _COMMON if _HAN.match(chr(code))]
        _SIMPLE.update(zip(characters, scripts.simplified(scripts.simplified(characters)), strict=True))
    unknown = [each for each in set(text) - _SIMPLE.keys() if _HAN.match(each)]
    if unknown:
        _SIMPLE.update(zip(unknown, scripts.simplified(unknown), strict=True))
    return "".join(_SIMPLE.get(each, each) for each in text)


_SIMPLE: dict[str, str] = {}
"""By Han character, the simplified one; filled when the first is asked for."""
_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return a text as it is compared: small letters without marks, half-width, simplified; white space as spaces.

    Each character is folded by itself, so that every offset of the result belongs to one of the text; some become
    several, some none. Line feeds stay.
    """
    return text.translate(_FOLDS)


def variants(characters: Iterable[str]) -> dict[str, str]:
    """Return traditional character → simplified one, for all that fold to one of `characters`."""
    simplified("\u4e00")
    wanted = set(characters)
    return {each: simple for each, simple in _SIMPLE.items() if simple != each and simple in wanted}
