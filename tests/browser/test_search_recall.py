"""A search lists every pair that fits and no other: held against a plain scan over the pairs of the real site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import search_queries, search_recall
from benchmarks.search_recall import Searcher, searching
from benchmarks.search_scan import Scan
from benchmarks.search_site import corpus_of
from bitext.model.corpus import Corpus


@pytest.fixture(scope="module")
def searcher(browser: Browser, address: str) -> Iterator[Searcher]:
    """A page of the site that has the scripts of the search."""
    with searching(browser, address) as found:
        yield found


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    """The texts of the site."""
    return corpus_of(repository)


@pytest.fixture(scope="module")
def scan(corpus: Corpus) -> Scan:
    """The scan over them."""
    return Scan.of(corpus)


@pytest.mark.parametrize("kind", ["terms", "substrings", "phrases"])
def test_exactly_the_pairs_that_fit(searcher: Searcher, corpus: Corpus, scan: Scan, kind: str) -> None:
    """Of a term, a run of characters or an English phrase, every pair and note is found in which it stands, and no other."""
    queries = search_recall.queries_of(scan, corpus, share=0.1)[kind]
    ((score, slips),) = search_recall.scored(searcher, scan, {kind: queries})
    assert score.true > 0
    assert slips == []


def test_words_are_found_in_their_forms(searcher: Searcher, scan: Scan) -> None:
    """English words are found in the forms that the marks of the glossary know, and in few others."""
    ((score, _),) = search_recall.scored(searcher, scan, {"words": search_queries.words(scan)})
    recall, precision = search_recall.GOALS["words"]
    assert score.recall >= recall
    assert score.precision >= precision


def test_a_term_finds_what_its_page_lists(searcher: Searcher, corpus: Corpus, scan: Scan) -> None:
    """A headword, a rendering, pinyin without tones, and initials where they are unique find every pair of the term's page."""
    typed = list(search_recall.unfound(searcher, corpus, scan))
    assert len({headword for headword, _, _ in typed}) == len(corpus.glossary)
    assert [found for found in typed if found[2]] == []
