"""A page counted again after a change of the glossary: only the pairs that it concerns, and what they change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bitext.model.glossary import Glossary
from bitext.terms.counting import Counting, Found, PageCounts, PairText, TermCounts, found_in, places_of
from bitext.terms.matcher import matcher_of

_Pair = Mapping[str, tuple[Sequence[Found], Sequence[Found]]]


def recounted(
    counts: PageCounts,
    pairs: Sequence[PairText],
    concerned: Callable[[PairText], bool],
    glossaries: tuple[Glossary, Glossary],
    skip: Collection[str] = (),
) -> PageCounts | None:
    """Return what stands on a page, which has not changed, by another glossary than the one it was counted by.

    `concerned`: tells of a pair whether it may have other terms; of all others what was found stays. `glossaries`: that
    of before, and that of now. The same object where nothing has changed; None where pairs cannot be told apart.
    """
    at = {pair.number: index for index, pair in enumerate(pairs)}
    if len(at) < len(pairs):
        return None
    before, now = ((matcher_of(each), each) for each in glossaries)
    numbers = [index for index, pair in enumerate(pairs) if concerned(pair)]
    old: dict[int, _Pair] = {index: found_in(pairs[index], *before, skip) for index in numbers}
    new: dict[int, _Pair] = {index: found_in(pairs[index], *now, skip) for index in numbers}
    touched = {id_ for index in numbers for id_ in _differing(old[index], new[index])}
    if not touched:
        return counts

    def found(index: int) -> _Pair:
        if index not in new:
            new[index] = found_in(pairs[index], *now, skip)
        return new[index]

    terms = {id_: _placed(each, counts.texts, at) for id_, each in counts.terms.items() if id_ not in touched}
    for id_ in sorted(touched):
        known = counts.terms.get(id_)
        having = {at[number] for number in known.pairs} if known else set[int]()
        having.update(index for index in numbers if id_ in new[index])
        term = Counting(places_of(id_, glossaries[1])) if id_ in glossaries[1].by_id else None
        for index in sorted(having) if term else ():
            if term and id_ in found(index):
                term.add(pairs[index].number, *found(index)[id_], index)
        if term and term.pairs:
            terms[id_] = term.counts()
    return _assembled(counts, terms, pairs)


def _differing(one: _Pair, other: _Pair) -> Iterable[str]:
    return (id_ for id_ in one.keys() | other.keys() if one.get(id_) != other.get(id_))


def _placed(counts: TermCounts, texts: Sequence[PairText], at: Mapping[str, int]) -> TermCounts:
    """Return counts whose places name pairs by their place on the page."""
    return counts._replace(places=tuple([(at[texts[index].number], *rest) for index, *rest in counts.places]))  # type: ignore[misc]  # a tuple of three


def _assembled(counts: PageCounts, terms: Mapping[str, TermCounts], pairs: Sequence[PairText]) -> PageCounts:
    """Return counts whose places name pairs by their place among those that are shown."""
    shown = sorted({index for each in terms.values() for index, _, _ in each.places})
    place = {index: number for number, index in enumerate(shown)}
    made = {
        id_: each._replace(places=tuple([(place[index], source, ours) for index, source, ours in each.places]))
        for id_, each in terms.items()
    }
    return replace(counts, terms=made, texts=tuple(pairs[index] for index in shown))
