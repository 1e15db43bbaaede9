"""Every page fits its window: phones, 200 % zoom, forced colours, reduced motion."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reading_page import PAIRED, PLAN, VIEWS, Visit, box, choose, open_help

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(element).position !== "fixed")
    .map(element => element.localName + "." + element.className).slice(-3)"""


def pages(site: Path) -> list[str]:
    """Return the address of every page of a built site, relative to its root."""
    return sorted(path.parent.relative_to(site).as_posix().replace(".", "") for path in site.rglob("index.html"))


def unlike(site: Path) -> list[str]:
    """Return the addresses of pages that differ: of the terms' pages, the longest and those with most in them."""
    every = pages(site)
    terms = {path: (site / path / "index.html").read_text("utf-8") for path in every if path.startswith("glossary/")}
    titles = {path: html[html.index("<title>") : html.index("</title>")] for path, html in terms.items()}
    chosen = {max(terms, key=lambda path: len(terms[path])), max(titles, key=lambda path: len(titles[path]))}
    chosen.add(max(terms, key=lambda path: terms[path].count("<svg")))
    return [path for path in every if path not in terms or path in chosen]


def test_no_page_scrolls_sideways(visit: Visit, site: Path, address: str) -> None:
    """WCAG 2.2, SC 1.4.4 and 1.4.10: a phone of 320 pixels, and a window of 1280 at 200 %, show every page whole."""
    page = visit("no/such/page/")
    wide = {}
    for path in ["no/such/page/", *unlike(site)]:
        page.goto(address + path)
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 900})
            wide[path, width] = page.evaluate(TOO_WIDE)
    assert len(wide) > 12
    assert {place: found for place, found in wide.items() if found} == {}


@pytest.mark.parametrize("width", [320, 640])
def test_no_view_scrolls_sideways(visit: Visit, width: int) -> None:
    """In each view, and with the help open, a narrow window shows the whole width."""
    page = visit(PAIRED, width=width)
    for view in VIEWS:
        choose(page, view)
        assert page.evaluate(TOO_WIDE) == [], view
    open_help(page)
    help_ = box(page.locator("dialog.bitext-help"))
    assert help_["x"] >= 0
    assert help_["x"] + help_["width"] <= width


def test_a_wide_table_scrolls_in_itself(visit: Visit) -> None:
    """The plan's table of indicators can be scrolled, with the keyboard too, and the page stays."""
    page = visit(PLAN, width=320)
    page.add_style_tag(content="td { white-space: nowrap }")  # it would be wide in some fonts alone
    table = page.locator(".bitext-translation .md-typeset__scrollwrap").first
    assert table.evaluate("element => element.scrollWidth > element.clientWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    assert page.evaluate(TOO_WIDE) == []


def test_targets_are_large_enough(visit: Visit) -> None:
    """WCAG 2.2, SC 2.5.8: what is pressed is at least 24 pixels wide and high."""
    page = visit(PAIRED, width=320)
    page.locator(".bitext-menu-view > summary").click()
    found = page.locator(".bitext-views label, .bitext-menu > summary, .bitext-number")
    sizes = found.evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect().width, one.getBoundingClientRect().height])"
    )
    assert len(sizes) > 10
    assert [size for size in sizes if min(size) < 23.9] == []


def test_forced_colours_keep_what_colour_says(visit: Visit) -> None:
    """Where the system sets the colours, the view that is shown and the row that is pointed at can still be told."""
    page = visit(f"{PAIRED}?view=stacked#p5", forced_colors="active")
    lines = page.locator(".bitext-views label > span").evaluate_all(
        "all => all.map(one => getComputedStyle(one).borderBottomColor)"
    )
    assert len(set(lines)) == 2
    assert lines.count(lines[2]) == 1, "the line under the third view is like no other"
    outlines = page.locator("#p4, #p5").evaluate_all("all => all.map(one => getComputedStyle(one).outlineStyle)")
    assert outlines == ["none", "solid"]


def test_nothing_of_ours_moves(visit: Visit) -> None:
    """Where motion is not wanted there is none."""
    page = visit(PAIRED, reduced_motion="reduce")
    page.locator("#p5").hover()
    open_help(page)
    moving = "element => getComputedStyle(element).transitionDuration !== '0s' || getComputedStyle(element).animationName !== 'none'"
    found = page.evaluate(
        f"[...document.querySelectorAll('.bitext, [class*=bitext-]')].filter({moving}).map(element => element.className)"
    )
    assert found == []


def test_the_bar_stays_in_sight(visit: Visit) -> None:
    """The view bar stands below Material's header wherever the reader is in the text, on a phone too."""
    for width in (1440, 390):
        page = visit(f"{PAIRED}#p12", width=width)
        header, bar = box(page.locator(".md-header")), box(page.locator(".bitext-bar"))
        assert bar["y"] == pytest.approx(header["height"], abs=1)
