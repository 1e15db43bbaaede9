"""Marks the terms of a page on both sides, pair by pair, and lists them at its end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element

from markdown.util import HtmlStash

from bitext.extension.inline_tags import InlineTags
from bitext.extension.inline_text import NOT_TEXT, InlineText, texts_of
from bitext.model.edition import Translation
from bitext.model.pairing import Pair
from bitext.rendering.article import Article
from bitext.rendering.terms import term_tag
from bitext.syntax.passages import linked_terms, term_of
from bitext.terms.hits import Hit
from bitext.terms.marking import First, MarkableText, Marks, Occurrences, choose, occurrences, terms_of
from bitext.terms.matches import PageMatches

NOT_PROSE = NOT_TEXT | {"bitext-code", "pre"}
"""Classes and names of elements in which no terms are looked for."""


@dataclass(slots=True)
class _Side:
    """The texts of one side of a pair."""

    texts: Sequence[InlineText]

    def passages(self) -> list[MarkableText]:
        # As the corpus was counted: a line's end is one space there, and what has been found need not be found again.
        return [MarkableText(text.text.replace("\n", " "), tuple(text.closed)) for text in self.texts]


@dataclass(slots=True)
class _PairText:
    """A pair whose terms may be marked."""

    source: _Side
    translation: _Side
    found: Occurrences


@dataclass(slots=True)
class MarkTerms:
    """The terms of one page, while its article is made."""

    matcher: PageMatches
    translation: Translation
    article: Article
    stash: HtmlStash
    tags: InlineTags
    order: dict[str, None] = field(default_factory=dict)
    """Ids of the terms that are listed, in the order of their first marks."""
    noted: dict[str, dict[str, None]] = field(default_factory=dict)
    """By id of a note: ids of the terms in the words that it is about, in order."""
    _known: dict[tuple[str, First], tuple[str, str]] = field(default_factory=dict)
    """By id of a term and what a mark of it is the first in: what stands before and behind the mark."""

    def run(self) -> tuple[str, ...]:
        """Mark the terms, and return the ids of those that the text has, in the order of the page."""
        pairs = [text for pair in self.translation.pairing.rows for text in self._read(pair)]
        for pair, marks in zip(pairs, choose([each.found for each in pairs]), strict=True):
            self._mark(pair, marks)
        return tuple(self.order)

    def _read(self, pair: Pair) -> Iterator[_PairText]:
        """Yield what a pair says, unless its terms are to be left alone."""
        if not self.translation.unmarked.isdisjoint(pair.translation):
            return
        columns = self.article.columns_of.get(pair.number, {})
        two = self.article.element.get("data-bitext-columns") == "2"
        source, translation = (
            _Side(texts_of([columns[side]] if side in columns else [], self.stash, NOT_PROSE, line_end))
            for side, line_end in (("source", ""), ("translation", "\n"))
        )
        forced = self._forced(pair, columns.get("translation"))
        found = occurrences(
            self.matcher,
            source.passages() if two else None,
            translation.passages(),
            forced=forced,
            skip=self.translation.skipped_terms,
        )
        if found.terms or forced:
            text = _PairText(source, translation, found)
            if two:
                self._note(text, source, self.matcher.source)
            self._note(text, translation, partial(self.matcher.translation, terms=found.terms if two else None))
            yield text

    def _forced(self, pair: Pair, column: Element | None) -> list[str]:
        """Return the terms that links of a pair name, and make marks of these links.

        The editors want a reader to see them: they are marked like the first in the text.
        """
        blocks = (self.translation.blocks[index] for index in pair.translation)
        ids = [id_ for id_ in linked_terms(blocks) if self.matcher.knows(id_)]
        for link in column.iter("a") if ids and column is not None else ():
            id_ = term_of(link.get("href", ""))
            if id_ in ids:
                link.set("class", f"{link.get('class', '')} bitext-term bitext-first".strip())
        return ids

    def _note(self, pair: _PairText, side: _Side, hits_of: Callable[[str], Sequence[Hit]]) -> None:
        """Remember which terms of a pair stand in the words of notes, where they have no marks."""
        for text, passage in zip(side.texts, side.passages(), strict=True):
            hits = hits_of(passage.text) if text.noted else ()
            ends = [hit[1] for hit in hits]
            for start, end, note in text.noted:
                for hit in hits[bisect_right(ends, start) :]:
                    if hit[0] >= end:
                        break
                    terms = [use.term for use in hit[2] if use.term in pair.found.terms]
                    self.noted.setdefault(note, {}).update(dict.fromkeys(terms[:1]))

    def _mark(self, pair: _PairText, marks: Marks) -> None:
        for side, chosen in ((pair.source, marks.source), (pair.translation, marks.translation)):
            for text, here in zip(side.texts, chosen, strict=True):
                for place in reversed(here):
                    text.enclose(place.start, place.end, *self._codes(place.term, place.first))
        named = [mark.term for side in (marks.source, marks.translation) for here in side for mark in here]
        # What stands only where nothing may be marked, as in the words of a note, is of the text all the same.
        open_ = frozenset(terms_of((*pair.found.source, *pair.found.translation)))
        closed = (term for term in pair.found.terms if term not in open_)
        self.order.update(dict.fromkeys((*named, *closed, *sorted(pair.found.forced))))

    def _codes(self, id_: str, first: First) -> tuple[str, str]:
        codes = self._known.get((id_, first))
        if codes is None:
            codes = self._known[id_, first] = self.tags.code(term_tag(id_, first)), self.tags.code("</a>")
        return codes
