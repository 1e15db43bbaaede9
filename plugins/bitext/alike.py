"""Characters that look alike and differ: for comparing only, never for display.

A file from macOS has accents apart from letters, a text copied from a PDF has radicals (⼤, U+2F24) for characters
and ligatures for letters, Chinese keyboards write full-width letters, and word processors put in soft hyphens,
typographic signs and characters without any width.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_RADICALS = dict(
    zip(
        map(
            chr,
            (
                0x2E81, 0x2E84, 0x2E8A, 0x2E8E, 0x2E90, 0x2E92, 0x2E93, 0x2E9C, 0x2E9D, 0x2E9F, 0x2EA0, 0x2EA7, 0x2EA9,
                0x2EAB, 0x2EAC, 0x2EB4, 0x2EB6, 0x2EBB, 0x2EBC, 0x2EBD, 0x2EC1, 0x2EC4, 0x2EC5, 0x2EC6, 0x2EC9, 0x2ECB,
                0x2ED1, 0x2ED3, 0x2ED4, 0x2ED7, 0x2ED8, 0x2ED9, 0x2EDA, 0x2EDB, 0x2EDC, 0x2EDD, 0x2EE2, 0x2EE3, 0x2EE4,
                0x2EE5, 0x2EE6, 0x2EE7, 0x2EE8, 0x2EE9, 0x2EEA, 0x2EEB, 0x2EEC, 0x2EED, 0x2EEE, 0x2EEF, 0x2EF0, 0x2EF1,
                0x2EF2, 0x2EF3,
            ),
        ),
        "厂乙卜兀尢巳幺日月母民牛王目示网羊聿肉臼虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)  # fmt: skip
"""Radicals (CJK Radicals Supplement) that look like a character; Unicode decomposes only a few of them."""

INVISIBLE = "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
INVISIBLE += "\U000e0100-\U000e01ef"
"""Characters without any width, as a class for the brackets of a pattern; they are no part of a word."""

_MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u02b9", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2022\u2027\u2219\u22c5\u30fb\uff65", "\u00b7"),
    **dict.fromkeys("\u25cb\u25ef", "\u3007"),  # 二○二一年
    "\u212a": "K",
    "\u212b": "\u00c5",
    "\u2126": "\u03a9",
}
# Written with a decomposition: full-width signs, radicals, compatibility ideographs, ligatures, Roman numerals.
_DECOMPOSED = (
    (0x2160, 0x2180), (0x2E80, 0x2FD6), (0xF900, 0xFB07), (0xFF01, 0xFF5F), (0x2F800, 0x2FA1E)
)  # fmt: skip
_TABLE: dict[str, str] = {
    **{
        character: plain
        for first, end in _DECOMPOSED
        for character in map(chr, range(first, end))
        if (plain := unicodedata.normalize("NFKC", character)) != character
    },
    **_RADICALS,
    **_SIGNS,
}
# A letter with a bounded number of accents behind it, so that sorting them is quick; else one character.
_ANY = re.compile(f"[{INVISIBLE}]|[^{INVISIBLE}{_MARKS}]?[{_MARKS}]{{1,20}}|[{re.escape(''.join(_TABLE))}]")
_NUMERIC_OR_LETTER = frozenset(
    character for character, plain in _TABLE.items() if plain.isalnum() or plain in ("\u00b7", "\u3007")
)
_PUNCTUATION = {plain: character for character, plain in _TABLE.items() if "\uff01" <= character <= "\uff5e"}


class Folded(NamedTuple):
    """A text in which characters that look alike are equal."""

    text: str
    places: tuple[int, ...]
    """Offset in the original text of each character, and of the end."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original text for `start` and `end`."""
        return self.places[start], self.places[end]


def is_foldable(text: str) -> bool:
    """Return whether folding changes or drops a character of a text."""
    return not text.isascii() and _ANY.search(text) is not None


def fold(text: str) -> str:
    """Return a text folded: with each character as it is compared."""
    return text if text.isascii() else _ANY.sub(lambda match: _plain(match[0]), text)


