"""Notes as readers see them: the note mark in the text, the note in its row, the list at the end, the switches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from bitext.languages import ENGLISH, language
from bitext.languages.script import chinese_runs
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.note import USUAL_SIGNATURES, Note, NoteRecord
from bitext.model.text import Alert
from bitext.rendering.element import (
    OWN_LINK,
    UNSEARCHED,
    append,
    classed,
    element,
    foreign,
    in_its_language,
    in_language,
    is_spoken,
    page_link,
    unsearched,
    woven,
)
from bitext.words import ENGLISH_WORDS, Words

FACES = ("place", "beside", "hidden")
"""Each way to show notes."""
KINDS = ("editor", "translator", "author")
"""Each kind of note, in the order of their switches."""
Languages = tuple[str, str]
"""Tags of the two sides of a text, of the original first."""
USUAL: Languages = ("zh", "en")


def languages_of(source: SourceRecord | None, translation: TranslationRecord) -> Languages:
    """Return the languages of the two sides of a text; all that is written in Chinese is called that alone."""
    own = translation.language
    return (USUAL[0] if source is None or language(source.language).is_chinese else source.language), own


def mark_attributes(note: Note, call: int | None = None, words: Words = ENGLISH_WORDS) -> dict[str, str]:
    """Return the attributes of a note mark; `call`: index of the call, if a link leads back to it."""
    number = str(note.number)
    about = "; ".join(part.text for part in note.lemma) or (note.head if note.form == "bracket" else "")
    attributes = {
        "class": "bitext-noteref",
        "href": f"#{note.id}",
        "role": "doc-noteref",
        "data-bitext-kind": note.kind,
        "aria-label": words("notes.about", number=number, about=about) if about else words("notes.note", number=number),
        **UNSEARCHED,
    }
    return attributes if call is None else {"id": note.call_id(call), **attributes}


def render_mark(note: Note, words: Words = ENGLISH_WORDS) -> Element:
    """Return the mark of a note that stands at its own call."""
    return element(OWN_LINK, mark_attributes(note, words=words), str(note.number))


def kinds_named(notes: Iterable[Note], words: Words = ENGLISH_WORDS) -> Mapping[str, dict[str, str]]:
    """Return kind of note → the attributes that name it above its notes, empty where all notes are of one kind."""
    kinds = {note.kind for note in notes}
    return {kind: {"data-bitext-by": words(f"notes.by.{kind}")} for kind in kinds if len(kinds) > 1}


def render_note(note: Note, words: Words = ENGLISH_WORDS) -> Element:
    """Return the element of a footnote in its row, still without its text."""
    number = str(note.number)
    attributes = {
        "class": "bitext-note",
        "id": note.id,
        "role": "doc-footnote",
        "data-bitext-kind": note.kind,
        "aria-label": words("notes.note", number=number),
    }
    if not note.calls:
        return element("aside", attributes, classed("span", "bitext-back", number))
    back = {
        "class": "bitext-back",
        "href": f"#{note.id}-ref",
        "role": "doc-backlink",
        "aria-label": words("notes.back", number=number),
        **UNSEARCHED,
    }
    return element("aside", attributes, element(OWN_LINK, back, number))


def render_again(note: Note, places: Sequence[tuple[int, str]], words: Words = ENGLISH_WORDS) -> Element:
    """Return the links back from a note to its other marks; `places`: of each, its call and the name of its place."""
    links: list[Element | str] = []
    for call, name in places:
        to = {
            "href": f"#{note.call_id(call)}",
            "role": "doc-backlink",
            "aria-label": words("notes.again.back", number=str(note.number), place=name),
        }
        links += [words("list.comma"), element(OWN_LINK, to, name)]
    return unsearched(classed("p", "bitext-again", *woven(words, "notes.again", places=links[1:])))


def render_alert(alert: Alert, note: Note | None, words: Words = ENGLISH_WORDS) -> Element:
    """Return the box of an alert with its label; `note`: its note, or None for an introduction."""
    label = classed("p", "bitext-label")
    attributes = {"class": "bitext-alert", "data-bitext-alert": alert.kind}
    if note:
        attributes |= {"id": note.id, "data-bitext-kind": note.kind}
        label.append(render_mark(note, words))
        append(label, " ")
    append(label, words(f"notes.alert.{alert.kind}"))
    return element("div", attributes, label)


def render_list(notes: Sequence[NoteRecord], languages: Languages = USUAL, words: Words = ENGLISH_WORDS) -> Element:
    """Return the list of a text's notes; `languages`: of its two sides."""
    name = words("notes.notes")
    heading = element("h2", {"id": "notes"}, name)
    entries = render_entries(notes, "", languages, words)
    return unsearched(element("section", {"class": "bitext-notes", "aria-label": name}, heading, entries))


