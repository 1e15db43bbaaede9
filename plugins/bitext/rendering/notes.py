"""Notes as readers see them: the note mark in the text, the note in its row, the list at the end, the switches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from bitext.han import chinese_runs
from bitext.model.note import Note
from bitext.model.text import Alert
from bitext.rendering.element import OWN_LINK, UNSEARCHED, append, classed, element, foreign, page_link, unsearched

FACES = (("place", "In place"), ("beside", "Beside"), ("hidden", "Hidden"))
"""Value and label of each way to show notes."""
KINDS = {"editor": "Editors", "translator": "Translators", "author": "Author"}
"""Kind of note → the label of its switch."""
_ONE = {"editor": "Editor", "translator": "Translator", "author": "Author"}


def mark_attributes(note: Note, call: int | None = None) -> dict[str, str]:
    """Return the attributes of a note mark; `call`: index of the call, if a link leads back to it."""
    about = "; ".join(part.text for part in note.lemma) or (note.head if note.form == "bracket" else "")
    attributes = {
        "class": "bitext-noteref",
        "href": f"#{note.id}",
        "role": "doc-noteref",
        "data-bitext-kind": note.kind,
        "aria-label": f"Note {note.number}: {about}" if about else f"Note {note.number}",
        **UNSEARCHED,
    }
    return attributes if call is None else {"id": note.call_id(call), **attributes}


def render_mark(note: Note) -> Element:
    """Return the mark of a note that stands at its own call."""
    return element(OWN_LINK, mark_attributes(note), str(note.number))


def render_note(note: Note) -> Element:
    """Return the element of a footnote in its row, still without its text."""
    attributes = {
        "class": "bitext-note",
        "id": note.id,
        "role": "doc-footnote",
        "data-bitext-kind": note.kind,
        "aria-label": f"Note {note.number}",
    }
    if not note.calls:
        return element("aside", attributes, classed("span", "bitext-back", str(note.number)))
    back = {
        "class": "bitext-back",
        "href": f"#{note.id}-ref",
        "role": "doc-backlink",
        "aria-label": f"Back to the words of note {note.number}",
        **UNSEARCHED,
    }
    return element("aside", attributes, element(OWN_LINK, back, str(note.number)))


def render_again(note: Note, places: Sequence[tuple[int, str]]) -> Element:
    """Return the links back from a note to its other marks; `places`: of each, its call and the name of its place."""
    line = unsearched(classed("p", "bitext-again", "Also called in "))
    for number, (call, name) in enumerate(places):
        if number:
            append(line, ", ")
        to = {
            "href": f"#{note.call_id(call)}",
            "role": "doc-backlink",
            "aria-label": f"Back to note {note.number} in {name}",
        }
        line.append(element(OWN_LINK, to, name))
    return line


def render_alert(alert: Alert, note: Note | None) -> Element:
    """Return the box of an alert with its label; `note`: its note, or None for an introduction."""
    label = classed("p", "bitext-label")
    attributes = {"class": "bitext-alert", "data-bitext-alert": alert.kind}
    if note:
        attributes |= {"id": note.id, "data-bitext-kind": note.kind}
        label.append(render_mark(note))
        append(label, " ")
    append(label, alert.kind.capitalize())
    return element("div", attributes, label)


def render_list(notes: Sequence[Note]) -> Element:
    """Return the list of a text's notes."""
    heading = element("h2", {"id": "notes"}, "Notes")
    entries = element("ol", None, *(_entry(note, "") for note in notes))
    return unsearched(element("section", {"class": "bitext-notes", "aria-label": "Notes"}, heading, entries))


def _entry(note: Note, page: str) -> Element:
    """Return an entry of a list of notes; `page`: the address of its text, or "" on the text's own page."""
    item = element("li", {"value": str(note.number), "data-bitext-kind": note.kind})
    item.append(place_link(page, note, *words_of(note)))
    append(item, f" {signed(note)}")
    return item


def place_of(note: Note) -> str:
    """Return the id of the place at which a note is called, or of the note itself where it stands in the text."""
    return f"{note.id}-ref" if note.form == "footnote" and note.calls else note.id


def place_link(page: str, note: Note, *content: Element | str) -> Element:
    """Return a link to the place of a note on a page; `page`: its address, or "" for this page."""
    return page_link(page, place_of(note), *content)


def words_of(note: Note) -> list[Element | str]:
    """Return the name of a note in a list: the words that it is about, or its first words."""
    if not note.lemma:
        return list(marked_languages(note.head or f"Note {note.number}"))
    words: list[Element | str] = []
    for part in note.lemma:
        words += [" / ", foreign(part.text, "zh") if part.of_source else part.text]
    return words[1:]


def marked_languages(text: str) -> Iterator[Element | str]:
    """Yield an English text with its Chinese in elements of that language."""
    for index, part in enumerate(chinese_runs(text)):
        if part:
            yield foreign(part, "zh") if index % 2 else part


def signed(note: Note) -> str:
    """Return the kind of a note and its signer's name or signature, as a reader sees them."""
    who = note.name or note.signature
    return f"{_ONE[note.kind]}, {who}" if who else _ONE[note.kind]


def render_entries(notes: Iterable[Note], page: str) -> Element:
    """Return the list of some notes of a text; `page`: its address."""
    return element("ol", None, *(_entry(note, page) for note in notes))


def render_faces() -> Element:
    """Return the choice among the ways to show notes."""
    choices = (_choice("radio", "bitext-notes", value, label) for value, label in FACES)
    return classed("fieldset", "bitext-faces", element("legend", None, "Notes"), *choices)


def render_kinds(notes: Sequence[Note]) -> Element | None:
    """Return a switch for each kind of note, or None where there is only one kind."""
    kinds = [kind for kind in KINDS if any(note.kind == kind for note in notes)]
    if len(kinds) < 2:
        return None
    boxes = (_choice("checkbox", "bitext-kind", kind, KINDS[kind], checked=True) for kind in kinds)
    return classed("fieldset", "bitext-kinds", element("legend", None, "Notes by"), *boxes)


def _choice(type_: str, name: str, value: str, label: str, *, checked: bool = False) -> Element:
    attributes = {"type": type_, "name": name, "value": value, **({"checked": "checked"} if checked else {})}
    return element("label", None, element("input", attributes), element("span", None, label))


def render_lemma(note: Note, *, linked: bool) -> Element:
    """Return the element around words that a note is about; `linked`: whether it is a link to the note."""
    attributes = {"class": "bitext-lemma", "data-bitext-note": note.id, "data-bitext-kind": note.kind}
    return element(OWN_LINK, {"href": f"#{note.id}", **attributes}) if linked else element("span", attributes)
