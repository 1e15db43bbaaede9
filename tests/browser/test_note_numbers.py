"""A page of a thousand notes: everything finds its place."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.noted_page import MANY
from tests.support.reading_page import Visit, box, choose_in, covered_to


def test_every_bracket_finds_its_place(visit: Visit) -> None:
    """Each face has all brackets in the place that it gives them, and a kind that is switched off leaves them there."""
    page = visit(MANY)
    for value, brackets in [("beside", 0), ("hidden", 500), ("place", 500), ("translator", 500)]:
        choose_in(page, "notes", value)
        expect(page.locator(".bitext-bracket > .bitext-typed")).to_have_count(brackets)


def test_what_is_far_is_there(visit: Visit) -> None:
    """Rows that are not laid out yet are found by their address and in the page, and are printed."""
    page = visit(f"{MANY}#n801", own=True)
    page.wait_for_function("Math.abs(document.querySelector('#n801').getBoundingClientRect().top) < innerHeight")
    assert covered_to(page) - 1 <= box(page.locator("#n801"))["y"] < covered_to(page) + 40
    page.keyboard.press(
        "Control"
    )  # whoever searches in a page has a key: from it on the address holds nothing in its place
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    assert page.evaluate("find('word 997')")
    page.wait_for_function(
        "document.querySelector('span[data-bitext-note=n997]').getBoundingClientRect().top < innerHeight"
    )
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".bitext-note").count() == 1000
    assert page.evaluate(
        "[...document.querySelectorAll('.bitext-note')].every(note => note.checkVisibility({ contentVisibilityAuto: true }))"
    )
