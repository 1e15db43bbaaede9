"""What a text is found by: characters and pairs of them where no spaces stand between words, else words.

assets/js/search/grams.js does alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from operator import add

from bitext.languages.script import LETTERS_WITHOUT_SPACES

_LETTERS = re.compile(f"([{LETTERS_WITHOUT_SPACES}]+)")
_WORD = re.compile(r"[^\W_]+")
_NO_SIGNS = re.compile(r"[^\W_]+|\s+")
_ASCII = [chr(code) for code in range(128)]
_WORDS_ALONE = str.maketrans({each: " " for each in _ASCII if not each.isalnum()})
_SIGNS_ALONE = str.maketrans({each: None for each in _ASCII if each.isalnum() or each.isspace()})
# Texts of ASCII alone are the fast half of `str.translate`: a tenth of the time that the patterns take.

Masks = dict[str, int]
"""By gram or by word, in which of some texts it stands: 1 in the first, 2 in the second, 4 in the third …, added."""


def grams(folded: str) -> tuple[set[str], set[str]]:
    """Return the grams of a folded text, and its words.

    Grams: of scripts without spaces every letter and every two that follow one another; every sign that is no letter.
    """
    found, words = masks([(folded,)])
    return set(found), set(words)


def masks(units: Iterable[Iterable[str]]) -> tuple[Masks, Masks]:
    """Return in which of some units each of their grams stands, and each of their words: see `grams`.

    `units`: of each the folded texts, which are looked at one by one.
    """
    pairs, found, words = defaultdict[str, int](int), defaultdict[str, int](int), defaultdict[str, int](int)
    bit = 1
    for unit in units:
        for text in unit:
            others = text
            if not text.isascii():
                parts = _LETTERS.split(text)
                letters, others = " ".join([*parts[1::2], ""]), " ".join(parts[::2])
                for pair in map(add, letters, letters[1:]):
                    pairs[pair] |= bit
            for word in _words(others):
                words[word] |= bit
            for sign in set(_signs(others)):
                found[sign] |= bit
        bit <<= 1
    for pair, mask in pairs.items():  # each letter is the first of a pair, if only of one with a space
        found[pair[0]] |= mask
        if " " not in pair:
            found[pair] = mask
    found.pop(" ", None)
    return found, words


def _words(text: str) -> list[str]:
    return text.translate(_WORDS_ALONE).split() if text.isascii() else _WORD.findall(text)


def _signs(text: str) -> str:
    return text.translate(_SIGNS_ALONE) if text.isascii() else _NO_SIGNS.sub("", text)


def clause_words(folded: str) -> list[str]:
    """Return the words of a folded text as a query for it has them: without `'s` where a space or the end follows."""
    return [word for clause in folded.split() for word in _words(_LETTERS.sub(" ", clause.removesuffix("'s")))]


def is_by_words(folded: str) -> bool:
    """Return whether a folded text is looked for by its words: it has some, and no letter of another kind of script."""
    return not _LETTERS.search(folded) and bool(_words(folded))
