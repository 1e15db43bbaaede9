"""`bitext search`: the index of a site that a host without plugins has built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import click

from bitext.cli.configuration import configured, corpus_of, options_at
from bitext.cli.examples import example
from bitext.cli.progress import progress
from bitext.cli.terminal import CommandError
from bitext.config import Options
from bitext.extension import Site, with_places
from bitext.model.glossary import Term
from bitext.project import pages_in
from bitext.readers.files import read
from bitext.readers.values import front_matter
from bitext.search import Document, Index
from bitext.search.built_pages import BuiltPage, built_pages
from bitext.search.entries import documents_of, essay_of
from bitext.search.site_files import in_order, write
from bitext.search.terms import Entry, entries
from bitext.search.texts import document_of
from bitext.syntax.frontmatter import split

_GLOSSARY = "glossary.md"


@click.command(epilog=example("bitext search site"))
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
@configured
def search(site: Path, config: Path | None) -> int:
    """Write the index of the search into SITE, the folder of a built site.

    For hosts that run no plugins: run it after each build. The plugin of MkDocs does it by itself.
    """
    options = options_at(config)
    pages = built_pages(site, directory_urls=options.directory_urls)
    if not pages:
        message = f"expected the folder of a built site, found no page in {site}"
        raise CommandError(f"{message}; build the site, then name its folder: bitext search site")
    built = _Built(Site(corpus_of(options), options), pages)
    documents = built.documents()
    write(Index().files(documents, built.terms()), site)
    texts = sum(each.kind == "text" for each in built.searched.values())
    click.echo(f"wrote the index of {_count(texts, 'text')} and {_count(len(built.searched) - texts, 'other page')}")
    return 0


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


@dataclass
class _Built:
    """A built site beside the project that it was built of."""

    site: Site
    pages: Mapping[str, BuiltPage]
    """By address from the site's root."""
    searched: dict[str, Document] = field(default_factory=dict)
    """By path in the docs folder."""

    def documents(self) -> list[Document]:
        """Return what is searched of the site: of the project, what stands in a page that was built."""
        files = list(pages_in(self.site.options.docs))
        with progress("indexing", len(files)) as step:
            for path, file in files:
                step(path)
                address = self.site.addresses.from_root(path)
                page = self.pages.get(address)
                if page is None or _is_excluded(file, self.site.options):
                    continue
                document = self._document(path, address, page)
                if document:
                    self.searched[path] = document
        glossary, text = self.site.corpus.glossary, self.site.terms.definitions.text
        return in_order(self.searched, documents_of(glossary, self._address_of, text))

    def terms(self) -> tuple[Entry, ...]:
        """Return the entries of the glossary, by which queries lead to pairs."""
        return entries(self.site.corpus, self.site.addresses.from_root, self._address_of)

    def _document(self, path: str, address: str, page: BuiltPage) -> Document | None:
        edition = self.site.edition(path)
        if edition:
            pairs = self.site.corpus.texts.sentence_pairs(edition)
            return document_of(edition, with_places(pairs, page.ids()), address)
        term = self.site.term(path)
        if term:
            essay = page.document(address, "term")
            return essay and essay_of(essay, term)
        return page.document(address) if self.site.options.search == "all" else None

    def _address_of(self, term: Term) -> str:
        """Return where the site has a term: on its own page, or on that of the glossary; "" where it has none."""
        own, shared = self.site.terms.address_of(term), self.site.addresses.from_root(_GLOSSARY)
        if own in self.pages:
            return own
        return f"{shared}#{term.id}" if term.id in self._terms else ""

    @cached_property
    def _terms(self) -> frozenset[str]:
        """The places on the page of the glossary."""
        page = self.pages.get(self.site.addresses.from_root(_GLOSSARY))
        return page.ids() if page else frozenset()


def _is_excluded(path: Path, options: Options) -> bool:
    """Return whether the front matter of a page says `search: {exclude: true}`."""
    text = read(path, options.shown(path), options.within(path)).text
    found, _ = front_matter(options.shown(path), split(text), text)
    search = next((value for key, value in found.fields if key.text == "search"), None) if found else None
    return search is not None and any(key.text == "exclude" and value.text == "true" for key, value in search.fields)
