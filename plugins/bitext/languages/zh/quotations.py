"""Quotations in a Chinese text: whether a sentence goes on behind one (“怎么办？”这个问题, “走！”他说。)."""

from __future__ import annotations

import re
from itertools import islice

_OPENER_OF = {"\u201d": "\u201c", "\u2019": "\u2018", "\u300d": "\u300c", "\u300f": "\u300e"}
"""What opens a quotation, by what closes it."""
OPENERS, CLOSING = "".join(_OPENER_OF.values()), "".join(_OPENER_OF)
"""What opens quotations and what closes them, for the brackets of a pattern."""
_QUOTES = f"{CLOSING}\"'"
_STRAIGHT = (re.compile('"'), re.compile("(?<![A-Za-z])'"))

_NAMED = (
    "问题|说法|口号|观点|提法|论断|原则|规律|思想|道理|要求|主张|名言|疑问|命题|呼声|现象|难题|重大|根本|基本"
    "|問題|說法|口號|觀點|論斷|原則|規律|主張|疑問|命題|呼聲|現象|難題"
)
_PART = (
    r"的(?!确)|之\S|等(?=[\uff0c。、问方])|[这這那]一?[句番段首][话話诗詩词詞]"
    rf"|[这這][一个個种種些类類](?:{_NAMED})|一(?:[词詞语語句文书書类類说說])|字样"
)
_VERBS = "说說道问問答喊叫嚷骂罵想"
_STOPS = r"\s\uff0c。\uff01\uff1f\uff1a\uff1b\u2026\uff08\uff09\d"
_DENIED = rf"[^。]{{0,12}}[没沒不]有?[回再]?[{_VERBS}]"  # 他没有回答。
_SPEAKER = rf"(?!{_DENIED})[^{_STOPS}{OPENERS}{CLOSING}]{{0,12}}"
_SAYS = rf"{_SPEAKER}[{_VERBS}][着著了道]?(?:[。.]|[\uff0c,]\s?[{OPENERS}])"
_GOES_ON = re.compile(rf"\s?(?:{_PART}|{_SAYS})")
"""What follows a quotation and is a part of its sentence: 这句话, and who says it (他说。 or 他喊着，“)."""
_SPEECH = f"{_VERBS}曰云\uff1a\uff0c:,"
"""What stands before a quotation that is a sentence of its own."""
_LONGEST = 200  # characters of a quotation whose beginning is looked for


def straight_openers(text: str) -> frozenset[int]:
    """Return the offsets of the ASCII quotation marks that open something: every second one of a kind."""
    if '"' not in text and "'" not in text:
        return frozenset()
    return frozenset(match.start() for mark in _STRAIGHT for match in islice(mark.finditer(text), 0, None, 2))


def goes_on(text: str, begin: int, signs: str, end: int) -> bool:
    """Return whether the sentence that begins at an offset goes on behind a quotation.

    `signs`: what ends the words that are quoted, and what closes behind it; `end`: the offset after these.
    """
    quote = next((sign for sign in reversed(signs) if sign in _QUOTES), "")
    if not quote:
        return False
    if _GOES_ON.match(text, end):
        return True
    if quote not in _OPENER_OF or signs[0] == "\u3002" or end == len(text):
        return False
    return _is_part(text, text.rfind(_OPENER_OF[quote], max(begin, end - _LONGEST), end), begin, end, signs[0])


def _is_part(text: str, start: int, begin: int, end: int, sign: str) -> bool:
    """Return whether a quotation that starts at an offset is a part of its sentence: 喊了一声“冲啊！”就跑.

    What stands before it tells: a colon, a comma or a verb of saying makes it speech.
    """
    before = text[max(begin, start - 2) : start].rstrip()[-1:] if start >= 0 else ""
    if not before or before in _SPEECH or text[end].isspace() or text[end] in OPENERS:
        return False
    return sign == "\u2026" or before.isalnum()
