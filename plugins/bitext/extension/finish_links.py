"""Tree processor: makes `a` elements of our own links, after the host has resolved all others."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from bitext.rendering.element import OWN_LINK

PRIORITY = -10  # after MkDocs has resolved the page's links (0)


class FinishLinks(Treeprocessor):
    """Gives each link of ours the tag `a`."""

    def run(self, root: Element) -> None:
        """Rename the elements in place."""
        for link in list(root.iter(OWN_LINK)):
            link.tag = "a"
