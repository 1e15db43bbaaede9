"""C07: brackets and quotation marks of a translation that do not pair."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from bitext.checks.said import Said, said_by
from bitext.checks.text import CheckedText, Words
from bitext.checks.typed import Typed
from bitext.diagnostics import Finding
from bitext.languages import ENGLISH

_BRACKETS = {"(": ")", "[": "]", "{": "}", "\uff08": "\uff09", "\uff3b": "\uff3d", "【": "】", "〔": "〕"}
_QUOTES = {"\u201c": "\u201d", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_SINGLE = "\u2018"
_CLOSES = {close: open_ for open_, close in (_BRACKETS | _QUOTES).items()}
_ALIKE = str.maketrans("\uff08\uff09\uff3b\uff3d", "()[]")
"""Brackets of both widths pair with one another."""
_SIGN = re.compile(f'[{re.escape("".join([*_CLOSES, *_CLOSES.values()]))}"{_SINGLE}]')
_ENUMERATES = re.compile(
    r"(?:^|[\s,;:.(\uff08\uff1b\uff0c。、\u2014])(?:\d{1,4}|[A-Za-z]{1,2}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})$"
)
_SMILES = re.compile(r"[:;]-?$")
_INTERVAL = re.compile(r"[\[(]\s?[-\u2212]?[\w.\u221e]{1,12}\s?[,;]\s?[-+\u2212]?[\w.\u221e]{1,12}\s?[\])]")
_INCHES = re.compile(r"\d$")
_APOSTROPHE = re.compile(r"\d\ds?\b|[nN]\u2019|(?:em|tis|twas|til|cause|round)\b", re.IGNORECASE)
_ENDS = re.compile(r"[^\W\d_.,!?]['](?!\w)|[.,!?]'(?!\w)")
"""Where a straight sign closes what a curly one opens."""
_FAR = 12
"""Passages that a quotation or a bracket may go on for."""
_MOST = 3
"""Signs that are looked at of one passage: where there are more, somebody draws with them."""
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign that pairs with none in its passage."""

    sign: str
    said: Said
    offset: int
    passage: int
    """Index of the passage in the text."""

    @property
    def opens(self) -> bool:
        return self.sign not in _CLOSES

    @property
    def is_apostrophe(self) -> bool:
        """Return whether it is a single quotation mark inside a word."""
        text, offset = self.said.text, self.offset
        is_inside = text[max(0, offset - 1) : offset].isalpha() and text[offset + 1 : offset + 2].isalpha()
        return self.sign == _SINGLE and is_inside


