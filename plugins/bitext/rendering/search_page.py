"""The page of the search as it stands without scripts: why it does not search, and where else to look."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.rendering.element import classed, element, link

_WITHOUT_SCRIPTS = "Search needs scripts, which this browser does not run here."
_FROM_A_FILE = "Search needs the site to be opened from a web server: a page that is opened as a file loads no search."


def render_search_page(early_script: str, elsewhere: Sequence[tuple[str, str]]) -> Element:
    """Return the place that scripts fill with results; `elsewhere`: addresses and names of pages that list things."""
    links: list[Element | str] = []
    for address, name in elsewhere:
        links += [" · " if links else "Without a search: ", link(address, name)]
    parts = [
        element("script", {"src": early_script}),  # says before the first paint whether the page is a file
        element("noscript", None, element("p", None, _WITHOUT_SCRIPTS)),
        classed("p", "bitext-search-served", _FROM_A_FILE),
        *([classed("p", "bitext-search-elsewhere", *links)] if links else []),
    ]
    return classed("div", "bitext-search-page", *parts)
