"""The index of the search: what is kept of each page as it is made, written into the site when all are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bitext.extension import Site
from bitext.extension.extension import Page
from bitext.search import Document, Index
from bitext.search.texts import document_of


@dataclass(slots=True)
class SiteSearch:
    """The documents of a build, and the index that outlives it."""

    index: Index = field(default_factory=Index)
    documents: dict[str, Document] = field(default_factory=dict)
    """By page: the texts."""

    def begin(self) -> None:
        """Forget the documents of the build before."""
        self.documents.clear()

    def add(self, page: Page) -> None:
        """Note what is searched of a page that has been made."""
        shown = page.shown
        if shown and page.site:
            self.documents[page.path] = document_of(*shown, page.site.addresses.from_root(page.path))

    def write(self, site: Site, folder: Path) -> None:
        """Write the files of the index into the site, but for those that are there as they should be."""
        write_into(folder, self.index.files(self._in_order(site)))

    def _in_order(self, site: Site) -> Iterator[Document]:
        """Yield the documents as their numbers are to follow one another."""
        for page in sorted(self.documents):
            yield self.documents[page]


def write_into(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, but for those that are there as they should be."""
    for path, data in files.items():
        file = folder / path
        if file.is_file() and file.read_bytes() == data:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
