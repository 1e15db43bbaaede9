"""Everything that is written beside the pages of a site: the index of the search, downloads, feeds, readings."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from bitext.extension import BitextExtension, Site
from bitext.hosts.generated_files import NeedsWholeBuild
from bitext.hosts.site_downloads import write_downloads
from bitext.hosts.site_metadata import Head, SiteMetadata
from bitext.hosts.site_pinyin import write_pinyin
from bitext.hosts.site_search import SiteSearch
from bitext.hosts.term_addresses import write_term_addresses


@dataclass(slots=True)
class BesidePages:
    """Writes it: what is of one page when that has been made, the rest when all have."""

    search: SiteSearch = field(default_factory=SiteSearch)
    metadata: SiteMetadata = field(default_factory=SiteMetadata)

    def begin(self, files: Files, config: MkDocsConfig, *, dirty: bool) -> None:
        """Begin a build."""
        self.search.begin(files, config, dirty=dirty)
        self.metadata.begin()

    def add_text(self, extension: BitextExtension, page: Page, files: Files, config: MkDocsConfig) -> None:
        """Write what is of the page that is open, once it has been made."""
        made = extension.page
        self.search.add_text(made, page)
        write_pinyin(made, config)
        self.metadata.add_text(made, config, extension.for_others)
        write_downloads(made, files, config)

    def head(self, page: Page, site: Site, config: MkDocsConfig) -> Head:
        """Return what stands in the head of a page."""
        return self.metadata.head(page, site, config)

    def write(self, site: Site, files: Files, config: MkDocsConfig) -> None:
        """Write what is of all pages."""
        write_term_addresses(site, files, config)
        self.search.write(site, files, config)
        self.metadata.write(site, files, config)

    def write_again(self, site: Site, files: Files, config: MkDocsConfig) -> None:
        """Write it after an edit; raises NeedsWholeBuild where the site has a feed now, or has none any more."""
        had = self.metadata.has_feed
        self.write(site, files, config)
        if self.metadata.has_feed != had:
            raise NeedsWholeBuild(f"the feed of texts, which all pages name, is {'gone' if had else 'new'}")
