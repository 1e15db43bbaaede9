"""Numbers in English words, and with words behind digits: ninety-nine thousand, 2.5 million, two and a half."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

# fmt: off
_COUNT = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_ORDER = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "bn": 10**9, "tn": 10**12, "mn": 10**6, "mln": 10**6, "bln": 10**9, "trn": 10**12, "k": 10**3, "m": 10**6,
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}
# fmt: on
CARDINALS = {word: i for i, word in enumerate(_COUNT)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}
ORDINALS = {word: i for i, word in enumerate(_ORDER) if i} | {f"{w[:-1]}ieth": 10 * i for i, w in enumerate(_TENS, 2)}

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,6}(?![\d,]*\d)"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,6}(?![\d,])|\d{1,20})(?:\.\d{1,12})?"
)
"""A number in digits, for a pattern."""
_TENS_PATTERN = "|".join(_TENS)
_ONES_PATTERN = "|".join(sorted(_COUNT, key=len, reverse=True))
_ORDER_PATTERN = "|".join(sorted(ORDINALS, key=len, reverse=True))
_AFTER_ARTICLE = "half|third|fourth|quarter|fifth|sixth|seventh|eighth|ninth|tenth|decade|century"
_ORDER_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_LARGE = "hundred|thousand|million|billion|trillion|dozen"
CARDINAL = rf"(?:(?:{_TENS_PATTERN})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)(?![a-z]))?|{_ONES_PATTERN})"
_WORD_END = r"(?![A-Za-z\d])"
# What a numeral begins with: most words are passed over at their second letter.
_BEGIN = "|".join(sorted({word[:2] for word in (*CARDINALS, *ORDINALS, "half", "hundredth")}))
NUMBER = re.compile(
    rf"(?<![A-Za-z\d])(?={_BEGIN}|an?[ -])(?:(?P<tens>{_TENS_PATTERN})[ -](?P<ordinal_one>{_ORDER_ONES}){_WORD_END}"
    rf"|(?P<cardinal>{CARDINAL}){_WORD_END}|(?P<ordinal>{_ORDER_PATTERN}|hundredth)(?:ly)?{_WORD_END}"
    rf"|(?P<article>an?|half)[ -](?:an?[ -])?(?=(?:{_LARGE}|{_AFTER_ARTICLE}){_WORD_END})"
    rf"|(?P<half>half)(?![A-Za-z]))"
    rf"|(?=\d)(?:(?<![A-Za-z\d.,])|(?<=RMB)|(?<=CNY)|(?<=USD)|(?<=EUR)|(?<=No\.)|(?<=Nos\.)|(?<=Art\.)|(?<=[^\d][,])|(?<=[a-z]\.))"
    rf"(?P<digits>{DIGITS})",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"[ \u00a0-]{{1,2}}(?:(?P<scale>{_LARGE}|mln|bln|trn|bn|tn|mn)s?{_WORD_END}"
    rf"|(?P<and>and[ -](?=an?[ -]half|{CARDINAL}{_WORD_END}|\d))?"
    rf"(?:(?P<half>(?:an?|one)[ -]half){_WORD_END}|(?P<cardinal>{CARDINAL}){_WORD_END}"
    rf"|(?P<digits>\d{{1,3}})(?![\d.,]*\d|[A-Za-z])))",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?P<scale>bn|tn|mn|mln|bln|trn|[kK](?!m)|m)(?![A-Za-z\d])")
PART = re.compile(
    r"[ -](?P<part>half|halves|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)s?"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:[$¥￥€£]|RMB|USD|CNY)\s?$")
_THOUSAND = 1000
_AGE = re.compile(r"decade|century", re.IGNORECASE)
_GROUPED = dict.fromkeys(map(ord, ", \u00a0\u2009\u202f"))
_WORDS = 12  # parts of one number at most


class Counted(NamedTuple):
    """A number that was read."""

    value: Fraction
    end: int
    scale: int
    """What it was multiplied with last, from a thousand on."""
    is_ordinal: bool = False
    others: tuple[Fraction, ...] = ()


def counted(text: str, match: re.Match[str]) -> Counted | None:
    """Return the number that begins with a match of `NUMBER`; None where it is none."""
    if match["ordinal_one"]:
        return Counted(
            Fraction(CARDINALS[match["tens"].lower()] + ORDINALS[match["ordinal_one"].lower()]),
            match.end(),
            1,
            is_ordinal=True,
        )
    if match["ordinal"]:
        return Counted(Fraction(ORDINALS.get(match["ordinal"].lower(), 100)), match.end(), 1, is_ordinal=True)
    if match["half"]:
        return Counted(Fraction(1, 2), match.end(), 1)
    if match["article"]:
        return _after_article(text, match)
    first = _number(match["digits"]) if match["digits"] else Fraction(cardinal(match["cardinal"]))
    if match["digits"] and (glued := _GLUED.match(text, match.end())):
        return _glued(text, match, first, glued)
    part = PART.match(text, match.end())
    if part and not (match["digits"] and match["digits"] != "1") and 0 < first < 20:  # 19 twentieths
        below = _PARTS[part["part"].lower()]
        return Counted(first / below, part.end(), 1, others=(first,))
    return _joined(text, match.end(), first)


def _glued(text: str, match: re.Match[str], first: Fraction, glued: re.Match[str]) -> Counted | None:
    """Return 5bn and $5m as what they are multiplied with, 5m as it stands."""
    scale = _SCALES[glued["scale"].lower()]
    if glued["scale"] in "mkK" and not _MONEY.search(text, max(0, match.start() - 4), match.start()):
        return Counted(first, match.end(), 1, others=(first * scale,))
    return Counted(first * scale, glued.end(), scale)


def _after_article(text: str, match: re.Match[str]) -> Counted | None:
    """Return a hundred, half a million, a third, half a century."""
    is_half = match["article"].lower() == "half"
    first = Fraction(1, 2) if is_half else Fraction(1)
    if part := PART.match(text, match.end() - 1):
        below = _PARTS[part["part"].lower()]
        return Counted(first / below, part.end(), 1, others=(Fraction(below),))
    found = _joined(text, match.end() - 1, first)
    return found if found.end > match.end() or is_half or _AGE.match(text, match.end()) else None


def _number(digits: str) -> Fraction:
    return Fraction(digits.translate(_GROUPED))


def cardinal(words: str) -> int:
    """Return the value of a number below a hundred."""
    return sum(CARDINALS[word] for word in re.split("[ -]", words.lower()))


def _joined(text: str, end: int, first: Fraction) -> Counted:
    """Return a number with all the words behind it that belong to it."""
    if not _NEXT.match(text, end):
        return Counted(first, end, 1)
    total, current, last, scale = Fraction(0), first, 0, 1
    for _ in range(_WORDS):
        match = _NEXT.match(text, end)
        if not match or not (current or match["cardinal"] or match["digits"] or match["half"]):
            break
        if match["half"]:
            return _and_a_half(text, match, total + current, last)
        if match["scale"]:
            factor = _SCALES[match["scale"].lower()]
            if factor < _THOUSAND:
                current *= factor
            else:
                total, current, scale = total + current * factor, Fraction(0), max(scale, factor)
            last = factor
        elif (number := _below(text, match, last)) is not None:
            current += number
        else:
            break
        end = match.end()
    return Counted(total + current, end, scale)


def _below(text: str, match: re.Match[str], last: int) -> Fraction | None:
    """Return a number that goes on with one: five in two hundred and five, but not in two and five; else None."""
    number = Fraction(cardinal(match["cardinal"])) if match["cardinal"] else _number(match["digits"])
    following = _NEXT.match(text, match.end())
    factor = _SCALES[following["scale"].lower()] if following and following["scale"] else 1
    return number if number * factor < last else None


def _and_a_half(text: str, match: re.Match[str], whole: Fraction, last: int) -> Counted:
    """Return two and a half million, or a million and a half."""
    value = whole + Fraction(max(last, 1), 2)
    following = None if last else _NEXT.match(text, match.end())
    if not following or not following["scale"]:
        return Counted(value, match.end(), 1)
    factor = _SCALES[following["scale"].lower()]
    return Counted(value * factor, following.end(), factor if factor >= _THOUSAND else 1)
