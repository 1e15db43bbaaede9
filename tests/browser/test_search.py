"""Material's search finds the texts in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.built_site import serve_as_built
from tests.support.reading_page import PAIRED, TEXTS, Visit
from tests.support.served_folder import ServeFolder

RESULTS = ".md-search-result__item > .md-search-result__link"


@pytest.fixture(scope="module")
def address(site: Path, served_site: ServeFolder, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the real site is served with its whole index."""
    return serve_as_built(site, tmp_path_factory.mktemp("searched"), served_site)


def search(page: Page, query: str) -> list[str]:
    """Type a query and return the addresses found, relative to the site's root."""
    field = page.locator(".md-search__input")
    field.click()
    field.fill("")
    page.keyboard.insert_text(query)  # as an input method does
    page.keyboard.press("Shift")  # Material looks at the field when a key is let go
    page.wait_for_function(
        "/^(No|\\d+) matching/.test(document.querySelector('.md-search-result__meta').textContent.trim())"
    )
    base = page.evaluate("new URL(JSON.parse(document.querySelector('#__config').textContent).base, location).href")
    links = page.locator(RESULTS).evaluate_all("all => all.map(link => link.href)")
    return [str(link).removeprefix(str(base)).split("?")[0] for link in links]


@pytest.mark.parametrize("query", ["数字经济", "网络强国", '"cyber superpower"'])
def test_a_query_leads_to_the_text(visit: Visit, query: str) -> None:
    """A term in Chinese or English is typed, the text is found first, and a click opens it."""
    page = visit(TEXTS)
    assert search(page, query)[0] == PAIRED
    page.locator(RESULTS).first.click()
    page.wait_for_url(f"**/{PAIRED}*")
    page.locator("article.bitext").wait_for()


def test_what_no_text_has_is_not_found(visit: Visit) -> None:
    """Characters that the site does not hold find nothing, and not every page."""
    page = visit()
    assert search(page, "饕餮貔貅") == []


@pytest.mark.parametrize("query", ["数字经济", "税务稽查"])
def test_pages_without_the_query_are_not_found(visit: Visit, query: str) -> None:
    """A Chinese query finds no page that has no Chinese."""
    found = search(visit(), query)
    assert PAIRED in found
    assert not any(path.startswith("texts/") for path in found if path != PAIRED)


@pytest.mark.parametrize("query", ["stacked", "unchecked", "terms not known", "edit this page"])
def test_what_is_ours_is_not_found(visit: Visit, query: str) -> None:
    """The view bar, the provenance, the links below a text and the list of texts are in no result."""
    page = visit()
    search(page, query)
    results = page.locator(f"{RESULTS}[href*='/texts/']").all_inner_texts()
    noise = (
        "Side by side",
        "Stacked",
        "terms not known",
        "not on file",
        "Edit this page",
        "blocks paired",
        "unchecked",
    )
    assert [word for word in noise for result in results if word in result] == []
    assert page.locator(f"{RESULTS}[href$='/texts/']").count() == 0


def test_the_number_of_a_pair_is_no_word_of_its_text(visit: Visit) -> None:
    """What a result shows is the text, without the pair's number before it."""
    page = visit()
    search(page, '"cyber superpower"')
    shown = page.locator(RESULTS).first.inner_text()
    assert "Since the 18th Party Congress, the Party Center" in shown
    assert "5Since" not in shown.replace("\n", "").replace(" ", "")
