"""Source texts and translations with their texts, and the two side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bitext.diagnostics import Location
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.note import Note
from bitext.model.pairing import Pairing
from bitext.model.revision import UNCHANGED, Revision
from bitext.model.suppression import Ignored
from bitext.model.text import Alert, Block, Mark, Piece, SentenceMark, SourceNote, Typed


@dataclass(frozen=True, slots=True)
class SourceText(SourceRecord):
    """An original: its text, verbatim, and what is known of it."""

    body: str = ""
    """The body, CR LF and byte-order mark normalised, outer blank lines removed: what `sha256` is over."""
    body_line: int = 1
    """Line of the file that the body begins on."""
    blocks: tuple[Block, ...] = ()
    """The blocks of the body; none where the original is not on file."""
    notes: tuple[SourceNote, ...] = ()
    """Its own notes."""
    keys: Mapping[str, Location] = field(default_factory=dict)
    """Where each key of its front matter stands."""
    ignored: tuple[Ignored, ...] = ()
    """What its front matter says is to be ignored."""
    size: int = field(init=False)
    """The number of its blocks; 0 where the original is not on file."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.blocks))


@dataclass(frozen=True, slots=True)
class Translation(TranslationRecord):
    """A page that renders a source text: its Markdown, how that is parted, and which block renders which."""

    body: str = ""
    """The Markdown after the front matter."""
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    sentence_marks: tuple[SentenceMark, ...] = ()
    """In the order of the text."""
    alerts: tuple[Alert, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """Where blocks, alerts, marks and footnotes begin, in the order of the text."""
    typed: tuple[Typed, ...] = ()
    """Lines that are shown as they were typed."""
    notes: tuple[Note, ...] = ()
    """In the order of their numbers."""
    wordless: Mapping[int, int] = field(default_factory=dict)
    """Of footnotes and alerts that say nothing: the index of the first line in the body, and of that after the last."""
    unmarked: frozenset[int] = frozenset()
    """Indexes of the blocks in which all terms are left alone."""
    verified: bool = False
    """Whether an editor says that all blocks pair as they should."""
    verified_blocks: frozenset[int] = frozenset()
    """Indexes of the blocks below a mark that says so of the section in which the block stands."""
    keys: Mapping[str, Location] = field(default_factory=dict)
    """Where each key of its front matter stands."""
    ignored: tuple[Ignored, ...] = ()
    """What its front matter and its marks say is to be ignored."""
    pairing: Pairing = Pairing(())
    revision: Revision = UNCHANGED
    """What has changed in the original since it was translated, as far as that is known."""
    size: int = field(init=False)
    """The number of its blocks."""
    paired: int = field(init=False)
    """How many blocks of its original are paired; see `Pairing.paired`."""
    added: frozenset[str] = field(init=False)
    """Numbers of the pairs that have a letter: those of blocks that the translators added."""
    outdated: tuple[str, ...] = field(init=False)
    """Numbers of the pairs whose original has changed since it was translated."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.blocks))
        object.__setattr__(self, "paired", self.pairing.paired)
        numbers = (pair.number for pair in self.pairing.pairs)
        changed = tuple(pair.number for pair in self.pairing.pairs if self.revision.of(pair.source))
        object.__setattr__(self, "outdated", changed)
        object.__setattr__(self, "added", frozenset(number for number in numbers if not number.isdecimal()))


@dataclass(frozen=True, slots=True)
class Edition:
    """A translation beside its original: what one page shows."""

    translation: Translation
    """Paired with the original."""
    source: SourceText | None
    """None where the translation names an original that is not there."""
    digest: str = ""
    """Of everything that both are made of; an empty string where that is not known."""
