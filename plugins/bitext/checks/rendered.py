"""Which terms of the glossary stand in the pairs of a text, and which of them are rendered: what C06 and C17 ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bitext.checks.text import CheckedPair, CheckedText, Words
from bitext.checks.wording import best_share
from bitext.diagnostics import Location
from bitext.languages import ENGLISH
from bitext.languages.zh.word_ends import common_words
from bitext.model.glossary import Term
from bitext.same import Same
from bitext.syntax.passages import linked_terms
from bitext.terms.hits import Hit
from bitext.terms.marking import MarkableText, Occurrences, occurrences, terms_of
from bitext.terms.matcher import Matcher, matcher_of

_SHOWN = 3  # renderings that a message names
_SHORT = 3  # characters of a headword over whose ends words may go
_ACRONYM = 6  # letters: capitals that are not shouted


@dataclass(frozen=True, slots=True)
class PairTerms:
    """The terms of a pair."""

    pair: CheckedPair
    found: Occurrences
    """As the page finds them: a short headword counts only where it is rendered."""
    rendered: frozenset[str]
    """Ids of those that the translation has, a link to the entry included."""

    def headword(self, term: str) -> Location | None:
        """Return where the headword of a term stands first."""
        for words, hits in zip(self.pair.source, self.found.source, strict=True):
            for start, end, uses in hits:
                if any(use.term == term for use in uses):
                    return words.at(start, end)
        return None

    def is_whole_word(self, term: str) -> bool:
        """Return whether a short headword stands at some place where no word goes over its end: 政治局 in 政治局面."""
        for words, hits in zip(self.pair.source, self.found.source, strict=True):
            for start, end, uses in hits:
                if any(use.term == term for use in uses) and not _goes_over(words.text, start, end):
                    return True
        return False

    def renderings(self, term: str) -> Iterator[tuple[Words, Hit]]:
        """Yield where the renderings of a term stand."""
        for words, hits in zip(self.pair.translation, self.found.translation, strict=True):
            yield from ((words, hit) for hit in hits if any(use.term == term for use in hit[2]))


class Missing(NamedTuple):
    """A term that a pair does not render."""

    number: int
    """Of the pair, from 0."""
    here: PairTerms
    term: Term
    share: float
    """How much of a rendering stands there, in whatever forms of its words: from 0 to less than 1."""


@dataclass(frozen=True, slots=True)
class TextTerms:
    """The terms of a text, pair by pair."""

    text: CheckedText
    matcher: Matcher
    pairs: tuple[PairTerms | None, ...]
    """None where nothing is looked for: half a pair, a guess, one in which terms are left alone."""

    def missing(self, wanted: Collection[str]) -> Iterator[Missing]:
        """Yield the terms, of those wanted, that a pair does not render.

        One that the pair before or behind renders, and has no headword for, was moved there. Capitals, hyphens and
        forms of the words may be others than in the glossary.
        """
        for number, here in enumerate(self.pairs):
            for id_ in here.found.terms if here else ():
                if here and id_ in wanted and id_ not in here.rendered and here.is_whole_word(id_):
                    term = self.text.glossary.by_id[id_]
                    share = 1 if self._is_near(number, id_) else _part_of(term, here)
                    if share < 1:
                        yield Missing(number, here, term, share)

    def _is_near(self, number: int, id_: str) -> bool:
        """Return whether a rendering stands in a pair, or in one beside it that has no headword for it."""
        if self._is_said(self.text.pairs[number].translation, id_):
            return True
        beside = [other for other in (number - 1, number + 1) if 0 <= other < len(self.pairs)]
        return any(
            self._is_said(self.text.pairs[other].translation, id_)
            for other in beside
            if (pair := self.pairs[other]) is None or id_ not in pair.found.terms
        )

    def _is_said(self, passages: Iterable[Words], id_: str) -> bool:
        """Return whether a rendering of a term stands in some words, whatever its capitals and hyphens."""
        for words in passages:
            # In capitals no word lacks one that the glossary has; so an acronym may be any word.
            for _, _, uses in self.matcher.translation(words.text.replace("-", " ").upper(), (id_,)):
                if any(not (use.rendering.isupper() and len(use.rendering) <= _ACRONYM) for use in uses):
                    return True
        return False


def _goes_over(text: str, start: int, end: int) -> bool:
    if end - start > _SHORT:
        return False
    known = common_words()
    return text[end - 1 : end + 1] in known or (start > 0 and text[start - 1 : start + 1] in known)


def _part_of(term: Term, here: PairTerms) -> float:
    usable = [each.words for each in term.renderings if each.status != "deprecated"]
    return best_share(usable, [words.text for words in here.pair.translation])


def wanted_words(term: Term) -> str:
    """Return the renderings of a term that may be used, for a message, the preferred one first."""
    usable = dict.fromkeys([term.preferred, *(each.words for each in term.renderings if each.status != "deprecated")])
    shown = [f'"{words}"' for words in usable if words][:_SHOWN]
    more = " or another of its renderings" if len(usable) > _SHOWN else ""
    return f"{', '.join(shown)}{more}" if more or len(shown) < 2 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def terms_in(text: CheckedText) -> TextTerms | None:
    """Return the terms of a text; None where it has none, or is in languages that the glossary is not in.

    Several checks of one text ask in turn: it is found once.
    """
    return _found(Same(text))


@lru_cache(maxsize=1)
def _found(of: Same[CheckedText]) -> TextTerms | None:
    text = of.value
    ours, theirs = text.languages
    is_looked_for = text.glossary and text.edition.translation.marks_terms
    if not (is_looked_for and ours.is_chinese and theirs.is_as(ENGLISH)):
        return None
    matcher = matcher_of(text.glossary)
    return TextTerms(text, matcher, tuple(_of_pair(text, pair, matcher) for pair in text.pairs))


def _of_pair(text: CheckedText, pair: CheckedPair, matcher: Matcher) -> PairTerms | None:
    translation = text.edition.translation
    if not pair.is_whole or not translation.unmarked.isdisjoint(pair.pair.translation):
        return None
    blocks = [translation.blocks[index] for index in pair.pair.translation]
    forced = [id_ for id_ in linked_terms(blocks) if matcher.knows(id_)]
    found = occurrences(
        matcher,
        [MarkableText(words.text) for words in pair.source],
        [MarkableText(words.text) for words in pair.translation],
        forced=forced,
        skip=translation.skipped_terms,
    )
    return PairTerms(pair, found, found.forced.union(terms_of(found.translation)))
