"""Words in which Chinese numerals count nothing that a translation has to count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_TERM = re.compile(
    r"两个一百年|三个代表|四个全面|五位一体|四个自信|四个意识|四个伟大|两个维护|两个确立|两个务必|两个毫不动摇|三严三实|八项规定"
    r"|三去一降一补|三大攻坚战|四风|两国|两军|两岸|两党|两会|三座大山"
    r"|二十四节气|四书五经|八荣八耻|五讲四美|三大改造|三大法宝|六稳|六保|五项原则|十大关系|七国集团|八国集团|二十国集团|七十七国集团"
)
_GOES_ON = re.compile("[\u3007零一二三四五六七八九十百千万亿点分之年月日个条章届次款项节编号位名]")
_NUMERAL = re.compile("[\u3007零一二三四五六七八九十百千万亿两第]")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all idioms, the longest first."""
    listed = files("bitext.languages.zh").joinpath("idioms.txt").read_text("utf-8").split()
    return re.compile("|".join(sorted(listed, key=len, reverse=True)))


def idioms(text: str) -> Iterator[tuple[int, int]]:
    """Yield where idioms stand that are no part of a longer number."""
    for match in _pattern().finditer(text):
        before = text[match.start() - 1 : match.start()]
        first_is_part = _NUMERAL.match(match[0]) and before and _NUMERAL.match(before)
        if first_is_part or (_GOES_ON.match(match[0][-1]) and _GOES_ON.match(text, match.end())):
            continue
        yield match.span()


def terms(text: str) -> list[tuple[int, int]]:
    """Return where terms stand in which a translator may count, or not: 三个代表 is the Three Represents."""
    return [match.span() for match in _TERM.finditer(text)]
