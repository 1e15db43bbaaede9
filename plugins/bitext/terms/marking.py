"""Which of the places where terms stand are marked: the pair decides, and the first in each as a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bitext.languages.zh.word_ends import is_across_words
from bitext.options import Rule
from bitext.terms.hits import Hit

"""What is marked, of the places where a term stands; a term that a link names is, whatever the rule."""


class Run(NamedTuple):
    """A run of text in which a term may stand: a paragraph, a cell, an item."""

    text: str
    closed: tuple[tuple[int, int], ...] = ()
    """Where nothing may be marked, each from its first character to that after its last: links, code, lemmas."""


class Finder(Protocol):
    """What finds terms: a matcher, or one that remembers what it found."""

    def source(self, text: str) -> Sequence[Hit]:
        """Return where headwords stand in a text."""

    def translation(self, text: str, terms: Collection[str] | None = None) -> Sequence[Hit]:
        """Return where renderings stand in a text."""


class MarkedPlace(NamedTuple):
    """A place that is marked."""

    start: int
    end: int
    term: str
    """Its id."""
    own: bool = True
    """Whether it is the rendering's own form, which is marked before others."""


class Occurrences(NamedTuple):
    """What stands in a pair: a tuple, because there are thousands, as of passages and marks."""

    terms: tuple[str, ...]
    """The ids of the terms of the original, in its order; of the translation, where there is no original."""
    source: tuple[Sequence[Hit], ...]
    """By passage: the places that may be marked."""
    translation: tuple[Sequence[Hit], ...]
    """The same."""
    forced: frozenset[str] = frozenset()
    """Ids of the terms that links of the translation name: they are marked there already."""


class Marks(NamedTuple):
    """What is marked in a pair, by passage and from left to right."""

    source: tuple[tuple[MarkedPlace, ...], ...]
    translation: tuple[tuple[MarkedPlace, ...], ...]


def occurrences(
    matcher: Finder,
    source: Sequence[Run] | None,
    translation: Sequence[Run],
    *,
    forced: Iterable[str] = (),
    skip: Collection[str] = (),
) -> Occurrences:
    """Return which terms stand in a pair, and where.

    `source`: nothing, where there is no original. `forced`: ids of the terms that links of the translation name.
    `skip`: ids of terms that are left alone. A word that is closed tells that its term is there, and is not marked.
    """
    forced = frozenset(forced).difference(skip)
    sources = [_whole(matcher.source(passage.text), passage.text) for passage in source or ()]
    terms = [term for term in terms_of(sources) if term not in skip]
    translations = [matcher.translation(passage.text, None if source is None else terms) for passage in translation]
    if source is None:
        found = terms = [term for term in terms_of(translations) if term not in skip]
    else:
        found = _borne_out(terms, sources, {*terms_of(translations), *forced})
    kept = frozenset(found) if skip or len(found) < len(terms) else None
    return Occurrences(
        tuple(found),
        tuple([_open(hits, passage, kept) for hits, passage in zip(sources, source or (), strict=True)]),
        tuple([_open(hits, passage, kept) for hits, passage in zip(translations, translation, strict=True)]),
        forced,
    )


def _whole(hits: Sequence[Hit], text: str) -> Sequence[Hit]:
    """Return the hits of an original without those of short headwords that lie across two words of it."""
    if all(uses[0].alone for _, _, uses in hits):
        return hits
    return [(start, end, uses) for start, end, uses in hits if uses[0].alone or not is_across_words(text, start, end)]


def _borne_out(terms: list[str], sources: Sequence[Sequence[Hit]], rendered: Collection[str]) -> list[str]:
    """Return the terms of a pair without short headwords of which it has no rendering: parts of other words, often.

    `rendered`: ids of the terms that the translation has.
    """
    doubtful = {use.term for hits in sources for _, _, uses in hits for use in uses if not use.alone}
    return [term for term in terms if term in rendered or term not in doubtful] if doubtful else terms


def terms_of(passages: Iterable[Sequence[Hit]]) -> list[str]:
    """Return the ids of the terms that stand in passages, each once and in their order."""
    return list(dict.fromkeys([use.term for hits in passages for _, _, uses in hits for use in uses]))


