"""C06: a term of the original without any of its renderings in the translation, or only with one not to be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bitext.checks.names import TYPES as OF_NAMES
from bitext.checks.rendered import PairTerms, terms_in, wanted_words
from bitext.checks.text import CheckedText, Words
from bitext.diagnostics import Finding, Severity
from bitext.model.glossary import Glossary, Term
from bitext.same import Same
from bitext.terms.hits import Hit, TermAt

_MOST = 2 / 3
"""The part of the words of a rendering that makes another rendering a variant of it: *rejuvenation of the nation*."""


def unrendered_terms(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each term of a pair that has none of its renderings there, or none that is to be used."""
    terms = terms_in(text)
    if terms is None:
        return
    for _, here, term, share, _ in terms.missing(_wanted(Same(text.glossary))):
        if place := here.pair.place():
            expected = wanted_words(term)
            is_variant = share >= _MOST
            found = "most of its words" if is_variant else "neither" if " or " in expected else "other words"
            do = "write it so, or add what stands there to the entry"
            message = f"expected {expected} for {term.headword}, found {found}; {do}"
            grade: Severity | None = "information" if is_variant else None
            yield Finding("C06", place, message, here.headword(term.id), grade)
    for each in terms.pairs:
        if each and each.rendered:
            yield from _deprecated(each, text.glossary)


@lru_cache(maxsize=1)
def _wanted(glossary: Same[Glossary]) -> frozenset[str]:
    """Return the terms that have a rendering to be used, but for names; all texts ask."""
    return frozenset(term.id for term in glossary.value if term.type not in OF_NAMES and term.preferred)


def _deprecated(here: PairTerms, glossary: Glossary) -> Iterator[Finding]:
    """Yield a finding for each term of a pair of which only deprecated renderings stand there."""
    for id_ in here.found.terms:
        term = glossary.by_id[id_]
        banned = {each.words for each in term.renderings if each.status == "deprecated"}
        places = list(here.renderings(id_)) if banned and id_ not in here.found.forced else []
        if (
            places
            and all(_is_banned(id_, uses, banned) for _, (_, _, uses) in places)
            and _are_too_many(here, id_, places)
        ):
            words, (start, end, _) = places[0]
            found = f'"{words.text[start:end]}", which is not to be used'
            message = f"expected {_instead(term)} for {term.headword}, found {found}; write it so"
            yield Finding("C06", words.at(start, end), message, here.headword(id_))


def _is_banned(id_: str, uses: Sequence[TermAt], banned: set[str]) -> bool:
    """Return whether what stands at a place is deprecated for a term."""
    return any(use.term == id_ and use.rendering in banned for use in uses)


def _are_too_many(here: PairTerms, id_: str, places: Sequence[tuple[Words, Hit]]) -> bool:
    """Return whether the places of a term's rendering are more than those of the other terms that are rendered so."""
    others = {use.term for _, (_, _, uses) in places for use in uses} - {id_}
    return len(places) > sum(len(here.headwords.get(other, ())) for other in others)


def _instead(term: Term) -> str:
    return wanted_words(term) if term.preferred else "another rendering"
