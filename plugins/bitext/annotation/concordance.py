"""Where the terms of a glossary occur in the corpus: counted once, for the pages of the terms and of the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from bitext.annotation.hits import Hit
from bitext.annotation.marking import Occurrences, occurrences
from bitext.annotation.marking import Passage as Run
from bitext.annotation.terms import Matcher
from bitext.model.concordance import Concordance, MarkedText, Passage, TermUse, TextUse

IN_FULL = 100
"""Passages of a term that are kept whole: a page that shows more is too long to read."""


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
class Counting:
    """The concordance while texts are added to it."""

    matcher: Matcher
    texts: dict[str, list[TextUse]] = field(default_factory=dict)
    passages: dict[str, list[Passage]] = field(default_factory=dict)

    def add(self, page: str, pairs: Iterable[PairText], skip: Collection[str]) -> None:
        """Add the text on a page; `skip`: ids of terms that it leaves alone."""
        uses: dict[str, _Text] = {}
        for pair in pairs:
            source = None if pair.source is None else [Run(text) for text in pair.source]
            found = occurrences(
                self.matcher,
                source,
                [Run(text) for text in pair.translation],
                forced=filter(self.matcher.knows, pair.forced),
                skip=skip,
            )
            for id_ in dict.fromkeys((*found.terms, *found.forced)):
                self._count(uses.setdefault(id_, _Text()), id_, found, pair, page)
        for id_, use in uses.items():
            text = TextUse(page, tuple(use.pairs), use.headwords, dict(sorted(use.renderings.items())))
            self.texts.setdefault(id_, []).append(text)

    def _count(self, use: _Text, id_: str, found: Occurrences, pair: PairText, page: str) -> None:
        use.pairs.append(pair.number)
        use.headwords += sum(len(_of(hits, id_)) for hits in found.source)
        for hits in found.translation:
            for hit in _of(hits, id_):
                use.renderings[next(each.rendering for each in hit[2] if each.term == id_)] += 1
        passages = self.passages.setdefault(id_, [])
        if len(passages) < IN_FULL:
            source = _marked(pair.source or (), found.source, id_)
            passages.append(Passage(page, pair.number, source, _marked(pair.translation, found.translation, id_)))

    def result(self) -> Concordance:
        """Return the concordance of the texts added so far."""
        return Concordance(
            {id_: TermUse(tuple(texts), tuple(self.passages.get(id_, ()))) for id_, texts in self.texts.items()}
        )


def _of(hits: Sequence[Hit], id_: str) -> list[Hit]:
    return [hit for hit in hits if any(use.term == id_ for use in hit[2])]


def _marked(texts: Sequence[str], hits: Sequence[Sequence[Hit]], id_: str) -> tuple[MarkedText, ...]:
    return tuple(
        MarkedText(text, tuple((hit[0], hit[1]) for hit in _of(found, id_)))
        for text, found in zip(texts, hits, strict=True)
    )
