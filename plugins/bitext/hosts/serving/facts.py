"""What is known of one state of a site: the values that keys are made of, each made once.

A value that is equal to that of the state before is that of the state before: to compare it again costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from html import unescape
from typing import TypeVar

from bitext.extension import Site
from bitext.extension.places import PLACES
from bitext.languages.script import is_han
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.concordance import TermUse
from bitext.model.glossary import Rendering, Term

_T = TypeVar("_T")
_PLACE = re.compile(rf"<!--\s*({'|'.join((*PLACES, 'sample'))})\b")
_OF_TERM = tuple(each.name for each in fields(Term) if each.name not in ("place", "renderings", "essay"))
_OF_RENDERING = tuple(each.name for each in fields(Rendering) if each.name != "place")


@dataclass
class Facts:
    """What is known of one state of a site."""

    site: Site
    content_of: Callable[[str], object]
    """Gives what stands in the file of a page, or a digest of it."""
    text_of: Callable[[str], str]
    """Gives the text of the file of a page."""
    linked: Mapping[str, frozenset[str]]
    """By page, as it was last made: the pages that its links lead to."""
    before: Facts | None = None
    """Those of the state before."""

    def places_on(self, page: str) -> frozenset[str]:
        """Return which lists of ours a page has, by the words of their comments."""
        content = self.content_of(page)
        known = self.places.get(page)
        if known is None or known[0] != content:
            known = self.places[page] = content, frozenset(_PLACE.findall(self.text_of(page)))
        return known[1] | ({"term", "passages"} if self.site.term(page) else frozenset())

    @cached_property
    def places(self) -> dict[str, tuple[object, frozenset[str]]]:
        """By page, as far as they have been asked for: its content, and which lists of ours it has."""
        return self.before.places if self.before else {}

    def terms_in_file(self, page: str) -> object:
        """Return what is said of the terms whose characters stand in the file of a translation, in whatever order."""
        content = self.content_of(page)
        known = self.characters.get(page)
        if known is None or known[0] != content:
            there = frozenset(each for each in {*unescape(self.text_of(page))} if is_han(each))
            known = self.characters[page] = content, there, None, ()
        if known[2] is not self.headwords:
            there = known[1]
            terms = (term for first in sorted(there) for term in self._by_character.get(first, ()))
            ids = tuple(term.id for term in terms if there >= {*filter(is_han, term.headword)})
            known = self.characters[page] = content, there, self.headwords, ids
        return tuple([self.short_entries[id_] for id_ in known[3]])

    @cached_property
    def characters(self) -> dict[str, tuple[object, frozenset[str], object, tuple[str, ...]]]:
        """By page, as far as they have been asked for: its content, and the Chinese characters in its file.

        With them the headwords that were looked for, and the ids of those that are written with these characters.
        """
        return self.before.characters if self.before else {}

    @cached_property
    def headwords(self) -> object:
        """The headwords of all terms, with their ids."""
        made = tuple([(term.id, term.headword) for term in self.site.corpus.glossary])
        return _same(self.before and self.before.headwords, made)

    @cached_property
    def _by_character(self) -> Mapping[str, list[Term]]:
        """The terms by the first Chinese character of their headwords."""
        found: dict[str, list[Term]] = {}
        for term in self.site.corpus.glossary:
            if first := next(filter(is_han, term.headword), ""):
                found.setdefault(first, []).append(term)
        return found

    @cached_property
    def entries(self) -> Mapping[str, object]:
        """What a page can say of each term, by id, and where it leads to."""
        if self.before and self._has_same_entries:
            return self.before.entries
        before = self.before.entries if self.before else {}
        glossary, addresses = self.site.corpus.glossary, self.addresses
        made = {
            term.id: (said, glossary.reading(term), addresses[term.id], bool(term.essay), self._ways(term))
            for term, said, _ in self.said.values()
        }
        return {id_: _same(before.get(id_), value) for id_, value in made.items()}

    @cached_property
    def said(self) -> Mapping[str, tuple[Term, object, object]]:
        """What the entry of each term says, by id: the term, all that its entry says, and what a short one does."""
        before = self.before.said if self.before else {}
        return {
            term.id: known
            if (known := before.get(term.id)) and known[0] is term
            else (term, _said(term), _said_shortly(term))
            for term in self.site.corpus.glossary
        }

    @property
    def _has_same_entries(self) -> bool:
        """Return whether all entries are surely those of the state before."""
        before = self.before
        return before is not None and (
            before.site.corpus.glossary is self.site.corpus.glossary and before.addresses is self.addresses
        )

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Where each term is found, by id: of a large glossary, an edit can move it to another page."""
        before = self.before.addresses if self.before else None
        return _same(before, {term.id: self.site.terms.address_of(term) for term in self.site.corpus.glossary})

    def _ways(self, term: Term) -> object:
        """Return where all terms are found, where the words of an entry lead to others of a large glossary."""
        said = (term.definition, *(each.note for each in term.renderings))
        return self.addresses if self.site.terms.shared and any(".md" in text for text in said) else None

    @cached_property
    def short_entries(self) -> Mapping[str, object]:
        """What an entry says where many stand, and what decides where its term is marked, by id."""
        if self.before and self._has_same_entries:
            return self.before.short_entries
        before = self.before.short_entries if self.before else {}
        glossary, addresses = self.site.corpus.glossary, self.addresses
        made = {term.id: (said, glossary.reading(term), addresses[term.id]) for term, _, said in self.said.values()}
        return {id_: _same(before.get(id_), value) for id_, value in made.items()}

    @cached_property
    def all_entries(self) -> object:
        """What the page of the glossary says of all terms."""
        entries = self.short_entries if self.site.terms.shared else self.entries
        return _same(self.before and self.before.all_entries, tuple(entries.values()))

    @cached_property
    def uses(self) -> Mapping[str, TermUse]:
        """Where each term occurs, by id."""
        return self.site.corpus.concordance.uses

    @cached_property
    def all_uses(self) -> object:
        """Where all terms occur."""
        return _same(self.before and self.before.all_uses, tuple(self.uses.values()))

    @cached_property
    def counts(self) -> object:
        """How often each term occurs, in how many texts and in which words."""
        made = tuple(counted for _, counted in self.counted.values())
        return _same(self.before and self.before.counts, made)

    @cached_property
    def records(self) -> Mapping[str, tuple[TranslationRecord, SourceRecord | None]]:
        """What is known of each text, by page."""
        source_of = self.site.corpus.source_of
        before = self.before.records if self.before else {}
        return {
            page: _same(before.get(page), (each, source_of(each)))
            for page, each in self.site.corpus.translations.items()
        }

    @cached_property
    def catalogue(self) -> object:
        """What is known of all texts and originals."""
        made = (tuple(self.records.items()), tuple(self.site.corpus.source_texts.items()))
        return _same(self.before and self.before.catalogue, made)

    @cached_property
    def listed(self) -> object:
        """What the pages of terms say of texts: titles, dates, whether there is an original."""
        return _same(self.before and self.before.listed, tuple(map(_listed, self.records.items())))

    @cached_property
    def by_source(self) -> Mapping[str, tuple[TranslationRecord, ...]]:
        """The translations of each original, by its id."""
        found: dict[str, list[TranslationRecord]] = {}
        for _, each in sorted(self.site.corpus.translations.items()):
            found.setdefault(each.source_id, []).append(each)
        return {id_: tuple(listed) for id_, listed in found.items()}

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of the originals that others name as related."""
        return frozenset(id_ for text in self.site.corpus.source_texts.values() for id_ in text.related)

    @cached_property
    def counted(self) -> dict[int, tuple[TermUse, object]]:
        """By identity of where a term occurs: that, and how often."""
        before = self.before.counted if self.before else {}
        made = {}
        for use in self.uses.values():
            known = before.get(id(use))
            counted = (
                known
                if known and known[0] is use
                else (use, (use.count, len(use.texts), tuple(use.renderings.items())))
            )
            made[id(use)] = counted
        return made


def _said(term: Term) -> object:
    """Return what an entry says, wherever it stands in its file."""
    renderings = tuple(tuple(getattr(each, name) for name in _OF_RENDERING) for each in term.renderings)
    return tuple(getattr(term, name) for name in _OF_TERM), renderings


def _said_shortly(term: Term) -> object:
    renderings = tuple((each.words, each.status) for each in term.renderings)
    return term.id, term.headword, term.type, term.not_in, term.alone, renderings


def _listed(known: tuple[str, tuple[TranslationRecord, SourceRecord | None]]) -> object:
    page, (translation, source) = known
    about = (source.id, source.title, source.language, source.type, source.dates, source.on_file) if source else ()
    return page, translation.title, translation.language, translation.published, translation.faults, about


def _same(before: _T | None, now: _T) -> _T:
    """Return the value of the state before where it is equal, so that comparing it again costs nothing."""
    return now if before is None or before != now else before
