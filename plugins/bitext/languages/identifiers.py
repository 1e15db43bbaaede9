"""Numbers at the head of a block that are the same in all languages: of a segment, a verse, a section, an outline."""

from __future__ import annotations

import re

from bitext.languages.script import HAN

COUNTERS = "年月日号时点分秒世届个名次位条章节项款种类大万亿千百十余多岁周天元倍成"
"""What stands behind Chinese digits that are no number of the block: 3月, three of something."""

_SEGMENT = re.compile(
    r"\s{0,9}([a-z]{1,8}\d{0,4}(?:[.\-]\d{1,4}){0,3}:\d{1,4}(?:[.\-]\d{1,4}){0,3}|\d{1,3}:\d{1,3})(?![\d.:\-]*[a-z0-9])",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\s{0,9}§{1,2}\s{0,2}(\d{1,4}(?:\.\d{1,4}){0,4})(?!\d)")
_OUTLINE = re.compile(rf"\s{{0,9}}(\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})(?=\.?(?:\s|$)|[\u3001\uff0e{HAN}])")
_BRACKETED = re.compile(r"\s{0,9}\\?[\[\u3010\u3014](\d{1,4})\\?[\]\u3011\u3015](?![(:\[])")


def identifier(text: str, begin: int = 0) -> str:
    """Return the identifier that begins at an offset (`1.2`, `§5`, `mn1:2.3`; `3` for [3]), or an empty string."""
    if match := _SEGMENT.match(text, begin):
        return match[1].lower()
    if match := _PARAGRAPH.match(text, begin):
        return f"§{match[1]}"
    if match := _BRACKETED.match(text, begin):
        return str(int(match[1]))
    match = _OUTLINE.match(text, begin)
    return match[1] if match and not text.startswith(tuple(COUNTERS), match.end()) else ""
