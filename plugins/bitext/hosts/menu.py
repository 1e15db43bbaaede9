"""The order of the navigation of a site that gives none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from bitext.extension import Site

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

_LISTS = 1 << 30
"""Rank of a page that is no text: behind all of them."""


def put_in_order(nav: Navigation, site: Site) -> None:
    """Put the home page first, then the site's own texts, then the folders of documents; the rest stays as it is.

    Within a folder the texts stand as in the list of them.
    """
    listed = site.in_order()
    ranks = {entry.translation.page: rank for rank, entry in enumerate(listed)}
    own = {entry.translation.page for entry in listed if entry.is_own}

    def place(item: StructureItem) -> int:
        if isinstance(item, Page):
            return 0 if item.is_homepage else 1 if item.file.src_uri in own else 3
        return 2 if any(page.file.src_uri in ranks for page in _pages([item])) else 3

    nav.items.sort(key=place)
    for item in nav.items:
        _sort_texts(item, ranks)
    nav.pages[:] = _pages(nav.items)
    for page, before, behind in zip(nav.pages, [None, *nav.pages], [*nav.pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, behind


def _sort_texts(item: StructureItem, ranks: Mapping[str, int]) -> None:
    """Sort a folder that has texts: its index, the texts, other pages and folders."""
    if not isinstance(item, Section):
        return

    def place(child: StructureItem) -> int:
        if not isinstance(child, Page):
            return _LISTS
        return -1 if child.is_index else ranks.get(child.file.src_uri, _LISTS)

    if any(isinstance(child, Page) and child.file.src_uri in ranks for child in item.children):
        item.children.sort(key=place)
    for child in item.children:
        _sort_texts(child, ranks)


def _pages(items: Sequence[StructureItem]) -> list[Page]:
    """Return the pages below some items, in their order."""
    found: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            found.append(item)
        elif isinstance(item, Section):
            found += _pages(item.children)
    return found
