"""Tree processor: puts the list of texts where a page has `<!-- texts -->`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.extension.plain_text import protect
from bitext.extension.site import Site
from bitext.rendering.texts import render_texts

_PLACE = re.compile(r"<!--\s*texts\s*-->\s*")


class PlaceTexts(Treeprocessor):
    """Replaces the comment, which the host has put by as raw HTML, by the table."""

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
            if child.text in places and not len(child):
                table = render_texts(self.site.entries(self.path))
                protect(table)
                table.tail = "\n"
                root[index] = table

    def _places(self) -> set[str]:
        """Return the placeholders under which the comments were put by."""
        stash = self.md.htmlStash
        return {
            stash.get_placeholder(index)
            for index, block in enumerate(stash.rawHtmlBlocks)
            if isinstance(block, str) and _PLACE.fullmatch(block)
        }
