"""Lines of a concordance: a term in its context (KWIC, Luhn 1960), cut out of both sides of a pair."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bitext.languages import CHINESE, ENGLISH
from bitext.languages.script import FIRST, has_han
from bitext.model.concordance import Context, ContextLine
from bitext.model.text import Span

Place = tuple[int, int, int]
"""Where a term stands on a side of a pair: index of the passage, offset of its first character, and after its last."""

_SOURCE, _TRANSLATION = 40, 120
"""Characters of context on either side: of an original in Chinese, and what English takes to say as much."""
_SIGHT = 20  # characters behind a stretch by which it is told whether a sentence ends there
_SLACK = 12  # characters: so few are not worth an ellipsis
_CLAUSE = re.compile(r"[，、：,;:]")

_Side = tuple[Sequence[str], Sequence[Place]]
"""The passages of a side, and where the term stands in them."""


def line_of(page: str, number: str, source: _Side, translation: _Side) -> ContextLine:
    """Return a line of the concordance: of each side the sentence around the term, or so much of it as fits.

    On the translation's side the place is the one that is nearest to where the headword stands in the original; where
    none is, the stretch at about the same part of the text.
    """
    position = 0.0
    here = there = None
    if source[0]:
        place = source[1][0] if source[1] else None
        position = _position(source[0], place) if place else 0.0
        here = _context(source, place, position, _SOURCE)
    if translation[0]:
        place = min(translation[1], key=lambda each: abs(_position(translation[0], each) - position), default=None)
        there = _context(translation, place, position, _TRANSLATION)
    return ContextLine(page, number, here, there)


def _position(passages: Sequence[str], place: Place) -> float:
    """Return which part of a side stands before a place: from 0 to 1."""
    before = sum(len(text) for text in passages[: place[0]]) + place[1]
    return before / (sum(len(text) for text in passages) or 1)


def _context(side: _Side, place: Place | None, position: float, width: int) -> Context:
    """Return the stretch around a place; around a position, where the term does not stand on this side."""
    passages, places = side
    if place is None:
        index, at = _at(passages, position)
        return cut(passages[index], (), (at, at), width)
    index, start, end = place
    return cut(passages[index], [(a, b) for number, a, b in places if number == index], (start, end), width)


def _at(passages: Sequence[str], position: float) -> tuple[int, int]:
    """Return the passage and the offset at a position of a side."""
    left = int(position * sum(len(text) for text in passages))
    for index, text in enumerate(passages):
        if left < len(text):
            return index, left
        left -= len(text)
    return 0, 0


def cut(text: str, spans: Sequence[Span], focus: Span, width: int) -> Context:
    """Return the stretch of a text around a span: its sentence, or some `width` characters to either side.

    It is cut at the ends of sentences, else of clauses near the edge, else of words; no span is cut in two.
    """
    start, end = _begin(text, focus, width), _end(text, focus, width)
    for first, last in spans:
        if first < start < last:
            start = first
        if first < end < last:
            end = last
    kept = tuple((a - start, b - start) for a, b in spans if a >= start and b <= end)
    return Context(text[start:end], kept, start > 0, end < len(text))


def _begin(text: str, focus: Span, width: int) -> int:
    least = focus[0] - width
    if least <= _SLACK:
        least = 0
    if focus[0] < focus[1] and (ends := [end for end in _ends(text, least, focus[1]) if end <= focus[0]]):
        return _past_space(text, ends[-1])
    if not least:
        return 0
    clause = _CLAUSE.search(text, least, least + width // 3)
    return _past_space(text, clause.end() if clause else _word_begin(text, least))


def _end(text: str, focus: Span, width: int) -> int:
    most = focus[1] + width
    if most >= len(text) - _SLACK:
        most = len(text)
    if focus[0] < focus[1] and (ends := [end for end in _ends(text, focus[0], most) if end >= focus[1]]):
        return ends[0]
    if most == len(text):
        return most
    clauses = [each.start() for each in _CLAUSE.finditer(text, most - width // 3, most)]
    return clauses[-1] if clauses else _word_end(text, most)


def _ends(text: str, begin: int, end: int) -> list[int]:
    """Return the offsets at which sentences end in a stretch of a text, as far as the stretch tells."""
    rules = (CHINESE if has_han(text) else ENGLISH).rules
    sight = min(end + _SIGHT, len(text))
    return [begin + each for each in rules.sentence_ends(text[begin:sight]) if begin + each <= end]


def _past_space(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")


def _word_begin(text: str, at: int) -> int:
    """Return the first place at or after one at which a word begins; one Chinese character is as good as another."""
    reach = at + _TRANSLATION // 4
    begin = at
    while begin < reach and _within_word(text, begin):
        begin += 1
    return begin if begin < reach else at


def _word_end(text: str, at: int) -> int:
    reach = at - _TRANSLATION // 4
    end = at
    while end > reach and _within_word(text, end):
        end -= 1
    return end if end > reach else at


def _within_word(text: str, at: int) -> bool:
    """Return whether a place lies between two letters or digits of a word that is written with spaces around it."""
    around = text[at - 1 : at + 1]
    return len(around) == 2 and all(character.isalnum() and character < FIRST for character in around)
