"""Which terms of the glossary stand in the pairs of a text, and which of them are rendered: what C06 and C17 ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bitext.checks.text import CheckedPair, CheckedText, Words
from bitext.diagnostics import Location
from bitext.languages import ENGLISH
from bitext.model.glossary import Term
from bitext.syntax.passages import linked_terms
from bitext.terms.hits import Hit
from bitext.terms.marking import MarkableText, Occurrences, occurrences, terms_of
from bitext.terms.matcher import Matcher, matcher_of

_SHOWN = 3  # renderings that a message names
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

    def renderings(self, term: str) -> Iterator[tuple[Words, Hit]]:
        """Yield where the renderings of a term stand."""
        for words, hits in zip(self.pair.translation, self.found.translation, strict=True):
            yield from ((words, hit) for hit in hits if any(use.term == term for use in hit[2]))


@dataclass(frozen=True, slots=True)
class TextTerms:
    """The terms of a text, pair by pair."""

    text: CheckedText
    matcher: Matcher
    pairs: tuple[PairTerms | None, ...]
    """None where nothing is looked for: half a pair, a guess, one in which terms are left alone."""

    @classmethod
    def of(cls, text: CheckedText) -> TextTerms | None:
        """Return the terms of a text; None where it has none, or is in languages that the glossary is not in."""
        translation = text.edition.translation
        ours, theirs = text.languages
        if not (text.glossary and translation.marks_terms and ours.is_chinese and theirs.is_as(ENGLISH)):
            return None
        matcher = matcher_of(text.glossary)
        return cls(text, matcher, tuple(_of_pair(text, pair, matcher) for pair in text.pairs))

    def missing(self, wanted: Collection[str]) -> Iterator[tuple[int, Term]]:
        """Yield the terms, of those wanted, that a pair does not render, with the number of the pair from 0.

        One that the pair before or behind renders, and has no headword for, was moved there. Capitals and hyphens may
        be others than in the glossary.
        """
        for number, here in enumerate(self.pairs):
            for id_ in here.found.terms if here else ():
                if here and id_ in wanted and id_ not in here.rendered and not self._is_near(number, id_):
                    yield number, self.text.glossary.by_id[id_]

    def _is_near(self, number: int, id_: str) -> bool:
        if self.is_said(self.text.pairs[number].translation, id_):
            return True
        for other in (number - 1, number + 1):
            if 0 <= other < len(self.pairs):
                beside = self.pairs[other]
                if (beside is None or id_ not in beside.found.terms) and self.is_said(
                    self.text.pairs[other].translation, id_
                ):
                    return True
        return False

    def is_said(self, passages: Iterable[Words], id_: str) -> bool:
        """Return whether a rendering of a term stands in some words, whatever its capitals and hyphens."""
        for words in passages:
            # In capitals no word lacks one that the glossary has; so an acronym may be any word.
            for _, _, uses in self.matcher.translation(words.text.replace("-", " ").upper(), (id_,)):
                if any(not (use.rendering.isupper() and len(use.rendering) <= _ACRONYM) for use in uses):
                    return True
        return False


def wanted_words(term: Term) -> str:
    """Return the renderings of a term that may be used, for a message, the preferred one first."""
    usable = dict.fromkeys([term.preferred, *(each.words for each in term.renderings if each.status != "deprecated")])
    shown = [f'"{words}"' for words in usable if words][:_SHOWN]
    more = " or another of its renderings" if len(usable) > _SHOWN else ""
    return f"{', '.join(shown)}{more}" if more or len(shown) < 2 else f"{', '.join(shown[:-1])} or {shown[-1]}"


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
