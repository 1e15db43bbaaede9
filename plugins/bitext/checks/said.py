"""What a translation says, for checks of its words: its title, its pairs, its notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bitext.checks.text import CheckedPair, CheckedText, Words
from bitext.diagnostics import Location
from bitext.model.note import Note


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a reader sees together: a title, a passage, a paragraph of a note."""

    text: str
    """On one line, without markup."""
    place: Words | Note | str
    """Where they stand: in a passage, in a note, or in the front matter of the file with a path."""
    owner: CheckedText
    """The text that they are of."""
    pair: CheckedPair | None = None
    """The pair of a passage."""

    def at(self, start: int = 0, end: int | None = None) -> Location:
        """Return where a character stands in the file; of a title, the front matter."""
        if isinstance(self.place, Words):
            return self.place.at(start, end)
        if isinstance(self.place, str):
            return Location(self.place)
        return _in_note(self.owner, self.place, self.text[start : start + 1 if end is None else end])

    def see(self) -> Location | None:
        """Return where the pair begins in the original; None of a title, a note, or what has no original."""
        return self.pair.see() if self.pair else None


def said_by(text: CheckedText, *, notes: bool = True) -> Iterator[Said]:
    """Yield what a translation says, in the order of the page; its notes, if they are wanted, at the end."""
    translation = text.edition.translation
    if translation.title:
        yield Said(translation.title, translation.path, text)
    for pair in text.pairs:
        for words in pair.translation:
            if words.text:
                yield Said(words.text, words, text, pair)
    for note in translation.notes if notes else ():
        for paragraph in note.text.split("\n"):
            if paragraph:
                yield Said(paragraph, note, text)


def _in_note(text: CheckedText, note: Note, words: str) -> Location:
    """Return where words of a note stand, or where it begins, should they be typed otherwise."""
    translation = text.edition.translation
    lines, first = text.lines, note.line - translation.body_line
    last = max(note.end, first + 1)
    for index in range(first, min(last, len(lines))):
        column = lines[index].find(words, note.column - 1 if index == first else 0)
        if column >= 0:
            return Location(translation.path, translation.body_line + index, column + 1)
    return Location(translation.path, note.line, note.column)
