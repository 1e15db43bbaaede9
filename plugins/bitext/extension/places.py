"""Tree processor: puts a list of the site where a page has `<!-- texts -->` or `<!-- notes -->`, or its search."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.extension.addresses import relative
from bitext.extension.cleaning import Cleaning
from bitext.extension.languages import mark_chinese
from bitext.extension.plain_text import protect
from bitext.extension.sample import render_sample_place
from bitext.extension.site import Site
from bitext.languages import language
from bitext.model.concordance import TermUse
from bitext.model.glossary import Term
from bitext.rendering.all_notes import render_all_notes
from bitext.rendering.element import OWN_LINK
from bitext.rendering.glossary_page import render_consistency, render_glossary
from bitext.rendering.search_page import render_search_page
from bitext.rendering.shared_page import render_english_page, render_shared_page
from bitext.rendering.status_page import render_status
from bitext.rendering.term_page import render_head, render_tail
from bitext.rendering.term_site import TermSite
from bitext.rendering.texts import render_texts

_MARKDOWN = re.compile(r"\.md(?:#|$)")


def _is_of_host(element: Element) -> bool:
    """Return whether an element is a link that the host resolves."""
    return element.tag == "a" and _MARKDOWN.search(element.get("href", "")) is not None


def _glossary(site: Site, page: str) -> Element:
    terms = site.terms
    return render_glossary(
        site.term_site(page), site.corpus.concordance, tuple(terms.shared.values()), tuple(terms.english.values())
    )


def _shared(site: Site, page: str) -> Element:
    """Return the terms of a page that they share; an empty element on any other page."""
    pages = site.terms.shared
    if page not in pages:
        return Element("div")
    return render_shared_page(pages[page], tuple(pages.values()), site.corpus.concordance, site.term_site(page))


def _english(site: Site, page: str) -> Element:
    pages = site.terms.english
    if page not in pages:
        return Element("div")
    return render_english_page(pages[page], tuple(pages.values()), site.term_site(page))


def _of_term(render: Callable[[Term, TermUse, TermSite], Element], site: Site, page: str) -> Element:
    """Return a part of a term's page; an empty element on any other page."""
    term = site.term(page)
    if term is None:
        return Element("div")
    return render(term, site.corpus.concordance.of(term.id), site.term_site(page))


def _status(site: Site, page: str) -> Element:
    """Return how far the site is; an empty element where it is not to be shown."""
    return (
        render_status(site.status(), lambda other: relative(other, page), site.words) if site.status else Element("div")
    )


PLACES: dict[str, Callable[[Site, str], Element]] = {
    "texts": lambda site, page: render_texts(site.entries(page), site.words),
    "notes": lambda site, page: render_all_notes(site.noted_texts(page), site.words),
    "search": lambda site, page: render_search_page(site.early_script(page), site.lists(page), site.words),
    "status": _status,
    "glossary": _glossary,
    "entries": _shared,
    "english": _english,
    "renderings": lambda site, page: render_consistency(site.term_site(page), site.corpus.concordance),
    "term": lambda site, page: _of_term(render_head, site, page),
    "passages": lambda site, page: _of_term(render_tail, site, page),
}
"""Word in the comment → what stands in its place on a page.

The last two stand on the page of a term; `entries` and `english` on the pages that a large glossary is parted into.
"""

_PLACE = re.compile(rf"<!--\s*(?:({'|'.join(PLACES)})|sample(?:\s*:\s*(?P<sample>[^\s>]{{1,500}}))?)\s*-->\s*")


def is_place(comment: str) -> bool:
    """Return whether a comment stands for a list of ours."""
    return _PLACE.fullmatch(comment) is not None


class Places(Treeprocessor):
    """Replaces the comments, which Python-Markdown has stashed as raw HTML."""

    def __init__(self, md: markdown.Markdown, site: Site, path: str) -> None:
        """Take the site and the path of the page, relative to the docs folder."""
        super().__init__(md)
        self.site = site
        self.path = path
        self.cleaning: Cleaning | None = None
        """The cleaning of a page that an editor wrote a part of, else None."""

    def run(self, root: Element) -> None:
        """Replace each place among the children of `root`."""
        places = self._places()
        if not places:
            return
        for heading in root.iter("h1") if self.site.term(self.path) else ():
            heading.set("lang", "zh-Hans")  # the headword alone
        words = self.site.words.language
        if not language(words).has_han_of_its_own:
            mark_chinese(root, "zh", words)
        for index, child in enumerate(list(root)):
            place = places.get(child.text or "")
            if place and not len(child):
                word = place[1]
                made = self._made(place)
                protect(made)
                before = self.md.htmlStash.html_counter
                if word == "entries":
                    self._put_by_whole(made)
                self._put_by(made)
                if self.cleaning:
                    self.cleaning.trust(before)
                made.attrib.update(self.site.around_ours)
                made.tail = "\n"
                root[index] = made

    def _made(self, place: re.Match[str]) -> Element:
        """Return what stands in the place of a comment."""
        if place[1]:
            return PLACES[place[1]](self.site, self.path)
        return render_sample_place(self.site, self.path, place["sample"] or "")

    def _put_by_whole(self, made: Element) -> None:
        """Put by the sections of terms with their headings: the page lists them, a table of contents would again."""
        kept: list[Element] = []
        for child in list(made):
            if child.tag != "section" or any(_is_of_host(inner) for inner in child.iter()):
                kept.append(child)
                continue
            for link in child.iter(OWN_LINK):
                link.tag = "a"
            placeholder = self.md.htmlStash.store(self.md.serializer(child))
            kept[-1].tail = f"{kept[-1].tail or ''}\n{placeholder}\n"
        made[:] = kept

    def _put_by(self, made: Element) -> None:
        """Stash sections, but for headings, as finished HTML: thousands of elements that no later stage must read.

        Sections with ids below the heading are kept, since the host looks for these, and so are those with links that
        it resolves.
        """
        for section in made.iter("section"):
            below = section[1:]
            links: list[Element] = []
            for inner in chain.from_iterable(each.iter() for each in below):
                if "id" in inner.attrib or _is_of_host(inner):
                    break
                if inner.tag == OWN_LINK:
                    links.append(inner)
            else:
                for link in links:
                    link.tag = "a"
                section[1:] = []
                html = "\n".join(map(self.md.serializer, below))
                section[0].tail = f"\n{self.md.htmlStash.store(html)}\n"

    def _places(self) -> dict[str, re.Match[str]]:
        """Return placeholder of a stashed comment → its word, or what the sample names."""
        stash = self.md.htmlStash
        return {
            stash.get_placeholder(index): match
            for index, block in enumerate(stash.rawHtmlBlocks)
            if isinstance(block, str) and (match := _PLACE.fullmatch(block))
        }
