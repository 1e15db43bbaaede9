"""The menu of a sentence: by pointer, keyboard and finger; beside the card of a term, never with it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_copying import CLIPBOARD, copied
from tests.support.reading_page import PAIRED, TEXTS, Visit, box
from tests.support.sentence_page import MENU, both, click_on, lit, plain_place, point_at, sentence

CARD = ".bitext-card"
ITEMS = ["Copy with citation", "Copy link", "Cite", "Close"]
CITATION = (
    "Xi Jinping 习近平, “Unceasingly Make Our Country’s Digital Economy Stronger, Better, and Bigger,” trans. DigiChina "
    "(published by DigiChina, January 28, 2022), Bitext, accessed "
)
"""What the front matters of the speech and its translation say, in one line."""
READ = """(one, side) => {
    const copy = one.closest(".bitext-pair").cloneNode(true);
    for (const mark of copy.querySelectorAll(".bitext-noteref, .bitext-typed")) mark.remove();
    const spans = copy.querySelectorAll(`${side} .bitext-sentence[data-bitext-bead="${one.dataset.bitextBead}"]`);
    return [...spans].map(span => span.textContent).join("").trim();
}"""


def focused(page: Page) -> str:
    """Return the words of what has the focus, or its name."""
    return str(page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent"))


def clipboard(page: Page) -> str:
    """Return what the clipboard holds."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_click_opens_it_and_hovering_never(visit: Visit) -> None:
    """It is named by the sentence, which stays lit while it is open; Escape closes it, then unlights; a second click closes it too."""
    page = visit(f"{PAIRED}#p5")
    menu = page.get_by_role("toolbar", name="Sentence 5.2", exact=True)
    point_at(page, "5.2")
    page.wait_for_timeout(400)
    assert page.locator(CARD).count() == 0
    click_on(page, "5.2")
    expect(menu).to_be_visible()
    assert [each.inner_text() or each.get_attribute("aria-label") for each in menu.get_by_role("button").all()] == ITEMS
    point_at(page, "5.4")
    assert lit(page) == both("5.2")
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert lit(page) == both("5.2")
    page.keyboard.press("Escape")
    assert lit(page) == []
    for _ in range(2):
        click_on(page, "5.3", "source")
    assert page.locator(CARD).count() == 0


def test_a_click_elsewhere_closes_it(visit: Visit) -> None:
    """On another sentence it opens there; beside the text it closes."""
    page = visit(f"{PAIRED}#p5")
    click_on(page, "5.2")
    click_on(page, "5.3")
    expect(page.locator(MENU)).to_have_attribute("aria-label", "Sentence 5.3")
    assert lit(page) == both("5.3")
    page.mouse.click(3, 500)
    assert page.locator(CARD).count() == 0
    assert lit(page) == []


def test_the_keyboard(visit: Visit) -> None:
    """Enter opens it on its first item, arrows go round, Tab leaves it, Escape gives the sentence the focus back."""
    page = visit(f"{PAIRED}#p5.1")
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    expect(page.locator(MENU)).to_be_visible()
    seen = [focused(page)]
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
        page.keyboard.press(key)
        seen.append(focused(page))
    assert seen == [*ITEMS, ITEMS[0], ITEMS[3], ITEMS[0], ITEMS[3]]
    assert page.locator(f"{MENU} [tabindex='0']").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert page.evaluate("document.activeElement.classList[0]") == "bitext-sentence"
    assert lit(page) == both("5.2")
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert page.locator(CARD).count() == 0
    assert page.evaluate("document.activeElement.classList[0]") == "bitext-sentence"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.locator(MENU).count()


def test_a_finger(visit: Visit) -> None:
    """A tap lights the sentence and shows the menu, whole on a phone; a tap beside the text closes and unlights."""
    page = visit(f"{PAIRED}#p5", width=390, has_touch=True, is_mobile=True)
    for side in ("source", "translation"):
        page.touchscreen.tap(*plain_place(sentence(page, "5.2", side)))
        expect(page.locator(MENU)).to_be_visible()
        assert lit(page) == both("5.2")
        place = box(page.locator(MENU))
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 390
        for item in page.locator(f"{MENU} button").all():
            assert box(item)["height"] >= 24
        page.touchscreen.tap(200, 20)
        assert page.locator(CARD).count() == 0
        assert lit(page) == []


