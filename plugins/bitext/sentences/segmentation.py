"""Segmentation: the sentences of a block, as spans of what a reader sees."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bitext.languages import ENGLISH, Language
from bitext.languages.script import has_han
from bitext.languages.sentences import CLOSERS
from bitext.model.pairing import Lines
from bitext.model.sentences import Sentence
from bitext.model.text import Block, Passage, SourceNote, Span

Calls = Mapping[int, Sequence[Span]]
"""Where the signs of an original's own notes stand: by the index of the block, spans of its text in order."""

_LETTER = re.compile(r"[^\W_]")
_OPENERS = tuple("\"'\u2018\u201c\u00ab\u300c\u300e(\uff08")
_CLOSING = re.compile(rf"[{CLOSERS}]{{0,6}}")
_SPACE = re.compile(r"\s*")


def calls_of(notes: Iterable[SourceNote]) -> Calls:
    """Return where the signs of an original's notes stand in its text."""
    found: dict[int, list[Span]] = {}
    for note in notes:
        signs = note.signs or (note.sign,) * len(note.calls)
        for (block, offset), sign in zip(note.calls, signs, strict=True):
            found.setdefault(block, []).append((offset, offset + len(sign)))
    return {block: sorted(spans) for block, spans in found.items()}


def sentences_of(
    blocks: Sequence[Block],
    indices: Iterable[int],
    language: Language,
    *,
    lines: Lines = "",
    calls: Calls | None = None,
) -> list[Sentence]:
    """Return the sentences of some blocks of a text, in order; those of a passage cover it without gap or overlap.

    `lines`: which lines of these blocks are their sentences: "both": all; "source": those that end in breaks; "": none,
    but a break ends a sentence all the same. A heading is one sentence, unless it holds several that are finished.
    The sign of a note of the original's own belongs to the sentence before it.
    """
    return [
        Sentence(index, number, start, end)
        for index in indices
        for number, passage in enumerate(blocks[index].passages)
        for start, end in pairwise(_bounds(blocks[index], passage, language, lines, (calls or {}).get(index, ())))
    ]


def texts_of(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[str]:
    """Return what sentences say, without the white space at their ends."""
    passages = {index: blocks[index].passages for index in {each.block for each in sentences}}  # made here, once
    return [passages[each.block][each.passage].text[each.start : each.end].strip() for each in sentences]


def _bounds(block: Block, passage: Passage, language: Language, lines: Lines, calls: Sequence[Span]) -> list[int]:
    """Return where each sentence of a passage begins, and where the last one ends; an empty list if it says nothing."""
    if not passage.text.strip():
        return []
    cuts = list(_line_cuts(block, passage, lines))
    if not (lines and cuts):
        ends = _sentence_ends(block, passage.text, language)
        cuts += _with_letters(passage.text, list(_behind_calls(ends, passage, calls)) if calls else ends)
    begins = {_past_space(passage.text, cut) for cut in cuts} - {len(passage.text)}
    begins -= {_past_space(passage.text, 0)}
    return [0, *sorted(begins), len(passage.text)]


def _line_cuts(block: Block, passage: Passage, lines: Lines) -> Iterator[int]:
    """Yield where the lines of a passage begin that stand on the page, but for the first."""
    ends = block.line_ends if lines == "both" else block.hard_ends
    for end in (ends[index] for index in range(bisect_left(ends, passage.start), len(ends))):
        cut = _offset(passage, end + block.text.startswith("\n", end))
        if cut == len(passage.text):
            return
        if lines or block.text[end - 1] != "\\":  # which is a break only where lines stand
            yield cut


def _offset(passage: Passage, at: int) -> int:
    """Return the offset in a passage of the first character that stands at an offset of the block's text or behind."""
    return bisect_left(range(len(passage.text)), at, key=passage.place)


def _sentence_ends(block: Block, text: str, language: Language) -> Sequence[int]:
    rules = ENGLISH.rules if language.is_chinese and not has_han(text) else language.rules
    ends = rules.sentence_ends(text)
    return () if block.kind == "heading" and (not ends or text[ends[-1] :].strip()) else ends


def _behind_calls(ends: Iterable[int], passage: Passage, calls: Sequence[Span]) -> Iterator[int]:
    """Yield the ends of sentences, each behind the signs of notes that follow it, and what closes behind those."""
    first, last = (bisect_left(calls, (at,)) for at in (passage.start, passage.place(len(passage.text))))
    stops = {_offset(passage, start): _offset(passage, stop) for start, stop in calls[first:last]}
    for end in ends:
        at = end
        while (begin := _past_space(passage.text, at)) in stops and begin < stops[begin]:
            closing = _CLOSING.match(passage.text, stops[begin])
            at = closing.end() if closing else stops[begin]
        yield at


def _with_letters(text: str, ends: Sequence[int]) -> Iterator[int]:
    """Yield the ends of sentences but those behind which only signs follow up to the next; what is quoted may be so."""
    for end, following in pairwise((*ends, len(text))):
        if _LETTER.search(text, end, following) or text.startswith(_OPENERS, _past_space(text, end)):
            yield end


def _past_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
