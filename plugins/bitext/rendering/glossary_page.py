"""The glossary's page, by pinyin and by English; and the page that shows where the texts render a term differently."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.model.concordance import Concordance, TermUse
from bitext.model.glossary import Term
from bitext.rendering.element import append, classed, element, foreign, own_link, page_link, unsearched
from bitext.rendering.shared_page import EnglishPage, SharedPage, render_letters, render_parts
from bitext.rendering.term_site import TermSite
from bitext.rendering.terms import in_order, plain, render_entry, render_index_entry, term_link
from bitext.rendering.texts import title_of

_COMPARED = 500  # terms of a large glossary on the page that compares renderings
_LIST = 25  # items: a screen or two, laid out in a few milliseconds


def render_glossary(
    site: TermSite, uses: Concordance, shared: Sequence[SharedPage] = (), english: Sequence[EnglishPage] = ()
) -> Element:
    """Return all entries by pinyin, then all renderings by the alphabet with the way to their entries.

    `shared`: the pages that hold the entries, where they stand elsewhere: then only what leads there is returned.
    `english`: the pages that list the renderings, where there are too many terms for one page: then it is the letters.
    """
    terms = in_order(site.glossary)
    if not terms:
        return classed("p", "bitext-absent", "The glossary has no terms yet.")
    if english:
        return _by_letters(site, shared, english)
    if shared:
        entries = [render_index_entry(term, site.glossary.reading(term), site.page_of(term)) for term in terms]
    else:
        entries = [
            render_entry(t, site.glossary.reading(t), site.described, site.page_of(t), uses.of(t.id).count)
            for t in terms
        ]
    by_pinyin = _section("By pinyin", *_lists("dl", "bitext-entries", entries))
    by_english = unsearched(_section("By English", *_lists("ul", "bitext-by-english", _english(terms))))
    # A search for a term finds its place on the page that holds the entry.
    return classed("div", "bitext-glossary", unsearched(by_pinyin) if shared else by_pinyin, by_english)


def _section(name: str, *content: Element) -> Element:
    heading = element("h2", {"id": name.lower().replace(" ", "-")}, name)
    return element("section", None, heading, *content)


def _english(terms: Sequence[Term]) -> list[Element]:
    found = sorted(
        ((rendering.words, term) for term in terms for rendering in term.renderings),
        key=lambda each: (each[0].casefold(), each[1].id),
    )
    return [
        element("li", None, own_link(f"#{term.id}", en), " ", foreign(term.headword, "zh-Hans")) for en, term in found
    ]


def _by_letters(site: TermSite, shared: Sequence[SharedPage], english: Sequence[EnglishPage]) -> Element:
    """Return what leads to the pages of terms and to those of renderings."""
    place = site.place_of
    by_pinyin = _section(
        "By pinyin", render_letters(shared, place), render_parts(shared, place, lambda page: len(page.terms))
    )
    by_english = _section(
        "By English", render_letters(english, place), render_parts(english, place, lambda page: len(page.renderings))
    )
    return classed("div", "bitext bitext-shared", unsearched(by_pinyin), unsearched(by_english))


def _lists(tag: str, name: str, items: Sequence[Element]) -> list[Element]:
    """Return lists of some items each: a browser lays out those that are near."""
    parts = (items[start : start + _LIST] for start in range(0, len(items), _LIST))
    return [element(tag, {"class": name}, *part) for part in parts]


def render_consistency(site: TermSite, uses: Concordance) -> Element:
    """Return the terms that the texts render in more than one way, with who uses which."""
    found = [(term, uses.of(term.id).renderings) for term in site.glossary]
    several = sorted(
        ((term, renderings) for term, renderings in found if len(renderings) > 1),
        key=lambda each: (-len(each[1]), plain(site.glossary.reading(each[0]))),
    )
    if not several:
        return classed("p", "bitext-absent", "No term is rendered in more than one way.")
    listed = classed("dl", "bitext-consistency")
    shown = several[:_COMPARED] if site.glossary.is_large else several
    for term, renderings in shown:
        if site.glossary.is_large:
            items = [_counted(rendering, count, uses.of(term.id)) for rendering, count in renderings.items()]
        else:
            items = [_users(rendering, uses.of(term.id), site) for rendering in renderings]
        listed.append(element("dt", None, term_link(site.page_of(term), term)))
        listed.append(element("dd", None, element("ul", None, *items)))
    if len(shown) == len(several):
        return unsearched(listed)
    words = f"{len(several) - len(shown):,} more terms are rendered in more than one way: the glossary counts them."
    return unsearched(element("div", None, listed, element("p", None, words)))


def _counted(rendering: str, count: int, use: TermUse) -> Element:
    """Return a rendering with how often it stands in how many texts."""
    texts = sum(rendering in text.renderings for text in use.texts)
    words = f": {count} in {texts} text{'s' if texts > 1 else ''}"
    return element("li", None, element("strong", None, rendering), words)


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