def _open(hits: Sequence[Hit], passage: Run, terms: Collection[str] | None) -> Sequence[Hit]:
    """Return the hits that may be marked; `terms`: ids of those that are kept, where not all are."""
    if terms is not None:
        hits = [hit for hit in hits if any(use.term in terms for use in hit[2])]
    if passage.closed:
        hits = [
            (start, end, uses)
            for start, end, uses in hits
            if not any(start < after and begin < end for begin, after in passage.closed)
        ]
    return hits


def choose(section: Sequence[Occurrences], rule: Rule) -> tuple[Marks, ...]:
    """Return what is marked in the pairs of a section, in their order."""
    named = [_Named.of(pair) for pair in section]
    if rule == "first-in-section":
        allowed = _homes(named)
    else:
        allowed = [set(pair.terms) if rule != "none" else set() for pair in section]
    return tuple(
        each.marks(terms | pair.forced, every=rule == "all")
        for pair, each, terms in zip(section, named, allowed, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """A pair in which each place has one term."""

    forced: frozenset[str]
    source: tuple[tuple[MarkedPlace, ...], ...]
    translation: tuple[tuple[MarkedPlace, ...], ...]

    @classmethod
    def of(cls, pair: Occurrences) -> _Named:
        return cls(pair.forced, _named(pair.source, pair.terms), _named(pair.translation, pair.terms))

    def marks(self, terms: Collection[str], *, every: bool) -> Marks:
        """Return the marks of the terms: every one, or the first on each side."""
        if every:
            return Marks(_every(self.source, terms), _every(self.translation, terms))
        unlinked = [term for term in terms if term not in self.forced]
        return Marks(_first(self.source, terms), _first(self.translation, unlinked))


def _named(passages: Iterable[Iterable[Hit]], terms: Sequence[str]) -> tuple[tuple[MarkedPlace, ...], ...]:
    """Return the places of a side, each with its term: of several, one that no place has yet, as they are in order."""
    order = {term: number for number, term in enumerate(terms)}
    taken: set[str] = set()
    return tuple(tuple(_one(hit, order, taken) for hit in hits) for hits in passages)


def _one(hit: Hit, order: dict[str, int], taken: set[str]) -> MarkedPlace:
    start, end, uses = hit
    if len(uses) == 1:
        taken.add(uses[0].term)
        return MarkedPlace(start, end, uses[0].term, uses[0].own)
    candidates = [use for use in uses if use.term in order]
    use = (
        candidates[0]
        if len(candidates) == 1
        else min(candidates, key=lambda each: (each.term in taken, order[each.term]))
    )
    taken.add(use.term)
    return MarkedPlace(start, end, use.term, use.own)


def _homes(pairs: Sequence[_Named]) -> list[set[str]]:
    """Return the terms that are marked in each pair: each in the first that has it on both sides, else in the first."""
    homes: dict[str, tuple[bool, int]] = {}
    for number, pair in enumerate(pairs):
        here = _terms_in(pair.source), _terms_in(pair.translation)
        for term in set().union(*here):
            halved = not all(term in side for side in here)
            homes[term] = min(homes.get(term, (True, number)), (halved, number))
    chosen: list[set[str]] = [set() for _ in pairs]
    for term, (_, number) in homes.items():
        chosen[number].add(term)
    return chosen


def _terms_in(passages: Iterable[Iterable[MarkedPlace]]) -> set[str]:
    return {mark.term for marks in passages for mark in marks}


def _every(passages: Iterable[Iterable[MarkedPlace]], terms: Collection[str]) -> tuple[tuple[MarkedPlace, ...], ...]:
    return tuple(tuple(mark for mark in marks if mark.term in terms) for marks in passages)


def _first(passages: Iterable[Sequence[MarkedPlace]], terms: Iterable[str]) -> tuple[tuple[MarkedPlace, ...], ...]:
    """Return the first mark of each term, and of those the first that has the rendering's own form, if any has."""
    passages = tuple(passages)
    left = set(terms)
    chosen: dict[str, tuple[bool, int, MarkedPlace]] = {}
    for number, marks in enumerate(passages):
        for mark in marks:
            if mark.term in left and (mark.term not in chosen or (mark.own and not chosen[mark.term][0])):
                chosen[mark.term] = (mark.own, number, mark)
    kept = {(number, mark) for _, number, mark in chosen.values()}
    return tuple(tuple(mark for mark in marks if (number, mark) in kept) for number, marks in enumerate(passages))
