"""Where a short headword lies across two words: 面的, a taxi, is no word in 对面的墙壁.

Chinese has no spaces. The words before and behind are told by a list of the most common. A text is parted into them
from the left and from the right, each time the longest that fits, and the way that leaves fewer characters over counts.
Where it parts the headword, or where both do, it is no word there.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from bitext.languages.script import HAN

_AROUND = 6  # characters on either side that are looked at: the words that touch a headword, and those that touch them
_SHORT = 2  # characters of a headword that is asked about
_LONGEST = 4  # characters of a word of the list
_HAN = re.compile(f"[{HAN}]*")


# Words of one character, one of which may stand alone beside the word that a headword's other character is of.
_ALONE = frozenset(
    "的地得了着过们之其与和及或而且但也都就还又再很更最太不没未无是有在从对向把被将为以由于到给让使要会能可应须已正所"
    "这那此每各某我你他她它谁一二三四五六七八九十两几个种次年月日上下中里内外前后间时"
)


def is_across_words(text: str, start: int, end: int) -> bool:
    """Return whether what stands from `start` to `end`, of one or two characters, is parts of other words."""
    words = common_words()
    if end - start > _SHORT:
        return False  # with a character in it that is none of a word
    if text[max(start - 1, 0) : start + 1] not in words and text[end - 1 : end + 1] not in words:
        return False  # as it is most of the time: nothing that begins before it, or ends behind it
    before = text[max(start - _AROUND, 0) : start]
    left = _HAN.match(before[::-1])
    first = start - (left.end() if left else 0)
    right = _HAN.match(text, end, min(end + _AROUND, len(text)))
    run = text[first : right.end() if right else end]
    here = (start - first, end - first)
    ways = [(_remnants(run, found), found) for found in (_from_left(run, words), _from_right(run, words))]
    least = min(remnants for remnants, _ in ways)
    return all(_is_parted(here, run, found) for remnants, found in ways if remnants == least)


def _remnants(run: str, words: set[tuple[int, int]]) -> int:
    """Return how many characters are left over that are seldom a word: 项 in 项/目的, which is 项目/的."""
    return sum(end - start == 1 and run[start] not in _ALONE for start, end in words)


def _is_parted(here: tuple[int, int], run: str, words: set[tuple[int, int]]) -> bool:
    """Return whether the words of a run leave nothing of a headword that could be one."""
    start, end = here
    if end - start == 1:
        return here not in words
    ending = next((word for word in words if word[1] == start + 1), None)
    beginning = next((word for word in words if word[0] == start + 1), None)
    if (
        not ending or not beginning
    ):  # it is the word itself, or part of a longer one: 学生 in 大学生 is a word, 带一 is none
        return not any(word[0] == start or word[1] == end for word in words)
    parts = [run[word[0] : word[1]] for word in (ending, beginning)]
    return max(map(len, parts)) > 1 and all(len(part) > 1 or part in _ALONE for part in parts)


def _from_left(text: str, words: frozenset[str]) -> set[tuple[int, int]]:
    """Return where words stand, the longest first, from the left; characters that are in none stand alone."""
    found = set()
    start = 0
    while start < len(text):
        end = next((end for end in range(start + _LONGEST, start + 1, -1) if text[start:end] in words), start + 1)
        found.add((start, min(end, len(text))))
        start = end
    return found


def _from_right(text: str, words: frozenset[str]) -> set[tuple[int, int]]:
    found = set()
    end = len(text)
    while end > 0:
        start = next((start for start in range(max(end - _LONGEST, 0), end - 1) if text[start:end] in words), end - 1)
        found.add((start, end))
        end = start
    return found


@cache
def common_words() -> frozenset[str]:
    """Return the list: words of two to four characters."""
    text = files("bitext.languages.zh").joinpath("common_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
