"""Tree processor: puts a list of the whole site where a page has `<!-- texts -->` or `<!-- notes -->`."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.extension.plain_text import protect
from bitext.extension.site import Site
from bitext.rendering.all_notes import render_all_notes
from bitext.rendering.texts import render_texts

PLACES: dict[str, Callable[[Site, str], Element]] = {
    "texts": lambda site, page: render_texts(site.entries(page)),
    "notes": lambda site, page: render_all_notes(site.noted_texts(page)),
}
"""Word in the comment → what stands in its place on a page."""

_PLACE = re.compile(rf"<!--\s*({'|'.join(PLACES)})\s*-->\s*")


class Places(Treeprocessor):
    """Replaces the comments, which the host has put by as raw HTML."""

    def __init__(self, md: markdown.Markdown, site: Site, path: str) -> None:
        """Take the site and the path of the page, relative to the docs folder."""
        super().__init__(md)
        self.site = site
        self.path = path

    def run(self, root: Element) -> None:
        """Replace each place among the children of `root`."""
        places = self._places()
        if not places:
            return
        for index, child in enumerate(list(root)):
            word = places.get(child.text or "")
            if word and not len(child):
                made = PLACES[word](self.site, self.path)
                protect(made)
                made.tail = "\n"
                root[index] = made

    def _places(self) -> dict[str, str]:
        """Return the placeholders under which the comments were put by, with the word of each."""
        stash = self.md.htmlStash
        return {
            stash.get_placeholder(index): match[1]
            for index, block in enumerate(stash.rawHtmlBlocks)
            if isinstance(block, str) and (match := _PLACE.fullmatch(block))
        }
