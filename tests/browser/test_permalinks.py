"""The address of a pair leads to it, below what covers the page's top, and marks it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, PLAN, TEXTS, VIEWS, Visit, box, covered_to

CLEAR = "rgba(0, 0, 0, 0)"


def assert_shown_and_marked(page: Page, row: str) -> None:
    """Expect the row below the bar, near it, and coloured as no other row is."""
    page.wait_for_function("row => document.querySelector(':target')?.id === row", arg=row)
    found = page.locator(f"#{row}")
    top = box(found)["y"]
    assert covered_to(page) - 1 <= top < covered_to(page) + 40
    colour = "element => getComputedStyle(element).backgroundColor"
    assert found.evaluate(colour) != CLEAR
    marked = page.locator(".bitext-pair").evaluate_all(
        f"rows => rows.map({colour}).filter(colour => colour !== '{CLEAR}')"
    )
    assert len(marked) == 1


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("view", VIEWS)
def test_on_load(visit: Visit, view: str, width: int) -> None:
    """In each view, wide and narrow, the page opens at the pair."""
    assert_shown_and_marked(visit(f"{PAIRED}?view={view}#p12", width=width), "p12")


@pytest.mark.parametrize("width", [1440, 390])
def test_on_load_of_a_long_page(visit: Visit, width: int) -> None:
    """Deep in a long text, most of which is laid out only when it is near, the page opens at the pair too."""
    assert_shown_and_marked(visit(f"{PLAN}#p100", width=width), "p100")


@pytest.mark.parametrize("width", [1440, 390])
def test_on_click(visit: Visit, width: int) -> None:
    """A pair's number leads to the pair, and the view stays in the address."""
    page = visit(f"{PAIRED}?view=stacked#p3", width=width, own=True)
    page.locator("#p12 > .bitext-number").click()
    assert_shown_and_marked(page, "p12")
    assert page.url.endswith("?view=stacked#p12")


def test_a_click_does_not_fetch_the_page_again(visit: Visit) -> None:
    """Instant navigation, which would, is not asked: what comes late would leave the pair unmarked."""
    page = visit(PAIRED, own=True)
    page.wait_for_load_state("networkidle")  # only now does Material know which links it could follow
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.locator("#p12 > .bitext-number").click()
    assert_shown_and_marked(page, "p12")
    page.locator("#p9 > .bitext-number").click()
    assert_shown_and_marked(page, "p9")
    assert [url for url in fetched if PAIRED in url] == []


def test_back_leads_from_pair_to_pair(visit: Visit) -> None:
    """The browser's back button returns to the pair, and then to the page, that was shown before."""
    page = visit(TEXTS, own=True)
    page.locator(".bitext-texts a[href*=xi-2021]").click()
    for row in ("p12", "p9"):
        page.locator(f"#{row} > .bitext-number").evaluate(
            "link => link.click()"
        )  # Playwright's own click scrolls first
        assert_shown_and_marked(page, row)
    page.go_back()
    page.wait_for_function("Math.abs(document.querySelector('#p12').getBoundingClientRect().top - 94) < 3")
    page.go_back()
    page.go_back()
    page.locator(".bitext-texts").wait_for()


def test_on_click_after_the_view_was_changed(visit: Visit) -> None:
    """The number's address holds the view that is shown, not the one that the page was loaded with."""
    page = visit(PAIRED, own=True)
    page.keyboard.press("v")
    page.locator("#p12 > .bitext-number").click()
    assert_shown_and_marked(page, "p12")
    assert page.url.endswith("?view=sentences#p12")


def test_without_scripts(visit: Visit) -> None:
    """The browser alone finds the pair and leaves room for header and bar."""
    page = visit(f"{PAIRED}#p12", java_script_enabled=False, own=True)
    assert_shown_and_marked(page, "p12")


def test_the_title_is_pair_1(visit: Visit) -> None:
    """The address of pair 1 leads to the original's title and marks it."""
    page = visit(f"{PAIRED}#p1", own=True)
    title = page.locator(".bitext-title:target")
    assert title.evaluate("element => getComputedStyle(element).backgroundColor") != CLEAR
    assert box(title)["y"] >= box(page.locator(".md-header"))["height"]
