"""Pages that a host has built: what of them is content, and which places they have."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bitext.search.sections import Attributes, Reader, document_of
from bitext.search.units import Document, Kind

_NOT_FOUND = "404.html"
"""What a host shows in place of a page that is not there."""
_ID = re.compile(r"\bid=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page of a site that a host has built."""

    path: Path

    def ids(self) -> frozenset[str]:
        """Return the places on the page; quickly, as hosts write them."""
        return frozenset(_ID.findall(self._html()))

    def document(self, address: str, kind: Kind = "page") -> Document | None:
        """Return the page as a document, or None where it says nothing."""
        reader = _PageReader()
        reader.read(self._html())
        return document_of(reader, address, reader.head.strip(), reader.language, kind)

    def _html(self) -> str:
        return self.path.read_text("utf-8", "replace")


def built_pages(site: Path, *, directory_urls: bool) -> dict[str, BuiltPage]:
    """Return the pages of a built site by their addresses from its root.

    `directory_urls`: whether `a/index.html` has the address `a/`.
    """
    return {_address(path, directory_urls=directory_urls): BuiltPage(site / path) for path in _paths(site)}


def _paths(site: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(site):
        folders.sort()
        inner = Path(folder).relative_to(site)
        yield from (
            (inner / name).as_posix() for name in sorted(names) if name.endswith(".html") and name != _NOT_FOUND
        )


def _address(path: str, *, directory_urls: bool) -> str:
    folder, _, name = path.rpartition("/")
    if directory_urls and name == "index.html":
        return quote(f"{folder}/" if folder else "")
    return quote(path)


class _PageReader(Reader):
    """Reads a whole page; of the theme's parts, the sections have none."""

    def __init__(self) -> None:
        """Begin with the theme's part."""
        super().__init__()
        self.language = "en"
        self.head = ""
        """What stands in `<title>`."""
        self._in_title = False
        self._around = ""
        """Tag of the element that holds the content."""
        self._inside = 0
        """How many elements of that tag are open."""
        self._is_done = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Find the language, the title and the content."""
        if self._is_done:
            return
        if tag == "html":
            self.language = dict(attrs).get("lang") or self.language
        self._in_title = tag == "title" and not self.head
        if self._is_content(tag, attrs):
            self._around, self._inside = tag, 1
            self.start_again()
            return
        self._inside += tag == self._around
        super().handle_starttag(tag, attrs)

    def _is_content(self, tag: str, attrs: Attributes) -> bool:
        """Return whether an element holds the page's content: `main`, or the first `article` in it."""
        if not self._around:
            return tag in ("main", "article") or dict(attrs).get("role") == "main"
        return tag == "article" and self._around != "article"

    def handle_endtag(self, tag: str) -> None:
        """End the content where its element ends."""
        self._in_title = False
        self._inside -= tag == self._around
        if self._around and not self._inside:
            self._is_done = True
        if not self._is_done:
            super().handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Take text for the title, or as the sections do."""
        if self._in_title:
            self.head += data
        elif not self._is_done:
            super().handle_data(data)
