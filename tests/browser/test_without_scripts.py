"""Scripts off: everything can be read, and every address works."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.reading_page import PAIRED, PLAN, Visit, choose, source_blocks, view_of


@pytest.fixture
def speech(visit: Visit) -> Page:
    """The paired text in a browser that runs no scripts."""
    return visit(PAIRED, java_script_enabled=False)


def test_the_whole_text_is_there(speech: Page, repository: Path) -> None:
    """Titles, provenance, evidence and every block of both sides can be seen."""
    expect(speech.locator("h1")).to_be_visible()
    speech.locator(".bitext-about > summary").click()
    for part in (".bitext-title", ".bitext-provenance", ".bitext-evidence", ".bitext-rights", ".bitext-bar"):
        expect(speech.locator(part)).to_be_visible()
    blocks = speech.locator(".bitext-source").all()
    assert len(blocks) == len(source_blocks(repository))
    assert all(block.is_visible() for block in [*blocks, *speech.locator(".bitext-translation").all()])


def test_no_control_does_nothing(speech: Page) -> None:
    """What only scripts can do has no button."""
    assert speech.locator("main button:visible, .bitext-report-pair").count() == 0


def test_the_keyboard_changes_the_view(speech: Page) -> None:
    """The radios are reached with Tab and changed with the arrow keys."""
    speech.locator(".bitext-views input").first.focus()
    speech.keyboard.press("Space")
    speech.keyboard.press("ArrowRight")
    assert view_of(speech) == "sentences"


def test_a_number_leads_to_its_pair(speech: Page) -> None:
    """A permalink works in the view that was chosen."""
    choose(speech, "translation")
    speech.locator("#p12 > .bitext-number").click()
    assert speech.url.endswith("#p12")
    assert speech.locator(":target").get_attribute("id") == "p12"
    assert view_of(speech) == "translation"


def test_a_text_in_one_column(visit: Visit) -> None:
    """The plan is there from its title to its last block, its table with eight rows."""
    page = visit(PLAN, java_script_enabled=False)
    blocks = page.locator(".bitext-translation")
    assert blocks.count() > 100
    expect(blocks.last).to_be_visible()
    assert page.locator(".bitext-translation table tbody tr").count() == 8
