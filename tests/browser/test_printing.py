"""On paper: both languages side by side, or the one that was chosen, and nothing to press."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, PLAN, Visit, view_of

A4 = 794
"""Width of a sheet in CSS pixels."""

CONTROLS = (
    ".bitext-bar, .bitext-actions, .bitext-keys, .bitext-report-pair, .md-header, .md-footer, .md-sidebar, .md-top"
)


def print_preview(page: Page) -> None:
    """Show the page as it is printed: scripts hear of it first, as they do from a browser."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


@pytest.mark.parametrize("chosen", ["", "?view=side"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_both_languages_face_each_other(visit: Visit, chosen: str, scripts: bool) -> None:
    """Every pair has both of its texts, in two columns, though a sheet is narrower than the screens that have them."""
    page = visit(PAIRED + chosen, width=A4, java_script_enabled=scripts, own=True)
    print_preview(page)
    assert view_of(page) == "side"
    for side in ("source", "translation"):
        shown = page.locator(f".bitext-pair > .bitext-{side}")
        assert shown.count() == 16
        assert all(one.is_visible() for one in shown.all())


@pytest.mark.parametrize("view", ["translation", "source", "stacked"])
def test_the_view_is_printed(visit: Visit, view: str) -> None:
    """Whoever reads one language, or one above the other, prints it so."""
    page = visit(f"{PAIRED}?view={view}", width=A4, own=True)
    print_preview(page)
    assert view_of(page) == view


@pytest.mark.parametrize("path", [PAIRED, PLAN])
def test_nothing_to_press_is_printed(visit: Visit, path: str) -> None:
    """Toolbar, header, footer and navigation stay off the paper."""
    page = visit(path, width=A4, own=True)
    print_preview(page)
    assert page.locator(CONTROLS).count() > 3
    assert [one.get_attribute("class") for one in page.locator(CONTROLS).all() if one.is_visible()] == []


def test_addresses_are_printed(visit: Visit) -> None:
    """A link on paper says where it leads, unless it leads to this site (Material makes all of its links absolute)."""
    page = visit(PAIRED, width=A4, own=True)
    print_preview(page)
    said = page.locator("article a[href^=http]").evaluate_all(
        "all => all.map(one => [one.origin === location.origin, getComputedStyle(one, '::after').content])"
    )
    ours, others = ([text for own, text in said if own is which] for which in (True, False))
    assert any("qstheory.cn/dukan/qs/2022-01/15" in text for text in others)
    assert len(ours) > 50
    assert not any("http" in text for text in ours)


def test_what_is_hidden_is_not_printed(visit: Visit) -> None:
    """Notes that are hidden stay off the paper, with their numbers; and the list of terms, where a reader says so."""
    page = visit(PAIRED, width=A4, own=True)
    print_preview(page)
    notes = page.locator(".bitext-pair :is(.bitext-note, .bitext-noteref)")
    assert notes.first.is_visible()
    assert page.locator(".bitext-terms").is_visible()
    page.locator("[name=bitext-printed]").evaluate("box => { box.checked = false; }")
    assert not page.locator(".bitext-terms").is_visible()
    page.locator("[name=bitext-notes][value=hidden]").evaluate("radio => { radio.checked = true; }")
    assert not any(one.is_visible() for one in notes.all())


def test_paper_is_white(visit: Visit) -> None:
    """A page read in the dark is printed black on white, its marked row unmarked."""
    page = visit(f"{PAIRED}#p5", width=A4, color_scheme="dark", own=True)
    print_preview(page)
    assert page.locator("article.bitext").evaluate("element => getComputedStyle(element).color") == "rgb(0, 0, 0)"
    background = page.locator("#p5").evaluate("element => getComputedStyle(element).backgroundColor")
    assert background == "rgba(0, 0, 0, 0)"
    assert page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }


def test_a_pdf_is_made(visit: Visit) -> None:
    """The speech with its notes and terms is 12 sheets, each headed by its title, which was 35 before."""
    page = visit(PAIRED, own=True)
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 17
    title = page.evaluate("document.documentElement.style.getPropertyValue('--bitext-running-title')")
    assert title == f'"{page.title()}"'
