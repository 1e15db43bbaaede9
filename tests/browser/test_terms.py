"""Terms in a text: their cards, the pair that lights up, the switch, paper, and the page without scripts."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.accessibility import assert_nothing_found
from tests.support.reading_page import PAIRED, TEXTS, Visit, box

CARD = ".bitext-card"
TERM = "shuzi-jishu"
PAIR = "#p7"
MARK = f"{PAIR} > .bitext-{{side}} .bitext-term[data-bitext-term={TERM}]"
SOURCE, TRANSLATION = MARK.format(side="source"), MARK.format(side="translation")
LIT = ".bitext-term[data-bitext-lit]"
NAME = "Term: 数字技术 shùzì jìshù"


def focused(page: Page) -> str:
    """Return the term, the id or the class of what has the focus."""
    return str(
        page.evaluate(
            "(({ dataset, id, classList }) => dataset.bitextTerm || id || classList[0])(document.activeElement)"
        )
    )


def line_of(mark: Locator) -> str:
    """Return the line under a mark: `none` where it is switched off."""
    return str(mark.evaluate("mark => getComputedStyle(mark).textDecorationLine"))


def switch(page: Page) -> Locator:
    """Return the switch for the marks."""
    return page.get_by_role("checkbox", name="Terms")


def test_the_pointer(visit: Visit) -> None:
    """A card opens on either side with the page's own entry; both words light up; the pointer can go into it."""
    page = visit(f"{PAIRED}{PAIR}")
    card = page.locator(CARD)
    for mark in (SOURCE, TRANSLATION):
        page.locator(mark).first.hover()
        expect(page.get_by_role("dialog", name=NAME)).to_contain_text("digital technology")
        words = page.locator(LIT).all_inner_texts()
        assert words[0] == "数字技术"
        assert [word.lower()[:18] for word in words[1:]] == ["digital technologi"]
        card.hover()
        page.wait_for_timeout(500)
        expect(card.get_by_role("link", name="All passages")).to_be_visible()
        page.keyboard.press("Escape")
        assert card.count() == page.locator(LIT).count() == 0
    assert page.locator(f"[id={TERM}]").count() == 1
    page.locator(TRANSLATION).first.click()
    page.mouse.move(5, 500)
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    assert page.url.endswith(PAIR), "a click opens the card instead of following the link"
    assert page.locator("[id]").evaluate_all("all => new Set(all.map(one => one.id)).size === all.length")
    card.get_by_role("link", name="All passages").click()
    expect(page.locator("h1")).to_contain_text("数字技术")


def test_the_keyboard(visit: Visit) -> None:
    """Tab opens the card, Enter leads into it, Escape closes it and gives the focus back."""
    page = visit(f"{PAIRED}{PAIR}")
    page.keyboard.press("Shift")  # what has the focus is to be seen
    page.locator(TRANSLATION).first.focus()
    expect(page.locator(CARD)).to_be_visible()
    assert page.locator(LIT).count() == 2
    page.keyboard.press("Enter")
    assert focused(page) == "bitext-card"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "All passages"
    page.keyboard.press("Escape")
    assert focused(page) == TERM
    assert page.locator(TRANSLATION).first.get_attribute("aria-expanded") == "false"
    assert page.locator(CARD).count() == 0


def test_a_finger(visit: Visit) -> None:
    """A tap opens the card, whole on the screen; a tap beside it closes it."""
    page = visit(f"{PAIRED}{PAIR}", width=390, has_touch=True, is_mobile=True)
    for mark in (SOURCE, TRANSLATION):
        page.locator(mark).first.tap()
        place = box(page.locator(CARD))
        assert 0 <= place["x"] <= place["x"] + place["width"] <= 390
        assert 0 <= place["y"] <= place["y"] + place["height"] <= 900
        page.touchscreen.tap(200, 20)
        expect(page.locator(CARD)).to_have_count(0)


