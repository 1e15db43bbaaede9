"""A page that many terms share, and the pages that list their renderings: parts of a glossary that is large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from bitext.model.concordance import Concordance, TermUse
from bitext.model.glossary import Term
from bitext.rendering.element import (
    UNSEARCHED,
    append,
    classed,
    element,
    foreign,
    page_link,
    unless_spoken,
    unsearched,
)
from bitext.rendering.lines import render_lines_in_brief
from bitext.rendering.term_page import render_related, render_sources
from bitext.rendering.term_site import TermSite
from bitext.rendering.terms import PINYIN, render_rendering


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page of terms that begin with one letter."""

    path: str
    """Relative to the docs folder."""
    letter: str
    """The first of their readings, or `other`."""
    terms: tuple[Term, ...]
    """In the order of their readings; those that have a page of their own are named here too."""
    readings: tuple[str, str]
    """Of the first and of the last, or the headword where there is none."""

    @property
    def title(self) -> str:
        """Return the first and the last of its terms."""
        return _range(*self.readings)


@dataclass(frozen=True, slots=True)
class EnglishPage:
    """A page of renderings that begin with one letter."""

    path: str
    """Relative to the docs folder."""
    letter: str
    """The first, or `other`."""
    renderings: tuple[tuple[str, Term], ...]
    """Each with its term, by the alphabet."""

    @property
    def title(self) -> str:
        """Return the first and the last of its renderings."""
        return _range(self.renderings[0][0], self.renderings[-1][0])


_Part = TypeVar("_Part", SharedPage, EnglishPage)
_GLOSSARY = "glossary.md"


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first} \N{EN DASH} {last}"


def render_shared_page(page: SharedPage, pages: Sequence[SharedPage], uses: Concordance, site: TermSite) -> Element:
    """Return the letters, a list of what is on the page, a section for each term, and the pages before and after."""
    made = classed("div", "bitext bitext-shared", render_letters(pages, site, page.letter))
    contents = classed("p", "bitext-contents")
    for term in page.terms:
        own = site.glossary.has_own_page(term)
        append(contents, " " if len(contents) else "")
        address = site.page_of(term) if own else f"#{term.id}"
        contents.append(page_link(address, "", term.headword, lang="zh-Hans"))
    made.append(unsearched(contents))
    made.extend([_section(t, uses.of(t.id), site) for t in page.terms if not site.glossary.has_own_page(t)])
    made.append(_neighbours(page, pages, site))
    return made


def _section(term: Term, use: TermUse, site: TermSite) -> Element:
    """Return all that the site says of a term: entry, how often each rendering stands, and lines of context."""
    heading = element("h2", {"id": term.id}, foreign(term.headword, "zh-Hans"))
    append(heading, f" {term.preferred}" if term.preferred else "")
    section = element("section", None, heading)
    reading: list[Element | str] = []
    if read := site.glossary.reading(term):
        reading = [element("span", {"class": "bitext-pinyin", "lang": PINYIN}, read), " "]
    kind = "" if term.type == "term" else f"\N{MIDDLE DOT} {site.words(f'glossary.type.{term.type}')}"
    if reading or kind:
        section.append(element("p", None, *reading, kind))
    if term.renderings:
        section.append(_renderings(term, use, site))
    if term.definition:
        attributes = {"class": "bitext-definition", **unless_spoken("en", site.words)}
        definition = element("div", attributes, *site.described(term.definition))
        # Ten thousand definitions would be half of what a reader's search has to load.
        section.append(unsearched(definition) if site.glossary.is_very_large else definition)
    if term.see_also:
        section.append(render_related(term, site))
    if term.sources:
        section.append(render_sources(term, site))
    section.append(_uses(use, site))
    return section


def _renderings(term: Term, use: TermUse, site: TermSite) -> Element:
    counts = use.renderings
    listed = element("ul", {"class": "bitext-renderings", **unless_spoken("en", site.words)})
    for rendering in term.renderings:
        plain = rendering.status != "deprecated" and not rendering.by
        words = rendering.words if plain else render_rendering(rendering, site.words)
        item = element("li", None, words, f": {counts.get(rendering.words, 0)}")
        if rendering.note:
            item.extend(site.described(rendering.note))
        listed.append(item)
    return listed


def _uses(use: TermUse, site: TermSite) -> Element:
    if not use.count:
        return classed("p", "bitext-absent", site.words("glossary.nowhere"))
    words = counted(use.count, len(use.texts), site)
    # No `div`: the lines are some, and what is left out of the search ends at the first end of an element of its name.
    return unsearched(element("section", None, element("p", None, words), render_lines_in_brief(use, site)))


def counted(passages: int, texts: int, site: TermSite) -> str:
    """Return in words in how many passages of how many texts something stands."""
    said = {
        "passages": site.words("glossary.passage_count", n=passages),
        "texts": site.words("glossary.text_count", n=texts),
    }
    return site.words("glossary.passages_in", **said)


def letter_name(letter: str, site: TermSite) -> str:
    """Return what a letter of `initial_of` is called: itself, in upper case, or a word for all others."""
    return letter.upper() if len(letter) == 1 else site.words("glossary.other")


def render_letters(pages: Sequence[_Part], site: TermSite, here: str = "") -> Element:
    """Return a line with a link to the first page of each letter."""
    first: dict[str, str] = {}
    for page in pages:
        first.setdefault(page.letter, page.path)
    line = element("nav", {"class": "bitext-letters", "aria-label": site.words("glossary.letters"), **UNSEARCHED})
    if here:
        line.append(page_link(site.place_of(_GLOSSARY), "", site.words("glossary.all")))
    for letter, path in first.items():
        append(line, " " if len(line) else "")
        current = {"aria-current": "true"} if letter == here else {}
        line.append(page_link(site.place_of(path), "", letter_name(letter, site), **current))
    return line


def render_parts(pages: Sequence[_Part], site: TermSite, count_of: Callable[[_Part], int]) -> Element:
    """Return the list of all pages, by letter, each with its first and last words and how many it has."""
    listed = classed("ul", "bitext-parts")
    for page in pages:
        link = page_link(site.place_of(page.path), "", page.title)
        listed.append(element("li", None, link, f" ({count_of(page)})"))
    return listed


def render_english_page(page: EnglishPage, pages: Sequence[EnglishPage], site: TermSite) -> Element:
    """Return the letters, the renderings with the way to the places of their terms, and the pages before and after."""
    items = (
        element("li", None, page_link(site.page_of(term), "", words), " ", foreign(term.headword, "zh-Hans"))
        for words, term in page.renderings
    )
    listed = element("ul", {"class": "bitext-by-english", **unless_spoken("en", site.words)}, *items)
    section = element("section", None, render_letters(pages, site, page.letter), listed)
    return unsearched(classed("div", "bitext bitext-shared", section, _neighbours(page, pages, site)))


def _neighbours(page: _Part, pages: Sequence[_Part], site: TermSite) -> Element:
    index = [each.path for each in pages].index(page.path)
    line = element("nav", {"class": "bitext-neighbours", "aria-label": site.words("glossary.neighbours"), **UNSEARCHED})
    for name, others in (("before", pages[max(index - 1, 0) : index]), ("after", pages[index + 1 : index + 2])):
        for other in others:
            label = site.words(f"glossary.{name}")
            line.append(element("p", None, f"{label}: ", page_link(site.place_of(other.path), "", other.title)))
    return line
