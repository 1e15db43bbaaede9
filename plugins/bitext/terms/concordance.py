"""Where the terms of a glossary occur in the corpus: counted once, for the pages of the terms and of the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from bitext.model.concordance import Concordance, MarkedText, Passage, TermUse, TextUse
from bitext.terms.hits import Hit
from bitext.terms.marking import Occurrences, Run, occurrences
from bitext.terms.matches import Matches

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
    renderings: dict[str, int] = field(default_factory=dict)


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
            headwords = Counter([use.term for hits in found.source for hit in hits for use in hit[2]])
            renderings: dict[str, list[str]] = {}
            for use in [use for hits in found.translation for hit in hits for use in hit[2]]:
                renderings.setdefault(use.term, []).append(use.rendering)
            # Those included that only a link names.
            for id_ in dict.fromkeys((*found.terms, *sorted(found.forced))):
                text = uses.get(id_) or uses.setdefault(id_, _Text())
                text.pairs.append(pair.number)
                text.headwords += headwords.get(id_, 0)
                for rendering in renderings.get(id_, ()):
                    text.renderings[rendering] = text.renderings.get(rendering, 0) + 1
                self._keep(id_, found, pair, page)
        for id_, text in uses.items():
            use_of = TextUse(page, tuple(text.pairs), text.headwords, dict(sorted(text.renderings.items())))
            self.texts.setdefault(id_, []).append(use_of)

    def _keep(self, id_: str, found: Occurrences, pair: PairText, page: str) -> None:
        """Keep a pair whole, unless enough are for the page of the term."""
        kept = self.kept.setdefault(id_, _Kept())
        if kept.weight < IN_FULL:
            source = _marked(pair.source or (), found.source, id_)
            kept.passages.append(Passage(page, pair.number, source, _marked(pair.translation, found.translation, id_)))
            kept.weight += _MARKUP + sum(len(text.encode()) for text in (*(pair.source or ()), *pair.translation))

    def result(self) -> Concordance:
        """Return the concordance of the texts added so far."""
        return Concordance(
            {id_: TermUse(tuple(texts), tuple(self.kept[id_].passages)) for id_, texts in self.texts.items()}
        )


def _marked(texts: Sequence[str], places: Sequence[Sequence[Hit]], id_: str) -> tuple[MarkedText, ...]:
    """Return the texts of a side, each with the places where a term stands."""
    return tuple(
        MarkedText(text, tuple((start, end) for start, end, uses in hits if any(use.term == id_ for use in uses)))
        for text, hits in zip(texts, places, strict=True)
    )
