"""The list of texts: sorted by its headings, with the mouse and the keyboard; a plain table without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, TEXTS, Visit

COLUMNS = ("Title", "Type", "Date", "State")


def cells(page: Page, column: int) -> list[str]:
    """Return what a column shows, from top to bottom: of the title, its English."""
    found = page.locator(f".bitext-texts tbody td:nth-child({column + 1})")
    return [text.split("\n")[0] for text in found.all_inner_texts()]


def order(page: Page) -> list[str | None]:
    """Return what the headings say of the order."""
    return [heading.get_attribute("aria-sort") for heading in page.locator(".bitext-texts th").all()]


@pytest.mark.parametrize("column", range(4))
def test_a_heading_sorts_by_its_column(visit: Visit, column: int) -> None:
    """A click sorts upwards, another one downwards; the heading says which, and no other does."""
    page = visit(TEXTS)
    unsorted = cells(page, column)
    heading = page.get_by_role("button", name=COLUMNS[column])
    heading.click()
    upwards = cells(page, column)
    assert order(page) == [("ascending" if each == column else None) for each in range(4)]
    heading.click()
    downwards = cells(page, column)
    assert order(page) == [("descending" if each == column else None) for each in range(4)]
    assert sorted(upwards) == sorted(downwards) == sorted(unsorted)
    if COLUMNS[column] == "Date":
        years = [text[-4:] for text in upwards]
        assert years == ["2021", "2021", "2021", "2023", "2026", "nown"], "what is not known stands last"
        assert [text[-4:] for text in downwards] == ["2026", "2023", "2021", "2021", "2021", "nown"]
    else:
        plain = [text.strip('["').casefold() for text in upwards]
        assert plain == sorted(plain)
        assert [text.strip('["').casefold() for text in downwards] == sorted(plain, reverse=True)


def test_the_keyboard_sorts(visit: Visit) -> None:
    """A heading can be reached with Tab and pressed with Enter or the space bar, and keeps the focus."""
    page = visit(TEXTS)
    page.get_by_role("button", name="Title").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert order(page)[1] == "ascending"
    page.keyboard.press("Space")
    assert order(page)[1] == "descending"
    assert page.evaluate("document.activeElement.textContent") == "Type"


def test_it_sorts_after_instant_navigation(visit: Visit) -> None:
    """The list is alive when it was reached by a link, without loading the page anew."""
    page = visit()
    page.evaluate("window.stayed = true")
    page.locator(f'.bitext-ways a[href$="{TEXTS}"]').first.click()
    page.get_by_role("button", name="Type").click()
    assert page.evaluate("window.stayed") is True
    assert order(page)[1] == "ascending"
    assert page.locator(".bitext-texts button").count() == 4


@pytest.mark.parametrize("path", ["", TEXTS])
def test_without_scripts_it_is_a_table(visit: Visit, path: str) -> None:
    """Every text is there with a link, its type, date and state: those in both languages first, the site's own last."""
    page = visit(path, java_script_enabled=False)
    assert page.locator(".bitext-texts th").all_inner_texts() == list(COLUMNS)
    assert page.locator(".bitext-texts button").count() == 0
    assert [text[-4:] for text in cells(page, 2)] == ["2021", "2023", "2021", "2021", "nown", "2026"]
    assert "17 of 17 paired" in cells(page, 3)
    assert cells(page, 3).count("Chinese text not on file") == 3
    page.locator(".bitext-texts a[href*=xi-2021]").click()
    assert page.url.endswith(PAIRED)


def test_a_phone_shows_cards(visit: Visit) -> None:
    """On a narrow screen a text is a card: its facts stand below its title."""
    page = visit(TEXTS, width=390)
    title, kind = (page.locator(f".bitext-texts tbody tr:first-child td:nth-child({n})").bounding_box() for n in (1, 2))
    assert title
    assert kind
    assert kind["y"] >= title["y"] + title["height"] - 1
