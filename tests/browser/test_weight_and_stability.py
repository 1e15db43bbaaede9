"""What our files weigh, and that they move nothing."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, PLAN, TEXTS, Visit

LIMIT = 24_000
"""Bytes of all our styles and scripts, each compressed by itself, as a server sends them."""

WATCH = """
    window.shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => [
        entry.value, ...entry.sources.map(source => source.node?.className ?? "")
    ]))).observe({ type: "layout-shift", buffered: true });
"""
AT_REST = "new Promise(done => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(done))))"

REMEMBERED = {
    "view": "stacked",
    "notes": "beside",
    "off": "editor",
    "terms": "all",
    "size": "larger",
    "punctuation": "wide",
    "about": "open",
    "introduction": "open",
}
"""A value of each choice that is none of those at first."""
PART_OF_A_PIXEL = 0.001
"""A row that is laid out as it comes near may move by so much."""


def test_our_files_are_light(site: Path) -> None:
    """Styles and scripts that a page loads weigh less than 24 kB on their way; what else there is comes when it is asked for."""
    html = (site / PAIRED / "index.html").read_text("utf-8")
    named = set(re.findall(r"assets/bitext/([\w.-]+\.(?:css|js))", html))
    assert named == {"bitext.css", "bitext.js", "early.js"}
    files = [site / "assets" / "bitext" / name for name in named]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) <= LIMIT


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    "path", ["", TEXTS, PAIRED, f"{PAIRED}?view=source", f"{PAIRED}#p12", f"{PLAN}#p100", "start/"]
)
def test_nothing_moves_while_a_page_loads(visit: Visit, address: str, path: str, width: int) -> None:
    """No text moves after it was painted: not for a view in the address, not when the scripts have come."""
    page = visit("no/such/page/", width=width, own=True)
    assert_nothing_moves(page, address + path)


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_for_what_is_remembered(visit: Visit, address: str, width: int) -> None:
    """What a reader chose last, in every choice, is there from the first paint on, at the top and at an address."""
    page = visit("no/such/page/", width=width, own=True)
    page.evaluate("all => { for (const name in all) localStorage.setItem(`bitext-${name}`, all[name]) }", REMEMBERED)
    page.add_init_script(WATCH)
    for place in ("", "#p12"):
        page.goto(f"{address}{PAIRED}?from{place.replace('#', '=')}{place}")
        page.evaluate(AT_REST)
        assert [shift for shift in page.evaluate("shifts") if shift[0] > PART_OF_A_PIXEL] == []


def assert_nothing_moves(page: Page, url: str) -> None:
    """Expect no layout shift from the first paint until the page is at rest."""
    page.add_init_script(WATCH)
    page.goto(url)
    page.evaluate(AT_REST)
    assert page.evaluate("shifts") == []
