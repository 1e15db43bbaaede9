"""Headwords in simplified and in traditional characters: for matching only, never for display."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from opencc import OpenCC

# There are several sets of traditional characters (裏 or 裡, 臺 or 台): OpenCC's, Taiwan's and Hong Kong's.
_VARIANTS = ("t2tw", "t2hk")


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def other_forms(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return, for each word, its forms in other characters than it is written in."""
    text = "\n".join(words)  # converted at one go: what costs is the call
    simplified = _converter("t2s").convert(text)
    traditional = _converter("s2t").convert(simplified)
    converted = (simplified, traditional, *(_converter(name).convert(traditional) for name in _VARIANTS))
    columns = zip(*(_parted(each, words) for each in converted), strict=True)
    return [tuple(sorted({*forms} - {word})) for word, forms in zip(words, columns, strict=True)]


def simplified(words: Sequence[str]) -> list[str]:
    """Return the words in simplified characters: a fifteenth of what their other forms cost."""
    return _parted(_converter("t2s").convert("\n".join(words)), words)


def _parted(text: str, words: Sequence[str]) -> list[str]:
    """Return the lines of a text that belong to each word: one, unless the word has line breaks in itself."""
    lines = text.split("\n")
    if len(lines) == len(words):
        return lines
    rest = iter(lines)
    return ["\n".join(next(rest) for _ in range(word.count("\n") + 1)) for word in words]