def unpaired(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each bracket and quotation mark of a translation that has no counterpart."""
    language = text.languages[1]
    if not (language.is_latin or language.is_chinese):
        return
    has_quotes = language.is_as(ENGLISH) or language.is_chinese
    typed, lines = Typed(text), list(said_by(text))
    found: list[_Sign] = []
    for index, said in enumerate(lines):
        left = _left(said.text, has_quotes=has_quotes)
        signs = [_Sign(sign, said, offset, index) for sign, offset in left if not _is_code(typed, said, offset)]
        found += signs[:_MOST]
    for each in _without_long_ones(found, lines):
        if not _is_in_original(each):
            yield _finding(each)


def _left(text: str, *, has_quotes: bool) -> list[tuple[str, int]]:
    """Return the signs of a line that pair with none, each with its offset."""
    left = _unpaired(text, has_quotes=has_quotes)
    if any(sign in "()[]" for sign, _ in left) and (intervals := list(_INTERVAL.finditer(text))):
        ends = {offset for each in intervals for offset in (each.start(), each.end() - 1)}
        left = _unpaired(text, has_quotes=has_quotes, without=ends)
    return left


def _unpaired(text: str, *, has_quotes: bool, without: Container[int] = ()) -> list[tuple[str, int]]:
    opened: list[tuple[str, int]] = []
    left: list[tuple[str, int]] = []
    straight, last = list[int](), -1
    for match in _SIGN.finditer(text):
        sign, offset = match[0].translate(_ALIKE), match.start()
        if offset in without or (not has_quotes and _CLOSES.get(sign, sign) not in _BRACKETS):
            continue
        if sign == '"':
            straight.append(offset)
        elif sign == _SINGLE:
            last = _last_single(text) if last < 0 else last
            if offset > last and not _APOSTROPHE.match(text, offset + 1):
                left.append((sign, offset))
        elif sign not in _CLOSES:
            opened.append((sign, offset))
        else:
            _close(sign, offset, text, opened, left)
    if len(straight) % 2 and not any(_INCHES.search(text[max(0, at - 2) : at]) for at in straight):
        left.append(('"', straight[0] if not text[: straight[0]].strip() else straight[-1]))
    return sorted([*left, *opened], key=lambda each: each[1])


def _last_single(text: str) -> int:
    """Return where the last sign stands that can close a single quotation mark; 0, where none does."""
    ends = [match.start() for match in _ENDS.finditer(text)]
    return max(text.rfind("\u2019"), *ends[-1:], 0)


def _close(sign: str, offset: int, text: str, opened: list[tuple[str, int]], left: list[tuple[str, int]]) -> None:
    """Take the last sign that a closing one pairs with from those that are open, and those in it as unpaired."""
    inner = next((index for index in range(1, min(len(opened), 8) + 1) if opened[-index][0] == _CLOSES[sign]), 0)
    if inner:
        left += opened[len(opened) - inner + 1 :]
        del opened[-inner:]
    elif sign == ")" and (_ENUMERATES.search(before := text[max(0, offset - 8) : offset]) or _SMILES.search(before)):
        return
    else:
        left.append((sign, offset))


def _without_long_ones(found: Sequence[_Sign], lines: Sequence[Said]) -> Iterator[_Sign]:
    """Yield signs without those of quotations and brackets that go on over several paragraphs."""
    waiting: list[_Sign] = []
    for each in found:
        if each.opens and each.sign != '"':
            waiting.append(each)
            continue
        opening = each.sign if each.sign == '"' else _CLOSES[each.sign]
        recent = waiting[-_FAR * _MOST :]
        begun = [one for one in recent if one.sign == opening and each.passage - one.passage <= _FAR]
        if begun:
            waiting[-len(recent) :] = [one for one in recent if one not in begun]
        elif each.sign == '"':
            waiting.append(each)
        else:
            yield each
    for each in waiting:
        is_quote = each.sign == _SINGLE and not each.is_apostrophe
        after = lines[each.passage + 1 : each.passage + 1 + _FAR] if is_quote else ()
        if any("\u2019" in said.text for said in after):
            continue
        following = lines[each.passage + 1].text if each.passage + 1 < len(lines) else ""
        if not (each.sign in _QUOTES or each.sign == '"') or not following.startswith(each.sign):
            yield each


def _is_in_original(each: _Sign) -> bool:
    """Return whether the original of a passage has a sign of the kind without a counterpart, too."""
    pair = each.said.pair
    if pair is None or not pair.source:
        return False
    kind = (*_BRACKETS,) if _CLOSES.get(each.sign, each.sign) in _BRACKETS else (*_QUOTES, _SINGLE, '"')
    left = [sign for words in pair.source for sign, _ in _left(words.text, has_quotes=True)]
    return any(sign in kind or _CLOSES.get(sign, sign) in kind for sign in left)


def _finding(each: _Sign) -> Finding:
    text = each.said.text
    if each.is_apostrophe:
        expected, found = f"an apostrophe in {_around(text, each.offset)}", _SINGLE
        do = "write \u2019"
    elif each.sign == '"':
        expected, found = 'a second " in the paragraph', f"one alone before {_after(text, each.offset + 1)}"
        do = "put in the other one, or take it out"
    elif each.opens:
        close = (_BRACKETS | _QUOTES).get(each.sign, "\u2019")
        expected, found = f"{close} behind {_after(text, each.offset)}", "none"
        do = f"put in {close}, or take {each.sign} out"
    else:
        expected, found = f"{_CLOSES[each.sign]} before {_before(text, each.offset + 1)}", "none"
        do = f"put in {_CLOSES[each.sign]}, or take {each.sign} out"
    return Finding("C07", each.said.at(each.offset), f"expected {expected}, found {found}; {do}", each.said.see())


def _around(text: str, offset: int) -> str:
    """Return the word in which an offset lies."""
    before, after = text[max(0, offset - _SHOWN) : offset].split(), text[offset : offset + _SHOWN].split()
    return f"{before[-1]}{after[0]}"


def _after(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN].strip()
    return f"{shown}…" if len(text) > start + _SHOWN else shown


def _before(text: str, end: int) -> str:
    shown = text[max(0, end - _SHOWN) : end].strip()
    return f"…{shown}" if end > _SHOWN else shown


def _is_code(typed: Typed, said: Said, offset: int) -> bool:
    return isinstance(said.place, Words) and typed.is_code(said.place, offset)
