"""Scripts: which characters are Chinese, and whether spaces stand between words. Defined here and nowhere else."""

from __future__ import annotations

import re

HAN = (
    "\u2e80-\u2fdf"  # radicals
    "\u3005-\u3007\u3021-\u3029\u3038-\u303b"  # the signs for “again”, “closed” and zero, and the numerals of Suzhou
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
"""What stands in the brackets of a pattern for a Chinese character."""

FIRST = HAN[0]
"""The first of them: from this on, no character is part of a word that is written with spaces around it."""

LETTERS_WITHOUT_SPACES = (
    f"{HAN}\u3041-\u3096\u3099-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Chinese and Japanese
    "\u0e00-\u0e3a\u0e40-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf"  # Thai to Khmer
)
"""What stands in the brackets of a pattern for a letter of a script that puts no spaces between words."""

_CHARACTER = re.compile(f"[{HAN}]")
_SIGNS = "\u3000-\u303f\uff01-\uff1f\u00b7\u2014\u201c\u201d"  # punctuation of Chinese, inside it
_RUN = re.compile(f"([{HAN}](?:[{HAN}{_SIGNS}]*[{HAN}])?)")
_WITHOUT_SPACES = re.compile(
    f"[{HAN}\u3000-\u30ff\u31f0-\u31ff\uff01-\uff9f"  # Chinese and Japanese, with their punctuation
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf]"  # Thai, Lao, Tibetan, Burmese, Khmer, Tham
)


def has_han(text: str) -> bool:
    """Return whether there is a Chinese character in a text."""
    return _CHARACTER.search(text) is not None


def is_han(character: str) -> bool:
    """Return whether a character is a Chinese one."""
    return _CHARACTER.match(character) is not None


def is_mostly_han(text: str) -> bool:
    """Return whether more is said in Chinese characters than in other letters, of which three say as much as one."""
    found = len(_CHARACTER.findall(text))
    return found > 0 and 3 * found >= sum(map(str.isalpha, text)) - found


def chinese_runs(text: str) -> list[str]:
    """Return a text in parts, of which every second one is Chinese: from a Chinese character to one, signs between.

    The first and the last are not, and may be empty; so may no other be.
    """
    return _RUN.split(text)


def is_latin(text: str) -> bool:
    """Return whether the letters of a text are Latin ones."""
    return all(character < "\u0250" or "\u1e00" <= character < "\u1f00" for character in text if character.isalpha())


def is_without_spaces(character: str) -> bool:
    """Return whether a character is of a script that puts no spaces between words."""
    return _WITHOUT_SPACES.match(character) is not None