def test_the_switch(visit: Visit) -> None:
    """It hides the marks from eye, pointer and keyboard; `t` turns it; the next page and the next visit know it."""
    page = visit(f"{PAIRED}{PAIR}")
    mark = page.locator(TRANSLATION).first
    before = box(mark)
    expect(switch(page)).to_be_checked()
    assert line_of(mark) == "underline"
    switch(page).click()
    assert line_of(mark) == "none"
    assert box(mark) == before
    assert mark.evaluate("mark => mark.tabIndex") == -1
    page.mouse.move(before["x"] + 4, before["y"] + 4)
    page.wait_for_timeout(400)
    assert page.locator(CARD).count() == 0
    page.reload()
    expect(switch(page)).not_to_be_checked()
    assert line_of(mark) == "none"
    page.evaluate("window.stayed = true")
    page.locator(f'.md-nav__link[href$="{TEXTS}"]').first.evaluate("link => link.click()")
    page.locator(".bitext-texts").wait_for()
    page.locator(f'.bitext-texts a[href*="{PAIRED.split("/")[1]}"]').first.click()
    expect(switch(page)).not_to_be_checked()
    assert page.evaluate("window.stayed") is True
    assert (line_of(mark), mark.evaluate("mark => mark.tabIndex")) == ("none", -1)
    page.keyboard.press("t")
    assert (line_of(mark), mark.evaluate("mark => mark.tabIndex")) == ("underline", 0)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Terms marked or not")


def test_what_is_remembered_is_there_at_first_paint(page: Page, address: str) -> None:
    """The small script that comes first knows it, before any other has run."""
    page.add_init_script("try { localStorage.setItem('bitext-terms', 'off') } catch {}")
    page.route("**/bitext.js*", lambda route: route.abort())
    page.goto(address + PAIRED)
    assert line_of(page.locator(TRANSLATION).first) == "none"


def test_without_scripts(visit: Visit) -> None:
    """A term leads to its entry, the entry to its page; the switch hides the marks."""
    page = visit(PAIRED, java_script_enabled=False)
    mark = page.locator(TRANSLATION).first
    switch(page).click()
    assert line_of(mark) == "none"
    switch(page).click()
    mark.click()
    entry = page.locator(f".bitext-terms #{TERM}")
    assert page.url.endswith(f"#{TERM}")
    assert box(entry)["y"] >= box(page.locator(".bitext-bar"))["y"] + box(page.locator(".bitext-bar"))["height"]
    entry.get_by_role("link", name="All passages").click()
    assert page.locator("h1").inner_text().strip("¶") == "数字技术"
    expect(page.locator(".bitext-passage").first).to_be_visible()


def test_paper(visit: Visit) -> None:
    """Marks are left out on paper; the terms stand at the end."""
    page = visit(PAIRED, width=794, own=True)
    page.emulate_media(media="print")
    assert line_of(page.locator(TRANSLATION).first) == "none"
    expect(page.get_by_role("heading", name="Terms in this text")).to_be_visible()
    expect(page.locator(f".bitext-terms #{TERM}")).to_be_visible()
    expect(page.locator(".bitext-more").first).to_be_hidden()
    expect(page.locator(".bitext-bar")).to_be_hidden()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_everybody(visit: Visit, scheme: str, width: int) -> None:
    """axe-core finds nothing on a text with an open card."""
    page = visit(PAIRED, width=width, color_scheme=scheme)
    page.locator(TRANSLATION).first.click()
    expect(page.locator(CARD)).to_be_visible()
    assert_nothing_found(page, contrast_in=[CARD, PAIR, ".bitext-bar"])


def test_forced_colours(visit: Visit) -> None:
    """Marks and what is lit can be seen in the colours of the system."""
    page = visit(f"{PAIRED}{PAIR}", forced_colors="active")
    mark = page.locator(TRANSLATION).first
    assert line_of(mark) == "underline"
    mark.click()
    assert mark.evaluate("mark => getComputedStyle(mark).outlineStyle") == "solid"


def test_a_page_grows_little(site: Path) -> None:
    """Forty marks in some 25 pairs, with their entries, weigh no more than 15 kB: a card's content stands once."""
    html = (site / PAIRED / "index.html").read_text("utf-8")
    ids = list(re.findall('<a class="bitext-term" data-bitext-term="([^"]*)"', html))
    assert len(ids) > 40
    assert len(packed(with_marks(html, 40))) - len(packed(with_marks(html, 0))) <= 15_000


def packed(html: str) -> bytes:
    """Return a page as a server sends it."""
    return gzip.compress(html.encode(), 6)


def with_marks(html: str, count: int) -> str:
    """Return a page with its first marks alone, and with their entries."""
    kept = list[str]()

    def mark(found: re.Match[str]) -> str:
        kept.append(found[1])
        return found[0] if len(kept) <= count else found[2]

    html = re.sub('<a class="bitext-term" data-bitext-term="([^"]*)"[^>]*>(.*?)</a>', mark, html, flags=re.DOTALL)
    entries = re.compile(
        '<div class="bitext-entry" id="([^"]*)">.*?</div>(?=<div class="bitext-entry"|</dl>)', re.DOTALL
    )
    return entries.sub(lambda entry: entry[0] if entry[1] in kept[:count] else "", html)
