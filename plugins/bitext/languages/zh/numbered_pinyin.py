"""Readings with a number for the tone, as dictionaries write them (`shui3 ku4`, `nu:3`) → readings with tone marks."""

from __future__ import annotations

import re

_SYLLABLE = r"(?:[A-Za-zÜüÊê]|[Uu]:){1,7}[1-5]"
# A whole reading: syllables with their numbers, single letters, and what joins them.
_NUMBERED = re.compile(rf"(?:{_SYLLABLE}|[A-Z](?![A-Za-z])|[\s·,，・\-'’])+")
_ONE = re.compile(_SYLLABLE)
_VOWELS = tuple("aeoAEO")


def with_tone_marks(reading: str) -> str:
    """Return a reading with tone marks (`shuǐ kù`, `nǚ`, `lüè`, `r`), or another text unchanged."""
    if len(reading) > 1000 or not any(digit in reading for digit in "12345") or not _NUMBERED.fullmatch(reading):
        return reading
    from pypinyin.contrib.tone_convert import to_tone  # noqa: PLC0415  # takes half a second, and is seldom needed

    parts: list[str] = []
    end = 0
    for match in _ONE.finditer(reading):
        parts.append(reading[end : match.start()])
        syllable = match[0]
        if parts[-1] == "" and end and syllable.startswith(_VOWELS):
            parts.append("'")  # xi1an1 is two syllables
        plain = re.sub("u:|v", "ü", syllable.lower())
        marked = plain[:-1] if plain[-1] == "5" else to_tone(plain)
        parts.append(marked.capitalize() if syllable[0].isupper() else marked)
        end = match.end()
    return "".join(parts) + reading[end:]
