"""Segmentation: the sentences of a block, as spans of what a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bitext.languages import Language
from bitext.model.sentences import Sentence
from bitext.model.text import Block


def sentences_of(blocks: Sequence[Block], indices: Iterable[int], language: Language) -> list[Sentence]:
    """Return the sentences of some blocks of a text, in order; those of a passage cover it without gap or overlap."""
    return [
        Sentence(index, number, start, end)
        for index in indices
        for number, passage in enumerate(blocks[index].passages)
        for start, end in _spans(passage.text, language)
    ]


def _spans(text: str, language: Language) -> Iterator[tuple[int, int]]:
    if not text.strip():
        return
    starts = [start for start, _ in language.sentences(text)]
    yield from pairwise((0, *starts[1:], len(text)))


def text_of(blocks: Sequence[Block], sentence: Sentence) -> str:
    """Return what a sentence says, without the white space at its ends."""
    return blocks[sentence.block].passages[sentence.passage].text[sentence.start : sentence.end].strip()
