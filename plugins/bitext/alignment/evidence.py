"""The evidence for pairs of blocks: lengths and words, weighed by the aligner, with kinds and numbers besides.

All costs are in nats. `Evidence` is made once for both texts; sections are weighed with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from bitext.aligner import BLOCKS, Document, Group, Lattice, Lexicon, Model, Shapes, calibrated, learned
from bitext.aligner import Bead as Unit
from bitext.alignment.kinds import compatible, is_fixed_point
from bitext.alignment.numbers import ordinal_cost
from bitext.languages import Language
from bitext.model.text import Block

USUAL_GAP = 5.3  # what a gap costs where lengths alone speak: Gale and Church's table 5; the costs below are beside it
UNLIKE_PROSE = 1.5  # a list made of a paragraph is common
UNLIKE = 4.0  # a table made of a paragraph is not
OTHER_ARTICLE = 6.0  # an article is rendered by that article
SWALLOWED = 11.0  # a heading or article that begins inside a bead: two gaps, so that its section is left over instead
NUMBERED = 3.0  # what begins with a number of its own (第三， Third,) is seldom the rest of what stands before it
FEW = 6  # blocks of an original of which the rates of evidence cannot be told: a dictionary is believed
TELLING = 0.05  # nats a token from which words say something
PROSE = ("paragraph", "item", "quotation")
FOREIGN = ("image", "fence", "html", "rule", "container")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Both texts, made ready for weighing."""

    source: Sequence[Block]
    translation: Sequence[Block]
    document: Document
    model: Model

    @classmethod
    def of(
        cls,
        source: Sequence[Block],
        translation: Sequence[Block],
        languages: tuple[Language, Language],
        lexicon: Lexicon,
    ) -> Evidence:
        """Return the evidence of both texts; what they teach is learned from their likeliest pairing."""
        ours, theirs = [_read(block, "") for block in source], [_read(block, " ") for block in translation]
        document = Document.of([Group(ours, theirs)], languages, lexicon)
        model = Model.of(document.tokens)
        rows, columns = range(len(ours)), range(len(theirs))
        first, second = (columns, rows) if document.is_turned else (rows, columns)
        # Where the numbers are equal, most blocks pair in their order: what they teach is found near it.
        plain = [Unit(range(at, at + 1), range(at, at + 1)) for at in rows] if len(ours) == len(theirs) else ()
        beads = document.lattice(model, BLOCKS, first, second, plain).beads()
        tokens = document.tokens.first, document.tokens.second
        model = Model.of(document.tokens, learned(beads, *tokens))
        return cls(source, translation, document, calibrated(model, beads, *tokens, BLOCKS.price))

    def lattice(
        self, ours: Sequence[int], theirs: Sequence[int], shapes: Shapes, known: Sequence[Unit] = ()
    ) -> Lattice:
        """Return the ways through a section, given by the indices of its blocks.

        `known`: the beads around which they lie; where there are none, all that are likely are looked for.
        """
        blocks = [self.source[i] for i in ours], [self.translation[j] for j in theirs]
        extra = _Blocks.of(*blocks, theirs, shapes.gap, is_turned=self.document.is_turned)
        first, second = (theirs, ours) if self.document.is_turned else (ours, theirs)
        return self.document.lattice(self.model, shapes, first, second, [self.turned(bead) for bead in known], extra)

    @property
    def has_words(self) -> bool:
        """Return whether the words of the two texts say anything, so that gaps need not be told by lengths alone."""
        few = self.document.tokens.is_broad and len(self.source) < FEW
        return few or min(self.model.prices) > TELLING

    def turned(self, bead: Unit) -> Unit:
        """Return a bead of the lattice with the original first, and the other way round."""
        return self.document.turned(bead)


def _read(block: Block, joint: str) -> str:
    return joint.join(passage.text for passage in block.passages)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """What is known of the blocks of a section besides their texts; see `aligner.Extra`."""

    source: Sequence[Block]
    translation: Sequence[Block]
    positions: Sequence[int]
    """Indices of the translation's blocks: two that do not follow one another have one between that was added."""
    source_tails: Sequence[float]
    """Sum, over the source blocks before each position, of what a block costs that is not the first of its bead."""
    translation_tails: Sequence[float]
    gap: float
    """What a gap costs. What an original never has costs none; all else here is in proportion to it."""
    is_turned: bool

    @classmethod
    def of(
        cls,
        source: Sequence[Block],
        translation: Sequence[Block],
        positions: Sequence[int],
        gap: float,
        *,
        is_turned: bool,
    ) -> _Blocks:
        tails = _sums(map(_tail, source)), _sums(map(_tail, translation))
        return cls(source, translation, positions, *tails, gap, is_turned)

    def cost(self, first: int, firsts: int, second: int, seconds: int) -> float:
        """Return what a bead costs besides, in nats."""
        if self.is_turned:
            return self._cost(second, seconds, first, firsts)
        return self._cost(first, firsts, second, seconds)

    def _cost(self, row: int, sources: int, column: int, translations: int) -> float:
        if not sources:
            return -self.gap if self.translation[column].kind in FOREIGN else 0.0
        if not translations:
            return 0.0
        if self.positions[column + translations - 1] - self.positions[column] != translations - 1:
            return inf
        tails = self.source_tails[row + sources] - self.source_tails[row + 1]
        tails += self.translation_tails[column + translations] - self.translation_tails[column + 1]
        return (tails + _unlike(self.source[row], self.translation[column])) * self.gap / USUAL_GAP


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


def _unlike(source: Block, translation: Block) -> float:
    numbers = ordinal_cost(source.ordinal, translation.ordinal)
    if compatible(source, translation):
        return numbers
    if source.article and translation.article:
        return numbers + OTHER_ARTICLE
    prose = source.kind in PROSE and translation.kind in PROSE
    return numbers + (UNLIKE_PROSE if prose else UNLIKE)


def _tail(block: Block) -> float:
    if is_fixed_point(block):
        return SWALLOWED
    if block.kind not in PROSE:
        return UNLIKE
    return NUMBERED if block.ordinal else 0.0
