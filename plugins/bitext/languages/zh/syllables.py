"""How Chinese characters are read, in syllables without tones: as names are written elsewhere (Chen Qingyang).

The table is made of Unicode's Unihan (kMandarin, kHanyuPinlu), as the library pypinyin has it: two readings at most for
each character, since a name has the usual one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

_LONGEST = 4
"""Characters of a name that are written as one word: 司马相如 has two and two, 布达拉宫 four."""
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-Z][a-z]{1,23}(?:[-'\u2019]?[a-z]{1,20})?(?![^\W\d_])")
_JOINTS = str.maketrans("", "", "-'\u2019")


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Return the readings of each character, in the order of the alphabet."""
    table: dict[str, tuple[str, ...]] = {}
    for line in (files(__package__) / "syllables.txt").read_text("utf-8").splitlines():
        syllable, characters = line.split()
        for character in characters:
            table[character] = (*table.get(character, ()), syllable)
    return table


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for each in _readings().values() for syllable in each)


def transcriptions(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts that may be Chinese names, without hyphens and in small letters: `qingyang`.

    They have a capital and can be parted into four syllables at most; many words of other languages can too.
    """
    words = dict.fromkeys(match[0] for text in texts for match in _CAPITAL.finditer(text))
    folded = (word.translate(_JOINTS).lower() for word in words)
    return frozenset(word for word in folded if 0 < _count(word) <= _LONGEST)


@cache
def _count(word: str) -> int:
    """Return of how many syllables a word can be made at least, or 0."""
    fewest = [0] + [0] * len(word)
    for end in range(1, len(word) + 1):
        counts = [
            fewest[start] + 1
            for start in range(max(0, end - 6), end)
            if (start == 0 or fewest[start]) and word[start:end] in _syllables()
        ]
        fewest[end] = min(counts, default=0)
    return fewest[-1]


def names_in(text: str, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the runs of a Chinese text that are read as one of some words, each with that word.

    `words`: as `transcriptions` gives them.
    """
    readings = _readings()
    begins = frozenset(word[:end] for word in words for end in range(len(word) + 1))
    for start in range(len(text)):
        read = {""}
        for end in range(start, min(len(text), start + _LONGEST)):
            syllables = readings.get(text[end])
            if not syllables:
                break
            read = {more for before in read for syllable in syllables if (more := before + syllable) in begins}
            if not read:
                break
            for word in sorted(read & words):
                yield text[start : end + 1], word
