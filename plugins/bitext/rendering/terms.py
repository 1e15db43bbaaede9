"""Terms as a reader meets them: the mark in the text, the entry that its card shows, the list on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import escape
from unicodedata import normalize
from xml.etree.ElementTree import Element

from bitext.model.glossary import Glossary, Rendering, Term
from bitext.rendering.element import (
    append,
    classed,
    element,
    foreign,
    in_its_language,
    is_spoken,
    page_link,
    unless_spoken,
    unsearched,
)
from bitext.words import Words

Described = Callable[[str], Sequence[Element]]
"""Makes elements of the Markdown of a definition."""

CHOICES = ("text", "pair", "all", "none")
"""Which places of terms a reader can have marked: the first in the text, the first in each pair, all, none."""
PINYIN = "zh-Latn-pinyin"
"""BCP 47 tag of a reading in pinyin."""
_RANKS = {"text": " bitext-first", "pair": " bitext-anew", "": ""}
"""What a mark is the first in → its second class, which weighs less than an attribute would."""
TYPES = {
    "term": "term", "slogan": "slogan", "org": "organization", "person": "person", "place": "place", "law": "law",
    "document": "document", "project": "project",
}  # fmt: skip
"""Type of a term → what the page calls it."""


@lru_cache(maxsize=20_000)  # a reading is asked for where terms are ordered, and where they stand under letters
def plain(text: str) -> str:
    """Return a reading without its tone marks: what it is sorted by."""
    return "".join(c for c in normalize("NFD", text.casefold()) if c.isalnum() or c == " ")


def in_order(glossary: Glossary) -> list[Term]:
    """Return terms in the order of their readings, one without a reading by its headword."""
    return sorted(glossary, key=lambda term: (plain(glossary.reading(term) or term.headword), term.headword))


def initial_of(text: str) -> str:
    """Return the letter from a to z that a text begins with, `other` where it begins with none."""
    first = plain(text)[:1]
    return first if "a" <= first <= "z" else "other"


def term_tag(id_: str, first: str) -> str:
    """Return the tag that opens the link around a word that is a term, as HTML; `first`: what it is the first in.

    There may be thousands: what is equal in all of them weighs least.
    """
    return f'<a class="bitext-term{_RANKS[first]}" href="#{escape(id_)}">'


def render_term_choice(chosen: str, words: Words) -> Element:
    """Return the choice of the terms that are marked; `chosen`: the one of `CHOICES` that holds at first."""
    labels = []
    for value in CHOICES:
        radio = element("input", {"type": "radio", "name": "bitext-terms", "value": value})
        if value == chosen:
            radio.set("checked", "checked")
        labels.append(element("label", None, radio, element("span", None, words(f"terms.{value}"))))
    return classed("fieldset", "bitext-marks", element("legend", None, words("terms.marked")), *labels)


def render_ways(terms: Iterable[tuple[Term, str]], words: Words) -> Element:
    """Return the line at the end of a note on the words of terms that leads to them; `terms`: each with its address."""
    line = unsearched(classed("p", "bitext-ways"))
    for term, address in terms:
        append(line, " " if len(line) else "")
        line.append(page_link(address, "", f"{words('terms.of-note')} ", foreign(term.headword, "zh-Hans"), " →"))
    return line


def render_terms(entries: Iterable[Element], words: Words) -> Element:
    """Return the list of the terms of a text, which its cards show: `entries` without counts.

    So a page whose terms an edit does not touch keeps its bytes.
    """
    heading = element("h2", {"id": "terms"}, words("terms.list"))
    section = {"class": "bitext-terms", "aria-label": words("terms.list")}
    return unsearched(element("section", section, heading, element("dl", {"class": "bitext-entries"}, *entries)))


def render_entry(term: Term, reading: str, described: Described, page: str, words: Words, count: int = 0) -> Element:
    """Return the entry of a term: headword, reading, renderings, definition, and the way to its page.

    `reading`: how the headword is read; empty where that is not known. `page`: address of the term's page, or "".
    `count`: in how many passages it occurs, where that is to be said; else the headword is the way to the page.
    """
    english = unless_spoken("en", words)
    head = _linked(term, reading, page) if page and not count else element("dt", None, *headword(term, reading))
    entry = element("div", {"class": "bitext-entry", "id": term.id}, head)
    if term.renderings:
        entry.append(element("dd", {"class": "bitext-renderings", **english}, *_listed(term.renderings, words)))
    if term.definition:
        entry.append(element("dd", {"class": "bitext-definition", **english}, *described(term.definition)))
    if page and count:
        said = words("glossary.passage_count", n=count)
        name = words("glossary.passages_with", passages=said, term=term.headword)
        to_page = page_link(page, "" if "#" in page else "passages", said, **{"aria-label": name})
        entry.append(element("dd", {"class": "bitext-more"}, to_page))
    return entry


def render_brief_entry(term: Term, reading: str, page: str, words: Words) -> Element:
    """Return the entry of a term for a text that has many: headword, reading and renderings; all else is a link away.

    `page`: address of the place that says the rest. An entry has no more markup than it needs: there are hundreds.
    """
    entry = element("div", {"id": term.id}, _linked(term, reading, page))
    if term.renderings:
        entry.append(element("dd", unless_spoken("en", words), _usable(term)))
    return entry


def render_index_entry(term: Term, reading: str, page: str, words: Words) -> Element:
    """Return the entry of a term for a list of all terms that leads to the places where more is said."""
    name = page_link(page, "", term.headword, lang="zh-Hans")
    read: list[Element | str] = []
    if reading:
        read = [" ", element("span", {"class": "bitext-pinyin", "lang": PINYIN}, reading)]
    entry = element("div", {"class": "bitext-entry", "id": term.id}, element("dt", None, name, *read))
    if term.renderings:
        entry.append(element("dd", {"class": "bitext-renderings", **unless_spoken("en", words)}, _usable(term)))
    return entry


def _usable(term: Term) -> str:
    """Return the renderings that may be used, in a line; all, where none may."""
    usable = [each.words for each in term.renderings if each.status != "deprecated"]
    return "; ".join(usable or [each.words for each in term.renderings])


def _linked(term: Term, reading: str, page: str) -> Element:
    """Return the head of an entry on a text, where it leads to the term's page; it has no more markup than it needs."""
    name = page_link(page, "", term.headword, lang="zh-Hans")
    return element("dt", {"lang": PINYIN} if reading else None, name, f" {reading}" if reading else "")


