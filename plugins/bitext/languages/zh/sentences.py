"""What ends a Chinese sentence: 。！？ with the marks that close behind them; neither ； nor …… alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bitext.languages.script import HAN
from bitext.languages.sentences import CLOSERS, outside_brackets
from bitext.languages.zh.numbers import COUNTING

ENDS = "\u3002\uff61\uff01\uff1f\u203c\u2047-\u2049"
"""What ends a sentence, for the brackets of a pattern: 。 ！ ？ and their like."""

STOPS = "\u3002\uff01\uff1f\uff1a\uff1b\u2026"
"""What ends a sentence or a clause that another may follow as one: 。 ！ ？ ： ； …."""

_OPENER_OF = {"\u201d": "\u201c", "\u2019": "\u2018", "\u300d": "\u300c", "\u300f": "\u300e"}
"""What opens a quotation, by what closes it."""
_OPENERS, _CLOSING = "".join(_OPENER_OF.values()), "".join(_OPENER_OF)
_QUOTES = f"{_CLOSING}\"'"
_SPACED = f"{_CLOSING}\uff09\u3015\u3011"  # what a space may stand before; an ASCII quotation mark behind one opens

# More of them, an ellipsis (！……) and marks that close are taken along; an ellipsis that ends what is quoted is looked
# at. A full stop or a sign of the Latin script ends a sentence behind a Chinese character or a mark that closes, and
# not in 3.5 or in an address; behind Latin words and figures, before Chinese ones.
_END = re.compile(
    rf"(?:[{ENDS}]|\u2026{{1,6}}(?=[{_CLOSING}])"
    rf"|(?<=[{HAN}\uff09\u201d\u300d\u300b])(?:[.\uff0e]|[!?])(?![A-Za-z0-9=&/])"
    rf"|(?<=[A-Za-z0-9%])[!?](?=\s{{0,3}}[{HAN}{_OPENERS}])"
    rf"|(?:(?<=[A-Z]{{2}})|(?<=[a-z]{{4}})|(?<=[0-9%]))\.(?=\s{{1,3}}[{HAN}{_OPENERS}]))"
    rf"[{ENDS}!?\u2026]{{0,8}}(?:\s?\u2026{{1,4}})?(?:[{CLOSERS}]|\s[{_SPACED}]){{0,6}}"
)
_COUNTED = re.compile(
    rf"\s{{0,9}}(?:第?[{COUNTING}]{{1,4}}[章节条篇编部款]?|[甲乙丙丁戊己庚辛壬癸]|[第图表注]?\s?\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}|[A-Za-z]|[IVXivx]{{1,5}})[.\uff0e]$"
)
_HEAD = 16  # characters: no number at the head of a sentence is longer

_GOES_ON_AT_ONCE = re.compile(r"\s?[\uff0c、\uff1b\uff1a]")
_NAMED = "问题|说法|口号|观点|提法|论断|原则|规律|思想|道理|要求|主张|名言|疑问|命题|呼声|现象|难题|重大|根本|基本"
_GOES_ON = re.compile(
    rf"\s?(?:的(?!确)|之[^\s]|等(?=[\uff0c。、问方])|[这那][一]?[句番段首][话诗词]|这[一个种些类](?:{_NAMED})|一(?:[词语句文书]|类|说)|字样"
    rf"|[^\s\uff0c。\uff01\uff1f\uff1a\uff1b\u2026\uff08\uff09{_OPENERS}{_CLOSING}\d]{{0,12}}[说道问答喊叫嚷骂想]"
    rf"(?:着|了|道)?(?:[。.]|[\uff0c,]\s?[{_OPENERS}]))"
)
"""What follows a quotation and is a part of its sentence: 这句话, and who says it (他说。 or 他喊着，“)."""
_SPEECH = "说道问答喊叫嚷骂想曰云\uff1a\uff0c:,"
"""What stands before a quotation that is a sentence of its own."""
_LONGEST = 200  # characters of a quotation whose beginning is looked for
_STRAIGHT = (re.compile('"'), re.compile("(?<![A-Za-z])'"))


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return the offset after each sentence that ends in a Chinese text, with what closes behind it (。”）).

    What stands in brackets inside a sentence, or in the marks of a title, ends none; a number at its head does not.
    A quotation ends none where its sentence goes on (“怎么办？”这个问题), or says only who speaks (“走！”他说。).
    """
    return outside_brackets(text, _candidates(text))


def _candidates(text: str) -> Iterator[int]:
    begin = 0
    openers = _straight_openers(text)
    for match in _END.finditer(text):
        end = (
            next((at for at in range(match.start() + 1, match.end()) if at in openers), match.end())
            if openers
            else match.end()
        )
        if not _is_head(text, begin, match, end) and not _is_inside(text, begin, match, end):
            yield end
            begin = end


def _straight_openers(text: str) -> frozenset[int]:
    """Return the offsets of the ASCII quotation marks that open something: every second one of a kind."""
    if '"' not in text and "'" not in text:
        return frozenset()
    return frozenset(match.start() for mark in _STRAIGHT for match in islice(mark.finditer(text), 0, None, 2))


def _is_head(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Return whether a full stop is that of a number at the head of a sentence."""
    return end - begin <= _HEAD and match[0] in (".", "\uff0e") and _COUNTED.match(text[begin:end]) is not None


def _is_inside(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Return whether a sign, with what closes behind it, stands inside a sentence that goes on."""
    quote = next((sign for sign in text[match.start() : end] if sign in _QUOTES), "")
    if _GOES_ON_AT_ONCE.match(text, end) or (quote and _GOES_ON.match(text, end)):
        return True
    return (
        quote in _OPENER_OF
        and match[0][0] != "\u3002"
        and _is_part(text, begin, end, match[0][0] == "\u2026", _OPENER_OF[quote])
    )


def _is_part(text: str, begin: int, end: int, trails_off: bool, opener: str) -> bool:
    """Return whether a quotation is a part of its sentence: 喊了一声“冲啊！”就跑.

    What it stands behind tells: a colon or a comma makes it speech; so does a verb of saying.
    """
    start = text.rfind(opener, max(begin, end - _LONGEST), end)
    before = text[begin:start].rstrip()[-1:] if start >= 0 else ""
    if not before or end == len(text) or text[end].isspace() or text[end] in _OPENERS:
        return False
    return before not in _SPEECH and (trails_off or before.isalnum())
