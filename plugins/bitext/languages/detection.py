"""Which language a text is in, by its script, where that tells."""

from __future__ import annotations

import re
from collections import Counter

from bitext.languages.script import HAN

_SAMPLE = 20_000  # characters: enough to know a script by
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff\u31f0-\u31ff]")),
    ("ko", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("zh", re.compile(f"[{HAN}]")),
    ("bo", re.compile("[\u0f00-\u0fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("en", re.compile("[A-Za-z]")),
)
"""Scripts of one language, or of one above all; several languages are written in Cyrillic, Arabic and Devanagari."""
_SAYS_MORE = 3  # Latin letters say as much as one Chinese character
_KANA = 0.1  # share of kana among the letters of a Japanese text, at least


def tag_of(text: str) -> str:
    """Return the tag of the language that a text's script shows; empty, where several are written in it.

    Chinese is `zh`: whether it is in simplified characters, a script alone does not show. Latin letters are English.
    """
    sample = text[:_SAMPLE]
    counts = Counter({tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPTS})
    letters = sum(map(str.isalpha, sample))
    if letters and counts["ja"] >= _KANA * letters:
        return "ja"
    counts["en"] //= _SAYS_MORE
    others = (letters - sum(counts.values()) - (_SAYS_MORE - 1) * counts["en"]) // 2
    tag, most = counts.most_common(1)[0]
    return tag if most and most >= others else ""
