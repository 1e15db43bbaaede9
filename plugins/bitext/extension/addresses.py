"""Relative addresses: of Markdown files, as editors write them, and of finished pages, as browsers want them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import quote

from bitext.config import Options

_INDEX = ("index", "README")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site's pages."""

    options: Options
    known: dict[str, str] = field(default_factory=dict)
    """Page → its address from the site's root: as the host says, else as hosts make it."""

    def base(self, page: str) -> str:
        """Return the relative address of the site's root, as seen from a page: `../` once for each level, or ""."""
        return "../" * self.from_root(page).count("/")

    def of(self, page: str, seen_from: str) -> str:
        """Return the relative address of a page, or of its Markdown file if only the host knows the page's address."""
        if not self.options.knows_addresses:
            return relative(page, seen_from)
        return f"{self.base(seen_from)}{self.from_root(page)}" or "./"

    def from_root(self, page: str) -> str:
        """Return the address of a page from the site's root, which is an empty string."""
        finished = self.known.get(page)
        if finished is None:
            finished = self.known[page] = self._finished(page)
        return finished

    def beside(self, page: str, ending: str) -> str:
        """Return the address, from the site's root, of a file that stands beside a page and is named like it.

        `texts/x.bib` stands beside `texts/x/` and `texts/x.html`, `texts/index.bib` beside `texts/`.
        """
        finished, name = self.from_root(page), posixpath.basename(page.removesuffix(".md"))
        if name in _INDEX:
            return f"{finished.removesuffix('index.html')}index{ending}"
        return f"{finished.removesuffix('/').removesuffix('.html')}{ending}"

    def _finished(self, page: str) -> str:
        """Return the address of a page from the site's root."""
        folder, name = posixpath.split(page.removesuffix(".md"))
        inside = f"{folder}/" if folder else ""
        if name in _INDEX:
            return quote(inside if self.options.directory_urls else f"{inside}index.html")
        return quote(f"{inside}{name}/" if self.options.directory_urls else f"{inside}{name}.html")


def relative(page: str, seen_from: str) -> str:
    """Return the address of a page's Markdown file as an editor would write it on another page."""
    return quote(posixpath.relpath(page, posixpath.dirname(seen_from) or "."))
