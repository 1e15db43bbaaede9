"""The card of a note: opened with the pointer, the keyboard and a finger, and gone when it is told to (SC 1.4.13)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.noted_page import NOTED
from tests.support.reading_page import TEXTS, Visit, box

CARD = ".bitext-card"
MARK = "#n2-ref"
LEMMA = "#p5 > .bitext-{side} .bitext-lemma[data-bitext-note=n2]"
LIT = "[data-bitext-lit]"


def focused(page: Page) -> str:
    """Return the id or the class of what has the focus."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.classList[0]"))


def assert_on_screen(page: Page, card: Locator) -> None:
    """Expect a card whole within the window, and nothing of the page beyond its width."""
    place, window = box(card), page.viewport_size
    assert window
    assert place["x"] >= 0
    assert place["y"] >= 0
    assert place["x"] + place["width"] <= window["width"]
    assert place["y"] + place["height"] <= window["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hover(visit: Visit) -> None:
    """It opens where the pointer rests, lights the words of both sides, lets the pointer in, and stays for it."""
    page = visit(NOTED)
    card = page.locator(CARD)
    page.locator(MARK).hover()
    expect(card).to_contain_text("DigiChina's usual rendering")
    assert page.locator(LIT).all_inner_texts() == ["网络强国", "cyber superpower"]
    assert page.locator("[title]", has=page.locator(CARD)).count() == 0
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    page.locator("#n5-ref").hover()
    expect(card).to_contain_text("Thus in every text")
    assert card.count() == 1
    assert page.locator(LIT).all_inner_texts() == ["数字经济", "digital ", "economy"]
    page.keyboard.press("Escape")
    assert card.count() == page.locator(LIT).count() == 0
    page.locator(MARK).dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
    page.wait_for_timeout(300)
    assert card.count() == 0, "a pointer that rests opens nothing, whatever comes below it"
    page.locator("#n5-ref").hover(position={"x": 1, "y": 1})
    page.locator("#p9").hover()
    page.wait_for_timeout(600)
    assert card.count() == 0, "what was only crossed, or left, is closed"


def test_the_keyboard(visit: Visit) -> None:
    """The arrows go from mark to mark; Enter opens it and leads into it, Escape closes it and gives the focus back."""
    page = visit(f"{NOTED}#p5")
    card, mark = page.locator(CARD), page.locator(MARK)
    page.locator("#p5 > .bitext-number").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "bitext-lemma"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "n2-ref"
    assert card.count() == 0
    page.keyboard.press("Enter")
    assert focused(page) == "bitext-card"
    assert mark.get_attribute("aria-expanded") == "true"
    assert mark.get_attribute("aria-controls") == card.get_attribute("id")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "a link"
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert focused(page) == "n2-ref"
    assert mark.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "bitext-close"
    page.keyboard.press("Enter")
    assert focused(page) == "n2-ref"
    page.locator("#p9 > .bitext-number").focus()
    assert card.count() == 0


def test_the_accessibility_tree(visit: Visit) -> None:
    """A screen reader hears the number and the words of a note, that it is open, and what its card is called."""
    page = visit(NOTED)
    client = page.context.new_cdp_session(page)
    # Chromium tells of no link with the role doc-noteref that it is expanded; of the words of the original it does.
    for opener, role, name in [
        (MARK, "doc-noteref", "Note 2: cyber superpower"),
        (LEMMA.format(side="source"), "link", "网络强国"),
    ]:
        page.locator(opener).click()
        expect(page.get_by_role("dialog", name="Note 2: cyber superpower")).to_be_visible()
        root = client.send("DOM.getDocument")["root"]["nodeId"]
        node = client.send("DOM.querySelector", {"nodeId": root, "selector": opener})["nodeId"]
        tree = client.send("Accessibility.getPartialAXTree", {"nodeId": node, "fetchRelatives": False})["nodes"][0]
        assert (tree["role"]["value"], tree["name"]["value"]) == (role, name)
        properties = {each["name"]: each["value"] for each in tree["properties"]}
        assert [each["idref"] for each in properties["controls"]["relatedNodes"]] == ["bitext-card"]
        assert role != "link" or properties["expanded"]["value"] is True


def test_clicks(visit: Visit) -> None:
    """Words of either side open it for good; its button closes it, and so does a click beside it."""
    page = visit(NOTED)
    card = page.locator(CARD)
    for side in ("source", "translation"):
        page.locator(LEMMA.format(side=side)).click()
        expect(card).to_be_visible()
        assert focused(page) == "bitext-card"
        page.mouse.move(5, 500)
        page.wait_for_timeout(500)
        expect(card).to_be_visible()
        page.get_by_role("button", name="Close").click()
        assert card.count() == 0
    assert focused(page) == "n2-ref", "the words themselves cannot have the focus: their mark has it"
    page.locator(MARK).click()
    page.locator("#p9 p").first.click()
    assert card.count() == 0
    assert page.url.endswith(NOTED), "a click opens the card instead of following the link"
    page.locator("#p17 .bitext-noteref").first.click()
    expect(card).to_contain_text("DigiChina's usual rendering")


def test_a_finger(visit: Visit) -> None:
    """A tap opens it and a tap beside it closes it."""
    page = visit(NOTED, width=390, has_touch=True, is_mobile=True)
    for opener in (MARK, LEMMA.format(side="source"), LEMMA.format(side="translation")):
        page.locator(opener).tap()
        expect(page.locator(CARD)).to_be_visible()
        assert_on_screen(page, page.locator(CARD))
        page.touchscreen.tap(200, 20)
        expect(page.locator(CARD)).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 640, 320])
def test_the_edges(visit: Visit, width: int) -> None:
    """Near every edge of the window, inside a table that scrolls, on a phone and at 200 %, all of it can be seen."""
    page = visit(NOTED, width=width, height=700)
    card = page.locator(CARD)
    for mark, align in [
        ("#n1-ref", "start"),
        ("#n5-ref", "end"),
        ("#n7-ref", "start"),
        ("#n8-ref", "end"),
        ("#n6 > a", "end"),
    ]:
        page.locator(mark).evaluate(
            "(mark, block) => mark.scrollIntoView({ block, inline: 'end', behavior: 'instant' })", align
        )
        page.locator(mark).evaluate("mark => mark.click()")
        assert_on_screen(page, card)
        assert card.evaluate(
            "card => card.contains(document.elementFromPoint(card.getBoundingClientRect().x + 20, card.getBoundingClientRect().y + 20))"
        )
        page.keyboard.press("Escape")


def test_without_popovers(page: Page, address: str) -> None:
    """A browser that knows no popovers shows it at the same place."""
    page.add_init_script("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover")
    page.goto(address + NOTED)
    page.locator(MARK).click()
    card = page.locator(CARD)
    assert_on_screen(page, card)
    shown, mark = box(card), box(page.locator(MARK))
    assert -shown["height"] - 10 <= shown["y"] - mark["y"] < 60, "right below its mark, or right above it"
    page.keyboard.press("Escape")
    assert focused(page) == "n2-ref"


def test_another_page(visit: Visit) -> None:
    """It opens without a request, and goes with its page when that is left without loading anew."""
    page = visit(NOTED)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.evaluate("window.stayed = true")
    page.locator(MARK).click()
    expect(page.locator(CARD)).to_be_visible()
    assert requests == []
    page.locator(f'.md-nav__link[href$="{TEXTS}"]').first.evaluate("link => link.click()")
    page.locator(".bitext-texts").wait_for()
    assert page.evaluate("window.stayed") is True
    assert page.locator(CARD).count() == 0
