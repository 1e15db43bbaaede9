"""Lines of plain text that are headings: 第一章 总则, Chapter I, 一、总体要求."""

from __future__ import annotations

import re

from bitext.languages.language import Language
from bitext.languages.zh.numbers import COUNTING

LONGEST = 100  # characters of a heading: the long titles of notices have eighty
_NUMERAL = rf"(?:[{COUNTING}]{{1,6}}|\d{{1,3}})"
_COUNTED = r"(?:\d{1,3}|[IVXLC]{1,7}|(?:[Oo]n|[Tt]w|[Tt]hr|[Ff]o|[Ff]i|[Ss]i|[Ss]e|[Ee]i|[Nn]i|[Tt]e)[a-z]{0,6})"
_HEADS = (
    (rf"第{_NUMERAL}[编篇]|第{_NUMERAL}部分", rf"(?:PART|Part|BOOK|Book) {_COUNTED}"),
    (rf"第{_NUMERAL}章", rf"(?:CHAPTER|Chapter) {_COUNTED}"),
    (rf"第{_NUMERAL}节", rf"(?:SECTION|Section) {_COUNTED}"),
    (rf"[{COUNTING}]{{1,3}}、", r"[IVX]{1,5}\."),
)
"""How a heading of each rank begins, the highest first: in Chinese and in English."""
_RANKS = tuple(
    (re.compile(rf"(?:{chinese})(?=[\s:\uff1a]|$|(?<=、))"), re.compile(rf"(?:{english})(?=[\s:.,\u2013\u2014-]|$)"))
    for chinese, english in _HEADS
)
_BRACKETS = tuple("([（\uff3b【〔")
_ENDS = tuple('。！？；，、：.!?;,:…”"')
"""What ends a sentence, or a line that goes on: no heading."""


def may_be_heading(line: str) -> bool:
    """Return whether a line is short, stands in no brackets, and ends as no sentence does."""
    line = line.strip()
    is_short = len(line) <= LONGEST and any(map(str.isalnum, line))
    return is_short and not line.startswith(_BRACKETS) and not line.endswith(_ENDS)


def rank(line: str, language: Language) -> int | None:
    """Return the rank of the heading that a line is, 0 for the highest (第一编, Part I), or None where it is none."""
    line = line.strip()
    if not may_be_heading(line):
        return None
    for index, (chinese, english) in enumerate(_RANKS):
        if (chinese if language.is_chinese else english).match(line):
            return index
    return None