def _entry(note: NoteRecord, page: str, languages: Languages, words: Words, *, by: bool) -> Element:
    """Return an entry of a list of notes; `page`: the address of its text, empty on the text's own page.

    `by`: whether it says whose note it is.
    """
    item = element("li", {"value": str(note.number), "data-bitext-kind": note.kind})
    item.append(place_link(page, note, *words_of(note, languages, words)))
    if by:
        append(item, f" {signed(note, words)}")
    return item


def place_of(note: NoteRecord) -> str:
    """Return the identifier of the place at which a note is called: of the note itself, where that stands there."""
    return f"{note.id}-ref" if note.form == "footnote" and note.calls else note.id


def place_link(page: str, note: NoteRecord, *content: Element | str) -> Element:
    """Return a link to the place of a note on a page; on this one, where the page has no address."""
    return page_link(page, place_of(note), *content)


def words_of(note: NoteRecord, languages: Languages, words: Words) -> list[Element | str]:
    """Return what a list calls a note: the words that it is about, or its own first ones."""
    original, own = languages
    if not note.lemma:
        named = words("notes.note", number=str(note.number))
        return [*marked_languages(note.head, own, words)] if note.head else [named]
    about: list[Element | str] = []
    for part in note.lemma:
        about += [" / ", in_its_language(part.text, original if part.of_source else own, words)]
    return about[1:]


def marked_languages(text: str, own: str, words: Words) -> Iterator[Element | str]:
    """Yield a text of a language in an element of it, where the site speaks another; Chinese in English in its own."""
    parts: list[Element | str] = [text]
    if language(own).is_as(ENGLISH):
        runs = enumerate(chinese_runs(text))
        parts = [foreign(part, "zh") if index % 2 else part for index, part in runs if part]
    if is_spoken(own, words.language):
        yield from parts
    else:
        yield element("span", in_language(own), *parts)


def signed(note: NoteRecord, words: Words = ENGLISH_WORDS) -> str:
    """Return whose note it is, in words: the kind, and the name or the signature."""
    by, who = (
        words(f"notes.by.{note.kind}"),
        note.name or ("" if note.signature in USUAL_SIGNATURES else note.signature),
    )
    return words("notes.signed", by=by, who=who) if who else by


def render_entries(
    notes: Sequence[NoteRecord], page: str, languages: Languages = USUAL, words: Words = ENGLISH_WORDS
) -> Element:
    """Return the list of some notes of the text at an address; `languages`: of its two sides.

    It says whose each is where they are not all one person's.
    """
    by = len({signed(note, words) for note in notes}) > 1
    return element("ol", None, *(_entry(note, page, languages, words, by=by) for note in notes))


def render_faces(words: Words = ENGLISH_WORDS) -> Element:
    """Return the choice among the ways to show notes."""
    choices = (_choice("radio", "bitext-notes", face, words(f"notes.face.{face}")) for face in FACES)
    return classed("fieldset", "bitext-faces", element("legend", None, words("notes.notes")), *choices)


def render_kinds(notes: Sequence[Note], words: Words = ENGLISH_WORDS) -> Element | None:
    """Return a switch for each kind of note, or None where there is only one kind."""
    kinds = [kind for kind in KINDS if any(note.kind == kind for note in notes)]
    if len(kinds) < 2:
        return None
    boxes = (_choice("checkbox", "bitext-kind", kind, words(f"notes.kind.{kind}"), checked=True) for kind in kinds)
    return classed("fieldset", "bitext-kinds", element("legend", None, words("notes.kinds")), *boxes)


def _choice(type_: str, name: str, value: str, label: str, *, checked: bool = False) -> Element:
    attributes = {"type": type_, "name": name, "value": value, **({"checked": "checked"} if checked else {})}
    return element("label", None, element("input", attributes), element("span", None, label))


def render_lemma(note: Note, *, linked: bool) -> Element:
    """Return the element around words that a note is about; `linked`: whether it is a link to the note."""
    attributes = {"class": "bitext-lemma", "data-bitext-note": note.id, "data-bitext-kind": note.kind}
    return element(OWN_LINK, {"href": f"#{note.id}", **attributes}) if linked else element("span", attributes)
