"""Which places of terms are marked: those that both sides of a pair support; and which of them are the first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from bitext.languages.zh.word_ends import is_across_words
from bitext.terms.hits import Hit

First = Literal["text", "pair", ""]
"""What a place is the first in; empty, where another place of its pair is."""


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
    """Whether it is the glossary's own form of the rendering, which is the first rather than others."""
    first: First = ""
    """What it is the first place of its term in, on its side: the text, which is its pair too, or its pair alone."""


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


def choose(pairs: Sequence[Occurrences]) -> tuple[Marks, ...]:
    """Return the marked places of each pair of a text, in order: every place, and which are the first."""
    named = [_Named.of(pair) for pair in pairs]
    return tuple(each.marks(home) for each, home in zip(named, _homes(named), strict=True))


@dataclass(frozen=True, slots=True)
class _Named:
    """A pair, with one term for each place."""

    forced: frozenset[str]
    source: tuple[tuple[MarkedPlace, ...], ...]
    translation: tuple[tuple[MarkedPlace, ...], ...]

    @classmethod
    def of(cls, pair: Occurrences) -> _Named:
        return cls(pair.forced, _named(pair.source, pair.terms), _named(pair.translation, pair.terms))

    def marks(self, home: Collection[str]) -> Marks:
        """Return the marks; `home`: the terms of which the first places of the text stand in this pair."""
        return Marks(_ranked(self.source, home, ()), _ranked(self.translation, home, self.forced))


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
    """Return, by pair, the terms that it is the first to have: on both sides, or, where no pair has, on either."""
    homes: dict[str, tuple[bool, int]] = {}
    for number, pair in enumerate(pairs):
        here = _terms_in(pair.source), _terms_in(pair.translation) | pair.forced
        for term in set().union(*here):
            halved = not all(term in side for side in here)
            homes[term] = min(homes.get(term, (True, number)), (halved, number))
    chosen: list[set[str]] = [set() for _ in pairs]
    for term, (_, number) in homes.items():
        chosen[number].add(term)
    return chosen


def _terms_in(passages: Iterable[Iterable[MarkedPlace]]) -> set[str]:
    return {mark.term for marks in passages for mark in marks}


def _ranked(
    passages: Sequence[Sequence[MarkedPlace]], home: Collection[str], linked: Collection[str]
) -> tuple[tuple[MarkedPlace, ...], ...]:
    """Return the places of a side of a pair, with what each is the first in; `linked`: terms that have a link there."""
    firsts = _firsts(passages, linked)
    return tuple(
        tuple(
            mark._replace(first="text" if mark.term in home else "pair") if (number, mark) in firsts else mark
            for mark in marks
        )
        for number, marks in enumerate(passages)
    )


def _firsts(passages: Sequence[Sequence[MarkedPlace]], linked: Collection[str]) -> set[tuple[int, MarkedPlace]]:
    """Return the first place of each term, with its run: if possible with the glossary's own form of the rendering."""
    chosen: dict[str, tuple[int, MarkedPlace]] = {}
    for number, marks in enumerate(passages):
        for mark in marks:
            if mark.term not in chosen or (mark.own and not chosen[mark.term][1].own):
                chosen[mark.term] = number, mark
    return {place for term, place in chosen.items() if term not in linked}
