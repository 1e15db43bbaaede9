"""The forms of the marks of sentences and of `<!-- verified -->`, and their near misses."""

from __future__ import annotations

import re

from bitext.nearest import nearest
from bitext.syntax.near.forms import LOOKALIKE, NOTHING, numbers

SENTENCE = "<!-- sentence: 2 -->, <!-- sentence: 2-3 --> or <!-- sentence: none -->"
"""The forms of a mark of a sentence, for messages."""
_NUMBER = r"(?:\d{1,6}\.)?\d{1,6}"
_SAYS = re.compile(r"([^\W\d_]{1,12})\s{0,3}(?P<sign>[:=;]?)\s{0,3}(.{0,60})")
_SENTENCE_WORDS = ("sentence", "sentences", "sent", "satz", "s\u00e4tze", "phrase", "frase", "\u53e5", "\u53e5\u5b50")
_NUMBERS = re.compile(rf"#?({_NUMBER})(?:\s?[-\u2010-\u2015\u2212~\uff5e/+&\uff0d]\s?#?({_NUMBER}))?\.?")
_VERIFIED_WORDS = ("verified", "verify", "verifies")
_OTHER_WORDS = (
    "checked",
    "confirmed",
    "approved",
    "reviewed",
    "gepr\u00fcft",
    "\u5df2\u6838\u5bf9",
    "\u5df2\u6821\u5bf9",
)
"""What a remark may say as well as a mark."""


def right_sentence(says: str) -> str:
    """Return the mark of a sentence that a comment's text means, its forms where it has no number, or ""."""
    found = _read(says)
    if not found:
        return ""
    word, sign, rest = found
    if word not in _SENTENCE_WORDS and not (nearest(word, ("sentence",), 0.8) and word[0] == "s"):
        return ""
    if not rest:
        return SENTENCE if word.startswith("sentence") else ""
    if rest.lower().rstrip(".") in NOTHING:
        return "<!-- sentence: none -->" if sign else ""
    if span := _NUMBERS.fullmatch(rest):
        first, last = span[1], span[2] or span[1]
        return f"<!-- sentence: {first if first == last else f'{first}-{last}'} -->"
    meant = numbers(rest)
    if not meant or meant[2]:
        return ""
    return f"<!-- sentence: {meant[0] if meant[0] == meant[1] else f'{meant[0]}-{meant[1]}'} -->"


def right_verified(says: str) -> str:
    """Return the mark `<!-- verified -->` where a comment's text means it, or ""; words that say more are a remark."""
    found = _read(says.rstrip(".!"))
    if not found or (found[0] not in _VERIFIED_WORDS and not nearest(found[0], ("verified",), 0.8)):
        return ""
    says_more = found[2].lower() not in ("", "yes", "y", "true", "ok", "on") and not found[2].isdecimal()
    return "" if says_more else "<!-- verified -->"


def may_mean_verified(says: str) -> bool:
    """Return whether a comment is one word that may have been meant as the mark, or says `verified: no`."""
    found = _read(says.rstrip(".!"))
    return found is not None and (
        (found[0] in _OTHER_WORDS and found[2] in ("", "yes"))
        or (found[0] == "verified" and found[2].lower() in ("no", "false", "off"))
    )


def _read(says: str) -> tuple[str, str, str] | None:
    """Return the first word of a comment in small letters, the sign behind it, and the rest."""
    match = _SAYS.fullmatch(" ".join(says.translate(LOOKALIKE).split()))
    return (match[1].lower(), match["sign"], match[3].strip()) if match else None
