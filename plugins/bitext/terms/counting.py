"""Where the terms of a glossary stand on a page, counted for this page alone; and the concordance of all pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from bitext.model.concordance import Concordance, ContextLine, TermUse, TextUse
from bitext.model.glossary import Glossary
from bitext.terms.context import Place, line_of
from bitext.terms.hits import Hit
from bitext.terms.marking import Finder, MarkableText, occurrences

LINES = 40
"""Lines of context on a term's own page: two or three screens, as many as a reader scans for the one that fits.

Forty texts are seen before one is seen twice; to all other pairs there are links.
"""
SHARED_LINES = 3
"""Lines of context of a term that shares its page with others: enough to see how the word is used."""
FEWEST_LINES = 1
"""… in a glossary that is very large: ten thousand lines weigh five megabytes."""

Found: TypeAlias = tuple[Place, str]
"""A place of a term, and the rendering that stands there."""


@dataclass(frozen=True, slots=True)
class PairText:
    """What a pair says on either side, in texts that stand apart."""

    number: str
    source: tuple[str, ...] | None
    """None, where there is no original."""
    translation: tuple[str, ...]
    forced: tuple[str, ...] = ()
    """Ids of the terms that links name."""


class TermCounts(NamedTuple):
    """How a page uses a term: a tuple, because a page has hundreds."""

    pairs: tuple[str, ...]
    """Numbers of the pairs in which it occurs, in the order of the page."""
    headwords: int
    """How often its headword stands in the original."""
    renderings: tuple[tuple[str, int], ...]
    """How often each of its renderings stands in the translation, by rendering."""
    places: tuple[tuple[int, tuple[Place, ...], tuple[Place, ...]], ...]
    """Of the first of those pairs, as many as the term may have lines: the index in `PageCounts.texts`, and where it
    stands on either side."""


@dataclass(frozen=True, slots=True)
class PageCounts:
    """All that the concordance needs of a page. It depends on the page and the glossary, and on no other page."""

    page: str
    """Path of the translation, relative to the docs folder."""
    pairs: int = 0
    """How many of its pairs were looked at."""
    has_original: bool = False
    """Whether an original is on file."""
    terms: Mapping[str, TermCounts] = field(default_factory=dict)
    """By id; those that occur nowhere on the page are left out."""
    texts: tuple[PairText, ...] = ()
    """The pairs that lines of context may be cut of, each once, however many terms stand in it."""


@dataclass(slots=True)
class Counting:
    """How a page uses a term, while it is counted."""

    limit: int
    pairs: list[str] = field(default_factory=list)
    headwords: int = 0
    renderings: dict[str, int] = field(default_factory=dict)
    places: list[tuple[int, tuple[Place, ...], tuple[Place, ...]]] = field(default_factory=list)

    def add(self, pair: str, source: Sequence[Found], translation: Sequence[Found], index: int) -> bool:
        """Add what a pair has of the term; return whether a line may be made of it, from the texts at `index`."""
        self.pairs.append(pair)
        self.headwords += len(source)
        for _, rendering in translation:
            self.renderings[rendering] = self.renderings.get(rendering, 0) + 1
        if len(self.places) >= self.limit:
            return False
        self.places.append((index, tuple([place for place, _ in source]), tuple([place for place, _ in translation])))
        return True

    def counts(self) -> TermCounts:
        """Return what has been added."""
        return TermCounts(tuple(self.pairs), self.headwords, tuple(sorted(self.renderings.items())), tuple(self.places))


def found_in(
    pair: PairText, matcher: Finder, glossary: Glossary, skip: Collection[str] = ()
) -> dict[str, tuple[Sequence[Found], Sequence[Found]]]:
    """Return where the terms of a pair stand on either side, by their ids in order; `skip`: see `count`."""
    source = None if pair.source is None else [MarkableText(text) for text in pair.source]
    named = [id_ for id_ in pair.forced if id_ in glossary.by_id]
    found = occurrences(matcher, source, [MarkableText(text) for text in pair.translation], forced=named, skip=skip)
    # Those included that only a link names.
    ids = dict.fromkeys((*found.terms, *sorted(found.forced)))
    if not ids:
        return {}
    headwords, renderings = _by_term(found.source), _by_term(found.translation)
    return {id_: (headwords.get(id_, ()), renderings.get(id_, ())) for id_ in ids}


def count(
    page: str, pairs: Iterable[PairText], matcher: Finder, glossary: Glossary, skip: Collection[str] = ()
) -> PageCounts:
    """Return what stands on a page; `skip`: ids of the terms that it leaves alone."""
    pairs = tuple(pairs)
    terms: dict[str, Counting] = {}
    texts: list[PairText] = []
    for pair in pairs:
        shown = False
        for id_, (here, there) in found_in(pair, matcher, glossary, skip).items():
            term = terms.get(id_) or terms.setdefault(id_, Counting(places_of(id_, glossary)))
            shown = term.add(pair.number, here, there, len(texts)) or shown
        if shown:
            texts.append(pair)
    has_original = any(pair.source is not None for pair in pairs)
    return PageCounts(page, len(pairs), has_original, {id_: each.counts() for id_, each in terms.items()}, tuple(texts))


def _by_term(passages: Iterable[Sequence[Hit]]) -> dict[str, list[Found]]:
    """Return the places of a side with the renderings that stand there, by id of the term."""
    found: dict[str, list[Found]] = {}
    for number, hits in enumerate(passages):
        for start, end, uses in hits:
            for use in uses:
                found.setdefault(use.term, []).append(((number, start, end), use.rendering))
    return found


def reduce(pages: Iterable[PageCounts], glossary: Glossary, own: Collection[str] = ()) -> Concordance:
    """Return the concordance of pages that were counted for themselves, in whatever order they come.

    `own`: the pages that are the site's own texts, which say nothing of how others render a term.
    """
    ordered = sorted(pages, key=lambda each: each.page)
    by_term: dict[str, list[tuple[PageCounts, TermCounts]]] = {}
    for page in ordered:
        for id_, counts in page.terms.items():
            by_term.setdefault(id_, []).append((page, counts))
    # In the order of the glossary: that of the pages would change with every text.
    uses = {term.id: use_of(by_term[term.id], term.id, glossary, own) for term in glossary if term.id in by_term}
    return Concordance(uses, len(ordered), sum(page.pairs for page in ordered), {page.page: page for page in ordered})


def places_of(id_: str, glossary: Glossary) -> int:
    """Return of how many pairs of a page the places of a term are kept: as many as it may have lines, or more.

    It is the same for a glossary that is large and one that is very large, so that one entry more counts nothing anew.
    """
    return LINES if glossary.has_own_page(glossary.by_id[id_]) else SHARED_LINES


def limit_of(id_: str, glossary: Glossary) -> int:
    """Return in how many lines of context a term is shown."""
    if glossary.has_own_page(glossary.by_id[id_]):
        return LINES
    return FEWEST_LINES if glossary.is_very_large else SHARED_LINES


def use_of(
    found: Sequence[tuple[PageCounts, TermCounts]], id_: str, glossary: Glossary, own: Collection[str] = ()
) -> TermUse:
    """Return where a term occurs; `found`: the pages that have it, in their order. `own`: see `reduce`."""
    limit = limit_of(id_, glossary)
    documents = [each for each in found if each[0].page not in own]
    if not documents:
        return TermUse(_texts(found), tuple(_lines(found, limit)))
    others = [each for each in found if each[0].page in own]
    return TermUse(_texts(documents), tuple(_lines(documents, limit)), _texts(others))


def _texts(found: Sequence[tuple[PageCounts, TermCounts]]) -> tuple[TextUse, ...]:
    return tuple(TextUse(page.page, counts.pairs, counts.headwords, dict(counts.renderings)) for page, counts in found)


def _lines(found: Sequence[tuple[PageCounts, TermCounts]], limit: int) -> Iterator[ContextLine]:
    """Yield lines of context, text by text: so many from each that no text is shown twice before all are shown once.

    Texts that have an original come first.
    """
    ordered = sorted(found, key=lambda each: not each[0].has_original)
    for (page, counts), share in zip(ordered, _shares([len(each.places) for _, each in ordered], limit), strict=True):
        for index, source, translation in counts.places[:share]:
            pair = page.texts[index]
            yield line_of(page.page, pair.number, (pair.source or (), source), (pair.translation, translation))


def _shares(available: Sequence[int], limit: int) -> list[int]:
    """Return how many lines each text gives: one each in turn, as long as it has some and the limit is not reached."""
    shares = [0] * len(available)
    while limit:
        giving = [index for index, count in enumerate(available) if shares[index] < count][:limit]
        if not giving:
            break
        for index in giving:
            shares[index] += 1
        limit -= len(giving)
    return shares
