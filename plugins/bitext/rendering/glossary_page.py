"""The glossary's page, by pinyin and by English; and the page that shows where the texts render a term differently."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize
from xml.etree.ElementTree import Element

from bitext.model.concordance import Concordance, TermUse
from bitext.rendering.element import append, classed, element, foreign, own_link, page_link, unsearched
from bitext.rendering.term_page import TermSite
from bitext.rendering.terms import render_entry, term_link
from bitext.rendering.texts import title_of

MANY = 1_000
"""Terms that a page can hold with their definitions: with more, those stand on the terms' own pages."""
_LIST = 25  # items: a screen or two, laid out in a few milliseconds


def render_glossary(site: TermSite, uses: Concordance) -> Element:
    """Return all entries by pinyin, then all renderings by the alphabet with the way to their entries."""
    read = {term.id: site.glossary.reading(term) for term in site.glossary}
    terms = sorted(site.glossary, key=lambda term: (_plain(read[term.id] or term.headword), term.headword))
    if not terms:
        return classed("p", "bitext-absent", "The glossary has no terms yet.")
    entries = [
        render_entry(term, read[term.id], site.described, site.page_of(term), uses.of(term.id).count) for term in terms
    ]
    english = sorted(
        ((rendering.words, term) for term in terms for rendering in term.renderings),
        key=lambda each: (each[0].casefold(), each[1].id),
    )
    items = [
        element("li", None, own_link(f"#{term.id}", en), " ", foreign(term.headword, "zh-Hans")) for en, term in english
    ]
    by_pinyin = _lists("dl", "bitext-entries", entries)
    return classed(
        "div",
        "bitext-glossary",
        element("section", None, element("h2", {"id": "by-pinyin"}, "By pinyin"), *by_pinyin),
        unsearched(
            element(
                "section",
                None,
                element("h2", {"id": "by-english"}, "By English"),
                *_lists("ul", "bitext-by-english", items),
            )
        ),
    )


def _lists(tag: str, name: str, items: Sequence[Element]) -> list[Element]:
    """Return lists of some items each: a browser lays out those that are near."""
    parts = (items[start : start + _LIST] for start in range(0, len(items), _LIST))
    return [element(tag, {"class": name}, *part) for part in parts]


def _plain(pinyin: str) -> str:
    """Return a reading without its tone marks: what it is sorted by."""
    return "".join(c for c in normalize("NFD", pinyin.casefold()) if c.isalnum() or c == " ")


def render_consistency(site: TermSite, uses: Concordance) -> Element:
    """Return the terms that the texts render in more than one way, with who uses which."""
    found = [(term, uses.of(term.id).renderings) for term in site.glossary]
    several = sorted(
        ((term, renderings) for term, renderings in found if len(renderings) > 1),
        key=lambda each: (-len(each[1]), _plain(site.glossary.reading(each[0]))),
    )
    if not several:
        return classed("p", "bitext-absent", "No term is rendered in more than one way.")
    listed = classed("dl", "bitext-consistency")
    for term, renderings in several:
        items = (_users(rendering, uses.of(term.id), site) for rendering in renderings)
        listed.append(element("dt", None, term_link(site.page_of(term), term)))
        listed.append(element("dd", None, element("ul", None, *items)))
    return unsearched(listed)


def _users(rendering: str, use: TermUse, site: TermSite) -> Element:
    """Return a rendering with the texts that have it, and how often."""
    item = element("li", None, element("strong", None, rendering), ": ")
    found = [(text, count) for text in use.texts if (count := text.renderings.get(rendering, 0))]
    for index, (text, count) in enumerate(found):
        entry = site.entry_of(text.page)
        append(item, ", " if index else "")
        item.append(page_link(site.place_of(text.page), "", title_of(entry.translation, entry.source)))
        append(item, f" ({count})")
    return item
