"""All notes of a site: by text, and by signer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.model.note import NoteRecord
from bitext.rendering.element import append, classed, element, in_its_language, link, unsearched
from bitext.rendering.notes import Languages, languages_of, place_link, render_entries
from bitext.rendering.texts import TextEntry, title_of

MANY = 2_000
"""Notes that one page can hold; with more, it has a link to each text's own list, with the number of its notes."""

_UNSIGNED = "Not signed"


@dataclass(frozen=True, slots=True)
class NotedText:
    """A text of the list."""

    entry: TextEntry
    place: str
    """Relative address of its page, to which the fragments of notes are added; see `rendering.notes.place_link`."""

    @property
    def title(self) -> Element | str:
        """Return its title, in the language of the translation."""
        return in_its_language(title_of(self.entry.translation, self.entry.source), self.entry.translation.language)

    @property
    def languages(self) -> Languages:
        """Return the languages of its two sides."""
        return languages_of(self.entry.source, self.entry.translation)


def render_all_notes(texts: Sequence[NotedText]) -> Element:
    """Return the lists of the notes of some texts; each entry is a link to its note's place."""
    noted = [text for text in texts if text.entry.translation.notes]
    if not noted:
        return classed("p", "bitext-absent", "No text of this site has a note yet.")
    many = sum(len(text.entry.translation.notes) for text in noted) > MANY
    by_text = element("section", None, element("h2", {"id": "by-text"}, "By text"))
    if many:
        by_text.append(element("ul", None, *(_counted(text, text.entry.translation.notes) for text in noted)))
    for text in () if many else noted:
        heading = element("h3", None, link(text.entry.address, text.title))
        by_text.extend([heading, render_entries(text.entry.translation.notes, text.place, text.languages)])
    by_editor = element("section", None, element("h2", {"id": "by-editor"}, "By editor"))
    for name, theirs in sorted(_by_name(noted).items(), key=lambda each: (each[0] == _UNSIGNED, each[0])):
        lists = ((_counted if many else _numbers)(noted[index], notes) for index, notes in theirs.items())
        by_editor.extend([element("h3", None, name), element("ul", None, *lists)])
    # A search for the words of a note finds the note itself.
    return unsearched(classed("div", "bitext-allnotes", by_text, by_editor))


def _counted(text: NotedText, notes: Sequence[NoteRecord]) -> Element:
    """Return the entry of a text with a link to its own list of notes, and the number of some of them."""
    item = element("li", None, link(f"{text.entry.address}#notes", text.title))
    append(item, f": {len(notes):,} note{'s' if len(notes) > 1 else ''}")
    return item


def _by_name(noted: Sequence[NotedText]) -> dict[str, dict[int, list[NoteRecord]]]:
    """Return the notes by those who signed, by name or else by signature, then by index of the text."""
    found: dict[str, dict[int, list[NoteRecord]]] = {}
    for index, text in enumerate(noted):
        for note in text.entry.translation.notes:
            name = note.name or note.signature or _UNSIGNED
            found.setdefault(name, {}).setdefault(index, []).append(note)
    return found


def _numbers(text: NotedText, notes: Sequence[NoteRecord]) -> Element:
    """Return the entry of a text: its title, and the numbers of some of its notes."""
    item = element("li", None, text.title, ": ")
    for index, note in enumerate(notes):
        append(item, ", " if index else "")
        item.append(place_link(text.place, note, str(note.number)))
    return item
