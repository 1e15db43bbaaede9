"""What the forms of an English word have in common, roughly: for comparing texts, and never shown.

Endings are cut as in Porter (1980), "An algorithm for suffix stripping", Program 14(3), but in a single step: the words
of a dictionary and those of a text are cut alike, so it matters little where.
"""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (
    ("ization", "iz"), ("isation", "iz"), ("ations", "at"), ("ation", "at"), ("ators", "at"), ("ator", "at"),
    ("ating", "at"), ("ated", "at"), ("ates", "at"), ("ments", "ment"), ("nesses", ""), ("ness", ""), ("ities", "it"),
    ("ity", "it"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ions", "ion"),
    ("ers", "er"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ly", ""), ("s", ""),
)  # fmt: skip
"""The longest first; what stands in place of each."""
_LEAST = 3
"""Letters that are left at least."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word in small letters: `developments` → `development`, `digitized` → `digitiz`."""
    word = word.removesuffix("'s")
    if len(word) < 5:
        return word[:-1] if len(word) == 4 and word.endswith("s") and word[-2] not in "su" else word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _LEAST:
            word = word[: -len(ending)] + instead
            break
    if len(word) > _LEAST and word[-1] == "e":
        word = word[:-1]
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word
