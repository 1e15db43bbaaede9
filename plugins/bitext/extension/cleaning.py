"""The cleaning of a page: of what was typed and of what was made of it, with findings on what is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.extension.clean import PRIORITY, Clean, CleanStash, tags_in
from bitext.extension.note_signs import restore
from bitext.extension.part_blocks import PartBlocks
from bitext.extension.refusals import Lines, Place, Refusals
from bitext.extension.reserve_ids import reserved_ids
from bitext.extension.site import Site
from bitext.extension.typed_html import TypedHtml
from bitext.model.glossary import Essay
from bitext.rendering.sentences import ids_of
from bitext.syntax.allowlist import MADE, TYPED, Refused, harmless


@dataclass(slots=True)
class Cleaning:
    """The cleaning of one page, while it is made; it does not happen where the site trusts its editors."""

    md: markdown.Markdown
    site: Site
    place: Place
    as_typed: Callable[[str], str] = str
    """Returns a text without our sentinels and signs."""
    ours: set[int] = field(default_factory=set)
    """Indexes of our own HTML in Python-Markdown's stash."""
    refusals: Refusals = field(init=False)

    def __post_init__(self) -> None:
        self.refusals = Refusals(self.place, self.site.report, self.as_typed)
        if self.on:
            more = self.site.options.allowed_html
            TypedHtml(TYPED.with_more(more)).register(self.md, self.refusals.say)
            self.md.postprocessors.register(
                CleanStash(self.md, replace(MADE.with_more(more), drawn=True), self.ours), "bitext_clean", PRIORITY
            )

    @property
    def on(self) -> bool:
        """Return whether pages are cleaned."""
        return not self.site.options.raw_html

    def tree(self, root: Element, taken: set[str], made: Iterable[Element] = ()) -> None:
        """Clean what the host has made of a page's Markdown.

        `taken`: ids that the article will have; `made`: our elements that stand in it already.
        """
        if not self.on:
            return
        Clean(MADE.with_more(self.site.options.allowed_html), self.refusals.say, frozenset(map(id, made)), taken).clean(
            root
        )
        for top in root:
            for typed in tags_in(top):
                self.refusals.say(root, top, Refused(typed))

    def trust(self, since: int) -> None:
        """Take everything stashed from index `since` on for ours."""
        self.ours.update(range(since, self.md.htmlStash.html_counter))


def cleaned_html(html: str, site: Site) -> str:
    """Return finished HTML that another program has made of a translation's Markdown, cleaned like its article."""
    if site.options.raw_html:
        return html
    return harmless(html, MADE.with_more(site.options.allowed_html))


class CleanTranslation(Treeprocessor):
    """Cleans what the host made of a translation, before the table of contents reads its headings and their ids."""

    def __init__(self, md: markdown.Markdown, cleaning: Cleaning, parts: PartBlocks) -> None:
        """Take the cleaning of the page, and the preprocessor that has parted its text."""
        super().__init__(md)
        self.cleaning, self.parts = cleaning, parts

    def run(self, root: Element) -> None:
        """Clean the tree in place."""
        restore(self.parts.signs, root, self.md.htmlStash)
        made = (made.element for made in self.parts.signs.made)
        sentences = (id_ for pairs in self.parts.sentence_pairs.values() for id_ in ids_of(pairs))
        self.cleaning.tree(root, {*reserved_ids(self.parts), *sentences}, made)


class CleanEssay(Treeprocessor):
    """Cleans the essay of a term, before our parts of the page are put around it."""

    def __init__(self, md: markdown.Markdown, cleaning: Cleaning) -> None:
        """Take the cleaning of the page."""
        super().__init__(md)
        self.cleaning = cleaning

    def run(self, root: Element) -> None:
        """Clean the tree in place."""
        self.cleaning.tree(root, set())


def place_in(essay: Essay) -> Place:
    """Return a function that finds the place of a text in an essay."""
    lines = Lines(essay.path, essay.body_line, essay.body.split("\n"))
    return lambda _, __, typed: lines.find(typed)
