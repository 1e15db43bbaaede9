"""Pinyin above an original, and full-width signs: on demand, and the text stays what was printed."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.test_copying import CLIPBOARD, copied, select
from tests.support.reading_page import PAIRED, Visit

TEXT = ".bitext-menu-text"
READINGS = ".bitext-readings"


def original(page: Page) -> str:
    """Return the text of pair 5's original."""
    return str(page.locator("#p5 > .bitext-source").text_content())


def test_readings_come_and_go(visit: Visit) -> None:
    """Each character has its syllable above it; what is copied has none; a second press takes them off."""
    page = visit(PAIRED, own=True, permissions=CLIPBOARD)
    before = original(page)
    select(page, "#p5 > .bitext-source", "#p6 > .bitext-source")
    plain = copied(page)
    page.locator(f"{TEXT} > summary").click()
    page.locator(READINGS).click()
    expect(page.locator("#p5 ruby").first).to_have_text("党dǎng")
    assert page.locator("#p5 ruby").count() > 300
    page.locator(f"{TEXT} > summary").click()
    select(page, "#p5 > .bitext-source", "#p6 > .bitext-source", margin=0)
    assert plain[10:60] in copied(page)
    page.locator(f"{TEXT} > summary").click()
    page.locator(READINGS).click()
    expect(page.locator("ruby")).to_have_count(0)
    assert original(page) == before


def test_without_scripts(visit: Visit) -> None:
    """Signs change by the style sheet alone, and the readings are a page that leads back."""
    page = visit(PAIRED, java_script_enabled=False)
    page.locator(f"{TEXT} > summary").click()
    sign = page.locator("#p3 [data-bitext-wide]").first
    assert sign.evaluate("one => getComputedStyle(one, '::after').content") in {"none", "normal"}
    page.locator(f"{TEXT} label:has([value=wide])").click()
    assert "，" in str(sign.evaluate("one => getComputedStyle(one, '::after').content"))
    assert sign.text_content() == ","
    page.locator(READINGS).click()
    expect(page.locator("#p5 ruby").first).to_have_text("党dǎng")
    page.locator("a").first.click()
    assert page.url.endswith(PAIRED)