def folded(text: str) -> Folded | None:
    """Return a text folded, with the offsets of its characters, or None where folding changes nothing.

    Invisible characters and accents belong to the character before them.
    """
    if not is_foldable(text):
        return None
    parts: list[str] = []
    places: list[int] = []
    position = 0
    for match in _ANY.finditer(text):
        start, end = match.span()
        plain = _plain(match[0])
        parts += (text[position:start], plain)
        places += range(position, start)
        # A cluster that keeps its length keeps its offsets; else all of it gets the offset of its first character.
        places += range(start, end) if len(plain) == end - start else [start] * len(plain)
        position = end
    places += range(position, len(text) + 1)
    parts.append(text[position:])
    return Folded("".join(parts), tuple(places))


def _plain(cluster: str) -> str:
    if len(cluster) > 1:
        return unicodedata.normalize("NFC", _TABLE.get(cluster[0], cluster[0]) + cluster[1:])
    # An accent without a letter, at the beginning of a text or behind twenty others, is kept.
    return _TABLE.get(cluster, cluster if unicodedata.combining(cluster) else "")


def characters() -> tuple[str, ...]:
    """Return all characters that folding changes or drops."""
    return (*_TABLE, *_listed(INVISIBLE), *_listed(_MARKS))


def letters() -> tuple[str, ...]:
    """Return the characters, punctuation aside, for which a text is folded to find Chinese words in it.

    Full-width punctuation stands in every Chinese text; for words with some, their `spellings` are looked for instead.
    """
    return tuple(sorted(_NUMERIC_OR_LETTER | set(_listed(INVISIBLE)) | set(_listed(_MARKS))))


def spellings(word: str) -> tuple[str, ...]:
    """Return a word folded, and its variants with Chinese and with typewriter punctuation."""
    plain = fold(word)
    if plain.isalnum():
        return (plain,)
    wide = "".join(
        _PUNCTUATION.get(character, character) if not character.isalnum() else character for character in plain
    )
    return tuple(dict.fromkeys((plain, word, wide, *(_quoted(each) for each in (plain, wide)))))


def _quoted(word: str) -> str:
    """Return a word with its straight quotation marks as Chinese has them."""
    parts = re.split('["\uff02]', word)
    return parts[0] + "".join(("\u201d" if index % 2 else "\u201c") + part for index, part in enumerate(parts[1:]))


def difference(found: str, wanted: str) -> str:
    """Return the first character in which two texts differ that look the same: `⼤, U+2F24, for 大`.

    Return "" where they are equal, or where a reader sees the difference.
    """
    if found == wanted or fold(found) != fold(wanted):
        return ""
    index = next((i for i, (one, other) in enumerate(zip(found, wanted, strict=False)) if one != other), None)
    if index is None:
        index = min(len(found), len(wanted))
    here, there = found[index : index + 1], wanted[index : index + 1]
    if (accent := found[index + 1 : index + 2]) and there and _is_unseen(accent) and not _is_unseen(here):
        return f"{here} and {_named(accent)}, for {there}"
    if not here or (there and _is_unseen(there)):
        return f"nothing for {_named(there)}"
    return _named(here) if _is_unseen(here) or not there else f"{_named(here)}, for {_named(there, bare=True)}"


def _is_unseen(character: str) -> bool:
    return re.match(f"[{INVISIBLE}{_MARKS}]", character) is not None


def _named(character: str, *, bare: bool = False) -> str:
    """Return a character with its code point, or the code point alone where it is invisible."""
    number = f"U+{ord(character):04X}"
    if bare:
        return character
    return number if _is_unseen(character) or character.isspace() else f"{character}, {number}"


def _listed(ranges: str) -> list[str]:
    """Return the characters of a class for the brackets of a pattern."""
    found: list[str] = []
    for match in re.finditer("(.)(?:-(.))?", ranges, re.DOTALL):
        found += map(chr, range(ord(match[1]), ord(match[2] or match[1]) + 1))
    return found
