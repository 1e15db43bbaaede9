"""All notes of a site: by text, and by signer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.model.note import NoteRecord
from bitext.rendering.element import append, classed, element, in_its_language, link, unsearched
from bitext.rendering.notes import Languages, languages_of, place_link, render_entries, signed
from bitext.rendering.texts import TextEntry, title_of
from bitext.words import Words

MANY = 2_000
"""Notes that one page can hold; with more, it has a link to each text's own list, with the number of its notes."""


@dataclass(frozen=True, slots=True)
class NotedText:
    """A text of the list."""

    entry: TextEntry
    place: str
    """Relative address of its page, to which the fragments of notes are added; see `rendering.notes.place_link`."""

    def title(self, words: Words) -> Element | str:
        """Return its title, in the language of the translation."""
        translation = self.entry.translation
        return in_its_language(title_of(translation, self.entry.source), translation.language, words)

    @property
    def languages(self) -> Languages:
        """Return the languages of its two sides."""
        return languages_of(self.entry.source, self.entry.translation)

    @property
    def notes(self) -> Sequence[NoteRecord]:
        """Return its notes."""
        return self.entry.translation.notes


def render_all_notes(texts: Sequence[NotedText], words: Words) -> Element:
    """Return the lists of the notes of some texts; each entry is a link to its note's place."""
    noted = [text for text in texts if text.notes]
    if not noted:
        return classed("p", "bitext-absent", words("notes.none_yet"))
    many = sum(len(text.notes) for text in noted) > MANY
    by_text = element("section", None, element("h2", {"id": "by-text"}, words("notes.by_text")))
    if many:
        by_text.append(element("ul", None, *(_counted(text, text.notes, words) for text in noted)))
    for text in () if many else noted:
        by_text.extend(_of_text(text, words))
    made = classed("div", "bitext-allnotes", by_text)
    by_name = _by_name(noted)
    if len(by_name) > 1:
        made.append(_by_editor(noted, by_name, words, many=many))
    # A search for the words of a note finds the note itself.
    return unsearched(made)


def _of_text(text: NotedText, words: Words) -> list[Element]:
    """Return the heading of a text, how many notes it has and whose they are, and the list of them."""
    signers = dict.fromkeys(signed(note, words) for note in text.notes)
    said = words("notes.count", n=len(text.notes))
    if len(signers) == 1:
        said = f"{said} \N{MIDDLE DOT} {next(iter(signers))}"
    heading = element("h3", None, link(text.entry.address, text.title(words)))
    return [heading, classed("p", "bitext-signed", said), render_entries(text.notes, text.place, text.languages, words)]


def _by_editor(
    noted: Sequence[NotedText], by_name: dict[str, dict[int, list[NoteRecord]]], words: Words, *, many: bool
) -> Element:
    """Return the notes by those who signed, those that nobody has signed last."""
    section = element("section", None, element("h2", {"id": "by-editor"}, words("notes.by_editor")))
    for name, theirs in sorted(by_name.items(), key=lambda each: (not each[0], each[0])):
        lists = (
            _counted(noted[index], notes, words) if many else _numbers(noted[index], notes, words)
            for index, notes in theirs.items()
        )
        section.extend([element("h3", None, name or words("notes.not_signed")), element("ul", None, *lists)])
    return section


def _counted(text: NotedText, notes: Sequence[NoteRecord], words: Words) -> Element:
    """Return the entry of a text with a link to its own list of notes, and the number of some of them."""
    item = element("li", None, link(f"{text.entry.address}#notes", text.title(words)))
    append(item, f": {words('notes.count', n=len(notes))}")
    return item


def _by_name(noted: Sequence[NotedText]) -> dict[str, dict[int, list[NoteRecord]]]:
    """Return the notes by the name or else the signature, an empty string for none, then by index of the text."""
    found: dict[str, dict[int, list[NoteRecord]]] = {}
    for index, text in enumerate(noted):
        for note in text.notes:
            found.setdefault(note.name or note.signature, {}).setdefault(index, []).append(note)
    return found


def _numbers(text: NotedText, notes: Sequence[NoteRecord], words: Words) -> Element:
    """Return the entry of a text: its title, and the numbers of some of its notes."""
    item = element("li", None, text.title(words), ": ")
    for index, note in enumerate(notes):
        append(item, ", " if index else "")
        item.append(place_link(text.place, note, str(note.number)))
    return item
