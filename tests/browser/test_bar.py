"""The bar: one line at every width, its menus, the size of the text: with scripts and, but for comfort, without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.noted_page import NOTED
from tests.support.reading_page import PAIRED, PLAN, Visit, box, choose_in, covered_to

OPEN = ".bitext-menu[open]"
SHIFTS = """
    window.shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries().map(one => one.value)))
        .observe({ type: "layout-shift", buffered: true });
"""

both = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def size_of(page: Page) -> float:
    """Return the size of the original's letters in pixels."""
    return float(page.locator("#p3 > .bitext-source").evaluate("text => parseFloat(getComputedStyle(text).fontSize)"))


MENUS = """() => {
    document.querySelector("#p3").scrollIntoView({ behavior: "instant" });
    const edges = one => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { left, right, top, bottom }; };
    const panels = [...document.querySelectorAll(".bitext-menu")].filter(menu => menu.checkVisibility()).map(menu => {
        menu.open = true;
        const panel = menu.querySelector(".bitext-panel") ?? menu.nextElementSibling;
        return { name: menu.className, open: document.querySelectorAll(".bitext-menu[open]").length, ...edges(panel) };
    });
    document.querySelector(".bitext-menu[open]").open = false;
    return [edges(document.querySelector(".bitext-bar")), ...panels];
}"""


@pytest.mark.parametrize(("path", "scripts"), [(PAIRED, True), (PAIRED, False), (PLAN, False)])
def test_one_line_whose_menus_fit(visit: Visit, path: str, scripts: bool) -> None:
    """From a desk to the narrowest phone the bar is one line high, and what opens stays in the window; one menu at a time."""
    page = visit(path, java_script_enabled=scripts, own=True)
    for width in (1440, 1024, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        bar, *panels = page.evaluate(MENUS)
        assert bar["bottom"] - bar["top"] == pytest.approx(36, abs=0.5), width
        assert len(panels) >= 3
        for panel in panels:
            assert 0 <= panel["left"] < panel["right"] <= width, panel
            assert bar["bottom"] - 6 <= panel["top"] < panel["bottom"] <= 800, panel
            assert panel["open"] == 1


def test_menus_close_and_move_nothing(visit: Visit) -> None:
    """Escape closes a menu and gives the focus back; so does a press elsewhere, and the focus that leaves it."""
    page = visit(f"{PAIRED}#p5", own=True)
    page.evaluate(SHIFTS)
    place = box(page.locator("#p5"))
    notes = page.locator(".bitext-menu-notes")
    for how in ("escape", "press", "focus", "summary"):
        notes.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(notes).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        assert notes.locator(":focus").get_attribute("name") == "bitext-notes"
        if how == "escape":
            page.keyboard.press("Escape")
            expect(notes.locator("summary")).to_be_focused()
        elif how == "press":
            page.mouse.click(4, 600)
        elif how == "focus":
            page.locator("#p5 > .bitext-number").focus()
        else:
            page.locator(".bitext-menu-terms > summary").click()
            expect(page.locator(".bitext-menu-terms")).to_have_attribute("open", "")
        expect(notes).not_to_have_attribute("open", "")
        assert box(page.locator("#p5")) == place
    assert page.evaluate("shifts") == []


@both
def test_the_size_of_the_text(visit: Visit, scripts: bool) -> None:
    """Both sides and their notes grow together; the row being read stays where it is, and the size holds on the next page."""
    page = visit(f"{PAIRED}#p5", java_script_enabled=scripts, own=True)
    normal = size_of(page)
    top = box(page.locator("#p5"))["y"] if scripts else 0
    note = "#n1", "note => parseFloat(getComputedStyle(note).fontSize)"
    of_note = page.locator(note[0]).evaluate(note[1])
    page.locator(".bitext-menu-text").evaluate("menu => menu.open = true")
    for value, factor in (("small", 0.9), ("larger", 1.45), ("normal", 1), ("large", 1.2)):
        page.locator(f".bitext-sizes label:has([value={value}])").click()
        assert size_of(page) == pytest.approx(normal * factor, abs=0.1)
        assert page.locator(note[0]).evaluate(note[1]) == pytest.approx(of_note * factor, abs=0.1)
        if scripts:
            assert box(page.locator("#p5"))["y"] == pytest.approx(top, abs=2)
    if scripts:
        page.route("**/assets/bitext/bitext.js", lambda route: route.abort())
        page.reload()
        assert size_of(page) == pytest.approx(normal * 1.2, abs=0.1), "known before any module has come"


def test_what_does_nothing_is_not_offered(visit: Visit) -> None:
    """Notes have no room beside the text on a phone: the choice is not there, and its key leaves it out."""
    page = visit(NOTED, width=390, own=True)
    page.locator(".bitext-menu-notes > summary").click()
    assert page.locator(".bitext-faces label:visible").all_inner_texts() == ["In place", "Hidden"]
    shown = []
    for _ in range(3):
        page.keyboard.press("e")
        shown.append(page.locator(".bitext-faces :checked").get_attribute("value"))
    assert shown == ["hidden", "place", "hidden"]


def test_the_help_explains_signs_and_keys(visit: Visit) -> None:
    """The help explains signs without scripts; with them it lists the keys too."""
    page = visit(PAIRED, java_script_enabled=False)
    page.locator(".bitext-menu-help > summary").click()
    assert page.locator(".bitext-menu-help p:visible").count() == 3
    assert page.locator(".bitext-menu-help kbd").count() == 0
    page = visit(PAIRED, width=390)
    page.locator(".bitext-menu-help > summary").click()
    expect(page.locator(".bitext-menu-help kbd").first).to_be_visible()


def test_enter_sends_nothing_without_scripts(visit: Visit) -> None:
    """Enter in a choice of the bar does not load the page anew."""
    page = visit(PAIRED, java_script_enabled=False)
    choose_in(page, "view", "stacked")
    page.locator(".bitext-views [value=stacked]").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.locator(".bitext-views [value=stacked]").is_checked()
    assert "bitext-view" not in page.url


def test_the_way_back_to_the_top_lies_on_neither_bar_nor_text(visit: Visit) -> None:
    """Material's button, which comes when one scrolls up, stands in the lower corner."""
    page = visit(f"{PAIRED}#p12", height=700, own=True)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(100)
    page.mouse.wheel(0, -200)
    button = page.locator(".md-top:not([hidden])")
    expect(button).to_be_visible()
    assert box(button)["y"] > max(covered_to(page), 600)
