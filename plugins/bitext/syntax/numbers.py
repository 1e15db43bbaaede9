"""Article numbers and ordinals at the start of a block: what holds the two sides together."""

from __future__ import annotations

import re

from bitext.han import HAN

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# fmt: off
_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)
# fmt: on
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

_NUMERAL = r"[〇零一二两三四五六七八九十百千]{1,12}|[0-9\uff10-\uff19]{1,6}"
# Spaces of any width may precede: the original's paragraphs are often indented by hand.
_SOURCE_ARTICLE = re.compile(rf"\s*第({_NUMERAL})条(?:之({_NUMERAL}))?")
_SOURCE_ORDINAL = re.compile(
    rf"\s*(?:第({_NUMERAL})|({_NUMERAL})[、.\uff0e]|[(\uff08]({_NUMERAL})[)\uff09]|专栏\s?({_NUMERAL}))"
)
_CIRCLED = re.compile(r"\s*([\u2460-\u2473])")
# Markdown that may stand before the words: heading signs, emphasis, a list's number, a quotation.
_MARKUP = re.compile(r"[\s>#*_\\]{0,20}")
_TRANSLATION_ARTICLE = re.compile(r"Art(?:icle|\.)\s{1,3}(\d{1,6})(?:[-\u2013](\d{1,4}))?\b", re.IGNORECASE)
_TRANSLATION_ORDINAL = re.compile(
    r"(?:(?:Part|Chapter|Section|Box|No\.)\s+)?(?:(\d{1,4})(?=[.):\s\\]|$)|\((\d{1,4})\)|([IVXLC]{1,7})(?=[.):]|\s|$))"
)
# What stands at the head of a block in both languages: an identifier of a segment or a verse, a section, a place of an
# outline. Digits before a counter (3 years, 20 percent, 3月) are no number of the block.
_SEGMENT = re.compile(
    r"\s{0,9}([a-z]{1,8}\d{0,4}(?:[.\-]\d{1,4}){0,3}:\d{1,4}(?:[.\-]\d{1,4}){0,3}|\d{1,3}:\d{1,3})(?![\d.:\-]*[a-z0-9])",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\s{0,9}§{1,2}\s{0,2}(\d{1,4}(?:\.\d{1,4}){0,4})(?!\d)")
_OUTLINE = re.compile(rf"\s{{0,9}}(\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})(?=\.?(?:\s|$)|[\u3001\uff0e{HAN}])")
_BRACKETED = re.compile(r"\s{0,9}\\?[\[\u3010\u3014](\d{1,4})\\?[\]\u3011\u3015](?![(:\[])")
_DECIMAL = re.compile(r"\s{0,9}\d{1,6}\.\d")
_COUNTERS = "年月日号时点分秒世届个名次位条章节项款种类大万亿千百十余多岁周天元倍成"
_VERSE = re.compile(rf"\s{{0,9}}(\d{{1,3}})(?=\s|[{HAN}])(?!\s{{0,2}}[{_COUNTERS}])")
_VERSE_IN_ENGLISH = re.compile(r"(\d{1,3})[*_]{0,3}(?=\s)")
_SMALL_ROMAN = re.compile(r"\(([ivxlc]{1,7})\)")
_WORD = re.compile(r"([a-z]{4,12}?)(?:ly)?\b", re.IGNORECASE)


def value(numeral: str) -> int:
    """Return the value of a Chinese numeral (二十一, 一百零三, 二〇二一) or of digits, full-width ones too.

    Positional and unit notation are both read; the numeral is one that the patterns here matched.
    """
    if numeral[0] in "0123456789" or "\uff10" <= numeral[0] <= "\uff19":
        return int(numeral)
    if not any(c in _UNITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = digit = 0
    for c in numeral:
        if c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


def source_article(text: str) -> str:
    """Return the number of the article that a Chinese block begins (`21`, `21-1`), or ""."""
    if "条" not in text[:24]:
        return ""
    match = _SOURCE_ARTICLE.match(text)
    if not match:
        return ""
    return _joined(str(value(match[1])), str(value(match[2])) if match[2] else "")


def translation_article(markdown: str) -> str:
    """Return the number of the article that an English block begins (`21`, `21-1`), or ""."""
    match = _TRANSLATION_ARTICLE.match(markdown, _words_begin(markdown))
    return _joined(str(int(match[1])), match[2] or "") if match else ""


def source_ordinal(text: str) -> int:
    """Return the ordinal that a Chinese block begins with (一、 （二） 第三章 专栏4), or 0."""
    if match := _SOURCE_ORDINAL.match(text):
        return value(next(group for group in match.groups() if group))
    if match := _CIRCLED.match(text):
        return ord(match[1]) - 0x245F  # U+2460 is ①
    return 0


def translation_ordinal(markdown: str) -> int:
    """Return the ordinal that an English block begins with (1. (2) Part 3, IV. Fifth,), or 0."""
    begin = _words_begin(markdown)
    if match := _TRANSLATION_ORDINAL.match(markdown, begin):
        if match[3]:
            return _roman(match[3])
        return int(match[1] or match[2])
    if match := _WORD.match(markdown, begin):
        word = match[1].lower()
        return _WORDS.index(word) + 1 if word in _WORDS else 0
    return 0


def source_number(text: str) -> str:
    """Return the number at the head of a Chinese block, in a form that both languages share, or "".

    `3` for 3. （三） 三、 and for the verse `3 起初`; else an identifier as it stands: `1.2`, `§5`, `1:12`, `mn1:2.3`.
    """
    if found := _identifier(text, 0):
        return found
    ordinal = 0 if _DECIMAL.match(text) else source_ordinal(text)
    match = None if ordinal else _VERSE.match(text)
    return str(int(match[1])) if match else str(ordinal or "")


def translation_number(markdown: str) -> str:
    """Return the number at the head of an English block, in a form that both languages share, or "".

    `3` for 3. (3) (iii) and for the verse `3 In the beginning`; else an identifier as it stands.
    """
    begin = _words_begin(markdown)
    if found := _identifier(markdown, begin):
        return found
    if match := _SMALL_ROMAN.match(markdown, begin):
        return str(_roman(match[1].upper()))
    ordinal = translation_ordinal(markdown)
    match = None if ordinal else _VERSE_IN_ENGLISH.match(markdown, begin)
    return str(int(match[1])) if match else str(ordinal or "")


def _identifier(text: str, begin: int) -> str:
    if match := _SEGMENT.match(text, begin):
        return match[1].lower()
    if match := _PARAGRAPH.match(text, begin):
        return f"§{match[1]}"
    if match := _BRACKETED.match(text, begin):
        return str(int(match[1]))
    match = _OUTLINE.match(text, begin)
    return match[1] if match and not text.startswith(tuple(_COUNTERS), match.end()) else ""


def _joined(number: str, suffix: str) -> str:
    return f"{number}-{suffix}" if suffix else number


def _words_begin(markdown: str) -> int:
    match = _MARKUP.match(markdown)
    return match.end() if match else 0


def _roman(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))
