"""The index of the search: what is kept of each page as it is made, written into the site when all are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from bitext.extension import Site
from bitext.extension.extension import Page as Made
from bitext.hosts.configuration import language_of
from bitext.hosts.generated_files import language_folder
from bitext.hosts.written import Done
from bitext.search import Document, Index
from bitext.search.entries import documents_of, essay_of
from bitext.search.index import MANIFEST
from bitext.search.sections import page_of
from bitext.search.site_files import IndexFiles, in_order
from bitext.search.terms import entries
from bitext.search.texts import document_of
from bitext.search.units import Kind

_OURS = "bitext"
"""Name of the plugin: what the host calls it that has generated a page."""


@dataclass(slots=True)
class SiteSearch:
    """What is searched of a site, and the index of it, which outlives a build."""

    index: Index = field(default_factory=Index)
    pages: dict[str, Document] = field(default_factory=dict)
    """By path in the docs folder."""
    _read: dict[str, tuple[str, Document | None]] = field(default_factory=dict)
    """By path in the docs folder: the content of a page that translates nothing, and what was made of it."""

    _made: set[str] = field(default_factory=set)
    """The paths of all pages that have been made, by this build or one before."""
    _files: IndexFiles = field(default_factory=IndexFiles)

    def begin(self, files: Files, config: MkDocsConfig, *, dirty: bool) -> None:
        """Begin a build; one for another language adds to that before, a dirty one makes only pages that changed."""
        self._files.begin()
        if not language_folder(config):
            kept = {file.src_uri for file in files} if dirty else set[str]()
            self.pages = {path: document for path, document in self.pages.items() if path in kept}

    def add_text(self, made: Made, page: Page) -> None:
        """Add a translation, as it stands on the page that was made."""
        if made.shown and made.site:
            address = made.site.addresses.from_root(made.path)
            self._add(page, None if _is_excluded(page.meta) else document_of(*made.shown, address), address)

    def add_page(self, file: File, site: Site, config: MkDocsConfig) -> None:
        """Add any other page, while its content is there."""
        if file.page is None or file.page.content is None:
            return
        self._made.add(file.src_uri)
        kind = _kind_of(file, site)
        if kind:
            address = site.addresses.from_root(file.src_uri)
            document = self._other(file.page, kind, address, language_of(config))
            term = site.term(file.src_uri)
            self._add(file.page, essay_of(document, term) if document and term else document, address)

    def write(self, site: Site, files: Files, config: MkDocsConfig) -> Done:
        """Add all pages whose content is there, and write the index into the site.

        After an edit that is none: what was added when they were made is kept. Where the host makes only the pages that
        have changed, and others have not been made since it was started, the index stays as it is: it would be without
        these.
        """
        pages = list(files.documentation_pages())
        for file in pages:
            is_made = file.src_uri in self._made or (file.page and file.page.content is not None)
            if not is_made and (Path(config.site_dir) / MANIFEST).is_file():
                return Done()
        for file in pages:
            self.add_page(file, site, config)
        documents = in_order(self.pages, _entries(site))
        terms = entries(site.corpus, site.addresses.from_root, site.terms.address_of)
        return Done(*self._files.write(self.index.files(documents, terms), Path(config.site_dir)))

    def _add(self, page: Page, document: Document | None, address: str) -> None:
        """Add what was made of a page; where a file has pages in two languages, the first of them is searched."""
        path = page.file.src_uri
        known = self.pages.get(path)
        if known and known.address != address:
            return
        if document:
            self.pages[path] = document
        elif known:
            del self.pages[path]

    def _other(self, page: Page, kind: Kind, address: str, language: str) -> Document | None:
        path, content = page.file.src_uri, page.content or ""
        if _is_excluded(page.meta):
            return None
        before, document = self._read.get(path, ("", None))
        if before != content or (document and document.address != address):
            document = page_of(content, address, unescape(str(page.title or "")), language, kind)
            self._read[path] = content, document
        return document


def _kind_of(file: File, site: Site) -> Kind | None:
    """Return what a page is searched as; None for one that repeats what is found elsewhere, and for a translation."""
    path = file.src_uri
    if path in site.corpus.translations or getattr(file, "generated_by", None) == _OURS:
        return None
    if site.term(path):
        return "term"
    return "page" if site.options.search == "all" else None


def _entries(site: Site) -> Iterator[Document]:
    return documents_of(site.corpus.glossary, site.terms.address_of, site.terms.definitions.text)


def _is_excluded(front_matter: Mapping[str, object]) -> bool:
    """Return whether a page says that it is not to be found, as it does for Material's search."""
    search = front_matter.get("search")
    return isinstance(search, Mapping) and search.get("exclude") is True
