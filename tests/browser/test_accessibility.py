"""axe-core finds nothing on the whole page: WCAG 2.0 to 2.2, A and AA, no rule off."""

from __future__ import annotations

import pytest

from tests.support.accessibility import assert_nothing_found
from tests.support.reading_page import PAIRED, PLAN, TEXTS, Visit, open_help

PAGES = {
    "home": "",
    "list": TEXTS,
    "pairs": PAIRED,
    "one column": "texts/promoting-digital-china/",
    "start": "start/",
    "guide": "guide/",
    "404": "no/such/page/",
}


@pytest.mark.parametrize(("scheme", "palette", "width"), [("light", "default", 1440), ("dark", "slate", 390)])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_as_it_opens(visit: Visit, path: str, scheme: str, palette: str, width: int) -> None:
    """Every kind of page, by day on a desk and by night on a phone: no rule asks for all four."""
    page = visit(path, color_scheme=scheme, width=width)
    assert page.locator("body").get_attribute("data-md-color-scheme") == palette
    assert_nothing_found(page)


def test_a_long_page(visit: Visit) -> None:
    """Headings, lists and a wide table."""
    assert_nothing_found(visit(PLAN, width=390))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_in_use(visit: Visit, scheme: str) -> None:
    """A marked row in a chosen view, and the help above it."""
    page = visit(f"{PAIRED}?view=stacked#p5", color_scheme=scheme)
    open_help(page)
    assert_nothing_found(page, contrast_in=["dialog", ".bitext-bar", "#p5", "#p6"])


def test_a_sorted_list(visit: Visit) -> None:
    """The order of the list of texts is told to everybody."""
    page = visit(TEXTS)
    page.get_by_role("button", name="Date").click()
    assert_nothing_found(page)


def test_the_languages_are_marked(visit: Visit) -> None:
    """WCAG 2.2, SC 3.1.2: no Chinese character stands outside an element that says so."""
    page = visit(PAIRED)
    unmarked = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.querySelector("article.bitext"), NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode())
                if (/\\p{Script=Han}/u.test(walker.currentNode.data))
                    if (!walker.currentNode.parentElement.closest("[lang]").lang.startsWith("zh")) found.push(walker.currentNode.data);
            return found;
        }"""
    )
    assert unmarked == []
