"""How two states of a glossary differ, and which texts that may concern: those that have a form in question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from bitext.model.glossary import Glossary, Term
from bitext.terms.counting import PageCounts, PairText, limit_of, places_of
from bitext.terms.english import english
from bitext.terms.headwords import looked_through
from bitext.terms.matcher import Matcher, matched, matcher_of
from bitext.terms.stem_forms import forms_of

_PLAIN = re.compile(rb"[a-z0-9]+")
_FEW = 24  # patterns: so many are looked for one by one sooner than by an automaton


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a page tells whether a change of the glossary may concern it."""

    source: str
    """What headwords are looked for in: the original, also with its characters folded."""
    translation: bytes
    """What renderings are looked for in where there is no original, made comparable."""
    linked: frozenset[str]
    """Ids that links name, whether there is such a term or not."""

    @classmethod
    def of(cls, pairs: Iterable[PairText]) -> Sight:
        """Return what is seen of a page."""
        pairs = tuple(pairs)
        source = "\n".join(text for pair in pairs for text in pair.source or ())
        return cls(
            looked_through(source),
            b"\n".join(english(text).data for pair in pairs if pair.source is None for text in pair.translation),
            frozenset(id_ for pair in pairs for id_ in pair.forced),
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed from one glossary to the next, as far as it decides where terms are found and counted."""

    ids: frozenset[str]
    """Of the terms that are new, gone, or found elsewhere."""
    limited: frozenset[str]
    """Of the terms that are shown in more lines than before, or in fewer."""
    short: frozenset[str]
    """Of the terms of which more places are wanted than were kept."""
    headwords: tuple[str, ...]
    """Forms of headwords that may be found elsewhere, or beside which other renderings are looked for."""
    renderings: tuple[bytes, ...]
    """A word, or a part of one, of each form of a rendering that may be found elsewhere without an original."""
    reordered: bool
    """Whether terms have changed places: of two with one rendering, the first counts."""

    @classmethod
    def between(cls, before: Glossary, now: Glossary) -> Difference:
        """Return the difference of two glossaries."""
        one, other = matcher_of(before), matcher_of(now)
        common = before.by_id.keys() & now.by_id.keys()
        limited = frozenset(id_ for id_ in common if limit_of(id_, before) != limit_of(id_, now))
        short = frozenset(id_ for id_ in limited if places_of(id_, before) < places_of(id_, now))
        if one is other:
            return cls(frozenset(), limited, short, (), (), reordered=False)
        changed = [
            id_
            for id_ in before.by_id.keys() | now.by_id.keys()
            if before.by_id.get(id_) is not now.by_id.get(id_) and _unlike(before.by_id.get(id_), now.by_id.get(id_))
        ]
        ids = frozenset(changed)
        terms = (glossary.by_id[id_] for glossary in (before, now) for id_ in changed if id_ in glossary.by_id)
        reordered = [id_ for id_ in before.by_id if id_ in common] != [id_ for id_ in now.by_id if id_ in common]
        return cls(ids, limited, short, _headwords(one, other, ids), tuple({*_words(terms)}), reordered)

    def __bool__(self) -> bool:
        return bool(self.ids or self.limited or self.reordered or self.headwords)

    def finder(self) -> DifferenceFinder:
        """Return what tells of pages whether the difference may concern them."""
        return DifferenceFinder(self, _automaton(self.headwords) if len(self.headwords) > _FEW else None)


@dataclass(frozen=True, slots=True)
class DifferenceFinder:
    """Tells whether a difference may concern a page, or a pair of it."""

    difference: Difference
    automaton: AhoCorasick | None
    """Finds the forms of headwords, where there are many."""

    def wants_more(self, counts: PageCounts) -> bool:
        """Return whether more places of a page are wanted than were kept."""
        return not self.difference.short.isdisjoint(counts.terms)

    def concerns(self, sight: Sight, *, has_original: bool) -> bool:
        """Return whether terms may stand on a page, or in a pair, otherwise than they did."""
        what = self.difference
        if not what.ids.isdisjoint(sight.linked):
            return True
        if not has_original and (what.reordered or any(word in sight.translation for word in what.renderings)):
            return True
        if self.automaton:
            return bool(self.automaton.find_matches_as_indexes(sight.source))
        return any(form in sight.source for form in what.headwords)


def _unlike(one: Term | None, other: Term | None) -> bool:
    return one is None or other is None or matched(one) != matched(other)


def _headwords(before: Matcher, now: Matcher, ids: frozenset[str]) -> tuple[str, ...]:
    own = before.headwords.forms(ids) | now.headwords.forms(ids)
    return tuple(sorted(own | before.headwords.unlike(now.headwords)))


def _words(terms: Iterable[Term]) -> Iterator[bytes]:
    """Yield the longest word, of letters that all texts have, of each form of the terms' renderings."""
    for term in terms:
        for rendering in term.renderings:
            for form in forms_of(term, rendering):
                yield max(_PLAIN.findall(form.stem), key=len, default=b"")


def _automaton(patterns: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(patterns, store_patterns=False, implementation=Implementation.ContiguousNFA)
