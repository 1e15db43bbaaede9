"""The index of the search: what is kept of each page as it is made, written into the site when all are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from bitext.extension import Site
from bitext.extension.extension import Page as Made
from bitext.hosts.configuration import language_of
from bitext.hosts.generated_files import language_folder
from bitext.hosts.written import Done
from bitext.model.glossary import Term
from bitext.search import Index
from bitext.search.entries import EntryDocuments, essay_of
from bitext.search.index import MANIFEST
from bitext.search.indexed import Indexed
from bitext.search.sections import page_of
from bitext.search.site_files import IndexFiles, in_order
from bitext.search.terms import Entries
from bitext.search.texts import document_of
from bitext.search.units import Kind

_OURS = "bitext"
"""Name of the plugin: what the host calls it that has generated a page."""


@dataclass(slots=True)
class SiteSearch:
    """What is searched of a site, and the index of it, which outlives a build."""

    index: Index = field(default_factory=Index)
    pages: dict[str, Indexed] = field(default_factory=dict)
    """By path in the docs folder: what its document adds to the index."""
    _read: dict[str, tuple[tuple[object, ...], Indexed | None]] = field(default_factory=dict)
    """By path in the docs folder: what a page that translates nothing was made of, and what was made of it."""
    _entries: Entries = field(default_factory=Entries)
    _listed: EntryDocuments = field(default_factory=EntryDocuments)
    _made: set[str] = field(default_factory=set)
    """The paths of all pages that have been made, by this build or one before."""
    _files: IndexFiles = field(default_factory=IndexFiles)

    def begin(self, files: Files, config: MkDocsConfig, *, dirty: bool) -> None:
        """Begin a build; one for another language adds to that before, a dirty one makes only pages that changed."""
        self._files.begin()
        self._entries, self._listed = Entries(), EntryDocuments()
        if not language_folder(config):
            kept = {file.src_uri for file in files} if dirty else set[str]()
            self.pages = {path: document for path, document in self.pages.items() if path in kept}

    def add_text(self, made: Made, page: Page) -> None:
        """Add a translation, as it stands on the page that was made; a page that translates nothing is one no more."""
        if made.site:
            found = document_of(*made.shown, made.site.addresses.from_root(made.path)) if made.shown else None
            document = self.index.indexed(found) if found and not _is_excluded(page.meta) else None
            self._add(page, document, made.site.addresses.from_root(made.path))

    def add_page(self, file: File, site: Site, config: MkDocsConfig) -> None:
        """Add any other page, while its content is there; a draft, which only its editors see, is not searched."""
        if file.page is None or file.page.content is None or file.inclusion.value <= InclusionLevel.DRAFT.value:
            return
        self._made.add(file.src_uri)
        kind = _kind_of(file, site)
        if kind:
            address = site.addresses.from_root(file.src_uri)
            self._add(file.page, self._other(file.page, kind, address, site.term(file.src_uri), config), address)

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
        listed = self._listed.of(site.corpus.glossary, site.terms.address_of, site.terms.definitions.text)
        documents = in_order(self.pages, [self.index.indexed(each) for each in listed])
        terms = self._entries.of(site.corpus, site.addresses.from_root, site.terms.address_of)
        return Done(*self._files.write(self.index.files(documents, terms), Path(config.site_dir)))

    def _add(self, page: Page, document: Indexed | None, address: str) -> None:
        """Add what was made of a page; where a file has pages in two languages, the first of them is searched."""
        path = page.file.src_uri
        known = self.pages.get(path)
        if known and known.address != address:
            return
        if document:
            self.pages[path] = document
        elif known:
            del self.pages[path]

    def _other(self, page: Page, kind: Kind, address: str, term: Term | None, config: MkDocsConfig) -> Indexed | None:
        path, content = page.file.src_uri, page.content or ""
        if not content or _is_excluded(page.meta):
            return None
        title, language = unescape(str(page.title or "")), language_of(config)
        made_of = sha256(content.encode("utf-8", "replace")).digest(), address, title, language, kind, term
        before, found = self._read.get(path, ((), None))
        if before != made_of:
            document = page_of(content, address, title, language, kind)
            document = essay_of(document, term) if document and term else document
            found = self.index.indexed(document) if document else None
            self._read[path] = made_of, found
        return found


def _kind_of(file: File, site: Site) -> Kind | None:
    """Return what a page is searched as; None for one that repeats what is found elsewhere, and for a translation."""
    path = file.src_uri
    if path in site.corpus.translations or getattr(file, "generated_by", None) == _OURS:
        return None
    if site.term(path):
        return "term"
    return "page" if site.options.search == "all" else None


def _is_excluded(front_matter: Mapping[str, object]) -> bool:
    """Return whether a page says that it is not to be found, as it does for Material's search."""
    search = front_matter.get("search")
    return isinstance(search, Mapping) and search.get("exclude") is True
