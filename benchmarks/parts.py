"""A site in parts, as several machines would build it: each reads its pages, all facts are merged, each makes its pages.

It is the design of the guide's page *Large sites* in code, without a host: pages are made by Python-Markdown in memory.
What goes from one machine to another is JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import markdown

from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.extension import BitextExtension, Matches, Site
from bitext.extension.addresses import Addresses
from bitext.library import Library
from bitext.model.catalogue import SourceRecord, TranslationRecord, is_own
from bitext.model.concordance import Concordance
from bitext.model.corpus import Corpus, Texts
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.model.sentences import SentencePairs
from bitext.pages import generated_pages, term_page, term_path
from bitext.project import load
from bitext.project.counts import has_terms, pair_texts
from bitext.search import Document, Index
from bitext.search.entries import documents_of
from bitext.search.site_files import in_order
from bitext.search.terms import entries
from bitext.search.texts import document_of
from bitext.syntax.frontmatter import split
from bitext.terms.counting import LINES, SHARED_LINES, PageCounts, count, reduce

EXTENSIONS = ("tables", "footnotes", "toc", "pymdownx.superfences")
Record = TypeVar("Record")
Pages = Sequence[tuple[str, Path]]
"""Path relative to the docs folder, and file, of each."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the whole site has to know of some pages: a hundredth of their weight."""

    translations: tuple[TranslationRecord, ...] = ()
    originals: tuple[SourceRecord, ...] = ()
    counts: tuple[PageCounts, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What has been made of some pages."""

    pages: Mapping[str, str]
    """By path in the docs folder."""
    documents: Mapping[str, Document]
    """What the search knows of them."""


def read(options: Options, pages: Pages) -> tuple[Part, Corpus]:
    """Return what the whole has to know of some pages, and the corpus of these alone: the first stage."""
    corpus = load(options, pages, library=Library(), alone=True)
    return part_of(corpus), corpus


def part_of(corpus: Corpus) -> Part:
    """Return what the whole has to know of the pages of a corpus."""
    counts = _without_unseen(tuple(_counts(corpus)), corpus.glossary)
    return Part(tuple(corpus.translations.values()), tuple(corpus.source_texts.values()), counts)


def _counts(corpus: Corpus) -> Iterator[PageCounts]:
    glossary, matches = corpus.glossary, Matches()
    matches.begin(glossary)
    for page, translation in corpus.translations.items() if glossary else ():
        edition = corpus.texts.edition(page)
        if translation.marks_terms and has_terms(edition):
            yield count(page, pair_texts(edition), matches.on(page), glossary, translation.skipped_terms)
            matches.let_go(page)


def _without_unseen(counts: Sequence[PageCounts], glossary: Glossary) -> tuple[PageCounts, ...]:
    """Return counts without the text of pairs that no list of context can show, whatever other parts have.

    A list has so many lines, and begins with the first texts by path, those with an original before the others. A text
    that has so many of its part before it has them in the whole too.
    """
    before: Counter[str] = Counter()
    kept: dict[str, PageCounts] = {}
    for page in sorted(counts, key=lambda each: (not each.has_original, each.page)):
        terms, texts = {}, dict[int, int]()
        for id_, found in page.terms.items():
            most = LINES if glossary.has_own_page(glossary.by_id[id_]) else SHARED_LINES
            is_document = "/" in page.page  # else it may be the site's own, and no list begins with it
            places = found.places if before[id_] < most or not is_document else ()
            before[id_] += is_document
            numbered = ((texts.setdefault(at, len(texts)), source, ours) for at, source, ours in places)
            terms[id_] = found._replace(places=tuple(numbered))
        kept[page.page] = replace(page, terms=terms, texts=tuple(page.texts[at] for at in texts))
    return tuple(kept[page.page] for page in counts)


def merged(parts: Iterable[Part]) -> Part:
    """Return what several parts say together, in whatever order they come: the second stage."""
    parts = tuple(parts)
    return Part(
        _sorted((each.page, each) for part in parts for each in part.translations),
        _sorted((each.id, each) for part in parts for each in part.originals),
        _sorted((each.page, each) for part in parts for each in part.counts),
    )


def _sorted(named: Iterable[tuple[str, Record]]) -> tuple[Record, ...]:
    """Return each record once, by its name: two parts may have one original."""
    return tuple(record for _, record in sorted(dict(named).items()))


def without_pages(options: Options, whole: Part) -> Part:
    """Return the originals that no page names, which others may be related to."""
    named = {each.id for each in whole.originals}
    return Part(originals=tuple(each for id_, each in load(options, ()).source_texts.items() if id_ not in named))


def with_facts(options: Options, corpus: Corpus, whole: Part, texts: Texts | None = None) -> Site:
    """Return the site as the pages of a part see it: their own texts, and of all others what is known of them.

    `corpus`: that of the part; `texts`: gives the texts, where not only those of the part are needed.
    """
    return site_of(options, known(corpus, whole, texts or corpus.texts))


def known(corpus: Corpus, whole: Part, texts: Texts) -> Corpus:
    """Return the corpus of a part with what is known of all texts; `texts`: gives the texts."""
    return Corpus(
        {each.id: each for each in whole.originals},
        {each.page: each for each in whole.translations},
        corpus.findings,
        texts,
        corpus.glossary,
        cache(partial(concordance, whole, corpus.glossary)),
        corpus.credits,
    )


def concordance(whole: Part, glossary: Glossary) -> Concordance:
    """Return where the terms stand in all texts."""
    originals = {each.id: each for each in whole.originals}
    own = [each.page for each in whole.translations if is_own(each, originals.get(each.source_id))]
    return reduce(whole.counts, glossary, own) if glossary else Concordance()


def site_of(options: Options, corpus: Corpus) -> Site:
    """Return the site of a corpus, with the addresses that a host would give its pages."""
    of = Addresses(options)
    pages = (
        *corpus.translations,
        *generated_pages(corpus),
        *(term_path(term) for term in corpus.glossary if term.essay),
    )
    return Site(corpus, options, told={page: of.from_root(page) for page in pages})


def made(site: Site, pages: Iterable[str]) -> Made:
    """Return the pages of some translations, and what the search knows of them: the third stage."""
    articles: dict[str, str] = {}
    documents: dict[str, Document] = {}
    for page in pages:
        extension = BitextExtension(site, page)
        articles[page] = _html(site.corpus.texts.edition(page).translation.body, extension)
        if extension.page.shown:
            documents[page] = document_of(*extension.page.shown, site.addresses.from_root(page))
        extension.close()
    return Made(articles, documents)


def joined(site: Site, parts: Iterable[Made]) -> dict[str, bytes]:
    """Return the files of the site: the pages of all parts, the pages of the whole, and the index: the last stage."""
    parts = tuple(parts)
    pages = {page: html for part in parts for page, html in part.pages.items()}
    for page, text in generated_pages(site.corpus).items():
        pages[page] = _html(split(text).body, BitextExtension(site, page))
    for term in site.corpus.glossary:
        if term.essay:
            page = term_path(term)
            pages[page] = _html(term_page(term, term.essay.body), BitextExtension(site, page))
    documents = {page: document for part in parts for page, document in part.documents.items()}
    return {page: html.encode() for page, html in pages.items()} | index(site, documents)


def index(site: Site, documents: Mapping[str, Document]) -> dict[str, bytes]:
    """Return the files of the index of some documents, by page, and of the glossary."""
    own = documents_of(site.corpus.glossary, site.terms.address_of, site.terms.definitions.text)
    terms = entries(site.corpus, site.addresses.from_root, site.terms.address_of)
    return Index().files(in_order(documents, own), terms)


@dataclass(frozen=True, slots=True)
class OnDemand:
    """Gives any text of a project, read when it is asked for: a home page shows a pair of one."""

    options: Options
    own: Corpus
    """That of a part, whose texts have been read."""

    def edition(self, page: str) -> Edition:
        """Return the text on a page beside its original."""
        return self._with(page).texts.edition(page)

    def digest(self, page: str) -> str:
        """Return a digest of all that the text on a page is made of."""
        return self._with(page).texts.digest(page)

    def changed(self, edition: Edition, body: str, lines: Sequence[int]) -> tuple[Edition, tuple[Finding, ...]]:
        """Return an edition with another body."""
        return self._with(edition.translation.page).texts.changed(edition, body, lines)

    def sentence_pairs(self, edition: Edition) -> SentencePairs:
        """Return the sentence pairs of an edition."""
        return self._with(edition.translation.page).texts.sentence_pairs(edition)

    def _with(self, page: str) -> Corpus:
        if page in self.own.translations:
            return self.own
        return load(self.options, [(page, self.options.docs / page)], alone=True)


def _html(body: str, extension: BitextExtension) -> str:
    return markdown.markdown(body, extensions=[*EXTENSIONS, extension])
