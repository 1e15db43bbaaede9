"""What a site knows of its terms: the glossary made ready for matching, and the addresses of the terms' pages."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from xml.etree.ElementTree import Element

import markdown

from bitext.config import Options
from bitext.diagnostics import Finding, Location
from bitext.extension.addresses import Addresses, relative
from bitext.extension.definitions import Definitions
from bitext.extension.plain_text import protect
from bitext.extension.targets import Targets
from bitext.model.catalogue import TranslationRecord
from bitext.model.concordance import Concordance
from bitext.model.corpus import Corpus
from bitext.model.glossary import Term
from bitext.pages import GLOSSARY, english_pages, shared_pages, term_path
from bitext.rendering.element import OWN_LINK
from bitext.rendering.shared_page import EnglishPage, SharedPage
from bitext.rendering.term_site import TermSite
from bitext.rendering.terms import render_brief_entry, render_entry, render_terms, render_ways
from bitext.rendering.texts import TextEntry
from bitext.syntax.allowlist import TYPED
from bitext.terms.matches import Matches
from bitext.words import Words

_IN_FULL = 25
"""Terms of a large glossary that a text marks and lists in full: of more, it has headword, reading and renderings."""

_CORPUS = 100  # texts: in fewer, a word that they are all about may well be a term
_OFTEN = 3  # an entry in more than a third of all pairs may be no term


def _ordinary(term: Term, count: int, pairs: int) -> str:
    return (
        f"expected a term in no more than a third of all pairs, found {term.headword} in {count:,} of {pairs:,}; "
        "take the entry out if it is an ordinary word"
    )


@dataclass
class SiteTerms:
    """The terms of a site, for one build."""

    corpus: Corpus
    options: Options
    addresses: Addresses
    matches: Matches
    report: Callable[[Finding], None]
    """Takes what is taken out of an entry."""
    words: Words
    """What the site says, in its language."""
    definitions: Definitions = field(init=False)
    _entries: dict[tuple[str, str], str] = field(default_factory=dict)
    """By id of a term and folder of a page: its entry, serialized."""
    _on: dict[str, Sequence[str]] = field(init=False, default_factory=dict)
    """By page: the ids of the terms that occur on it."""

    def __post_init__(self) -> None:
        self.definitions = Definitions(self.report, self._place_of, TYPED.with_more(self.options.allowed_html))

    @cached_property
    def shared(self) -> Mapping[str, SharedPage]:
        """The pages that terms share, by path, where the glossary is large and the host makes generated pages."""
        return {page.path: page for page in shared_pages(self.corpus)} if self.options.knows_addresses else {}

    @cached_property
    def english(self) -> Mapping[str, EnglishPage]:
        """The pages that list their renderings, by path."""
        return {page.path: page for page in english_pages(self.corpus)} if self.options.knows_addresses else {}

    @cached_property
    def _shared_by(self) -> Mapping[str, str]:
        """The path of the page that a term shares, by its id."""
        own = self.corpus.glossary.has_own_page
        return {term.id: page.path for page in self.shared.values() for term in page.terms if not own(term)}

    @cached_property
    def _concordance(self) -> Concordance:
        """Where terms occur; whoever asks for it marks them with the matcher that has counted them."""
        found = self.corpus.concordance
        if found.uses and not self.matches.matcher.knows(next(iter(found.uses))):
            self.matches.begin(self.corpus.glossary)  # the corpus was not counted with them
        return found

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """The place of each term in the glossary."""
        return {term.id: number for number, term in enumerate(self.corpus.glossary)}

    @cached_property
    def _by_use(self) -> Mapping[str, Sequence[str]]:
        """Ids of the terms that occur on a page, by page: where nobody has told what was counted of each."""
        on: dict[str, list[str]] = {}
        for id_, use in self._concordance.uses.items():
            for text in use.everywhere:
                on.setdefault(text.page, []).append(id_)
        return on

    def _place_of(self, text: str) -> Location:
        """Return where the first entry stands that says something in Markdown."""
        for term in self.corpus.glossary:
            if term.definition == text:
                return term.place or Location(GLOSSARY)
            for rendering in term.renderings:
                if rendering.note == text:
                    return rendering.place or term.place or Location(GLOSSARY)
        return Location(GLOSSARY)

    def doubts(self) -> list[Finding]:
        """Return what is off with entries: their sources, and that they may be ordinary words."""
        return [*self._lost_sources(), *self._ordinary()]

    def _lost_sources(self) -> Iterator[Finding]:
        """Yield the sources that name a page or a place that is not there."""
        targets = Targets(self.corpus)
        for term in self.corpus.glossary:
            for url in (each.url for each in term.sources if each.url and "://" not in each.url):
                page, _, _ = url.partition("#")
                if page not in self.corpus.translations and not (self.options.docs / page).is_file():
                    message = f"expected a page of the docs folder in sources, found {page}; correct the path"
                elif wrong := targets.wrong(url, GLOSSARY):
                    message = wrong[2]
                else:
                    continue
                yield Finding("C32", term.place or Location(GLOSSARY), message)

    def _ordinary(self) -> list[Finding]:
        """Return the entries that stand in so many pairs of a large corpus that they may be ordinary words."""
        concordance = self.corpus.concordance
        if concordance.texts < _CORPUS:
            return []
        most = concordance.pairs // _OFTEN
        return [
            Finding(
                "F14", term.place or Location(GLOSSARY), _ordinary(term, count, concordance.pairs), grade="information"
            )
            for term in self.corpus.glossary
            if (count := concordance.of(term.id).count) > most
        ]

    def marked_on(self, translation: TranslationRecord) -> bool:
        """Return whether terms are marked in a translation: whether they are to be, and there are any."""
        return translation.marks_terms and self.options.mark_terms != "none" and bool(self.on(translation.page))

    def on(self, page: str) -> Sequence[str]:
        """Return the ids of the terms that occur on a page, in the order of the glossary."""
        if page not in self._on:
            counted = self._concordance.pages
            if not counted and self._concordance.uses:
                return self._by_use.get(page, ())
            self._on[page] = sorted(counted[page].terms, key=self._order.__getitem__) if page in counted else ()
        return self._on[page]

    def is_brief(self, page: str) -> bool:
        """Return whether a page has so many terms of a large glossary that their definitions stand elsewhere."""
        return bool(self._shared_by) and len(self.on(page)) > _IN_FULL

    def ways(self, ids: Iterable[str], page: str) -> Element:
        """Return the line that leads from a note on a page to the terms in the words that it is about."""
        terms = [self.corpus.glossary.by_id[id_] for id_ in ids]
        line = render_ways([(term, self.page_of(page, term)) for term in terms], self.words)
        protect(line)
        return line

    def listed(self, ids: Iterable[str], page: str, md: markdown.Markdown) -> Element:
        """Return the list of the terms of a text.

        An entry is the same on every page of a folder. It is made and serialized once, and put by as finished HTML:
        to make its ten elements anew on every page would cost more than to find the terms.
        """
        terms = [self.corpus.glossary.by_id[id_] for id_ in ids]
        brief = self.is_brief(page)
        entries = [self._entry(term, page, md, brief=brief) for term in terms]
        section = render_terms((entry for entry in entries if isinstance(entry, Element)), self.words)
        protect(section)
        section[-1].text = md.htmlStash.store("\n".join(entry for entry in entries if isinstance(entry, str)))
        return section

    def _made(self, term: Term, page: str, *, brief: bool) -> Element:
        reading, address = self.corpus.glossary.reading(term), self.page_of(page, term)
        if brief:
            return render_brief_entry(term, reading, address, self.words)
        return render_entry(term, reading, partial(self.definitions.elements, page=page), address, self.words)

    def _entry(self, term: Term, page: str, md: markdown.Markdown, *, brief: bool) -> Element | str:
        """Return the entry of a term, as elements where a link in it is the host's to resolve."""
        key = (term.id, f"{self.addresses.base(page)} {posixpath.dirname(page)} {brief}")
        if key not in self._entries:
            entry = self._made(term, page, brief=brief)
            if any(not link.get("href", "").startswith("http") for link in entry.iter("a")) or any(entry.iter("img")):
                return entry
            protect(entry)
            for link in entry.iter(OWN_LINK):
                link.tag = "a"
            self._entries[key] = md.serializer(entry)
        return self._entries[key]

    def shared_page_of(self, id_: str) -> str:
        """Return the path of the page that a term shares with others; empty, where it has one of its own."""
        return self._shared_by.get(id_, "")

    def address_of(self, term: Term) -> str:
        """Return the address from the site's root of a term's page, or of its place on a page that terms share."""
        shared = self._shared_by.get(term.id)
        return f"{self.addresses.from_root(shared)}#{term.id}" if shared else self.addresses.from_root(term_path(term))

    def page_of(self, seen_from: str, term: Term) -> str:
        """Return the address of a term's page; of its entry in the glossary, where it has none."""
        shared = self._shared_by.get(term.id)
        if shared:
            return f"{'' if shared == seen_from else self.addresses.of(shared, seen_from)}#{term.id}"
        if term.essay or self.options.knows_addresses:
            return self.addresses.of(term_path(term), seen_from)
        return "" if seen_from == GLOSSARY else f"{relative(GLOSSARY, seen_from)}#{term.id}"

    def around(self, page: str, entry_of: Callable[[str, str], TextEntry]) -> TermSite:
        """Return what a page of a term, or of the glossary, says of the site around it."""
        return TermSite(
            glossary=self.corpus.glossary,
            entry_of=cache(partial(entry_of, page)),
            page_of=partial(self.page_of, page),
            place_of=cache(partial(self.addresses.of, seen_from=page)),
            described=partial(self.definitions.elements, page=page),
            has_text=self.corpus.translations.__contains__,
            words=self.words,
        )
