"""The plain language: what is asked of a language of which nothing is known but its tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bitext.languages.comparable import number as number_token
from bitext.languages.comparable import sign
from bitext.languages.designations import designations, without_number
from bitext.languages.identifiers import identifier
from bitext.languages.quantities import Quantity, blanked
from bitext.languages.sentences import CLOSERS, outside_brackets
from bitext.languages.stem import Stem

ENGLISH_CHARACTERS: float = 0.0
"""Nobody knows."""

# Of Unicode's property Sentence_Terminal those in use, and the shad of Tibetan, which ends clauses and verses too.
_END = re.compile(
    rf"(?:[\u0589\u061e\u061f\u06d4\u0700-\u0702\u0964\u0965\u0f0d-\u0f0e\u104a\u104b\u1362\u1367\u1368\u1803\u1809"
    rf"\u203c\u2047-\u2049\u3002\ua8ce\ua8cf\uff01\uff1f\uff61]{{1,8}}"
    rf"|[.!?\u2026\u037e]{{1,8}}(?=[{CLOSERS}]{{0,6}}(?:\s|$)))[{CLOSERS}]{{0,6}}"
)
_QUOTED = re.compile("[\u300d\u300f](?:[、\uff0c]|と|って)")
"""Behind a Japanese quotation its sentence goes on: 「はい。」と言う."""
_NUMBER = re.compile(r"\s{0,9}(?:(\d{1,4})[.):\u3001\uff0e\uff09]|[(\uff08](\d{1,4})[)\uff09]|(\d{1,3})(?=\s))")
_TOKEN = re.compile(r"(?P<digits>[0-9]{1,15}(?:\.[0-9]{1,12})?)|(?P<sign>[?!\uff1f\uff01\u061f\u037e])|[^\W\d_]{2,60}")
_AMOUNT = re.compile(
    r"(?<![^\W\d_])(?<![\d.,])(?P<digits>(?:\d{1,3}(?:,\d{3}){1,6}(?![\d,])|\d{1,20})(?:\.\d{1,12})?)(?P<percent>\s?[%\uff05])?(?![A-Za-z])"
)
_DECIMAL = re.compile(r"\s{0,9}\d{1,6}\.\d")


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return the offset after each sentence that ends in a text, by the signs that end one in any script.

    A full stop ends none where the next word is small, or behind a number at the head of a sentence.
    """
    return outside_brackets(text, _candidates(text))


def _candidates(text: str) -> Iterator[int]:
    begin = 0
    for match in _END.finditer(text):
        end = match.end()
        following = text[end : end + 3].strip()[:1]
        is_head = match[0] == "." and end - begin < 8 and text[begin : end - 1].strip().isdigit()
        is_quoted = _QUOTED.match(text, end - 1)
        if not (is_head or is_quoted or (match[0][0] in ".\u2026" and following.islower())):
            yield end
            begin = end


def article(text: str, begin: int = 0) -> str:
    """Return an empty string: what an article is called is not known."""
    del text, begin
    return ""


def ordinal(text: str, begin: int = 0) -> int:
    """Return the number in digits that begins at an offset (1. 2) (3)), or 0."""
    match = None if _DECIMAL.match(text, begin) else _NUMBER.match(text, begin)
    return int(match[1] or match[2] or 0) if match else 0


def number(text: str, begin: int = 0) -> str:
    """Return the number that begins at an offset: `3` for 3. (3) and for the verse `3 …`; or an identifier."""
    if found := identifier(text, begin):
        return found
    match = None if _DECIMAL.match(text, begin) else _NUMBER.match(text, begin)
    return str(int(match[1] or match[2] or match[3])) if match else ""


def stems(rendering: str) -> Iterator[Stem]:
    """Yield a rendering as it is: no other forms are known."""
    yield Stem(rendering, ("",), "")


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, in order; numbers by value (`#21`), the signs ? and !."""
    return [
        number_token(float(match["digits"])) if match["digits"] else sign(match["sign"] or match[0].lower())
        for match in _TOKEN.finditer(text)
    ]


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers in digits, the percentages, the standards and the dates in figures of a text, in order."""
    named = list(designations(text))
    rest = blanked(text, (*((each.start, each.end) for each in named), *without_number(text)))
    for match in _AMOUNT.finditer(rest):
        value = Fraction(match["digits"].replace(",", ""))
        if match["percent"]:
            named.append(Quantity("percent", value / 100, *match.span(), match[0]))
        else:
            named.append(Quantity("number", value, *match.span(), match[0]))
    return tuple(sorted(named, key=lambda each: each.start))
