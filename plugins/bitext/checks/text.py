"""A text as checks see it: its pairs, what a reader sees of them, and where each word of it stands in its file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bitext.diagnostics import Location
from bitext.languages import Language, language
from bitext.languages.script import is_mostly_han
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.model.pairing import Pair
from bitext.model.text import Block


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader sees of one passage of a block: a paragraph, an item, a cell."""

    text: str
    """On one line, without markup and without the notes in brackets."""
    block: Block
    """The block that it is a passage of."""
    index: int
    """Index of the block in its text."""
    passage: int
    """Index in the block's passages."""
    path: str
    """Path of the file."""
    lines: tuple[str, ...] = field(repr=False)
    """The lines of the file's body."""
    first_line: int = 1
    """Line of the file that the body begins on."""
    in_original: bool = False
    """Whether it is of the original."""

    def at(self, start: int = 0, end: int | None = None) -> Location:
        """Return where a character stands in the file; `end`: the offset after the words that are meant there."""
        offset = self.block.passages[self.passage].place(start)
        if self.in_original:
            return self._in_original(offset, self.text[start : start + 1 if end is None else end])
        line = self.block.text.count("\n", 0, offset)
        column = offset - self.block.text.rfind("\n", 0, offset)
        return Location(self.path, self.block.line + line, column)

    def _in_original(self, offset: int, words: str) -> Location:
        """Return the place in an original, whose block has neither its line feeds nor the marks at their head."""
        ends = self.block.line_ends
        row = bisect_right(ends, offset)
        line = min(self.block.line + row, self.block.end)
        begin = ends[row - 1] if row else 0
        raw = self.lines[line - self.first_line] if line - self.first_line < len(self.lines) else ""
        head = raw.find(self.block.text[begin : ends[row] if row < len(ends) else None].strip()) if raw else -1
        if head >= 0:
            shown = self.block.text[begin:]
            return Location(self.path, line, head + offset - begin - (len(shown) - len(shown.lstrip())) + 1)
        for number in range(self.block.line, self.block.end + 1):  # a table, a list: wherever it is
            found = self.lines[number - self.first_line].find(words) if words else -1
            if found >= 0:
                return Location(self.path, number, found + 1)
        return Location(self.path, line)


@dataclass(frozen=True, slots=True)
class CheckedPair:
    """A pair as checks see it."""

    pair: Pair
    source: tuple[Words, ...]
    """Of the original, in order; none where it is not on file or the pair has none."""
    translation: tuple[Words, ...]
    """Of the translation, in order."""

    @property
    def is_whole(self) -> bool:
        """Return whether both sides are there and nobody guessed that they belong together."""
        return bool(self.source and self.translation) and not self.pair.guess

    @property
    def is_untranslated(self) -> bool:
        """Return whether the original stands where its translation should, which C02 says."""
        theirs = " ".join(words.text for words in self.translation)
        return bool(theirs) and is_mostly_han(theirs) and all(is_mostly_han(words.text) for words in self.source)

    def place(self) -> Location | None:
        """Return where the pair begins in the translation, else in the original; None where it has no words."""
        first = next(iter((*self.translation, *self.source)), None)
        return Location(first.path, first.block.line) if first else None

    def see(self) -> Location | None:
        """Return where the pair begins in the original, or None where that has none."""
        return Location(self.source[0].path, self.source[0].block.line) if self.source else None


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A translation beside its original, as checks see it."""

    edition: Edition
    glossary: Glossary
    languages: tuple[Language, Language]
    """Of the original and of the translation."""
    pairs: tuple[CheckedPair, ...]
    """All pairs in the order of the page, that of the titles too."""

    @property
    def path(self) -> str:
        """Return the path of the translation."""
        return self.edition.translation.path

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines of the translation's body, as typed."""
        return tuple(self.edition.translation.body.split("\n"))

    @property
    def source_lines(self) -> tuple[str, ...]:
        """Return the lines of the original's body; none where it is not on file."""
        return tuple(self.edition.source.body.split("\n")) if self.edition.source else ()


def checked_text(edition: Edition, glossary: Glossary) -> CheckedText:
    """Return an edition as checks see it."""
    translation, source = edition.translation, edition.source
    theirs = tuple(translation.body.split("\n"))
    ours = tuple(source.body.split("\n")) if source else ()
    pairs = tuple(
        CheckedPair(
            pair,
            tuple(_words(source.blocks, pair.source, source.path, ours, source.body_line, original=True))
            if source
            else (),
            tuple(_words(translation.blocks, pair.translation, translation.path, theirs, translation.body_line)),
        )
        for pair in translation.pairing.pairs
    )
    spoken = language(source.language) if source else language("zh-Hans"), language(translation.language)
    return CheckedText(edition, glossary, spoken, pairs)


def _words(
    blocks: tuple[Block, ...],
    indices: Iterable[int],
    path: str,
    lines: tuple[str, ...],
    first_line: int,
    *,
    original: bool = False,
) -> Iterator[Words]:
    for index in indices:
        for number, passage in enumerate(blocks[index].passages):
            yield Words(passage.text, blocks[index], index, number, path, lines, first_line, original)
