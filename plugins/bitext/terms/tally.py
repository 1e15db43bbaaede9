"""The concordance, brought up to date: pages are counted that have changed, or that a change of the glossary concerns.

It is what a full count gives. A term whose pages have not changed keeps the very object that says where it occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bitext.model.concordance import Concordance, TermUse
from bitext.model.glossary import Glossary
from bitext.terms.counting import PageCounts, PairText, TermCounts, count, use_of
from bitext.terms.difference import Difference, DifferenceFinder, Sight
from bitext.terms.matcher import matcher_of
from bitext.terms.matches import Matches
from bitext.terms.recounting import recounted


@dataclass(frozen=True, slots=True)
class Countable:
    """A page that may have terms."""

    page: str
    """Path of the translation, relative to the docs folder."""
    key: str
    """Digest of everything that it says."""
    skip: Collection[str]
    """Ids of the terms that it leaves alone."""
    pairs: Callable[[], Iterable[PairText] | None]
    """Gives what its pairs say; None where terms are not looked for in its languages."""


@dataclass(frozen=True, slots=True)
class _Counted:
    key: str
    counts: PageCounts | None
    """None where terms are not looked for."""
    sight: Sight


@dataclass(frozen=True, slots=True)
class _Listed:
    """Of a page, where nobody will ask whether it has changed."""

    terms: Mapping[str, object]


_UNSEEN = Sight("", b"", frozenset())


@dataclass(slots=True)
class Tally:
    """The counts of all pages as they were last, and the concordance of them."""

    remembers: bool = True
    """Whether there will be a next time: then what tells whether a change concerns a page is kept of each."""
    counted: int = 0
    """How many pages were counted the last time."""
    _glossary: Glossary = field(default_factory=Glossary)
    _pages: dict[str, _Counted] = field(default_factory=dict)
    _own: frozenset[str] = frozenset()
    _last: Concordance = field(default_factory=Concordance)

    def update(
        self,
        glossary: Glossary,
        pages: Iterable[Countable],
        matches: Matches,
        own: Collection[str] = (),
        waiting: Collection[str] = (),
    ) -> Concordance:
        """Return the concordance of some pages.

        `matches`: takes what is found on the pages that are counted, for those who mark it; `own`: the pages that are
        the site's own texts, which say nothing of how others render a term; `waiting`: those that are left as they were
        counted before, and are counted the next time.
        """
        matches.begin(glossary)
        before, now, counted = self._pages, dict[str, _Counted](), 0
        finder, changed = self._difference(glossary)
        for each in sorted(pages, key=lambda each: each.page):
            known = before.get(each.page)
            if known and each.page in waiting:
                now[each.page] = _left(known, glossary)
                continue
            if known and known.key == each.key and not _is_concerned(known, finder):
                now[each.page] = known
                continue
            if known and known.key == each.key and finder:
                made = now[each.page] = self._recount(each, known, glossary, finder)
            else:
                made = now[each.page] = _like(self._count(each, glossary, matches), known)
            counted += made.counts is not None
            changed |= _unlike(known.counts if known else None, made.counts)
        for page in before.keys() - now.keys():
            changed |= _unlike(before[page].counts, None)
        for page in self._own ^ frozenset(own):
            changed |= {*_terms(before.get(page)), *_terms(now.get(page))}
        self._glossary, self._pages, self._own, self.counted = glossary, now, frozenset(own), counted
        self._last = self._concordance(changed)
        found = self._last
        if not self.remembers:
            self._glossary, self._pages, self._last = Glossary(), {}, Concordance()
        return found

    def _difference(self, glossary: Glossary) -> tuple[DifferenceFinder | None, set[str]]:
        """Return what tells which pages a change of the glossary concerns, or None; and of which terms it is."""
        if not self._pages:
            return None, {*self._glossary.by_id, *glossary.by_id}
        difference = Difference.between(self._glossary, glossary)
        return difference.finder() if difference else None, {*difference.ids, *difference.limited}

    def _count(self, page: Countable, glossary: Glossary, matches: Matches) -> _Counted:
        found = page.pairs()
        if found is None:
            return _Counted(page.key, None, _UNSEEN)
        pairs = tuple(found)
        counts = count(page.page, pairs, matches.on(page.page), glossary, page.skip)
        return _Counted(page.key, counts, Sight.of(pairs) if self.remembers else _UNSEEN)

    def _recount(self, page: Countable, known: _Counted, glossary: Glossary, finder: DifferenceFinder) -> _Counted:
        """Return the counts of a page that has not changed itself; what is found is not kept, for there may be many."""
        counts, found = known.counts, page.pairs()
        if counts is None or found is None:
            return known
        pairs = tuple(found)

        def concerned(pair: PairText) -> bool:
            return finder.concerns(Sight.of((pair,)), has_original=counts.has_original)

        made = None
        if not finder.wants_more(counts):
            made = recounted(counts, pairs, concerned, (self._glossary, glossary), page.skip)
        if made is None:
            made = count(page.page, pairs, matcher_of(glossary), glossary, page.skip)
        return replace(known, counts=made)

    def _concordance(self, changed: Collection[str]) -> Concordance:
        """Return the concordance, made anew for the terms that have changed."""
        last, counts = self._last, [each.counts for each in self._pages.values() if each.counts]
        found: dict[str, list[tuple[PageCounts, TermCounts]]] = {}
        for page in counts:
            for id_ in page.terms.keys() & changed:
                found.setdefault(id_, []).append((page, page.terms[id_]))
        uses: dict[str, TermUse] = {}
        for term in self._glossary:  # in its order: that of the pages would change with every text
            id_ = term.id
            if id_ in found:
                use, old = use_of(found[id_], id_, self._glossary, self._own), last.uses.get(id_)
                uses[id_] = old if old == use else use
            elif id_ in last.uses and id_ not in changed:
                uses[id_] = last.uses[id_]
        pages = {page.page: page if self.remembers else _Listed(dict.fromkeys(page.terms)) for page in counts}
        made = Concordance(uses, len(counts), sum(page.pairs for page in counts), pages)
        return last if _is_same(last, made) else made


def _like(made: _Counted, before: _Counted | None) -> _Counted:
    """Return what was counted, with the object of before where that says the same."""
    return replace(made, counts=before.counts) if before and before.counts == made.counts else made


def _left(known: _Counted, glossary: Glossary) -> _Counted:
    """Return a page as it was counted, without terms that are gone; whatever its key, it is counted the next time."""
    counts = known.counts
    if counts and not counts.terms.keys() <= glossary.by_id.keys():
        counts = replace(counts, terms={id_: each for id_, each in counts.terms.items() if id_ in glossary.by_id})
    return replace(known, key="", counts=counts)


def _is_concerned(known: _Counted, finder: DifferenceFinder | None) -> bool:
    counts = known.counts
    if finder is None or counts is None:
        return False
    return finder.wants_more(counts) or finder.concerns(known.sight, has_original=counts.has_original)


def _terms(counted: _Counted | None) -> Iterable[str]:
    return counted.counts.terms if counted and counted.counts else ()


def _unlike(before: PageCounts | None, now: PageCounts | None) -> set[str]:
    """Return the terms that a page uses otherwise than it did."""
    if before is None or now is None or before.has_original is not now.has_original:
        return {*(before.terms if before else ()), *(now.terms if now else ())}
    return set(_differing(before, now))


def _differing(before: PageCounts, now: PageCounts) -> Iterator[str]:
    for id_ in before.terms.keys() | now.terms.keys():
        one, other = before.terms.get(id_), now.terms.get(id_)
        if one is None or other is None or one[:3] != other[:3] or _lines(before, one) != _lines(now, other):
            yield id_


def _lines(page: PageCounts, counts: TermCounts) -> list[tuple[object, ...]]:
    return [(page.texts[index], source, translation) for index, source, translation in counts.places]


def _is_same(one: Concordance, other: Concordance) -> bool:
    """Return whether two concordances have the same objects in the same order."""
    return (
        (one.texts, one.pairs) == (other.texts, other.pairs)
        and _are_same(one.uses, other.uses)
        and _are_same(one.pages, other.pages)
    )


def _are_same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return list(one) == list(other) and all(one[key] is other[key] for key in one)
