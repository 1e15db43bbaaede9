"""Everything that is written beside the pages of a site: the index of the search, downloads, feeds, readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from bitext.extension import BitextExtension, Site
from bitext.hosts.generated_files import NeedsWholeBuild
from bitext.hosts.site_downloads import downloads
from bitext.hosts.site_metadata import Head, SiteMetadata
from bitext.hosts.site_pinyin import pinyin
from bitext.hosts.site_search import SiteSearch
from bitext.hosts.term_addresses import term_addresses
from bitext.hosts.written import Done, Written

_TERMS, _SITE = "*terms", "*site"
"""Whose files are those at the addresses of terms, and those of the whole site; all others are of pages."""


@dataclass(slots=True)
class BesidePages:
    """Writes it: what is of one page when that has been made, the rest when all have.

    What has not changed since the whole site was built is not written again.
    """

    search: SiteSearch = field(default_factory=SiteSearch)
    metadata: SiteMetadata = field(default_factory=SiteMetadata)
    _written: Written = field(default_factory=Written)
    _terms: dict[str, bytes] | None = None
    """The files at the addresses of terms, as they were written last."""
    _of_site: dict[str, bytes] | None = None
    """Those of the whole site."""

    def begin(self, files: Files, config: MkDocsConfig, *, dirty: bool) -> None:
        """Begin a build of all pages."""
        self.search.begin(files, config, dirty=dirty)
        self.metadata.begin()
        self._written.begin()
        self._terms = self._of_site = None

    def add_text(self, extension: BitextExtension, page: Page, files: Files, config: MkDocsConfig) -> Done:
        """Write what is of the page that is open, once it has been made."""
        made = extension.page
        self.search.add_text(made, page)
        if made.site is None or made.shown is None:
            return Done()
        path_of = made.site.addresses.beside
        found = {
            unquote(path_of(made.path, ending)): data
            for ending, data in (*pinyin(made), *self.metadata.markdown(made, extension.for_others), *downloads(made))
        }
        ours = {path: data for path, data in found.items() if not _is_taken(path, files)}
        return self._written.put(config.site_dir, made.path, ours)

    def add_page(self, page: Page, site: Site, config: MkDocsConfig) -> None:
        """Note what a page holds that an edit has made anew, while its content is there."""
        self.search.add_page(page.file, site, config)

    def head(self, page: Page, site: Site, config: MkDocsConfig) -> Head:
        """Return what stands in the head of a page."""
        return self.metadata.head(page, site, config)

    def write(self, site: Site, files: Files, config: MkDocsConfig) -> Done:
        """Write what is of all pages; to be called when all are made, by a build or by an edit."""
        done = self.search.write(site, files, config)
        terms = term_addresses(site, files, config)
        if terms != self._terms:
            done = done.and_(self._written.put(config.site_dir, _TERMS, terms))
            self._terms = terms
        of_site = self.metadata.files(site, files, config)
        if of_site is not self._of_site:
            done = done.and_(self._written.put(config.site_dir, _SITE, of_site))
            self._of_site = of_site
        return done

    def write_again(self, site: Site, files: Files, config: MkDocsConfig) -> Done:
        """Write it after an edit; raises NeedsWholeBuild where the site has a feed now, or has none any more."""
        had = self.metadata.has_feed
        done = self.write(site, files, config)
        if self.metadata.has_feed != had:
            raise NeedsWholeBuild(f"the feed of texts, which all pages name, is {'gone' if had else 'new'}")
        return done


def _is_taken(path: str, files: Files) -> bool:
    """Return whether somebody wrote a file of this path; the text of a page is none: the site has its HTML."""
    file = files.get_file_from_path(path)
    return file is not None and not file.is_documentation_page()
