"""Other plugins, and whether a page can be made alone where they are in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

ALONE = frozenset(("awesome-nav", "awesome-pages", "glightbox", "redirects", "section-index"))
"""Plugins that treat each page by itself, or what stays until a page is added, or one of `NAVIGATIONS` changes.

Any other might gather what it finds on all pages, as tags, blogs, feeds and searches do, and would see those alone that
are made anew.
"""
NAVIGATIONS = frozenset((".nav.yml", ".pages"))
"""Names of the files that such plugins make the navigation of: hidden files, of which no page is made."""
_THEMES_OWN = "material/"


def gathering(plugins: Iterable[str], hooks: Iterable[str], ours: str) -> Iterator[str]:
    """Yield the names of the plugins and hooks beside which an edit gets a whole build; `ours`: this one's name."""
    for name in plugins:
        if name != ours and name.removeprefix(_THEMES_OWN) not in ALONE:
            yield name
    yield from hooks


_INCLUDING = frozenset(
    (
        "pymdownx.snippets",
        "pymdownx.b64",
        "markdown_include",
        "markdown_include.include",
        "mdx_include",
        "plantuml_markdown",
    )
)


def including(markdown: Mapping[str, object]) -> Iterator[str]:
    """Yield the names of the extensions of Markdown that put other files into pages: nobody says into which."""
    return (name for name in markdown if name.partition(":")[0] in _INCLUDING)
