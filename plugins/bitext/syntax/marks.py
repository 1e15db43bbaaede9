"""The pairing marks: comments that say which source blocks an English block renders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bitext.nearest import nearest
from bitext.syntax.near.forms import is_remark, right_mark
from bitext.syntax.near.sentence_forms import SENTENCE, right_sentence, right_verified
from bitext.syntax.suppression import right_ignoring

_OPENING = re.compile(r" {0,3}<!--[- \t]*([A-Za-z]+)[ \t]*([:：=;]?)")
_WORDS = ("source", "untranslated")
_SAYS_WHICH = re.compile(r"none\b|#?\d", re.IGNORECASE)
_NUMBERS_ALONE = re.compile(r"none\.?|#?\d[\d ,\uff0c、&\u2013\u2014~-]{0,60}", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,6})(?:[ ]?[-\u2010-\u2015\u2212~\uff5e][ ]?(\d{1,6}))?(?![\w])[ \t,:]*(.*)")
_OTHER_WORDS = re.compile(
    r" {0,3}<!--[ \t]{0,9}(?:(?:not|non|un)[ -]?translated|omitted|skipped|left out|source[ -](?:blocks?|texts?))"
    r"[ \t]{0,3}[:：=][ \t]{0,3}#?\d",
    re.IGNORECASE,
)
"""A comment that says what a pairing mark says, in other words than ours."""
_MANGLED = re.compile(
    r"[ \t]{0,3}(?P<open>(?:\\?[<\u2039\uff1c〈«]|&lt;)[ ]?\\?[!！]?"
    r"(?:[ ]?[-\u2010-\u2015\u2212\uff0d]){0,4}|\{[#%]-?|%%|\[|//|;;)"
    r"[ \t]{0,3}(?P<says>[A-Za-z][^<>\n\[\]{}]{0,300})(?<![^\w.])[ \t]{0,3}"
    r"(?P<close>(?:[-\u2010-\u2015\u2212\uff0d][ ]?){0,4}[!！]?[ ]?"
    r"(?:\\?[>\u203a\uff1e〉»]|&gt;)?|-?[#%]\}|%%|\])[ \t]*"
)
"""A comment as a word processor, or somebody used to another notation, writes it."""
_DASHES = "[-\u2010-\u2015\u2212\uff0d]{1,4}"
_WITHIN = re.compile(
    rf"(?:[<\u2039\uff1c]|&lt;)[ ]?[!！][ ]?{_DASHES}[ ]?"
    r"(?:source|untranslated|sentence|verified|ignore|terms|texts|notes|glossary|renderings)\b[^<>\u2039\u203a\n]{0,200}?"
    rf"{_DASHES}[ ]?(?:[>\u203a\uff1e]|&gt;)",
    re.IGNORECASE,
)
_OF_PROSE = ("[", "//", ";;")
"""What may stand at the head of a line that is no comment: [verified]."""
_TERMS = re.compile(r"terms[ ]?:[ ]?(on|off)", re.IGNORECASE)
_VERIFIED = re.compile(r" {0,3}<!--[- \t]*verified(?:[ \t]*:[ \t]*yes)?[- \t]*-->[ \t]*", re.IGNORECASE)
VERIFIED = "<!-- verified -->"
"""The mark that says of the section in which it stands that its blocks pair as they should."""
_A_YEAR = 1000  # [source: 2022] says where a table is from
_CHECK = re.compile(r" {0,3}<!--[ \t]{0,9}check[ \t]{0,3}:[ \t]{0,9}(.{0,1000}?)[ \t]{0,9}-->[ \t]*", re.IGNORECASE)
MARK_FORMS = "<!-- source: 12 -->, <!-- source: 12-13 -->, <!-- source: none --> or <!-- untranslated: 12 reason -->"
"""The forms of a pairing mark, for messages."""


@dataclass(frozen=True, slots=True)
class ParsedMark:
    """The content of a pairing mark, without its place."""

    kind: Literal["source", "none", "untranslated"]
    first: int
    last: int
    reason: str


def parse(line: str) -> ParsedMark | str | None:
    """Return the pairing mark on a line of its own, its words if it is malformed, or None if no mark was meant.

    A mark is meant by its word and a colon, or by a similar word or its word without the colon, before a number.
    "source: Xinhua" is a remark.
    """
    opening, end = _OPENING.match(line), line.find("-->")
    if not opening or end < opening.end():
        return None
    word, colon = opening[1].lower(), opening[2]
    rest, after = line[opening.end() : end].rstrip("-").strip(" \t"), line[end + 3 :].strip(" \t")
    if word not in _WORDS or colon != ":":
        near = nearest(word, _WORDS, 0.8)
        # "source 2022 yearbook" is a remark; behind "untranslated 12", which needs no colon, a reason may follow.
        says = _SAYS_WHICH.match(rest) if colon or near == "untranslated" else _NUMBERS_ALONE.fullmatch(rest)
        meant_ = (near and near[0] == word[0] and says) or _OTHER_WORDS.match(line)
        return line.strip() if meant_ else None
    if word == "source" and is_remark(rest):
        return None
    if after:
        return line.strip()
    if word == "source" and rest.lower() == "none":
        return ParsedMark("none", 0, 0, "")
    numbers = _RANGE.fullmatch(rest)
    if not numbers or (word == "source" and numbers[3]):
        return rest
    first = int(numbers[1])
    kind: Literal["source", "untranslated"] = "source" if word == "source" else "untranslated"
    return ParsedMark(kind, first, int(numbers[2] or first), numbers[3])


def is_verified(line: str) -> bool:
    """Return whether a line is the mark `<!-- verified -->`, which may have a `yes`."""
    return "erified" in line.lower() and _VERIFIED.fullmatch(line) is not None


def asked(line: str) -> str:
    """Return what `<!-- check: … -->` on a line of its own asks its editor to look at, or an empty string."""
    match = _CHECK.fullmatch(line)
    return match[1] if match else ""


def mangled(line: str) -> bool:
    """Return whether a line that is no comment was meant as a pairing mark or a switch of terms."""
    return bool(_said_by_mangled(line))


def mangled_within(text: str) -> Iterator[re.Match[str]]:
    """Yield the places in a text where a word processor has mangled a comment of ours."""
    return _WITHIN.finditer(text) if "!" in text or "！" in text else iter(())


def meant(line: str) -> str:
    """Return the right form of the pairing mark or the switch that a line is meant to be, or "" if not certain."""
    says = line.strip().removeprefix("<!--").partition("-->")[0].strip(" \t-")
    return (
        _said_by_mangled(line)
        or right_mark(says)
        or right_sentence(says)
        or right_verified(says)
        or right_ignoring(says)
    )


def _said_by_mangled(line: str) -> str:
    """Return the right form of the mark or the switch that a mangled comment is meant to be, or ""."""
    if not any(word in line for word in ("ource", "ranslat", "erms", "entence", "erified", "gnore")):
        return ""  # quick: nearly every line ends here
    match = _MANGLED.fullmatch(line)
    if not match or (line.lstrip().startswith("<!--") and line.rstrip().endswith("-->")):
        return ""
    says = match["says"].strip()
    if switch := _TERMS.fullmatch(says):
        return f"<!-- terms: {switch[1].lower()} -->"
    right = right_sentence(says) or right_verified(says) or right_ignoring(says)
    if right:
        return "" if match["open"] in _OF_PROSE or right == SENTENCE else right
    parsed = parse(f"<!-- {says} -->")
    if not isinstance(parsed, ParsedMark) or (match["open"] in _OF_PROSE and parsed.first >= _A_YEAR):
        return ""
    return right_mark(says)