def test_both_sides_are_copied_with_the_citation(visit: Visit) -> None:
    """Original, translation, and a line that says whose they are and where they stand; no notes, no numbers."""
    page = visit(f"{PAIRED}?view=stacked#p5", permissions=CLIPBOARD)
    click_on(page, "5.2")
    page.get_by_role("button", name="Copy with citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    original, translation, citation = clipboard(page).split("\n\n")
    assert original == page.locator('[id="p5.2"]').evaluate(READ, ".bitext-source") != ""
    assert original.startswith("党的十八届五中全会提出")
    assert " ".join(translation.split()) == page.locator('[id="p5.2"]').evaluate(READ, ".bitext-translation")
    assert "–Ed." not in translation
    assert citation.startswith(CITATION)  # and then the day
    assert f", sentence 5.2, https://bitext.example/{PAIRED}#p5.2; originally published as “Bu duan" in citation


def test_copying_where_the_site_is_not_served_securely(page: Page, address: str) -> None:
    """Browsers lend the clipboard to secure sites alone: elsewhere it is copied as with a key, once."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{address}{PAIRED}#p5")
    page.evaluate(
        "document.addEventListener('copy', event => window.copied = event.clipboardData.getData('text/plain') || 'own')"
    )
    page.evaluate(
        """window.addEventListener('copy', event => { const set = event.clipboardData.setData.bind(event.clipboardData);
        event.clipboardData.setData = (type, text) => { window.text = text; set(type, text); } }, true)"""
    )
    click_on(page, "5.2")
    page.get_by_role("button", name="Copy with citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert "党的十八届五中全会提出" in page.evaluate("window.text")
    assert page.evaluate("window.copied") is None, "no other listener has to do with it"


def test_a_browser_that_refuses(page: Page, address: str) -> None:
    """Who cannot copy is told so."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(f"{address}{PAIRED}#p5")
    click_on(page, "5.2")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("The browser does not let this page copy")


def test_the_link_is_copied_and_in_the_address(visit: Visit) -> None:
    """With the view that the reader sees; the page stays where it is, and the way back leads to the page before."""
    page = visit(f"{PAIRED}?from=list&view=stacked#p5", permissions=CLIPBOARD, own=True)
    before = page.evaluate("history.length")
    click_on(page, "5.2")
    place = page.evaluate("scrollY")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert page.url.endswith(f"{PAIRED}?from=list&view=stacked#p5.2")
    assert clipboard(page) == page.url
    assert page.evaluate("scrollY") == place
    assert page.evaluate("history.length") == before
    page.reload()
    expect(sentence(page, "5.2")).to_be_in_viewport()


def test_reporting_an_error(page: Page, project_address: str) -> None:
    """The form comes filled in with the sentence's number and address and with both of its sides."""
    page.goto(f"{project_address}{PAIRED}#p5")
    click_on(page, "5.2")
    link = page.locator(MENU).get_by_role("link", name="Report an error")
    fields = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert fields["title"][0].startswith("Error in sentence 5.2: ")
    lines = [line for line in fields["body"][0].splitlines() if line]
    assert lines[0].endswith(f"{PAIRED}#p5.2")
    assert lines[1].startswith("> 党的十八届五中全会提出")
    assert lines[2].startswith("> ")
    assert len(lines[1]) < 150, "the sentence alone"
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert focused(page) == "Report an error"


def test_a_site_without_a_repository_offers_no_report(visit: Visit) -> None:
    """Nothing is offered that leads nowhere."""
    page = visit(f"{PAIRED}#p5")
    click_on(page, "5.2")
    assert page.locator(f"{MENU} a").count() == 0


def test_a_term_and_a_note_in_a_sentence_keep_their_clicks(visit: Visit) -> None:
    """Words with a note or a term open their card, a link is followed; never a card and the menu together."""
    page = visit(f"{PAIRED}#p5")
    note, term = ('[id="p5.2"] .bitext-lemma', '[id="p5.2"] .bitext-term')
    for mark in (note, term):
        click_on(page, "5.2")
        expect(page.locator(MENU)).to_be_visible()
        page.locator(mark).first.hover()
        page.wait_for_timeout(400)
        assert page.locator(CARD).get_attribute("role") == "toolbar", (
            "what is crossed on the way to the menu opens nothing"
        )
        page.locator(mark).first.click()
        expect(page.locator(CARD)).to_have_attribute("role", "dialog")
        assert page.locator(CARD).count() == 1
        click_on(page, "5.2")
        expect(page.locator(CARD)).to_have_attribute("role", "toolbar")
        assert page.locator(CARD).count() == 1
        page.keyboard.press("Escape")
    page.locator(term).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_have_attribute("role", "dialog")


def test_a_link_in_a_sentence_is_followed(visit: Visit) -> None:
    """A link of the text is no part of the menu."""
    page = visit(f"{PAIRED}#p5")
    sentence(page, "5.2").evaluate(
        "one => one.insertAdjacentHTML('beforeend', '<a id=\"to-p9\" href=\"#p9\">a link</a>')"
    )
    page.locator("#to-p9").click()
    page.wait_for_url("**#p9")
    assert page.locator(CARD).count() == 0


def test_terms_that_are_not_marked_are_words_of_the_sentence(visit: Visit) -> None:
    """With the terms switched off a click on one is a click on its sentence; the switch by key unlights nothing."""
    page = visit(f"{PAIRED}#p5.1")
    page.keyboard.press("l")
    for _ in range(3):
        page.keyboard.press("t")
    assert lit(page) == both("5.2")
    first_line = "one => { const { x, y } = one.getClientRects()[0]; return [x + 5, y + 5]; }"
    page.mouse.click(*page.locator('[id="p5.2"] > .bitext-term').first.evaluate(first_line))
    expect(page.locator(MENU)).to_be_visible()


def test_a_selection_is_left_alone(visit: Visit) -> None:
    """Double clicks, drawn selections and the click that clears one open no menu."""
    page = visit(f"{PAIRED}#p5", permissions=CLIPBOARD)
    x, y = plain_place(sentence(page, "5.2"))
    page.mouse.dblclick(x + 2, y)
    word = str(page.evaluate("getSelection().toString()")).strip()
    assert re.fullmatch(r"\w+", word)
    assert page.locator(CARD).count() == 0
    assert copied(page).strip() == word
    page.mouse.click(*plain_place(sentence(page, "5.3")))
    assert page.locator(CARD).count() == 0
    assert page.evaluate("getSelection().isCollapsed")


@pytest.mark.parametrize("width", [1440, 640, 320])
def test_the_edges(visit: Visit, width: int) -> None:
    """Near the edges of the window and at 200 % all of it can be seen."""
    page = visit(PAIRED, width=width, height=700)
    for number, align in (("5.1", "start"), ("5.4", "end"), ("12.1", "end")):
        sentence(page, number).evaluate("(one, block) => one.scrollIntoView({ block, behavior: 'instant' })", align)
        click_on(page, number)
        place = box(page.locator(MENU))
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width
        assert place["y"] + place["height"] <= 700
        page.keyboard.press("Escape")


def test_another_page(visit: Visit) -> None:
    """It goes with its page, and on the next one a click opens one menu."""
    page = visit(f"{PAIRED}#p5")
    page.evaluate("window.stayed = true")
    click_on(page, "5.2")
    page.locator(f'.md-nav__link[href$="{TEXTS}"]').first.evaluate("link => link.click()")
    page.locator(".bitext-texts a[href*=xi-2021]").click()
    page.locator(".bitext-keys").wait_for(state="attached")
    assert page.evaluate("window.stayed") is True
    assert page.locator(CARD).count() == 0
    click_on(page, "5.3")
    expect(page.locator(MENU)).to_have_count(1)
