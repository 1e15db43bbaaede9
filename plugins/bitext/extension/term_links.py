"""Tree processor: leads the links to a term of a large glossary to its place on the page that it shares."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.extension.site_terms import SiteTerms
from bitext.model.glossary import Term
from bitext.pages import GLOSSARY
from bitext.rendering.element import OWN_LINK

PRIORITY = 0.5  # after marks are made of such links (5), before the host looks whether they lead anywhere (0)


class TermLinks(Treeprocessor):
    """Changes the addresses `glossary.md#id` and `glossary/id.md`, which hold for a glossary of any size."""

    def __init__(self, md: markdown.Markdown, terms: SiteTerms, page: str) -> None:
        """Take the terms of the site and the path of the page, relative to the docs folder."""
        super().__init__(md)
        self.terms = terms
        self.page = page

    def run(self, root: Element) -> None:
        """Change the links below `root` in place."""
        may_name = self.page.startswith("glossary/")  # others stand beside it
        for link in list(root.iter("a")):
            address = link.get("href", "")
            term = self._term(address) if may_name or "glossary" in address else None
            if term:
                link.set("href", self.terms.page_of(self.page, term))
                link.tag = (
                    OWN_LINK  # the host does not look for it: no heading of such a page is in its table of contents
                )

    def _term(self, address: str) -> Term | None:
        """Return the term that an address names; None, where it names none that shares its page."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), unquote(parts.path)))
        folder, _, name = target.rpartition("/")
        if target == GLOSSARY:
            id_ = unquote(parts.fragment)
        else:
            id_ = name.removesuffix(".md") if folder == "glossary" else ""
        return self.terms.corpus.glossary.by_id[id_] if self.terms.shared_page_of(id_) else None
