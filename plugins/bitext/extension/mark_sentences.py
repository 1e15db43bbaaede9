"""Marks the sentences of each pair on both sides: those that render one another have one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import HtmlStash

from bitext.extension.inline_tags import InlineTags
from bitext.extension.inline_text import NOT_TEXT, InlineText, texts_of
from bitext.extension.outer_tags import OuterTags, Parted, PlainTags, may_hold, plain_block
from bitext.extension.sentence_places import Stretch, fill, plain_starts, stretches_of
from bitext.model.edition import SourceText, Translation
from bitext.model.pairing import Pair
from bitext.model.sentences import SentencePair, SentencePairs
from bitext.rendering.article import Article
from bitext.rendering.sentences import CLOSING, opening, openings


@dataclass(slots=True)
class MarkSentences:
    """The sentences of one page, while its article is made."""

    source: SourceText
    translation: Translation
    article: Article
    stash: HtmlStash
    tags: InlineTags
    parted: list[Parted] = field(default_factory=list)
    """Links in which a sentence ends, each with its second part."""

    def run(self, pairs: SentencePairs) -> list[str]:
        """Mark the sentences, and return the numbers of the pairs that have any: none where the page's text differs."""
        marked = list[str]()
        for pair in self.translation.pairing.rows:
            columns = self.article.columns_of.get(pair.number, {})
            if pair.number in pairs and len(columns) == 2:
                beads, both = pairs[pair.number], (columns["source"], columns["translation"])
                if self._mark_plain(pair, beads, *both) or self._mark(pair, beads, *both):
                    self.article.rows[pair.translation[0]].set("data-bitext-sentences", str(len(beads)))
                    marked.append(pair.number)
        return marked

    def _mark_plain(self, pair: Pair, beads: Sequence[SentencePair], source: Element, translation: Element) -> bool:
        """Mark the sentences of a pair both of whose sides are one text of characters alone, in less time."""
        left, right = plain_block(source), plain_block(translation)
        if left is None or right is None or not all(bead.source and bead.translation for bead in beads):
            return False
        ours = plain_starts([bead.source for bead in beads], self.source.blocks, pair.source, left.text)
        theirs = plain_starts(
            [bead.translation for bead in beads], self.translation.blocks, pair.translation, right.text
        )
        if not ours or not theirs:
            return False
        PlainTags(left, self.tags).put_all(ours, openings(beads, is_source=True), CLOSING)
        PlainTags(right, self.tags).put_all(theirs, openings(beads), CLOSING)
        return True

    def _texts(self, column: Element, line_end: str) -> list[InlineText]:
        block = plain_block(column)
        if block is not None:
            return [InlineText(block, text=block.text or "")]
        return texts_of([column], self.stash, NOT_TEXT, line_end)

    def _mark(self, pair: Pair, beads: Sequence[SentencePair], source: Element, translation: Element) -> bool:
        ours, theirs = self._texts(source, ""), self._texts(translation, "\n")
        if not may_hold((*ours, *theirs)):
            return False
        left = stretches_of([bead.source for bead in beads], self.source.blocks, pair.source, ours)
        right = stretches_of([bead.translation for bead in beads], self.translation.blocks, pair.translation, theirs)
        holders = [
            OuterTags(text, self.stash, self.tags, self.parted) if text.runs else PlainTags(text.block, self.tags)
            for text in (*ours, *theirs)
        ]
        if left is None or right is None or not all(holder.reads() for holder in holders):
            return False
        fill(left, right, len(beads))
        tags = [*(_tags(each, beads, is_source=True) for each in left), *(_tags(each, beads) for each in right)]
        for holder, each in reversed(list(zip(holders, tags, strict=True))):  # elements are put in behind
            holder.put(*each)
        return True


def _tags(
    stretches: Sequence[Stretch], beads: Sequence[SentencePair], *, is_source: bool = False
) -> tuple[list[tuple[int, str]], str]:
    """Return the tags for the stretches of a text: by offset, and those behind it."""
    tags: list[tuple[int, str]] = []
    waiting, is_open = "", False
    for stretch in stretches:
        waiting += CLOSING if is_open else ""
        waiting += opening(stretch.bead + 1, beads[stretch.bead] if stretch.is_first else None, is_source=is_source)
        is_open = not stretch.is_empty
        if is_open:
            tags.append((stretch.start, waiting))
            waiting = ""
        else:
            waiting += CLOSING
    return tags, waiting + (CLOSING if is_open else "")
