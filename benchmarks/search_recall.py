"""What a search lists, in Chromium, against a plain scan: of terms, substrings, phrases and words; and of the glossary."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import search_queries
from benchmarks.search_scan import Place, Scan, address_of
from benchmarks.search_served import Answer, answers
from bitext.model.corpus import Corpus
from bitext.model.glossary import Term

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOALS = {"terms": (100, 100), "substrings": (100, 100), "phrases": (100, 100), "words": (95, 90)}
"""By kind of query: recall and precision in per cent."""


class Score(NamedTuple):
    """How well all queries of a kind were answered."""

    kind: str
    queries: int
    exact: int
    """Queries of which exactly the right pairs were listed."""
    true: int
    """Pairs and notes that the scan finds for all of them."""
    found: int
    """Those that the search lists."""
    hits: int
    """Those that both have."""

    @property
    def recall(self) -> float:
        """Return per cent of what there is."""
        return 100 * self.hits / max(self.true, 1)

    @property
    def precision(self) -> float:
        """Return per cent of what was listed."""
        return 100 * self.hits / max(self.found, 1)


class Slip(NamedTuple):
    """A query that was not answered as the scan answers it."""

    query: str
    missing: tuple[Place, ...]
    wrong: tuple[Place, ...]


class Searcher(NamedTuple):
    """A page of a served site that has the scripts of the search."""

    page: Page
    module: str
    """Address of `search.js`."""
    root: str

    def answers(self, queries: Sequence[str]) -> Iterator[Answer]:
        """Yield all hits of each query."""
        return answers(self.page, self.module, self.root, queries)


@contextmanager
def searching(browser: Browser, address: str) -> Iterator[Searcher]:
    """Yield a page of the site at an address in a browser that has nothing of it yet."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        yield Searcher(page, f"{address}assets/bitext/search.js", address)


def queries_of(scan: Scan, corpus: Corpus, share: float = 1.0) -> dict[str, list[str]]:
    """Return the queries by kind; `share`: of the usual numbers."""
    return {
        "terms": search_queries.terms(
            scan, (term.headword for term in corpus.glossary), int(search_queries.TERMS * share)
        ),
        "substrings": search_queries.substrings(scan, int(search_queries.SUBSTRINGS * share)),
        "phrases": search_queries.phrases(scan, int(search_queries.PHRASES * share)),
        "words": search_queries.words(scan, int(search_queries.WORDS * share)),
    }


def scored(
    searcher: Searcher, scan: Scan, queries: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Score, Sequence[Slip]]]:
    """Yield how well each kind of query is answered: what stands there itself, without the terms searched besides."""
    for kind, texts in queries.items():
        found = {text: _places(answer, scan) for text, answer in zip(texts, searcher.answers(texts), strict=True)}
        true = {text: scan.find(text) for text in texts}
        existing, listed = (sum(map(len, sides.values())) for sides in (true, found))
        hits = sum(len(true[text] & found[text]) for text in texts)
        slips = [
            Slip(text, tuple(sorted(true[text] - found[text])), tuple(sorted(found[text] - true[text])))
            for text in texts
            if true[text] != found[text]
        ]
        yield Score(kind, len(texts), len(texts) - len(slips), existing, listed, hits), slips


def _places(answer: Answer, scan: Scan, *, own: bool = True) -> set[Place]:
    """Return the pairs and notes that were listed, without entries of the glossary and other pages."""
    return {scan.place(hit.address) for hit in answer.hits if hit.kind in {"text", "note"} and (hit.own or not own)}


def typed_by_readers(corpus: Corpus) -> Iterator[tuple[Term, str]]:
    """Yield what leads to each term: headword, renderings, pinyin without tones, initials where no other term has them."""
    initials: dict[str, list[Term]] = {}
    readings = {term.id: _without_tones(corpus.glossary.reading(term)) for term in corpus.glossary}
    for term in corpus.glossary:
        syllables = _syllables(corpus.glossary.reading(term), term)
        if len(syllables) >= _FEWEST_INITIALS:
            initials.setdefault("".join(each[0] for each in syllables), []).append(term)
    unique = {terms[0].id: letters for letters, terms in initials.items() if len(terms) == 1}
    for term in corpus.glossary:
        typed = [term.headword, *(each.words for each in term.renderings), readings[term.id]]
        typed += [unique[term.id]] if term.id in unique else []
        yield from ((term, each) for each in dict.fromkeys(filter(None, typed)))


_FEWEST_INITIALS = 3


def _without_tones(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading.lower())
    return "".join(each for each in plain if not unicodedata.combining(each))


def _syllables(reading: str, term: Term) -> list[str]:
    """Return the syllables of a reading where each character has one: by the reading of every single character."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 – slow to load

    each = lazy_pinyin(term.headword, style=Style.NORMAL, errors="ignore")
    joined = "".join(filter(str.isalpha, _without_tones(reading)))
    return each if "".join(each).replace("ü", "u") == joined else []


def unfound(searcher: Searcher, corpus: Corpus, scan: Scan) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
    """Yield each term with what was typed for it, and the passages on its page that this does not find."""
    typed = list(typed_by_readers(corpus))
    found = searcher.answers([query for _, query in typed])
    for (term, query), answer in zip(typed, found, strict=True):
        listed = {
            _listed(address_of(text.page), number, scan)
            for text in corpus.concordance.of(term.id).texts
            for number in text.pairs
        }
        yield term.headword, query, tuple(sorted(listed - _places(answer, scan, own=False)))


def _listed(page: str, number: str, scan: Scan) -> Place:
    """Return a pair that a term's page lists; that of the titles has no row."""
    place = Place(page, f"p{number}")
    return place if place in scan.units else Place(page, "")


def table(name: str, scores: Sequence[Score]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"| {name} | queries | answered exactly | pairs and notes | recall | precision | goal |"
    yield "|---|---|---|---|---|---|---|"
    for score in scores:
        recall, precision = GOALS[score.kind]
        yield (
            f"| {score.kind} | {score.queries} | {score.exact} | {score.true:,} | **{score.recall:.1f}** "
            f"| **{score.precision:.1f}** | {recall} / {precision} |"
        )
