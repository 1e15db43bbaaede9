"""The article of a translation: everything of ours on its page, with places for the host's elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bitext.languages import ENGLISH, language
from bitext.model.edition import SourceText, Translation
from bitext.model.note import Note
from bitext.model.pairing import Pair, Pairing
from bitext.rendering.citation import citation
from bitext.rendering.element import OWN_LINK, UNSEARCHED, append, classed, element, in_language, link
from bitext.rendering.notes import languages_of, render_faces, render_kinds, render_list, render_note
from bitext.rendering.provenance import Related, evidence, is_report, render_provenance, rights
from bitext.rendering.source import Signs, render_blocks, render_signs, render_title
from bitext.rendering.terms import render_switch

VIEWS = (("side", "Side by side"), ("stacked", "Stacked"))
"""Value and label of each view that shows both sides; one for each side follows, called by its language."""

_GAPS = {"missing": "Not translated", "added": "Added by the translators"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The site around an article, as far as the article shows it."""

    early_script: str
    """Address of the script that sets the view before the first paint."""
    related: Sequence[Related] = ()
    faults: Sequence[str] = ()
    """Faults of the page as a whole, a line each."""
    contact: str = ""
    """Address of a page, or an e-mail address, for questions about rights, or ""."""
    edit: str = ""
    """Address at which the page's file can be edited, or ""."""
    edit_source: str = ""
    """Address at which the original's file can be edited, or ""."""
    terms: bool = False
    """Whether terms are marked in the article."""
    report: str = ""
    """Address of the form for a new report, or ""."""


@dataclass(slots=True)
class Article:
    """An article whose column of the translation is still to be filled."""

    element: Element
    columns: dict[int, Element] = field(default_factory=dict)
    """Index of a block of the translation, but for the title → the column for its elements."""
    rows: dict[int, Element] = field(default_factory=dict)
    """Index of a block of the translation → its row."""
    introduction: Element = field(default_factory=lambda: classed("div", "bitext-introduction"))
    """The element for alerts before the first block."""
    columns_of: dict[str, dict[str, Element]] = field(default_factory=dict)
    """Number of a pair with a row → its columns, as `source` and `translation`."""
    notes: dict[int, Element] = field(default_factory=dict)
    """Number of a footnote → the element for its text."""
    offered: set[int] = field(default_factory=set)
    """Numbers of the bracket notes whose rendering can be put into the sentence."""


def render_article(source: SourceText | None, translation: Translation, around: Surroundings) -> Article:
    """Return the article of a translation; `source`: its original, or None."""
    on_file = source is not None and source.on_file
    article = Article(element("article", _attributes(source if on_file else None, translation, around.report)))
    add = article.element.append
    add(element("script", {"src": around.early_script}))
    signs = render_signs(source.notes) if source else {}
    before, after = _rows_around_title(translation.pairing)
    for pair in before:
        add(_row(article, pair, source if on_file else None, translation, signs))
    for part in _title(source, translation, signs):
        add(part)
    if around.faults:
        add(classed("div", "bitext-faults", *(element("p", None, fault) for fault in around.faults)))
    add(render_provenance(source, translation, around.related))
    add(element("p", {"class": "bitext-evidence", **UNSEARCHED}, evidence(source, translation)))
    add(_rights(source, translation, around.contact))
    add(article.introduction)
    if on_file or translation.notes or around.terms:
        add(_bar(translation.notes, _views(source, translation) if source and on_file else None, terms=around.terms))
    for pair in after:
        add(_row(article, pair, source if on_file else None, translation, signs))
    if translation.notes:
        add(_notes(article, source, translation))
    if around.edit or around.report:
        add(_actions(around))
    for part in article.element:
        part.tail = "\n"
    return article


def _attributes(on_file: SourceText | None, translation: Translation, report: str) -> dict[str, str]:
    attributes = {
        "class": "bitext",
        "data-bitext-source": translation.source_id,
        "data-bitext-columns": "2" if on_file else "1",
    }
    if on_file:
        attributes["data-bitext-citation"] = citation(on_file, translation)
    if report:
        attributes["data-bitext-report"] = report
    return attributes


def _rows_around_title(pairing: Pairing) -> tuple[Sequence[Pair], Sequence[Pair]]:
    """Return the pairs with a row above the title, and those below it, so that the original keeps its order."""
    title = pairing.title or 0
    return pairing.rows[:title], pairing.rows[title:]


def _title(source: SourceText | None, translation: Translation, signs: Signs) -> list[Element]:
    pairing = translation.pairing
    if source and source.on_file and pairing.title is not None and pairing.pairs[pairing.title].source:
        blocks = pairing.pairs[pairing.title].source
        return [render_title(source.blocks[index], signs, index, source.language) for index in blocks]
    parts = [_anchor(f"p{pairing.pairs[pairing.title].number}")] if pairing.title is not None else []
    if source and source.title.original and not is_report(source, translation):
        parts.append(element("p", {"class": "bitext-title", **in_language(source.language)}, source.title.original))
    return parts


