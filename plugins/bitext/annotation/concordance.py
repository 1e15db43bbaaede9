"""Where the terms of a glossary occur in the corpus: counted once, for the pages of the terms and of the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.annotation.marking import Occurrences, occurrences
from bitext.annotation.marking import Passage as Run
from bitext.annotation.matches import Matches
from bitext.model.concordance import Concordance, MarkedText, Passage, Span, TermUse, TextUse

IN_FULL = 90_000
"""Bytes of a term's passages that are kept whole: its page then stays under 300 kB, with all else on it."""
_MARKUP = 350  # bytes around a passage on the page


@dataclass(frozen=True, slots=True)
class PairText:
    """What a pair says on either side, in texts that stand apart."""

    number: str
    source: tuple[str, ...] | None
    """Nothing, where there is no original."""
    translation: tuple[str, ...]
    forced: tuple[str, ...] = ()
    """Ids of the terms that links name."""


@dataclass(slots=True)
class _Text:
    """How a text uses a term, while it is counted."""

    pairs: list[str] = field(default_factory=list)
    headwords: int = 0
    renderings: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Places:
    """Where a term stands in a pair, while it is counted."""

    source: dict[int, list[Span]] = field(default_factory=dict)
    """By passage."""
    translation: dict[int, list[Span]] = field(default_factory=dict)
    renderings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Kept:
    """The passages of a term that are kept whole, and how many characters they have."""

    passages: list[Passage] = field(default_factory=list)
    weight: int = 0


@dataclass(slots=True)
class Counting:
    """The concordance while texts are added to it."""

    matches: Matches
    texts: dict[str, list[TextUse]] = field(default_factory=dict)
    kept: dict[str, _Kept] = field(default_factory=dict)

    def add(self, page: str, pairs: Iterable[PairText], skip: Collection[str]) -> None:
        """Add the text on a page; `skip`: ids of terms that it leaves alone."""
        uses: dict[str, _Text] = {}
        matcher = self.matches.on(page)
        for pair in pairs:
            source = None if pair.source is None else [Run(text) for text in pair.source]
            translation = [Run(text) for text in pair.translation]
            named = filter(matcher.knows, pair.forced)
            found = occurrences(matcher, source, translation, forced=named, skip=skip)
            for id_, places in _places(found).items():
                self._count(uses.setdefault(id_, _Text()), places, pair)
                self._keep(id_, places, pair, page)
        for id_, use in uses.items():
            text = TextUse(page, tuple(use.pairs), use.headwords, dict(sorted(use.renderings.items())))
            self.texts.setdefault(id_, []).append(text)

    @staticmethod
    def _count(use: _Text, places: _Places, pair: PairText) -> None:
        use.pairs.append(pair.number)
        use.headwords += sum(map(len, places.source.values()))
        use.renderings.update(places.renderings)

    def _keep(self, id_: str, places: _Places, pair: PairText, page: str) -> None:
        kept = self.kept.setdefault(id_, _Kept())
        if kept.weight < IN_FULL:
            source = _marked(pair.source or (), places.source)
            kept.passages.append(Passage(page, pair.number, source, _marked(pair.translation, places.translation)))
            kept.weight += _MARKUP + sum(len(text.encode()) for text in (*(pair.source or ()), *pair.translation))

    def result(self) -> Concordance:
        """Return the concordance of the texts added so far."""
        return Concordance(
            {id_: TermUse(tuple(texts), tuple(self.kept[id_].passages)) for id_, texts in self.texts.items()}
        )


def _places(found: Occurrences) -> dict[str, _Places]:
    """Return where each term of a pair stands, those included that only a link names."""
    terms = {id_: _Places() for id_ in (*found.terms, *sorted(found.forced))}
    for index, hits in enumerate(found.source):
        for start, end, uses in hits:
            for use in uses:
                if places := terms.get(use.term):
                    places.source.setdefault(index, []).append((start, end))
    for index, hits in enumerate(found.translation):
        for start, end, uses in hits:
            for use in uses:
                if places := terms.get(use.term):
                    places.translation.setdefault(index, []).append((start, end))
                    places.renderings.append(use.rendering)
    return terms


def _marked(texts: Sequence[str], places: Mapping[int, Sequence[Span]]) -> tuple[MarkedText, ...]:
    return tuple(MarkedText(text, tuple(places.get(index, ()))) for index, text in enumerate(texts))
