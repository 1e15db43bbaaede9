"""The page of the search as it stands without scripts: why it does not search, and where else to look."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.rendering.element import classed, element, link, woven
from bitext.words import Words


def render_search_page(early_script: str, elsewhere: Sequence[tuple[str, str]], words: Words) -> Element:
    """Return the place that scripts fill with results; `elsewhere`: addresses and names of pages that list things."""
    links: list[Element | str] = []
    for address, name in elsewhere:
        links += [" · ", link(address, name)]
    parts = [
        element("script", {"src": early_script}),  # says before the first paint whether the page is a file
        element("noscript", None, element("p", None, words("pages.search.scripts"))),
        classed("p", "bitext-search-served", words("pages.search.served")),
    ]
    if links:
        parts.append(classed("p", "bitext-search-elsewhere", *woven(words, "pages.search.elsewhere", links=links[1:])))
    return classed("div", "bitext-search-page", *parts)
