"""The bar above a text: which view, which notes, which terms are marked."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.languages import ENGLISH, language
from bitext.model.edition import SourceText, Translation
from bitext.model.note import Note
from bitext.rendering.element import UNSEARCHED, classed, element, unless_english
from bitext.rendering.notes import render_faces, render_kinds
from bitext.rendering.terms import render_term_choice
from bitext.words import Words

VIEWS = ("side", "stacked")
"""Each view that shows both sides; one for each side follows, called by its language."""


def render_bar(source: SourceText | None, translation: Translation, words: Words, *, terms: str) -> Element:
    """Return the bar.

    `source`: the original, or None where there is none to show. `terms`: which terms are marked at first, or "".
    """
    views = _views(source, translation, words) if source else None
    return _bar(translation.notes, views, words, terms=terms)


def render_menu(kind: str, summary: str, *content: Element | None) -> Element | None:
    """Return a menu of the bar, which opens over the page, or None where it would be empty.

    `kind`: `view`, `notes`, `terms`, `text`, `contents`, `cite`, `download` or `help`. One menu is open at a time.
    """
    parts = [part for part in content if part is not None]
    if not parts:
        return None
    menu = {"class": f"bitext-menu bitext-menu-{kind}", "name": "bitext-menu"}
    return element("details", menu, element("summary", None, summary), classed("div", "bitext-panel", *parts))


def offer_sentences(bar: Element, words: Words) -> None:
    """Offer the view of the sentence pairs, as the second."""
    views = bar.find("fieldset[@class='bitext-views']")
    if views is not None:
        views.insert(2, _view("sentences", element("span", None, words("bar.sentences"))))


def offer_for_text(bar: Element, *choices: Element) -> None:
    """Add choices to the menu for the text, where the bar has one."""
    panel = bar.find("details[@class='bitext-menu bitext-menu-text']/div")
    if panel is not None:
        panel.extend(choices)


def _bar(notes: Sequence[Note], views: Element | None, words: Words, *, terms: str) -> Element:
    menus = (
        render_menu("notes", words("bar.notes"), render_faces() if notes else None, render_kinds(notes)),
        render_menu("terms", words("bar.terms"), render_term_choice(terms, words) if terms else None),
        render_menu("text", words("bar.text"), None),
        render_menu("contents", words("bar.contents"), None),
        render_menu("cite", words("bar.cite"), None),
        render_menu("download", words("bar.download"), None),
    )
    parts = [part for part in (views, *menus) if part is not None]
    return element("form", {"class": "bitext-bar", **UNSEARCHED}, *parts)


def _views(source: SourceText, translation: Translation, words: Words) -> Element:
    ours, theirs = language(source.language), language(translation.language)
    sides = ("translation", theirs, theirs.name), ("source", ours, ours.name)
    if ours.name == theirs.name:
        sides = ("translation", ENGLISH, words("bar.translation")), ("source", ENGLISH, words("bar.original"))
    choices = [_view(value, element("span", None, words(f"bar.{value}"))) for value in VIEWS]
    for value, spoken, label in sides:
        choices.append(_view(value, element("span", unless_english(spoken.tag), label)))
    return classed("fieldset", "bitext-views", element("legend", None, words("bar.view")), *choices)


def _view(value: str, label: Element) -> Element:
    return element("label", None, element("input", {"type": "radio", "name": "bitext-view", "value": value}), label)
