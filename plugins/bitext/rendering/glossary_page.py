"""The glossary's page, by pinyin and by English, a letter at a time; and how the texts render a term differently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from xml.etree.ElementTree import Element

from bitext.model.concordance import Concordance, TermUse
from bitext.model.glossary import Term
from bitext.rendering.element import (
    UNSEARCHED,
    append,
    classed,
    element,
    foreign,
    own_link,
    page_link,
    unless_spoken,
    unsearched,
)
from bitext.rendering.shared_page import (
    EnglishPage,
    SharedPage,
    counted,
    letter_name,
    render_letters,
    render_parts,
)
from bitext.rendering.term_site import TermSite
from bitext.rendering.terms import in_order, initial_of, plain, render_entry, render_index_entry, term_link
from bitext.rendering.texts import title_in

_COMPARED = 500  # terms of a large glossary on the page that compares renderings
_LIST = 25  # items: a screen or two, laid out in a few milliseconds
_FEW = 30  # items that need no letters: two or three screens


def render_glossary(
    site: TermSite, uses: Concordance, shared: Sequence[SharedPage] = (), english: Sequence[EnglishPage] = ()
) -> Element:
    """Return all entries by pinyin, then all renderings by the alphabet with the way to their entries.

    `shared`: the pages that hold the entries, where they stand elsewhere: then only what leads there is returned.
    `english`: the pages that list the renderings, where there are too many terms for one page: then it is the letters.
    """
    terms = in_order(site.glossary)
    if not terms:
        return classed("p", "bitext-absent", site.words("glossary.empty"))
    if english:
        return _by_letters(site, shared, english)
    by_pinyin = _list_of(
        "pinyin",
        [(_letter(term, site), _entry(term, site, uses, shared)) for term in terms],
        lambda items: element("dl", {"class": "bitext-entries"}, *items),
        site,
    )
    by_english = _list_of(
        "english",
        [(initial_of(words), _item(words, term)) for words, term in _english(terms)],
        lambda items: element("ul", {"class": "bitext-by-english", **unless_spoken("en", site.words)}, *items),
        site,
    )
    # A search for a term finds its place on the page that holds the entry.
    lists = unsearched(by_pinyin) if shared else by_pinyin, unsearched(by_english)
    many = {"data-bitext-many": ""} if shared else {}
    return element("div", {"class": "bitext-glossary", **many}, *_types(terms, site), *lists)


def _letter(term: Term, site: TermSite) -> str:
    return initial_of(site.glossary.reading(term) or term.headword)


def _entry(term: Term, site: TermSite, uses: Concordance, shared: Sequence[SharedPage]) -> Element:
    if shared:
        entry = render_index_entry(term, site.glossary.reading(term), site.page_of(term), site.words)
    else:
        count = uses.of(term.id).count
        entry = render_entry(term, site.glossary.reading(term), site.described, site.page_of(term), site.words, count)
    return _typed(entry, term)


def _typed(item: Element, term: Term) -> Element:
    """Say of what type an item's term is."""
    item.set("data-bitext-type", term.type)
    return item


def _types(terms: Iterable[Term], site: TermSite) -> list[Element]:
    """Return the choice among the types of terms, which needs no script; an empty list, where there is one alone."""
    counts: dict[str, int] = {}
    for term in terms:
        counts[term.type] = counts.get(term.type, 0) + 1
    if len(counts) < 2:
        return []
    labels = [("", site.words("glossary.all"), sum(counts.values()))]
    labels += [(type_, site.words(f"glossary.types.{type_}"), count) for type_, count in counts.items()]
    labels.sort(key=lambda each: -each[2])
    choices = (_choice(*each) for each in labels)
    legend = element("legend", None, site.words("glossary.type"))
    return [element("form", {"class": "bitext-types"}, element("fieldset", None, legend, *choices))]


def _choice(type_: str, label: str, count: int) -> Element:
    checked = {} if type_ else {"checked": "checked"}
    radio = element("input", {"type": "radio", "name": "bitext-type", "value": type_, **checked})
    return element("label", None, radio, element("span", None, f"{label} ({count:,})"))


def _section(name: str, site: TermSite, *content: Element) -> Element:
    heading = element("h2", {"id": f"by-{name}"}, site.words(f"glossary.by_{name}"))
    return element("section", None, heading, *content)


