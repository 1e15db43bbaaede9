"""The original's own notes: a note sign in the text (※ ① [1] 〔二〕 （注1）), and a line below that begins with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bitext.languages.zh.numbers import COUNTING, ZEROS, value
from bitext.model.text import Block, SourceNote

_NUMERAL = rf"[0-9\uff10-\uff19]{{1,3}}|[{ZEROS}{COUNTING}]{{1,5}}"
_MARK = "\u6ce8(?:\u91ca)? ?"  # 注, 注释, 注 1
_PAIRS = (("[", "]"), ("〔", "〕"), ("【", "】"), ("\uff3b", "\uff3d"))
_BRACKETED = "|".join(rf"{re.escape(a)}(?:{_MARK})?(?:{_NUMERAL}){re.escape(b)}" for a, b in _PAIRS)
# ※, ① to ⑳, ㉑ to ㉟, ㊱ to ㊿; numbers in brackets; in round ones, which enumerate too, only with 注.
_SIGN = re.compile(
    rf"[\u203b\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|{_BRACKETED}|[(\uff08]{_MARK}(?:{_NUMERAL})[)\uff09]"
)
_OPENING = re.compile(rf"{_MARK}(?:{_NUMERAL})(?=[:\uff1a.\uff0e、\s])")  # 注1：
_INNER = re.compile(rf"({_MARK})?({_NUMERAL})")
_AFTER = re.compile(rf"\s{{0,3}}第?\s?(?:\d{{1,6}}|[{ZEROS}{COUNTING}]{{1,6}})\s?号")  # 国办发[99]12号: a year
_MOST = 999  # a number past that is a year
_KINDS_WITHOUT_TEXT = ("fence", "image")


def source_notes(blocks: Sequence[Block]) -> tuple[SourceNote, ...]:
    """Return the notes of an original in the order of the text.

    A block that begins with a note sign is the note of all equal signs above it, up to the note before with this sign:
    numbers may begin anew in each chapter. In such a block each line that begins with a sign is a note. A sign that
    begins a block and stands nowhere above it is an enumeration.
    """
    return tuple(_notes(blocks))


def _notes(blocks: Sequence[Block]) -> Iterator[SourceNote]:
    waiting: dict[str, list[tuple[int, int]]] = {}
    number = 0
    for index, block in enumerate(blocks):
        if block.kind in _KINDS_WITHOUT_TEXT:
            continue
        for start, sign, key, begins in _signs(block):
            if not begins:
                waiting.setdefault(key, []).append((index, start))
            elif calls := waiting.pop(key, None):
                number += 1
                signs = tuple(_sign_at(blocks[at].text, offset) for at, offset in calls)
                yield SourceNote(number, sign, tuple(calls), (index, start), signs)


def _signs(block: Block) -> Iterator[tuple[int, str, str, bool]]:
    """Yield offset, sign, key and whether a note may begin there, of each note sign of a block."""
    text = block.text
    begin = len(text) - len(text.lstrip())
    begins = {begin}
    if (opening := _OPENING.match(text, begin)) or ((first := _SIGN.match(text, begin)) and _key(text, first)):
        begins.update(end + len(text[end : end + 20]) - len(text[end : end + 20].lstrip()) for end in block.line_ends)
    if opening:
        yield begin, opening[0], _key(text, opening), True
    for match in _SIGN.finditer(text, opening.end() if opening else 0):
        if key := _key(text, match):
            yield match.start(), match[0], key, match.start() in begins


def _sign_at(text: str, offset: int) -> str:
    match = _SIGN.match(text, offset)
    return match[0] if match else text[offset]


def _key(text: str, match: re.Match[str]) -> str:
    """Return a note sign's key, equal for full-width and ASCII forms, or "" where the match is no note sign."""
    inner = _INNER.search(match[0])
    if inner is None or len(match[0]) == 1:
        return match[0]
    if value(inner[2]) > _MOST or (len(inner[2]) > 1 and _AFTER.match(text, match.end())):
        return ""
    if inner[1]:
        return f"注{value(inner[2])}"
    return unicodedata.normalize("NFKC", match[0])
