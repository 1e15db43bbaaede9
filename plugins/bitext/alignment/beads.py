"""What the stages of pairing hand to one another: beads, segments between marks, sections between fixed points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bitext.aligner import NO_LEXICON, Lexicon
from bitext.aligner.lengths import lengths
from bitext.alignment.evidence import Evidence
from bitext.alignment.weighed import Weighed
from bitext.languages import CHINESE, ENGLISH, Language
from bitext.model.pairing import Gap
from bitext.model.text import Block

Languages = tuple[Language, Language]
"""Of the original and of the translation."""
USUAL: Languages = (CHINESE, ENGLISH)


@dataclass(frozen=True, slots=True)
class Bead:
    """Blocks that belong together: a pair that has no number yet (Gale and Church's word)."""

    source: range
    """Indices into the source text's blocks."""
    translation: range
    """Indices into the translation's blocks."""
    gap: Gap = ""
    reason: str = ""
    guess: bool = False
    confidence: float = 0.0
    """Of a guess: the probability, from 0 to 1, that it is right."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of both texts besides their blocks."""

    languages: Languages = USUAL
    lexicon: Lexicon = NO_LEXICON
    """What is known of words."""
    verified: Collection[int] = ()
    """Lines of the translation's blocks whose sections the editor has verified."""
    weighed: Weighed = field(default_factory=Weighed)
    """What has been weighed for the page before, and is now."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts, with the lengths that are compared, all of them in characters of one language."""

    source: Sequence[Block]
    translation: Sequence[Block]
    source_lengths: tuple[float, ...]
    """How long a translation of each source block is expected to be."""
    translation_lengths: tuple[float, ...]
    given: Given = field(default_factory=Given)
    _made: list[Evidence] = field(default_factory=list, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        source: Sequence[Block],
        translation: Sequence[Block],
        given: Given | None = None,
    ) -> Sides:
        """Return both texts with their lengths."""
        given = given or Given()
        texts = [block.text for block in source], [block.text for block in translation]
        return cls(source, translation, *lengths(*texts, given.languages), given)

    @property
    def evidence(self) -> Evidence:
        """Return what speaks for which pairs, made when it is first asked for."""
        if not self._made:
            self._made.append(Evidence.of(self.source, self.translation, self.given.languages, self.given.lexicon))
        return self._made[0]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of both sides between two fixed points, marks or ends of the text."""

    source: range
    """Indices into the source text's blocks."""
    translation: tuple[int, ...]
    """Indices into the translation's blocks; those marked `source: none` are left out."""
    stop_line: int
    """Line above which to paste a mark that follows the last of these blocks."""
    after: int | None
    """Index of the translation's block before the section, or None at the beginning of the text."""
    reach: range
    """Indices of all the translation's blocks between the marks around, those left out included."""

    def part(self, source: range, positions: range, stop_line: int, after: int | None) -> Section:
        """Return the section of these source blocks and of the translation's blocks at these positions."""
        return Section(source, self.translation[positions.start : positions.stop], stop_line, after, self.reach)
