"""The extension of Python-Markdown: it registers our processors among Python-Markdown's own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import markdown
from markdown.extensions import Extension

from bitext.extension.cleaning import CleanEssay, Cleaning, CleanTranslation, place_in
from bitext.extension.drop_comments import PRIORITY as PRIORITY_OF_COMMENTS
from bitext.extension.drop_comments import DropComments
from bitext.extension.finish_links import PRIORITY, FinishLinks
from bitext.extension.inline_tags import PRIORITY as PRIORITY_OF_TAGS
from bitext.extension.inline_tags import InlineTags
from bitext.extension.linked_places import PRIORITY as PRIORITY_OF_LINKED
from bitext.extension.linked_places import LinkedPlaces
from bitext.extension.pair_blocks import PairBlocks
from bitext.extension.part_blocks import PartBlocks, ReadSentinels
from bitext.extension.places import Places, is_place
from bitext.extension.reserve_ids import ReserveIds
from bitext.extension.show_typed import FIRST, ShowTyped, TypedLines
from bitext.extension.site import Site
from bitext.extension.term_links import PRIORITY as PRIORITY_OF_TERM_LINKS
from bitext.extension.term_links import TermLinks
from bitext.model.edition import Edition
from bitext.model.sentences import SentencePairs
from bitext.rendering.sentences import ids_of
from bitext.syntax.comments import is_read, uncommented
from bitext.syntax.passages import without_marks


@dataclass(slots=True)
class Page:
    """The page that is being made."""

    path: str = ""
    """The page's path, relative to the docs folder."""
    site: Site | None = None
    """The site it is on; nothing while a host only checks its configuration."""
    edition: Edition | None = None
    """Its text beside the original; None where it translates nothing."""
    parts: PartBlocks | None = None
    """What its article is made of, where it has one."""

    @property
    def anchors(self) -> set[str]:
        """Return, when it has been made, the ids that stand in no element, where a host would look for them."""
        return self.parts.anchors if self.parts else set()

    @property
    def shown(self) -> tuple[Edition, SentencePairs] | None:
        """Return, when it has been made, its text as it is shown, with the sentence pairs that have places on it."""
        if self.parts is None:
            return None
        anchors = self.parts.anchors
        return self.parts.edition, with_places(self.parts.sentence_pairs, anchors) if anchors else {}


def with_places(pairs: SentencePairs, places: Collection[str]) -> SentencePairs:
    """Return the sentence pairs that have places on a page; `places`: the ids there."""
    return {number: of_it for number, of_it in pairs.items() if all(id_ in places for id_ in ids_of(of_it))}


class BitextExtension(Extension):
    """Renders a translation beside its original.

    A host appends one instance to its extensions and calls `open` before each page; in bare Python-Markdown:
    `markdown.markdown(body, extensions=[BitextExtension(site, "texts/page.md")])`.
    """

    def __init__(self, site: Site | None = None, path: str = "", **options: Any) -> None:
        """Take the site and the path of the page, relative to the docs folder; `options` are Python-Markdown's own."""
        super().__init__(**options)
        self.page = Page()
        self.kept_comments: frozenset[str] = frozenset()
        """Comments that a host's plugins look for on a finished page, besides the usual ones."""
        if site:
            self.open(site, path)

    def open(self, site: Site, path: str) -> None:
        """Make `path` the page that is rendered next."""
        self.page = Page(path, site, site.edition(path))

    def close(self) -> None:
        """Drop the page that has been rendered."""
        if self.page.site:
            self.page.site.close(self.page.path)
        self.page = Page()

    def keeps(self, comment: str) -> bool:
        """Return whether a comment stays on a page of ours because a program looks for it there."""
        return comment in self.kept_comments or is_read(comment)

    def for_others(self, markdown: str) -> str:
        """Return the Markdown of the page that is open for those who make excerpts and feeds of it, without us.

        On a page of ours, comments that do not stay are taken out.
        """
        of_term = self.page.site and self.page.site.term(self.page.path)
        return uncommented(without_marks(markdown), self.keeps) if self.page.edition or of_term else markdown

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the processors on `md` for the page that is open."""
        if not self.page.site:
            return  # a host that checks its configuration has opened no page
        links = FinishLinks(md)
        md.treeprocessors.register(links, "bitext_links", PRIORITY)
        if self.page.site.terms.shared:
            term_links = TermLinks(md, self.page.site.terms, self.page.path)
            md.treeprocessors.register(term_links, "bitext_term_links", PRIORITY_OF_TERM_LINKS)
        linked = LinkedPlaces(md, self.page.site, self.page.path)
        md.treeprocessors.register(linked, "bitext_linked", PRIORITY_OF_LINKED)
        if self.page.edition:
            md.treeprocessors.register(DropComments(md, self.keeps), "bitext_comments", PRIORITY_OF_COMMENTS)
            parted = PartBlocks(md, self.page.site, self.page.edition)
            self.page.parts = parted
            md.preprocessors.register(parted, "bitext_part", FIRST)
            md.parser.blockprocessors.register(ReadSentinels(md, parted), "bitext_sentinel", 1000)
            # After footnotes (50), inline (20), attr_list (8) and abbr (7), before MkDocs' anchors (5, registered
            # later) and the title (1). After toc (5), where it stands before us: it is slow on nested elements.
            md.treeprocessors.register(ReserveIds(md, parted), "bitext_reserve", 5.5)
            tags = InlineTags(md)
            cleaning = Cleaning(md, self.page.site, parted.place_of, parted.as_typed)
            md.treeprocessors.register(CleanTranslation(md, cleaning, parted), "bitext_cleaned", 5.6)
            md.treeprocessors.register(PairBlocks(md, parted, tags, links, cleaning), "bitext_pair", 5)
            md.postprocessors.register(tags, "bitext_tags", PRIORITY_OF_TAGS)
        else:
            places = Places(md, self.page.site, self.page.path)
            md.treeprocessors.register(places, "bitext_places", 6.5)
            term = self.page.site.term(self.page.path)
            if term and term.essay:
                drop = DropComments(md, lambda comment: is_place(comment) or self.keeps(comment))
                md.treeprocessors.register(drop, "bitext_comments", PRIORITY_OF_COMMENTS)
                md.preprocessors.register(TypedLines(md, ShowTyped.on(md)), "bitext_typed_essay", FIRST)
                places.cleaning = Cleaning(md, self.page.site, place_in(term.essay))
                md.treeprocessors.register(CleanEssay(md, places.cleaning), "bitext_essay", 6.7)


def makeExtension(**options: Any) -> BitextExtension:  # noqa: N802  # Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it by name."""
    return BitextExtension(**options)
