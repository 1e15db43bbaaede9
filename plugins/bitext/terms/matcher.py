"""Which terms stand where: the glossary, compiled for matching."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bitext.model.glossary import Glossary, Term
from bitext.same import Same
from bitext.terms.addresses import may_be_in_address, without_addresses
from bitext.terms.headwords import Headwords
from bitext.terms.hits import Hit
from bitext.terms.renderings import Renderings


@dataclass(frozen=True, slots=True)
class Matcher:
    """A glossary, compiled once and used for every text."""

    headwords: Headwords
    renderings: Renderings

    @classmethod
    def of(cls, glossary: Glossary) -> Matcher:
        """Return the matcher of a glossary."""
        heads = tuple([_head(term) for term in glossary])
        return cls(_headwords(_Compiled(heads, glossary)), Renderings(glossary.by_id))

    def knows(self, id_: str) -> bool:
        """Return whether there is a term with this id."""
        return self.renderings.knows(id_)

    def source(self, text: str) -> Sequence[Hit]:
        """Return the hits of headwords in a text within one block."""
        return self.headwords.find(text)

    def translation(self, text: str, terms: Collection[str] | None = None) -> Sequence[Hit]:
        """Return where renderings stand in a text, which has no end of a block in it.

        `terms`: ids of the terms of the original; None: look for all renderings that may be marked without one.
        """
        if terms is None:
            return self.renderings.find_alone(text)
        hits = self.renderings.find(text, terms)
        if hits and may_be_in_address(text, hits):
            return self.renderings.find(without_addresses(text), terms)
        return hits


def matched(term: Term) -> tuple[object, ...]:
    """Return all of an entry that decides where it is found."""
    return (
        term.id,
        term.headword,
        term.not_in,
        term.alone,
        tuple([(each.words, each.status) for each in term.renderings]),
    )


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A glossary as the key of a cache: two are equal where what is said of all their terms is."""

    terms: tuple[tuple[object, ...], ...]
    glossary: Glossary = field(compare=False)


def _head(term: Term) -> tuple[object, ...]:
    """Return all of an entry that decides where its headword is found."""
    return term.id, term.headword, term.not_in, term.alone


@lru_cache(maxsize=2)
def _headwords(key: _Compiled) -> Headwords:
    return Headwords.of(key.glossary)


@lru_cache(maxsize=2)
def _compiled(key: _Compiled) -> Matcher:
    return Matcher.of(key.glossary)


@lru_cache(maxsize=2)
def _made(glossary: Same[Glossary]) -> Matcher:
    return _compiled(_Compiled(tuple(map(matched, glossary.value)), glossary.value))


def matcher_of(glossary: Glossary) -> Matcher:
    """Return the matcher of a glossary: the same one as before, where no term of it is found elsewhere."""
    return _made(Same(glossary))
