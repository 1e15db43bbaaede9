"""The sentence pairs of an edition: those of each pair whose blocks are prose."""

from __future__ import annotations

from bitext.aligner import NO_LEXICON, Lexicon, align
from bitext.languages import language
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.pairing import Pair
from bitext.model.sentences import SentencePair, SentencePairs
from bitext.sentences.numbering import numbered
from bitext.sentences.segmentation import sentences_of, text_of

PROSE = ("paragraph", "heading", "item", "quotation")
"""Kinds of blocks that have sentences."""


def pairs_of(edition: Edition, lexicon: Lexicon = NO_LEXICON) -> SentencePairs:
    """Return the sentence pairs of an edition by the number of their pair; empty where the original is not on file."""
    source, translation = edition.source, edition.translation
    if source is None or not source.on_file:
        return {}
    rows = [pair for pair in translation.pairing.rows if _has_sentences(source, translation, pair)]
    found = ((pair.number, _of_pair(source, translation, pair, lexicon)) for pair in rows)
    return {number: pairs for number, pairs in found if pairs}


def _has_sentences(source: SourceText, translation: Translation, pair: Pair) -> bool:
    blocks = [source.blocks[i] for i in pair.source] + [translation.blocks[j] for j in pair.translation]
    return bool(pair.source and pair.translation) and all(block.kind in PROSE for block in blocks)


def _of_pair(source: SourceText, translation: Translation, pair: Pair, lexicon: Lexicon) -> tuple[SentencePair, ...]:
    languages = language(source.language), language(translation.language)
    ours = sentences_of(source.blocks, pair.source, languages[0])
    theirs = sentences_of(translation.blocks, pair.translation, languages[1])
    if not ours or not theirs:
        return ()
    texts = [text_of(source.blocks, each) for each in ours], [text_of(translation.blocks, each) for each in theirs]
    beads = align(*texts, languages=languages, lexicon=lexicon)
    named = numbered([bead.source for bead in beads], ours)
    return tuple(
        SentencePair(
            number,
            tuple(ours[i] for i in bead.source),
            tuple(theirs[j] for j in bead.translation),
            inner,
            bead.confidence,
        )
        for bead, (number, inner) in zip(beads, named, strict=True)
    )
