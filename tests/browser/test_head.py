"""The text comes first: where the first pair stands, what folds, and where the contents are."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.reading_page import PAIRED, PLAN, Visit, box


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_pair_is_on_the_first_screen(visit: Visit, scripts: bool) -> None:
    """Above 320 pixels on a desk, within the first screen at 1024, within a screen and a half on a phone."""
    page = visit(PAIRED, java_script_enabled=scripts)
    for width, height, most in ((1440, 900, 320), (1024, 768, 768), (390, 844, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert box(page.locator(".bitext-pair").first)["y"] < most


def test_what_folds_is_remembered_and_has_an_address(visit: Visit) -> None:
    """An address opens a fold for once, a reader for good; the line above stays where it is."""
    page = visit(f"{PAIRED}#about", own=True)
    about, introduction = page.locator(".bitext-about"), page.locator(".bitext-introduction")
    assert page.locator("#about").is_visible()
    page.reload()
    page.goto(page.url.removesuffix("#about"))
    assert not page.locator("#about").is_visible()
    before = box(introduction.locator("summary"))
    introduction.locator("summary").click()
    assert box(introduction.locator("summary")) == before
    page.reload()
    assert page.locator("#introduction").is_visible()
    assert about.get_attribute("open") is None


def test_an_address_opens_a_fold_without_scripts(visit: Visit) -> None:
    """The browser does it."""
    assert visit(f"{PAIRED}#introduction", java_script_enabled=False).locator("#introduction").is_visible()


def test_contents_are_in_sight_where_there_is_room(visit: Visit) -> None:
    """They show where one is, beside the text and below the bar; elsewhere they are a menu of it."""
    page = visit(PLAN)
    contents, row = page.locator(".bitext-headings"), page.locator(".bitext-pair").first
    assert box(contents)["x"] + box(contents)["width"] < box(row)["x"]
    page.locator("#p32").evaluate("one => one.scrollIntoView()")
    page.locator(".bitext-headings [aria-current]", has_text="(3) Development goals.").wait_for()
    page.set_viewport_size({"width": 1024, "height": 768})
    assert not contents.is_visible()
    page.locator(".bitext-menu-contents > summary").click()
    assert contents.is_visible()
    page.locator(".bitext-menu-contents > summary").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_sites_navigation_folds_away(visit: Visit, scripts: bool) -> None:
    """Beside a text it is out of sight, until the contents or the keyboard ask for it; beside other pages it is there."""
    page = visit(PAIRED, java_script_enabled=scripts)
    navigation = page.locator(".md-sidebar--primary")
    assert box(navigation)["x"] + box(navigation)["width"] <= 0
    page.locator(".bitext-site label").click()
    navigation.get_by_role("link", name="Glossary").click(trial=True)
    page.locator(".md-overlay").click(position={"x": 900, "y": 500})
    navigation.get_by_role("link", name="Glossary").focus()
    expect(navigation).to_be_in_viewport(ratio=0.9)
    assert box(visit("glossary/").locator(".md-sidebar--primary"))["x"] > 0


def test_notes_beside_are_a_third_column(visit: Visit) -> None:
    """On a wide screen the two texts keep their width."""
    page = visit(PAIRED, width=1600, java_script_enabled=False)
    page.locator(".bitext-menu-notes > summary").click()
    page.locator("label:has([name=bitext-notes][value=beside])").click()
    source, translation, note = (
        box(page.locator(f"#p3 > .bitext-{part}").first) for part in ("source", "translation", "note")
    )
    assert source["width"] > 300
    assert translation["width"] > 450
    assert note["x"] > translation["x"] + translation["width"]
    assert note["width"] > 240


def test_the_keyboard_skips_to_the_text(visit: Visit) -> None:
    """The link before the titles leads to the first pair."""
    page = visit(PAIRED)
    skip = page.locator(".bitext-skip")
    skip.focus()
    assert box(skip)["width"] > 50
    page.keyboard.press("Enter")
    assert page.url.endswith("#p2")
