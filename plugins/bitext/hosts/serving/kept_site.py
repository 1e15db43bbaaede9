"""What is kept of a site when it has been built, and how one of its pages is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_theme_template, get_context
from mkdocs.structure.files import File, Files, InclusionLevel

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_SITEMAP = "sitemap.xml"
_IN_MENU = ("icon", "status", "subtitle")
"""What the theme's menu shows of a page besides its title, as its front matter says it."""
_DRAFT = '<div class="mkdocs-draft-marker" title="This page will not be included into the built site.">DRAFT</div>'
"""What the host puts above a page that it builds for its editor alone."""


@dataclass(slots=True)
class KeptSite:
    """A site as its last whole build left it."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    menu: tuple[object, ...] = ()
    """What every page shows of the others."""
    by_address: dict[str, File] = field(default_factory=dict)
    """By path in the site, the files that are pages."""

    def finish(self) -> None:
        """Let go of what pages were made of, once all are written, and note what they show of one another."""
        for file in self.pages():
            self.by_address[file.dest_uri] = file
            if file.page:
                let_go(file.page)
        self.menu = self.menu_now()

    def pages(self) -> Iterator[File]:
        """Yield the files that are pages of the served site."""
        return (file for file in self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve) if file.page)

    def file(self, path: str) -> File | None:
        """Return a file by its path in the docs folder, whatever form that has; the usual form is found at once."""
        return self.files.src_uris.get(path) or self.files.get_file_from_path(path)

    def remove(self, file: File) -> None:
        """Remove a page that is gone, and the folders that were there for it alone."""
        self.by_address.pop(file.dest_uri, None)
        path = Path(file.abs_dest_path)
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if not folder.is_relative_to(self.config.site_dir) or any(folder.iterdir()):
                return
            folder.rmdir()

    def list_pages(self) -> None:
        """Write the list of all pages for search engines again."""
        if _SITEMAP in self.config.theme.static_templates:
            _build_theme_template(_SITEMAP, self.env, self.files, self.config, self.nav)

    def menu_now(self) -> tuple[object, ...]:
        """Return what every page may show of the pages in the navigation."""
        return tuple((page.url, str(page.title), *map(page.meta.get, _IN_MENU)) for page in self.nav.pages)

    def make(self, page: Page, made: Callable[[Page], None]) -> bool:
        """Make a page anew, as the host makes it; return whether it was written: its bytes may be those that it has.

        `made`: called with the page when its content is there.
        """
        self.config._current_page = page  # noqa: SLF001  # as the host does, for extensions of Markdown
        try:
            page = self._read(page)
            made(page)
            output = self._rendered(page)
        finally:
            self.config._current_page = None  # noqa: SLF001  # the same
        page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        let_go(page)
        return bool(output.strip()) and write(
            Path(page.file.abs_dest_path), output.encode("utf-8", "xmlcharrefreplace")
        )

    def _read(self, page: Page) -> Page:
        page.markdown = page.content = page.present_anchor_ids = page.links_to_anchors = None
        page.toc, page.meta = [], {}  # type: ignore[assignment]  # as the host begins with
        events, config, files = self.config.plugins, self.config, self.files
        page = events.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = events.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = events.on_page_content(page.content or "", page=page, config=config, files=files)
        return page

    def _rendered(self, page: Page) -> str:
        pages = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        page.active = True
        try:
            context = get_context(self.nav, pages, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            if page.file.inclusion.value <= InclusionLevel.DRAFT.value:
                page.content = f"{_DRAFT}{page.content or ''}"
            output = template.render(context)
            return self.config.plugins.on_post_page(output, page=page, config=self.config)
        finally:
            page.active = False


def is_served(file: File) -> bool:
    """Return whether the served site has a file; drafts are among them."""
    return bool(file.inclusion.value >= InclusionLevel.DRAFT.value)


def let_go(page: Page) -> None:
    """Let go of what a page was made of; its title, its anchors and its front matter stay, for others."""
    page.content, page.markdown = None, ""


def write(path: Path, data: bytes) -> bool:
    """Write a file unless it holds these bytes; return whether it was written."""
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
