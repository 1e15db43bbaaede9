"""Which terms of the glossary stand in the pairs of a text, and which of them are rendered: what C06 and C17 ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bitext.checks.text import CheckedPair, CheckedText, Words
from bitext.checks.wording import best_share
from bitext.diagnostics import Location
from bitext.languages import ENGLISH
from bitext.languages.zh.word_ends import common_words, is_across_words
from bitext.model.glossary import Term
from bitext.same import Same
from bitext.syntax.passages import linked_terms
from bitext.terms.hits import Hit
from bitext.terms.marking import MarkableText, Occurrences, occurrences, terms_of
from bitext.terms.matcher import Matcher, matcher_of
from bitext.terms.matches import PageMatches

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
    headwords: Mapping[str, tuple[tuple[Words, int, int], ...]]
    """Where the headword of each term stands, by id: of short ones too that are not rendered."""

    def headword(self, term: str) -> Location | None:
        """Return where the headword of a term stands first."""
        return next((words.at(start, end) for words, start, end in self.headwords.get(term, ())), None)

    def is_whole_word(self, term: str) -> bool:
        """Return whether a short headword stands at some place where no word goes over its end: 政治局 in 政治局面."""
        return any(not _goes_over(words.text, start, end) for words, start, end in self.headwords.get(term, ()))

    def without_others(self, term: str) -> list[str]:
        """Return the translation's passages with blanks for the renderings of other terms: Fujian in digital Fujian."""
        passages = []
        for words, hits in zip(self.pair.translation, self.found.translation, strict=True):
            text = words.text
            for start, end, uses in hits:
                if all(use.term != term for use in uses):
                    text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
            passages.append(text)
        return passages

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
    passages: tuple[str, ...]
    """The words in which it was looked for."""


@dataclass(frozen=True, slots=True)
class TextTerms:
    """The terms of a text, pair by pair."""

    text: CheckedText
    matcher: Matcher
    pairs: tuple[PairTerms | None, ...]
    """None where nothing is looked for: half a pair, a guess, one in which terms are left alone."""

    def missing(self, wanted: Collection[str], *, names: bool = False) -> Iterator[Missing]:
        """Yield the terms, of those wanted, that a pair does not render.

        One that the pair before or behind renders, and has no headword for, was moved there. Capitals, hyphens and
        forms of the words may be others than in the glossary. `names`: whether they are names, which are seldom parts
        of other words, so that short ones count, and which do not count in the rendering of another term.
        """
        for number, here in enumerate(self.pairs):
            for id_ in (here.headwords if names else here.found.terms) if here else ():
                if here and id_ in wanted and id_ not in here.rendered and here.is_whole_word(id_):
                    term = self.text.glossary.by_id[id_]
                    passages = here.without_others(id_) if names else [each.text for each in here.pair.translation]
                    is_there = self._is_said(passages, term) or self._is_beside(number, term)
                    share = 1 if is_there else best_share(usable(term), passages)
                    if share < 1:
                        yield Missing(number, here, term, share, tuple(passages))

    def _is_beside(self, number: int, term: Term) -> bool:
        """Return whether a rendering stands in a pair beside one, and that has no headword for it."""
        beside = [other for other in (number - 1, number + 1) if 0 <= other < len(self.pairs)]
        return any(
            self._is_said([words.text for words in self.text.pairs[other].translation], term)
            for other in beside
            if (pair := self.pairs[other]) is None or term.id not in pair.headwords
        )

    def _is_said(self, passages: Iterable[str], term: Term) -> bool:
        """Return whether a rendering of a term stands in some words, whatever its capitals and hyphens."""
        wanted = {words for words in usable(term) if not (words.isupper() and len(words) <= _ACRONYM)}
        # In capitals no word lacks one that the glossary has; so an acronym may be any word.
        shouted = [text.replace("-", " ").upper() for text in passages if wanted]
        hits = (hit for text in shouted for hit in self.matcher.translation(text, (term.id,)))
        return any(use.rendering in wanted for _, _, uses in hits for use in uses)


def _goes_over(text: str, start: int, end: int) -> bool:
    if end - start > _SHORT:
        return False
    known = common_words()
    return text[end - 1 : end + 1] in known or (start > 0 and text[start - 1 : start + 1] in known)


def usable(term: Term) -> tuple[str, ...]:
    """Return the renderings of a term that may be used, each once, the preferred one first."""
    words = (term.preferred, *(each.words for each in term.renderings if each.status != "deprecated"))
    return tuple(dict.fromkeys(filter(None, words)))


def wanted_words(term: Term) -> str:
    """Return the renderings of a term that may be used, for a message."""
    words = usable(term)
    shown = [f'"{each}"' for each in words][:_SHOWN]
    more = " or another of its renderings" if len(words) > _SHOWN else ""
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
    finder = PageMatches(matcher)  # what it finds in the original is asked for twice
    found = occurrences(
        finder,
        [MarkableText(words.text) for words in pair.source],
        [MarkableText(words.text) for words in pair.translation],
        forced=[id_ for id_ in linked_terms(blocks) if matcher.knows(id_)],
        skip=translation.skipped_terms,
    )
    headwords: dict[str, tuple[tuple[Words, int, int], ...]] = {}
    for words in pair.source:
        for start, end, uses in finder.source(words.text):
            for use in uses:
                if use.term not in translation.skipped_terms and not is_across_words(words.text, start, end):
                    headwords[use.term] = (*headwords.get(use.term, ()), (words, start, end))
    return PairTerms(pair, found, found.forced.union(terms_of(found.translation)), headwords)
