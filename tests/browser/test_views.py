"""The five views, with scripts and without, and what is kept of the one that was chosen."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, PLAN, TEXTS, VIEWS, Visit, box, choose, view_of

WITHOUT_MODULES = "**/assets/bitext/bitext.js"


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts."""
    return bool(request.param)


def test_each_radio_shows_its_view(visit: Visit, scripts: bool) -> None:
    """The five views need no scripts."""
    page = visit(PAIRED, java_script_enabled=scripts)
    for view in reversed(VIEWS):
        choose(page, view)
        assert view_of(page) == view


@pytest.mark.parametrize(("width", "view"), [(960, "side"), (959, "stacked"), (390, "stacked")])
def test_without_a_choice_the_width_decides(visit: Visit, scripts: bool, width: int, view: str) -> None:
    """A page opens side by side where there is room for it, and stacked on a phone."""
    page = visit(PAIRED, width=width, java_script_enabled=scripts)
    assert view_of(page) == view
    checked = page.locator(".bitext-views :checked").evaluate_all("all => all.map(one => one.value)")
    assert checked == ([view] if scripts else []), "screen readers are told what is seen"
    page.set_viewport_size({"width": 500 if view == "side" else 1440, "height": 900})
    assert view_of(page) == ("stacked" if view == "side" else "side"), "nothing was chosen"


def test_the_view_is_remembered(visit: Visit) -> None:
    """The view chosen last is that of every text, also after the browser was closed."""
    page = visit(PAIRED)
    choose(page, "source")
    page.goto(page.url.split("?")[0])
    assert view_of(page) == "source"
    assert page.locator(".bitext-views :checked").get_attribute("value") == "source"


def test_a_text_in_one_column_ignores_the_view(visit: Visit) -> None:
    """Where there is no original, no view hides the translation."""
    page = visit(f"{PLAN}?view=source")
    assert page.locator(".bitext-translation").first.is_visible()
    assert page.locator(".bitext-views").count() == 0


def test_the_view_is_in_the_address(visit: Visit) -> None:
    """What else the address says is kept, and the view stands there once."""
    page = visit(f"{PAIRED}?from=list&view=nonsense&topic=%E4%B8%AD#p5")
    assert view_of(page) == "side"
    choose(page, "stacked")
    address = urlsplit(page.url)
    assert parse_qs(address.query) == {"from": ["list"], "view": ["stacked"], "topic": ["中"]}
    assert address.fragment == "p5"


def test_the_address_wins_over_the_memory(visit: Visit) -> None:
    """A link that somebody sends shows what they saw."""
    page = visit(PAIRED)
    choose(page, "source")
    page.goto(page.url.replace("view=source", "view=stacked"))
    assert view_of(page) == "stacked"


def test_the_view_is_set_before_the_first_paint(browser_free_of_modules: Page, address: str) -> None:
    """The first pair is parsed when the view is known already, without the modules that come later."""
    page = browser_free_of_modules
    page.add_init_script("""
        new MutationObserver((_, observer) => {
            if (!document.querySelector(".bitext-pair")) return;
            window.viewAtFirstPair = document.documentElement.dataset.bitextView;
            observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
    """)
    page.goto(f"{address}{PAIRED}?view=source")
    assert page.evaluate("window.viewAtFirstPair") == "source"
    assert view_of(page) == "source"


def test_a_checked_radio_wins(browser_free_of_modules: Page, address: str) -> None:
    """Whoever chooses before the modules have come sees what they chose, whatever the address says."""
    page = browser_free_of_modules
    page.goto(f"{address}{PAIRED}?view=source")
    for view in VIEWS:
        choose(page, view)
        assert view_of(page) == view


def test_the_view_is_kept_when_a_link_is_followed_without_loading_the_page(visit: Visit) -> None:
    """Instant navigation carries the view to the next text, and its radio is checked."""
    page = visit(PAIRED)
    choose(page, "stacked")
    page.evaluate("window.stayed = true")
    page.locator(f'.bitext-headings a[href$="{TEXTS}"]').first.click()
    page.locator(".bitext-texts a[href*=xi-2021]").click()
    page.wait_for_url(f"**/{PAIRED}*")
    page.locator(".bitext-views :checked").wait_for(state="attached")
    assert page.evaluate("window.stayed") is True
    assert view_of(page) == "stacked"
    assert page.locator(".bitext-views :checked").get_attribute("value") == "stacked"


@pytest.mark.parametrize("how", ["mouse", "radio keys", "v"])
def test_the_row_being_read_stays_where_it_is(visit: Visit, how: str) -> None:
    """Another view, deep in the text, leaves the pair on the screen that was there."""
    page = visit(f"{PAIRED}?view=side#p12")
    before = box(page.locator("#p12"))["y"]
    if how == "mouse":
        place = box(page.locator(".bitext-views label:has([value=stacked])"))
        page.mouse.click(place["x"] + 5, place["y"] + 5)  # as `click()` would scroll by itself
    elif how == "radio keys":
        page.locator(".bitext-views [value=side]").evaluate("radio => radio.focus()")
        page.keyboard.press("ArrowRight")
    else:
        page.keyboard.press("v")
    assert view_of(page) == ("stacked" if how == "mouse" else "sentences")
    assert box(page.locator("#p12"))["y"] == pytest.approx(before, abs=2)


def test_the_page_stays_where_it_is_when_its_top_takes_the_focus(visit: Visit) -> None:
    """Neither the bar nor Material's header scrolls the page away from the reader."""
    page = visit(f"{PAIRED}#p12")
    before = box(page.locator("#p12"))["y"]
    for place in (".bitext-menu-help > summary", ".bitext-views input", ".bitext-search-field"):
        page.locator(place).first.evaluate("element => element.focus()")
        assert box(page.locator("#p12"))["y"] == before, place


def test_a_forbidden_memory_breaks_nothing(page: Page, address: str) -> None:
    """Where the browser refuses to remember, the views work all the same."""
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.stack or error.message))
    page.goto(f"{address}{PAIRED}?view=stacked")
    assert view_of(page) == "stacked"
    choose(page, "source")
    assert view_of(page) == "source"
    assert [error for error in errors if "assets/bitext" in error] == []


@pytest.fixture
def browser_free_of_modules(page: Page) -> Page:
    """A page whose modules never come."""
    page.route(WITHOUT_MODULES, lambda route: route.abort())
    return page
