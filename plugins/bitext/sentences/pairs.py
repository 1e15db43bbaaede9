"""The sentence pairs of an edition: those of each pair whose blocks are prose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial

from bitext.aligner import NO_LEXICON, Bead, Group, Lexicon, align_all
from bitext.languages import language
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.pairing import Lines, Pair
from bitext.model.sentences import Sentence, SentencePair, SentencePairs
from bitext.model.text import PROSE, SentenceMark
from bitext.sentences.confidence import firm
from bitext.sentences.marks import given, with_given
from bitext.sentences.numbering import numbered
from bitext.sentences.segmentation import Calls, calls_of, sentences_of, texts_of


def pairs_of(edition: Edition, lexicon: Lexicon = NO_LEXICON) -> SentencePairs:
    """Return the sentence pairs of an edition by the number of their pair; empty where the original is not on file."""
    source, translation = edition.source, edition.translation
    if source is None or not source.on_file:
        return {}
    prose = [pair for pair in translation.pairing.rows if _has_sentences(source, translation, pair)]
    calls = calls_of(source.notes)
    parted = [(pair, *sentences_in(source, translation, pair, calls)) for pair in prose]
    parted = [each for each in parted if each[1] and each[2]]
    groups = [Group(texts_of(source.blocks, ours), texts_of(translation.blocks, theirs)) for _, ours, theirs in parted]
    languages = language(source.language), language(translation.language)
    align = partial(align_all, languages=languages, lexicon=lexicon)
    if translation.sentence_marks:
        groups = with_given(
            groups, [given(_marks_in(translation, each[0]), each[1], each[2]) for each in parted], align
        )
    beads = align(groups)
    return {
        pair.number: tuple(_pairs(ours, theirs, found, group.fixed))
        for (pair, ours, theirs), found, group in zip(parted, beads, groups, strict=True)
    }


def _has_sentences(source: SourceText, translation: Translation, pair: Pair) -> bool:
    blocks = [source.blocks[i] for i in pair.source] + [translation.blocks[j] for j in pair.translation]
    return bool(pair.source and pair.translation) and all(block.kind in PROSE for block in blocks)


def sentences_in(
    source: SourceText, translation: Translation, pair: Pair, calls: Calls
) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences of both sides of a pair; `calls`: those of the original's own notes."""
    tags = language(source.language), language(translation.language)
    lines: Lines = "both" if pair.lines else ""
    return (
        sentences_of(source.blocks, pair.source, tags[0], lines=lines, calls=calls),
        sentences_of(translation.blocks, pair.translation, tags[1], lines=pair.lines),
    )


def _marks_in(translation: Translation, pair: Pair) -> list[SentenceMark]:
    marks = translation.sentence_marks
    first = bisect_left(marks, pair.translation[0], key=lambda mark: mark.block)
    stop = bisect_left(marks, pair.translation[-1] + 1, first, key=lambda mark: mark.block)
    return [mark for mark in marks[first:stop] if mark.block in pair.translation]


def _pairs(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], beads: Sequence[Bead], fixed: Sequence[Bead]
) -> Iterator[SentencePair]:
    beads = firm(beads)
    held = {(bead.source, bead.translation) for bead in fixed}
    named = numbered([bead.source for bead in beads], ours)
    for bead, (number, inner) in zip(beads, named, strict=True):
        yield SentencePair(
            number,
            tuple(ours[i] for i in bead.source),
            tuple(theirs[j] for j in bead.translation),
            inner,
            bead.confidence,
            (bead.source, bead.translation) in held,
        )
