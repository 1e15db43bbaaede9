"""Which places of terms are marked: those that both sides of a pair support, and by default the first of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bitext.languages.zh.word_ends import is_across_words
from bitext.options import Rule
from bitext.terms.hits import Hit


class MarkableText(NamedTuple):
    """A run of text in which a term may stand: a paragraph, a cell, an item."""

    text: str
    closed: tuple[tuple[int, int], ...] = ()
    """Ranges (start, end) in which no term may be marked: links, code, lemmas."""


class Finder(Protocol):
    """What finds terms: a `Matcher`, or a `PageMatches` with a cache."""

    def source(self, text: str) -> Sequence[Hit]:
        """Return the hits of headwords in a text."""

    def translation(self, text: str, terms: Collection[str] | None = None) -> Sequence[Hit]:
        """Return the hits of renderings in a text."""


class MarkedPlace(NamedTuple):
    """A place that is marked."""

    start: int
    end: int
    term: str
    """The term's id."""
    own: bool = True
    """Whether it is the glossary's own form of the rendering, which is marked rather than others."""


class Occurrences(NamedTuple):
    """The terms of a pair and their places; a tuple, for there are thousands, as of runs and term marks."""

    terms: tuple[str, ...]
    """The ids of the terms of the original, or of the translation if there is no original, in order."""
    source: tuple[Sequence[Hit], ...]
    """By run of the original: the hits that may be marked."""
    translation: tuple[Sequence[Hit], ...]
    """By run of the translation: the hits that may be marked."""
    forced: frozenset[str] = frozenset()
    """Ids of the terms that glossary links of the translation name: the links mark them."""


class Marks(NamedTuple):
    """The marked places of a pair, by run and from left to right."""

    source: tuple[tuple[MarkedPlace, ...], ...]
    translation: tuple[tuple[MarkedPlace, ...], ...]


def occurrences(
    matcher: Finder,
    source: Sequence[MarkableText] | None,
    translation: Sequence[MarkableText],
    *,
    forced: Iterable[str] = (),
    skip: Collection[str] = (),
) -> Occurrences:
    """Return which terms stand in a pair, and where.

    `source`: None where there is no original. `forced`: ids of the terms that glossary links of the translation name.
    `skip`: ids of terms to leave out. A hit in a closed range shows that its term is there, and is not marked.
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
    """Return the hits of an original without short headwords that lie across two of its words."""
    if all(uses[0].alone for _, _, uses in hits):
        return hits
    return [(start, end, uses) for start, end, uses in hits if uses[0].alone or not is_across_words(text, start, end)]


def _borne_out(terms: list[str], sources: Sequence[Sequence[Hit]], rendered: Collection[str]) -> list[str]:
    """Return the terms of a pair without unrendered short headwords, which are often parts of other words.

    `rendered`: ids of the terms that the translation has.
    """
    doubtful = {use.term for hits in sources for _, _, uses in hits for use in uses if not use.alone}
    return [term for term in terms if term in rendered or term not in doubtful] if doubtful else terms


def terms_of(passages: Iterable[Sequence[Hit]]) -> list[str]:
    """Return the ids of the terms in these runs' hits, each once, in order."""
    return list(dict.fromkeys([use.term for hits in passages for _, _, uses in hits for use in uses]))


def _open(hits: Sequence[Hit], passage: MarkableText, terms: Collection[str] | None) -> Sequence[Hit]:
    """Return the hits that may be marked; `terms`: ids of the terms to keep, or None for all."""
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
    """Return the marked places of each pair of a section, in order."""
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
    """A pair, with one term for each place."""

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
    """Return the places of a side, each with one term: of several, the first in order that no other place has yet."""
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
    """Return, by pair, the terms to mark: each in the first pair that has it on both sides, else in the first."""
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
    """Return one place for each term: the first with the glossary's own form of the rendering, else the first."""
    passages = tuple(passages)
    left = set(terms)
    chosen: dict[str, tuple[bool, int, MarkedPlace]] = {}
    for number, marks in enumerate(passages):
        for mark in marks:
            if mark.term in left and (mark.term not in chosen or (mark.own and not chosen[mark.term][0])):
                chosen[mark.term] = (mark.own, number, mark)
    kept = {(number, mark) for _, number, mark in chosen.values()}
    return tuple(tuple(mark for mark in marks if (number, mark) in kept) for number, marks in enumerate(passages))
