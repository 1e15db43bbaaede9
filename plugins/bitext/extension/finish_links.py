"""Tree processor: makes `a` elements of our own links, after the host has resolved all others."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.rendering.element import OWN_LINK

PRIORITY = -10  # after MkDocs has resolved the page's links (0)


class FinishLinks(Treeprocessor):
    """Gives each link of ours the tag `a`, and the second part of a link that was parted the address of the first."""

    def __init__(self, md: markdown.Markdown) -> None:
        """Begin a page."""
        super().__init__(md)
        self.parted: list[tuple[Element, Element]] = []
        """The parts of links, from the last to the first: the host sees the first part alone, and speaks of it once."""

    def run(self, root: Element) -> None:
        """Rename the elements in place."""
        for first, second in reversed(self.parted):
            second.attrib.update((name, value) for name, value in first.items() if name != "id")
        for link in list(root.iter(OWN_LINK)):
            link.tag = "a"
