"""The forms of an English rendering: singular and plural, whichever of the two the glossary has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# How a word ends → how many letters are not of its stem, and all endings of it. The first that fits holds.
_RULES = tuple(
    (re.compile(f"{ending}$", re.IGNORECASE), cut, endings)
    for ending, cut, endings in (
        (r"[^aeiou\W\d_]ies", 3, ("ies", "y")),  # economies
        (r"[^aeiou\W\d_]y", 1, ("ies", "y")),  # economy
        (r"sis", 2, ("es", "is")),  # analysis
        (r"[^s]ses", 2, ("es", "is", "e")),  # analyses, databases
        (r"(?:ss|x|ch|sh)es", 2, ("es", "e", "")),  # processes, caches
        (r"(?:ss|x|z|ch|sh|us|ics|news)", 0, ("es", "")),  # process, economics
        (r"[^\W\d_]{2}s", 1, ("s", "")),  # centers
        (r"[^\W\d_]", 0, ("s", "")),  # center
        (r"", 0, ("",)),  # Internet+
    )
)
_LONGEST = 4  # letters that a rule looks at: to search in long words for their ends would take most of the time
_HEAD = re.compile(r"\b(\w+)(?= (?:of|for|in) )")


class Stem(NamedTuple):
    """A rendering's beginning, with the endings that make it a form of the rendering."""

    text: str
    """As typed."""
    endings: tuple[str, ...]
    """In small letters, the longest first."""
    typed: str
    """That of the rendering itself."""


def stems(rendering: str) -> Iterator[Stem]:
    """Yield the stems of a rendering: one, as a rule.

    Where its head is not its last word (*mode of production*), the plural of the head makes another.
    """
    yield _stem(rendering)
    head = _HEAD.search(rendering)
    if head:
        first = _stem(head[1])
        for ending in first.endings:
            if ending != first.typed:
                varied = f"{rendering[: head.start()]}{first.text}{ending}{rendering[head.end() :]}"
                text, endings, _ = _stem(varied)
                yield Stem(text, endings, "-")  # none is the rendering itself


def _stem(words: str) -> Stem:
    """Return the stem of words of which the last one varies."""
    end = words[-_LONGEST:]
    cut, endings = next((cut, endings) for ending, cut, endings in _RULES if ending.search(end))
    stem = words[: len(words) - cut]
    return Stem(stem, endings, words[len(stem) :].lower())
