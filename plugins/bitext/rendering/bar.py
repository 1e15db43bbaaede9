"""The bar above a text: its views, and menus for notes, terms and all else that a reader chooses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from bitext.languages import language
from bitext.model.edition import SourceText, Translation
from bitext.model.note import Note
from bitext.rendering.element import UNSEARCHED, classed, element, unless_spoken
from bitext.rendering.notes import render_faces, render_kinds
from bitext.rendering.print_choice import render_print_choice
from bitext.rendering.terms import render_term_choice
from bitext.words import Words

VIEWS = ("side", "stacked")
"""Each view that shows both sides; one for each side follows, called by its language."""
SIZES = ("small", "normal", "large", "larger")
"""Each size of the text."""


def render_bar(
    source: SourceText | None, translation: Translation, words: Words, *, terms: str, **panels: Element | None
) -> Element:
    """Return the bar.

    `source`: the original, or None where there is none to show. `terms`: which terms are marked at first, or "".
    `panels`: what the menus `contents`, `cite` and `download` hold, each left out or None where the page has none.
    """
    notes = translation.notes
    menus = (
        render_menu("notes", words("bar.notes"), render_faces(words) if notes else None, render_kinds(notes, words)),
        render_menu("terms", words("bar.terms"), *_of_terms(terms, words)),
        render_menu("text", words("bar.text"), _sizes(words)),
        render_menu("contents", words("bar.contents"), panels.get("contents")),
        render_menu("cite", words("bar.cite"), panels.get("cite")),
        render_menu("download", words("bar.download"), panels.get("download")),
        _help(words, notes, terms=bool(terms)),
    )
    bar = element("form", {"class": "bitext-bar", **UNSEARCHED})
    bar.extend(_views(source, translation, words) if source else [])
    bar.extend(menu for menu in menus if menu is not None)
    # Enter in a radio button would send the form, had it no button or one that can be pressed.
    bar.append(element("button", {"disabled": "", "hidden": ""}))
    return bar


def _of_terms(terms: str, words: Words) -> list[Element]:
    return [render_term_choice(terms, words), render_print_choice(words)] if terms else []


def render_menu(kind: str, summary: str, *content: Element | None) -> Element | None:
    """Return a menu of the bar, which opens over the page, or None where it would be empty.

    `kind`: `notes`, `terms`, `text`, `contents`, `cite`, `download` or `help`. One menu is open at a time.
    """
    parts = [part for part in content if part is not None]
    return _menu(kind, summary, classed("div", "bitext-panel", *parts)) if parts else None


def offer_sentences(bar: Element, words: Words) -> None:
    """Offer the view of the sentence pairs, as the second."""
    views = bar.find("fieldset[@class='bitext-views']")
    if views is not None:
        views.insert(2, _radio("bitext-view", "sentences", element("span", None, words("bar.sentences"))))


def offer_for_text(bar: Element, *choices: Element) -> None:
    """Add choices to the menu for the text, where the bar has one."""
    panel = bar.find("details[@class='bitext-menu bitext-menu-text']/div")
    if panel is not None:
        panel.extend(choices)


def _menu(kind: str, summary: str, *panel: Element) -> Element:
    attributes = {"class": f"bitext-menu bitext-menu-{kind}", "name": "bitext-menu"}
    return element("details", attributes, element("summary", None, summary), *panel)


def _views(source: SourceText, translation: Translation, words: Words) -> Iterator[Element]:
    """Yield the choice of views, and before it the menu that opens it where it has no room in the bar."""
    ours, theirs = language(source.language), language(translation.language)
    sides = ("translation", theirs.tag, theirs.name), ("source", ours.tag, ours.name)
    if ours.name == theirs.name:
        own = words.language
        sides = ("translation", own, words("bar.translation")), ("source", own, words("bar.original"))
    choices = [_radio("bitext-view", value, element("span", None, words(f"bar.{value}"))) for value in VIEWS]
    for value, tag, label in sides:
        choices.append(_radio("bitext-view", value, element("span", unless_spoken(tag, words), label)))
    legend = element("legend", None, words("bar.view"))
    yield _menu("view", words("bar.view"))
    yield classed("fieldset", "bitext-views", legend, *choices)


def _sizes(words: Words) -> Element:
    choices = (_radio("bitext-size", value, element("span", None, words(f"bar.size.{value}"))) for value in SIZES)
    return classed("fieldset", "bitext-sizes", element("legend", None, words("bar.size")), *choices)


def _radio(name: str, value: str, label: Element) -> Element:
    choice = {"type": "radio", "name": name, "value": value}
    return element("label", None, element("input", choice), label)


def _help(words: Words, notes: Sequence[Note], *, terms: bool) -> Element | None:
    """Return the menu that explains the signs of the page; scripts add the keys."""
    said = ["pair", *(["note"] if notes else []), *(["term"] if terms else [])]
    menu = render_menu("help", "?", *(element("p", None, words(f"bar.help.{sign}")) for sign in said))
    if menu is not None:
        menu[0].set("aria-label", words("bar.help"))
    return menu
