"""The order of the work: tokens, a first pass in two steps, what it teaches, and a second where that was in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from bitext.aligner.beads import Bead
from bitext.aligner.calibration import calibrated
from bitext.aligner.document import Document, Group
from bitext.aligner.evidence import Model
from bitext.aligner.lexicon import NO_LEXICON, Lexicon
from bitext.aligner.shapes import SENTENCES, Shapes
from bitext.aligner.training import learned
from bitext.languages import CHINESE, ENGLISH, Language


def align(
    source: Sequence[str],
    translation: Sequence[str],
    *,
    languages: tuple[Language, Language] = (CHINESE, ENGLISH),
    lexicon: Lexicon = NO_LEXICON,
    fixed: Sequence[Bead] = (),
) -> list[Bead]:
    """Return the beads of two texts, in order; every unit stands in exactly one.

    `fixed`: beads that are given, in order on both sides; the rest is aligned around them.
    """
    return align_all([Group(source, translation, fixed)], languages=languages, lexicon=lexicon)[0]


def align_all(
    groups: Sequence[Group],
    *,
    languages: tuple[Language, Language] = (CHINESE, ENGLISH),
    lexicon: Lexicon = NO_LEXICON,
    shapes: Shapes = SENTENCES,
) -> list[list[Bead]]:
    """Return the beads of each group of a document: lengths, frequencies and links are those of the whole."""
    document = Document.of(groups, languages, lexicon)
    model = Model.of(document.tokens)
    first = document.beads(model, shapes, document.coarse(model, shapes))
    sides = document.tokens.first, document.tokens.second
    links = learned(document.placed(first), *sides)
    model = calibrated(Model.of(document.tokens, links), document.placed(first), *sides, shapes.price)
    first = document.beads(model, shapes, first)
    return [[document.turned(bead) for bead in beads] for beads in first]
