"""On paper: both languages side by side, or the one that was chosen, and nothing to press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, PLAN, Visit, view_of

A4 = 794
"""Width of a sheet in CSS pixels."""

CONTROLS = (
    ".bitext-bar, .bitext-actions, .bitext-keys, .bitext-report-pair, .md-header, .md-footer, .md-sidebar, .md-top"
)


def print_preview(page: Page) -> None:
    """Show the page as it is printed."""
    page.emulate_media(media="print")


@pytest.mark.parametrize("chosen", ["", "?view=side", "?view=stacked"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_both_languages_face_each_other(visit: Visit, chosen: str, scripts: bool) -> None:
    """Every pair has both of its texts, in two columns, whichever view of both was on the screen."""
    page = visit(PAIRED + chosen, width=A4, java_script_enabled=scripts, own=True)
    print_preview(page)
    assert view_of(page) == "side"
    for side in ("source", "translation"):
        shown = page.locator(f".bitext-pair > .bitext-{side}")
        assert shown.count() == 16
        assert all(one.is_visible() for one in shown.all())


@pytest.mark.parametrize("view", ["translation", "source"])
def test_one_language_is_printed_alone(visit: Visit, view: str) -> None:
    """Whoever reads one language prints it."""
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
    """A link on paper says where it leads."""
    page = visit(PAIRED, width=A4, own=True)
    print_preview(page)
    said = page.locator(".bitext-provenance a[href^=http]").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::after').content)"
    )
    assert any("qstheory.cn/dukan/qs/2022-01/15" in one for one in said)


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
    """The browser's own printing goes through, on more than one sheet."""
    page = visit(PAIRED, own=True)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF-")
    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page/") > 1 or len(paper) > 50_000
