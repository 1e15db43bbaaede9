"""What ends a Chinese sentence: 。！？ with the marks that close behind them; neither ； nor …… alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.script import HAN
from bitext.languages.sentences import CLOSERS, outside_brackets
from bitext.languages.zh.numbers import COUNTING
from bitext.languages.zh.quotations import CLOSING, OPENERS, goes_on, straight_openers

ENDS = "\u3002\uff61\uff01\uff1f\u203c\u2047-\u2049"
"""What ends a sentence, for the brackets of a pattern: 。 ！ ？ and their like."""

STOPS = "\u3002\uff01\uff1f\uff1a\uff1b\u2026"
"""What ends a sentence or a clause that another may follow as one: 。 ！ ？ ： ； …."""

_SPACED = f"{CLOSING}\uff09\u3015\u3011"  # what a space may stand before; an ASCII quotation mark behind one opens

# More of them, an ellipsis (！……) and marks that close are taken along. So is a dash, where the next one speaks (——”“).
_SIGN = re.compile(
    rf"(?:[{ENDS}]|\u2026{{1,6}}(?=[{CLOSING}])|\u2014{{1,2}}(?=[{CLOSING}]{{1,2}}[{OPENERS}])|[.\uff0e!?](?![A-Za-z0-9=&/]))"
    rf"[{ENDS}!?\u2026]{{0,8}}(?:\s?\u2026{{1,4}})?(?:[{CLOSERS}]|\s[{_SPACED}]){{0,6}}"
)
_BEHIND_CHINESE = re.compile(rf"[{HAN}\uff09\u201d\u300d\u300b]")
_BEFORE_CHINESE = re.compile(rf"\s{{0,3}}[{HAN}{OPENERS}]")
_WORD = re.compile(r"(?:[A-Z]{2}|[a-z]{4}|[0-9%])$")  # behind which a full stop is none of an abbreviation
_HEAD = re.compile(
    rf"\s{{0,9}}(?:第?[{COUNTING}]{{1,4}}[章节条篇编部款]?|[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]|[IVXivx]{{1,5}}"
    r"|[第图表注]?\s?\d{1,3}(?:\.\d{1,3}){0,4}[条]?)[.\uff0e]$"
)
"""A number at the head of a sentence, with its full stop."""
_LONGEST_HEAD = 24


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return the offset after each sentence that ends in a Chinese text, with what closes behind it (。”）).

    What stands in brackets inside a sentence, or in the marks of a title, ends none; a number at its head does not.
    A quotation ends none where its sentence goes on, or only who speaks is still to be said (“走！”他说。).
    """
    return outside_brackets(text, _candidates(text))


def _candidates(text: str) -> Iterator[int]:
    begin = 0
    openers = straight_openers(text)
    for match in _SIGN.finditer(text):
        start, end = match.span()
        if openers:  # what opens a quotation closes none
            end = next((at for at in range(start + 1, end) if at in openers), end)
        if _ends(text, begin, start, end):
            yield end
            begin = end


def _ends(text: str, begin: int, start: int, end: int) -> bool:
    """Return whether what stands between two offsets ends the sentence that begins at another."""
    if text[start] in ".\uff0e!?" and not _is_full_stop(text, begin, start, end):
        return False
    if text.startswith(("\uff0c", "\u3001", "\uff1b", "\uff1a"), end):
        return False
    return not goes_on(text, begin, text[start:end], end)


def _is_full_stop(text: str, begin: int, start: int, end: int) -> bool:
    """Return whether a sign of the Latin script ends a Chinese sentence.

    It does behind a Chinese character or a mark that closes. Behind other words and figures it does before Chinese
    ones; but none in 3.5, in an address and behind a number at the head of a sentence.
    """
    if end - begin <= _LONGEST_HEAD and _HEAD.match(text[begin:end]):
        return False
    if _BEHIND_CHINESE.match(text, start - 1):
        return True
    if start == 0 or not _BEFORE_CHINESE.match(text, end):
        return False
    if text[start] in "!?":
        return text[start - 1].isalnum() or text[start - 1] == "%"
    return text[end].isspace() and _WORD.search(text[max(0, start - 4) : start]) is not None
