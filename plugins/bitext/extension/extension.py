"""What Python-Markdown is told: where our processors stand among its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import markdown
from markdown.extensions import Extension

from bitext.extension.inline_tags import PRIORITY as PRIORITY_OF_TAGS
from bitext.extension.inline_tags import InlineTags
from bitext.extension.own_links import PRIORITY, OwnLinks
from bitext.extension.pair_blocks import PairBlocks
from bitext.extension.part_blocks import PartBlocks, ReadSentinels
from bitext.extension.places import Places
from bitext.extension.reserve_ids import ReserveIds
from bitext.extension.site import Site
from bitext.model.edition import Translation


@dataclass(slots=True)
class Page:
    """The page that is being made."""

    path: str = ""
    """Its path relative to the docs folder."""
    site: Site | None = None
    """The site it is on; nothing while a host only checks its configuration."""
    translation: Translation | None = None
    """What it translates, if it does."""


class BitextExtension(Extension):
    """Renders a translation beside its original.

    A host appends one instance to its extensions and calls `open` before each page; in bare Python-Markdown:
    `markdown.markdown(body, extensions=[BitextExtension(site, "texts/page.md")])`.
    """

    def __init__(self, site: Site | None = None, path: str = "", **options: Any) -> None:
        """Take the site and the path of the page, relative to the docs folder; `options` are Python-Markdown's own."""
        super().__init__(**options)
        self.page = Page()
        if site:
            self.open(site, path)

    def open(self, site: Site, path: str) -> None:
        """Make `path` the page that is rendered next."""
        self.page = Page(path, site, site.translation(path))

    def close(self) -> None:
        """Let go of the page that has been rendered."""
        if self.page.site:
            self.page.site.let_go(self.page.path)
        self.page = Page()

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the processors on `md` for the page that is open."""
        if not self.page.site:
            return  # a host checks its configuration with no page at hand
        md.treeprocessors.register(OwnLinks(md), "bitext_links", PRIORITY)
        if self.page.translation:
            parted = PartBlocks(md, self.page.site, self.page.translation)
            md.preprocessors.register(parted, "bitext_part", 1000)  # before all others: the lines are as typed
            md.parser.blockprocessors.register(ReadSentinels(md, parted), "bitext_sentinel", 1000)
            # After footnotes (50), inline (20), attr_list (8) and abbr (7), before MkDocs' anchors (5, registered
            # later) and the title (1). After toc (5), where it stands before us: it is slow on nested elements.
            md.treeprocessors.register(ReserveIds(md, parted), "bitext_reserve", 5.5)
            tags = InlineTags(md)
            md.treeprocessors.register(PairBlocks(md, parted, tags), "bitext_pair", 5)
            md.postprocessors.register(tags, "bitext_tags", PRIORITY_OF_TAGS)
        else:
            md.treeprocessors.register(Places(md, self.page.site, self.page.path), "bitext_places", 6.5)


def makeExtension(**options: Any) -> BitextExtension:  # noqa: N802  # Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it by name."""
    return BitextExtension(**options)