def headword(term: Term, reading: str) -> list[Element | str]:
    """Return the headword with its reading."""
    parts: list[Element | str] = [foreign(term.headword, "zh-Hans")]
    if reading:
        parts += [" ", element("span", {"class": "bitext-pinyin", "lang": PINYIN}, reading)]
    return parts


def _listed(renderings: Sequence[Rendering], words: Words) -> list[Element | str]:
    """Return the renderings in a line, those that are not to be used last."""
    parts: list[Element | str] = []
    for rendering in sorted(renderings, key=lambda each: each.status == "deprecated"):
        parts += ["; ", render_rendering(rendering, words)]
    return parts[1:]


def render_rendering(rendering: Rendering, words: Words) -> Element:
    """Return a rendering with what the editors think of it and who uses it."""
    made = element("span", {"data-bitext-status": rendering.status})
    append(made, element("s", None, rendering.words) if rendering.status == "deprecated" else rendering.words)
    said: list[Element | str] = []
    if rendering.status == "deprecated":
        ours = words("glossary.deprecated")
        said.append(ours if is_spoken("en", words.language) else foreign(ours, words.language))
    if rendering.by:
        said += [", ", rendering.by] if said else [rendering.by]
    if said:
        append(made, " ")
        made.append(classed("span", "bitext-by", "(", *said, ")"))
    return made


def term_link(address: str, term: Term, words: Words) -> Element:
    """Return a link to a term's page or entry: its headword, and the rendering that the editors prefer."""
    preferred = [" ", in_its_language(term.preferred, "en", words)] if term.preferred else []
    return page_link(address, "", foreign(term.headword, "zh-Hans"), *preferred)
