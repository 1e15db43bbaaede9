"""The guide's page on searching says what the search does: each of its examples is searched for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from benchmarks.search_recall import Searcher, searching
from tests.test_documentation import section, text_of

ROW = re.compile(r"^\| `(?P<query>[^`]+)` \| .* \| (?P<pairs>\d+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def searcher(browser: Browser, address: str) -> Iterator[Searcher]:
    """A page of the site that has the scripts of the search."""
    with searching(browser, address) as found:
        yield found


def test_every_example_finds_as_many_pairs_as_the_page_says(searcher: Searcher) -> None:
    """An example of the table finds so many pairs of the texts, those of its terms included."""
    table = section(text_of("searching.md"), "## Examples")
    said = {match["query"]: int(match["pairs"]) for match in ROW.finditer(table)}
    assert len(said) == table.count("\n| `")
    answers = searcher.answers(list(said))
    found = {query: sum(hit.kind == "text" for hit in answer.hits) for query, answer in zip(said, answers, strict=True)}
    assert found == said
