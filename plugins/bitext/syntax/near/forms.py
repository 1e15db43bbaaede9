"""The forms of our comments, and their near misses: by a letter or two, by punctuation, by another word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bitext.nearest import nearest

LISTS = ("texts", "notes", "glossary", "renderings")
"""Words of the comments that stand for a list."""
_OF_A_TERM = ("term", "passages")  # on the page of a term, which the site makes
_ORDINARY = ("tests", "test", "nodes", "noted", "votes", "quotes", "rendering", "next", "toc", "notice", "texture")
_SWITCH = re.compile(r"([A-Za-z]{3,8})\s{0,3}[:：=-]?\s{0,3}([A-Za-z0-9]{1,8})[.]?")
_ON = ("on", "yes", "true", "start", "again", "show")
_OFF = ("off", "of", "none", "no", "false", "stop", "hide", "skip")
_LIST = re.compile(r"([A-Za-z]{3,14})\s{0,3}[:：.]?")
_MARK = re.compile(r"([A-Za-z]+(?:[ -](?:translated|texts?|blocks?))?)\s{0,3}[:：=;]?\s{0,3}(.*)")
_UNTRANSLATED = ("nottranslated", "nontranslated", "untranslated", "omitted", "skipped", "leftout")
_NUMBER = r"(?:#|pp?\.? ?|nos?\.? ?|blocks? )?(\d{1,6})"
_NUMBERS = re.compile(
    rf"{_NUMBER}(?:(?P<sign>\s{{0,2}}(?:[-\u2010-\u2015\u2212~\uff5e\u301c\uff0d/+&,\uff0c、;]|\.\.+|\u2026|to|and|至|到)\s{{0,2}}){_NUMBER})?(?![\w%])",
    re.IGNORECASE,
)
_MORE_NUMBERS = re.compile(r"\d{1,6}(?:[ ]?[,\uff0c、;&+][ ]?\d{1,6}){1,50}")
_SPELT = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ROMAN = re.compile(r"[IVXL]{1,7}\b")
NOTHING = ("none", "non", "na", "added", "nothing", "no", "nil", "null", "nobody", "n/a", "-", "\u2013", "\u2014", "0")
LOOKALIKE = str.maketrans({"\uff1a": ":", "\ufe55": ":", "\u2236": ":", "\u00a0": " ", "\u3000": " "})
"""For the signs of a comment, what looks like them."""


@dataclass(frozen=True, slots=True)
class Form:
    """The comment that was meant."""

    kind: Literal["mark", "switch", "list"]
    right: str
    """The right form."""


def right_mark(says: str) -> str:
    """Return the pairing mark that a comment's text means, or "" where that is not certain."""
    match = _MARK.fullmatch(" ".join(says.translate(LOOKALIKE).split()))
    if not match:
        return ""
    word, rest = re.sub(r"[ -]", "", match[1].lower()), match[2].strip()
    kind = "untranslated" if word in _UNTRANSLATED else nearest(word, ("source", "untranslated"), 0.7)
    if kind != "untranslated" and rest.lower().rstrip(".") in NOTHING:
        return "<!-- source: none -->" if kind else ""
    found = numbers(rest)
    if not kind or not found:
        return ""
    first, last, reason = found
    span = first if first == last else f"{first}-{last}"
    if kind == "source":
        return "" if reason else f"<!-- source: {span} -->"
    return f"<!-- untranslated: {span} {reason or 'reason'} -->"


def numbers(rest: str) -> tuple[int, int, str] | None:
    """Return the first and the last number that are meant and the text behind them, or None."""
    word = rest.lower().rstrip(".")
    if word in _SPELT:
        return _SPELT.index(word), _SPELT.index(word), ""
    if _MORE_NUMBERS.fullmatch(rest):
        found = [int(each) for each in re.findall(r"\d+", rest)]
        running = found == list(range(found[0], found[0] + len(found)))
        return (found[0], found[-1], "") if running else None
    match = _NUMBERS.match(rest)
    if not match:
        return None
    first, last = int(match[1]), int(match[3] or match[1])
    return (first, last, rest[match.end() :].strip(" \t,:.;-")) if first <= last else None


def is_remark(rest: str) -> bool:
    """Return whether the text behind `source:` is a remark on where something is from, and names no block."""
    words = re.findall(r"[A-Za-z]+", rest[:60].lower())
    if not rest[:1].isalpha() or not words or words[0] in _SPELT or _ROMAN.match(rest):
        return False
    return not (right_mark(f"source: {rest}") or nearest(rest.lower(), ("none",), 0.75))


def form_of(says: str) -> Form | None:
    """Return the switch or the list that a comment is meant to be, or None."""
    says = " ".join(says.translate(LOOKALIKE).split())
    if says.lower().strip(".:") == "terms":
        return Form("switch", "<!-- terms: off --> or <!-- terms: on -->")
    switch = _SWITCH.fullmatch(says)
    if switch and nearest(switch[1].lower(), ("terms",), 0.75):
        value = switch[2].lower()
        near = value if value in (*_ON, *_OFF) else nearest(value, ("on", "off"), 0.75)
        if near:
            return Form("switch", f"<!-- terms: {'on' if near in _ON else 'off'} -->")
        return (
            Form("switch", "<!-- terms: off --> or <!-- terms: on -->")
            if ":" in says and switch[1] == "terms"
            else None
        )
    one = _LIST.fullmatch(says)
    word = one[1].lower() if one else ""
    if not word or word in (*_OF_A_TERM, *_ORDINARY):
        return None
    near = word if word in LISTS else nearest(word, LISTS, 0.8)
    return Form("list", f"<!-- {near} -->") if near and near[0] == word[0] else None