def _list_of(
    name: str, items: Sequence[tuple[str, Element]], listed: Callable[[Sequence[Element]], Element], site: TermSite
) -> Element:
    """Return a section of items, each given with its letter: under letters, where there are many."""
    if len(items) <= _FEW:
        return _section(name, site, *_in_parts([item for _, item in items], listed))
    letters: dict[str, list[Element]] = {}
    for letter, item in items:
        letters.setdefault(letter, []).append(item)
    sections = (
        classed("section", "bitext-letter", _initial(name, letter, site), *_in_parts(theirs, listed))
        for letter, theirs in letters.items()
    )
    return _section(name, site, _letters(name, letters, site), *sections)


def _initial(name: str, letter: str, site: TermSite) -> Element:
    """Return the heading of a letter, which is none of the page's table of contents: there are fifty."""
    role = {"role": "heading", "aria-level": "3", **UNSEARCHED}
    return element("p", {"class": "bitext-initial", "id": f"{name}-{letter}", **role}, letter_name(letter, site))


def _letters(name: str, letters: Iterable[str], site: TermSite) -> Element:
    """Return a line with a link to the place of each letter."""
    label = site.words("glossary.letters_by", list=site.words(f"glossary.by_{name}"))
    line = element("nav", {"class": "bitext-letters", "aria-label": label})
    for letter in letters:
        append(line, " " if len(line) else "")
        line.append(own_link(f"#{name}-{letter}", letter_name(letter, site)))
    return line


def _english(terms: Sequence[Term]) -> list[tuple[str, Term]]:
    """Return all renderings with their terms, by letter, those that begin with none last."""
    found = ((rendering.words, term) for term in terms for rendering in term.renderings)
    return sorted(found, key=lambda each: (initial_of(each[0]), each[0].casefold(), each[1].id))


def _item(words: str, term: Term) -> Element:
    return _typed(element("li", None, own_link(f"#{term.id}", words), " ", foreign(term.headword, "zh-Hans")), term)


def _by_letters(site: TermSite, shared: Sequence[SharedPage], english: Sequence[EnglishPage]) -> Element:
    """Return what leads to the pages of terms and to those of renderings."""
    pages_of_terms = render_parts(shared, site, lambda page: len(page.terms))
    pages_of_renderings = render_parts(english, site, lambda page: len(page.renderings))
    by_pinyin = _section("pinyin", site, render_letters(shared, site), pages_of_terms)
    by_english = _section("english", site, render_letters(english, site), pages_of_renderings)
    return classed("div", "bitext bitext-shared", unsearched(by_pinyin), unsearched(by_english))


def _in_parts(items: Sequence[Element], listed: Callable[[Sequence[Element]], Element]) -> list[Element]:
    """Return lists of some items each: a browser lays out those that are near."""
    return [listed(items[start : start + _LIST]) for start in range(0, len(items), _LIST)]


def render_consistency(site: TermSite, uses: Concordance) -> Element:
    """Return the terms that the texts render in more than one way, with who uses which."""
    found = [(term, uses.of(term.id).renderings) for term in site.glossary]
    several = sorted(
        ((term, renderings) for term, renderings in found if len(renderings) > 1),
        key=lambda each: (-len(each[1]), plain(site.glossary.reading(each[0]))),
    )
    if not several:
        return classed("p", "bitext-absent", site.words("glossary.even"))
    listed = classed("dl", "bitext-consistency")
    shown = several[:_COMPARED] if site.glossary.is_large else several
    for term, renderings in shown:
        if site.glossary.is_large:
            items = [_counted(rendering, count, uses.of(term.id), site) for rendering, count in renderings.items()]
        else:
            items = [_users(rendering, uses.of(term.id), site) for rendering in renderings]
        listed.append(element("dt", None, term_link(site.page_of(term), term, site.words)))
        listed.append(element("dd", None, element("ul", None, *items)))
    if len(shown) == len(several):
        return unsearched(listed)
    words = site.words("glossary.more_terms", n=len(several) - len(shown))
    return unsearched(element("div", None, listed, element("p", None, words)))


def _counted(rendering: str, count: int, use: TermUse, site: TermSite) -> Element:
    """Return a rendering with how often it stands in how many texts."""
    texts = sum(rendering in text.renderings for text in use.texts)
    return element(
        "li", None, element("strong", unless_spoken("en", site.words), rendering), f": {counted(count, texts, site)}"
    )


def _users(rendering: str, use: TermUse, site: TermSite) -> Element:
    """Return a rendering with the texts that have it, and how often."""
    item = element("li", None, element("strong", unless_spoken("en", site.words), rendering), ": ")
    found = [(text, count) for text in use.texts if (count := text.renderings.get(rendering, 0))]
    for index, (text, count) in enumerate(found):
        entry = site.entry_of(text.page)
        append(item, ", " if index else "")
        item.append(page_link(site.place_of(text.page), "", title_in(entry, site.words)))
        append(item, f" ({count})")
    return item
