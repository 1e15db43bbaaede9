"""The sentence pairs of an edition: those of each pair whose blocks are prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bitext.aligner import NO_LEXICON, Bead, Group, Lexicon, align_all
from bitext.languages import language
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.pairing import Lines, Pair
from bitext.model.sentences import Sentence, SentencePair, SentencePairs
from bitext.sentences.confidence import firm
from bitext.sentences.numbering import numbered
from bitext.sentences.segmentation import Calls, calls_of, sentences_of, texts_of

PROSE = ("paragraph", "heading", "item", "quotation")
"""Kinds of blocks that have sentences."""


def pairs_of(edition: Edition, lexicon: Lexicon = NO_LEXICON) -> SentencePairs:
    """Return the sentence pairs of an edition by the number of their pair; empty where the original is not on file."""
    source, translation = edition.source, edition.translation
    if source is None or not source.on_file:
        return {}
    prose = [pair for pair in translation.pairing.rows if _has_sentences(source, translation, pair)]
    calls = calls_of(source.notes)
    parted = [(pair, *_sentences(source, translation, pair, calls)) for pair in prose]
    parted = [each for each in parted if each[1] and each[2]]
    groups = [Group(texts_of(source.blocks, ours), texts_of(translation.blocks, theirs)) for _, ours, theirs in parted]
    languages = language(source.language), language(translation.language)
    beads = align_all(groups, languages=languages, lexicon=lexicon)
    return {
        pair.number: tuple(_pairs(ours, theirs, found))
        for (pair, ours, theirs), found in zip(parted, beads, strict=True)
    }


def _has_sentences(source: SourceText, translation: Translation, pair: Pair) -> bool:
    blocks = [source.blocks[i] for i in pair.source] + [translation.blocks[j] for j in pair.translation]
    return bool(pair.source and pair.translation) and all(block.kind in PROSE for block in blocks)


def _sentences(
    source: SourceText, translation: Translation, pair: Pair, calls: Calls
) -> tuple[list[Sentence], list[Sentence]]:
    tags = language(source.language), language(translation.language)
    lines: Lines = "both" if pair.lines else ""
    return (
        sentences_of(source.blocks, pair.source, tags[0], lines=lines, calls=calls),
        sentences_of(translation.blocks, pair.translation, tags[1], lines=pair.lines),
    )


def _pairs(ours: Sequence[Sentence], theirs: Sequence[Sentence], beads: Sequence[Bead]) -> Iterator[SentencePair]:
    beads = firm(beads)
    named = numbered([bead.source for bead in beads], ours)
    for bead, (number, inner) in zip(beads, named, strict=True):
        yield SentencePair(
            number,
            tuple(ours[i] for i in bead.source),
            tuple(theirs[j] for j in bead.translation),
            inner,
            bead.confidence,
        )