def _anchor(id_: str) -> Element:
    return element("span", {"class": "bitext-anchor", "id": id_})


def _rights(source: SourceText | None, translation: Translation, contact: str) -> Element:
    line = element("p", {"class": "bitext-rights", **UNSEARCHED}, rights(source, translation))
    if contact:
        address = f"mailto:{contact}" if "@" in contact and "/" not in contact else contact
        append(line, " ")
        append(line, link(address, "Contact"))
    return line


def _bar(notes: Sequence[Note], views: Element | None, *, terms: bool) -> Element:
    kinds = render_kinds(notes)
    bar = element("form", {"class": "bitext-bar", **UNSEARCHED})
    bar.extend([views] if views is not None else [])
    bar.extend([render_faces()] if notes else [])
    bar.extend([kinds] if kinds is not None else [])
    bar.extend([render_switch()] if terms else [])
    return bar


def _views(source: SourceText, translation: Translation) -> Element:
    ours, theirs = language(source.language), language(translation.language)
    sides = ("translation", theirs, theirs.name), ("source", ours, ours.name)
    if ours.name == theirs.name:
        sides = ("translation", ENGLISH, "Translation"), ("source", ENGLISH, "Original")
    choices = [_view(value, element("span", None, label)) for value, label in VIEWS]
    for value, spoken, label in sides:
        choices.append(_view(value, element("span", _unless_english(spoken.tag), label)))
    return classed("fieldset", "bitext-views", element("legend", None, "View"), *choices)


def _view(value: str, label: Element) -> Element:
    return element("label", None, element("input", {"type": "radio", "name": "bitext-view", "value": value}), label)


def _unless_english(tag: str) -> dict[str, str]:
    """Return the attributes of an element in a language, none where it is the page's own."""
    return {} if language(tag).is_as(ENGLISH) else in_language(tag)


def offer_sentences(article: Article) -> None:
    """Say that an article has sentence pairs, and offer the view of them, as the second."""
    article.element.set("data-bitext-sentence-pairs", "")
    views = article.element.find(".//fieldset[@class='bitext-views']")
    if views is not None:
        views.insert(2, _view("sentences", element("span", None, "Sentences")))


def _notes(article: Article, source: SourceText | None, translation: Translation) -> Element:
    """Give each footnote its place, in the row of its pair, and return the list of all notes."""
    section = render_list(translation.notes, languages_of(source, translation))
    for note in translation.notes:
        if note.form == "footnote":
            article.notes[note.number] = aside = render_note(note)
            aside.attrib.update(_unless_english(translation.language))
            row = article.rows.get(note.block)
            (section if not note.calls else article.introduction if row is None else row).append(aside)
    return section


def _row(article: Article, pair: Pair, source: SourceText | None, translation: Translation, signs: Signs) -> Element:
    row = element(
        "div", {"class": "bitext-pair", "id": f"p{pair.number}", "data-bitext-kind": _kind(pair, source, translation)}
    )
    number = {"class": "bitext-number", "href": f"#p{pair.number}", "aria-label": f"Pair {pair.label}", **UNSEARCHED}
    row.append(element(OWN_LINK, number, pair.label))
    for inner in pair.inner_numbers:
        row.append(_anchor(f"p{inner}"))
    if pair.lines:
        row.set("data-bitext-lines", "")
    if pair.guess:
        row.set("data-bitext-guess", "")
        row.append(element("span", {"class": "bitext-unchecked", **UNSEARCHED}, "unchecked"))
    if pair.source and source:
        blocks = render_blocks(source.blocks, signs, pair.source, lines=bool(pair.lines))
        row.append(element("div", {"class": "bitext-source", **in_language(source.language)}, *blocks))
        article.columns_of.setdefault(pair.number, {})["source"] = row[-1]
    if pair.gap:
        row.set("data-bitext-gap", pair.gap)
        row.append(classed("p", "bitext-gap", _GAPS.get(pair.gap) or f"Left out: {pair.reason or 'no reason given'}"))
    if pair.translation:
        column = element("div", {"class": "bitext-translation", **in_language(translation.language)})
        row.append(column)
        article.columns_of.setdefault(pair.number, {})["translation"] = column
        article.columns.update(dict.fromkeys(pair.translation, column))
        article.rows.update(dict.fromkeys(pair.translation, row))
    return row


def _kind(pair: Pair, source: SourceText | None, translation: Translation) -> str:
    if pair.translation:
        return translation.blocks[pair.translation[0]].kind
    return source.blocks[pair.source[0]].kind if source else "paragraph"


def _actions(around: Surroundings) -> Element:
    links: list[Element | str] = []
    if around.edit:
        links.append(link(around.edit, "Edit this page"))
    if around.edit_source:
        links.append(link(around.edit_source, "Edit the original"))
    if around.report:
        links.append(element("a", {"class": "bitext-report", "href": around.report}, "Report an error"))
    spaced = [part for one in links for part in (one, " ")][:-1]
    return element("p", {"class": "bitext-actions", **UNSEARCHED}, *spaced)
