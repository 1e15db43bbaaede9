"""Keys: v, j, k and ?, only where they are wanted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.noted_page import NOTED
from tests.support.reading_page import PAIRED, PLAN, TEXTS, VIEWS, Visit, box, covered_to, view_of

HELP = "dialog.bitext-help"
BUTTON = ".bitext-menu-help > summary"


def row_with_focus(page: Page) -> str:
    """Return the id of the row that the keyboard is in."""
    return str(page.evaluate("document.activeElement.closest('.bitext-pair')?.id ?? ''"))


def test_v_goes_round_the_views(visit: Visit) -> None:
    """`v` is the next view of the bar, the first after the last."""
    page = visit(PAIRED)
    shown = []
    for _ in VIEWS:
        page.keyboard.press("v")
        shown.append(view_of(page))
    assert shown == [*VIEWS[1:], VIEWS[0]]


def test_j_and_k_go_from_pair_to_pair(visit: Visit) -> None:
    """`j` leads to the next pair and `k` to the one before, each below what covers the page's top."""
    page = visit(f"{PAIRED}#p9")
    for key, row in (("j", "p10"), ("j", "p11"), ("k", "p10"), ("k", "p9"), ("k", "p8")):
        page.keyboard.press(key)
        assert row_with_focus(page) == row
        assert covered_to(page) - 1 <= box(page.locator(f"#{row}"))["y"] < covered_to(page) + 40


def test_j_begins_where_the_text_begins(visit: Visit) -> None:
    """At the top of a page `j` leads to its first pair, also where there is one column."""
    for path in (PAIRED, PLAN):
        page = visit(path)
        page.keyboard.press("j")
        assert row_with_focus(page) == "p2"


def test_the_help_opens_and_escape_closes_it(visit: Visit) -> None:
    """`?` lists the keys; Escape closes the list and gives the focus back."""
    page = visit(f"{PAIRED}#p5")
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert page.locator(f"{HELP} kbd").all_inner_texts() == [
        "j",
        "k",
        "l",
        "h",
        "v",
        "e",
        "t",
        "/",
        "s",
        "?",
        "← →",
        "Enter",
        "Esc",
    ]
    page.keyboard.press("v")
    assert view_of(page) == "side", "the keys rest while the help is open"
    page.keyboard.press("Escape")
    expect(page.locator(HELP)).to_be_hidden()
    assert row_with_focus(page) == "p6"


def test_the_button_opens_the_help(visit: Visit) -> None:
    """Whoever has no keyboard, or has switched the keys off, finds the list in the help of the bar."""
    for path in (PAIRED, PLAN):
        page = visit(path, width=390)
        page.locator(BUTTON).click()
        expect(page.locator(".bitext-menu-help kbd", has_text="Esc")).to_be_attached()
        expect(page.get_by_label("Use these keys")).to_be_checked()


def test_the_keys_can_be_switched_off(visit: Visit) -> None:
    """WCAG 2.2, SC 2.1.4: the switch in the help holds at once, on the next page, and until it is turned on again."""
    page = visit(PAIRED)
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    assert view_of(page) == "side"
    page.reload()
    for key in ("v", "j", "?"):
        page.keyboard.press(key)
    assert view_of(page) == "side"
    assert row_with_focus(page) == ""
    expect(page.locator(HELP)).to_be_hidden()
    page.locator(BUTTON).click()
    page.get_by_label("Use these keys").check()
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    assert view_of(page) == "sentences"


def test_what_is_typed_is_typed(visit: Visit) -> None:
    """In the search field every key is a letter."""
    page = visit(PAIRED)
    field = page.get_by_role("combobox", name="Search", exact=True)
    field.click()
    page.keyboard.type("vjk?")
    expect(field).to_have_value("vjk?")
    assert view_of(page) == "side"
    expect(page.locator(HELP)).to_be_hidden()


@pytest.mark.parametrize("composing", [{"isComposing": True}, {"keyCode": 229}], ids=["Chromium", "Safari"])
def test_keys_rest_while_an_input_method_composes(visit: Visit, composing: dict[str, object]) -> None:
    """A key that chooses a character is no key of ours, wherever the focus is: nothing turns, opens or closes."""
    page = visit(NOTED)

    def press(place: str, keys: str) -> None:
        for key in keys.split():
            page.locator(place).first.dispatch_event("keydown", {"key": key, **composing})

    page.locator("#n2-ref").click()
    press(".bitext-card", "Escape")
    expect(page.locator(".bitext-card")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".bitext-menu-notes > summary").click()
    press(".bitext-menu-notes input", "Escape")
    expect(page.locator(".bitext-menu-notes")).to_have_attribute("open", "")
    press("#p5 > .bitext-number", "v j k l h e t ? ArrowRight Enter")
    assert view_of(page) == "side"
    assert page.locator("dialog, .bitext-card, [data-bitext-lit]").count() == 0
    assert page.locator(".bitext-faces :checked").get_attribute("value") == "place"


def test_keys_with_a_modifier_are_not_ours(visit: Visit) -> None:
    """What a browser or a system binds with Control, Alt or Meta is left to it."""
    page = visit(PAIRED)
    # Made by hand: a browser without a window acts on some of these keys itself.
    refused = page.evaluate(
        """["ctrlKey", "altKey", "metaKey"].flatMap(modifier => ["v", "j", "k", "?"].filter(key =>
            !document.body.dispatchEvent(new KeyboardEvent("keydown", { key, [modifier]: true, bubbles: true, cancelable: true }))))"""
    )
    assert refused == []
    assert view_of(page) == "side"
    assert row_with_focus(page) == ""


def test_the_keys_work_after_instant_navigation(visit: Visit) -> None:
    """A text that was reached by a link, without loading the page anew, has its keys, once each."""
    page = visit(TEXTS)
    page.evaluate("window.stayed = true")
    page.locator(".bitext-texts a[href*=xi-2021]").click()
    page.locator(".bitext-keys").wait_for(state="attached")
    assert page.evaluate("window.stayed") is True
    page.keyboard.press("v")
    assert view_of(page) == "sentences"
    page.keyboard.press("j")
    assert row_with_focus(page) == "p2"
    page.keyboard.press("?")
    expect(page.locator(HELP)).to_be_visible()
    assert page.locator(".bitext-panel > .bitext-keys").count() == 1


def test_pages_without_a_text_have_the_keys_of_the_search_alone(visit: Visit) -> None:
    """On the list of texts the keys of a text do nothing; the help lists those that do something, and has their switch."""
    page = visit(TEXTS)
    page.keyboard.press("j")
    assert row_with_focus(page) == ""
    assert page.locator(".bitext-keys").count() == 0
    page.keyboard.press("?")
    expect(page.locator(f"{HELP} kbd")).to_have_text(["/", "s", "?"])
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator(HELP)).to_be_hidden()
