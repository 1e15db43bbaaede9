"""A first visit with one search, in the real box in Chromium: what it fetches, how long it takes, what it holds in memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.search_served import PARTS, Served, weight

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOALS = {1_000: {"median": 60, "worst": 120}, 10_000: {"median": 150}}
"""kB of a first visit with one search, by texts at most."""
FIRST_GOAL, FURTHER_GOAL, HEAP_GOAL = 300, 100, 20
"""Milliseconds from a key to results, of the first and of further keys; MB."""
PAGE_GOAL = 3
"""kB that a page on which nobody searches may pay more than without a search."""
_MORE = 500  # texts of gold data, which come on top of a number
_QUIET = 0.25  # seconds without a request, after which all that a search fetches has been fetched
_FIELD, _LIST = "form.bitext-search [name=q]", "#bitext-search-list"
_WATCH = """
(list) => {
  const times = (window.bitextTimes = { key: 0, shown: 0 });
  document.addEventListener("input", () => Object.assign(times, { key: performance.now(), shown: 0 }), true);
  new MutationObserver((records) => {
    const changed = records.some(({ target, addedNodes }) => target.matches?.(list) && addedNodes.length);
    if (changed && !times.shown) requestAnimationFrame(() => (times.shown ||= performance.now()));
  }).observe(document, { childList: true, subtree: true });
}
"""


class Visit(NamedTuple):
    """A visit in a browser that has nothing of the site yet, and one search."""

    query: str
    bytes: dict[str, int]
    """By part (`search_served.PARTS`)."""
    first: float
    """Milliseconds from the first key to results."""
    further: tuple[float, ...]
    """… from each further key."""
    heap: float
    """MB of the page's scripts and what they hold, after all of these."""

    @property
    def fetched(self) -> int:
        """Return all bytes that were fetched for the first search."""
        return sum(self.bytes.values())


def visits(browser: Browser, site: Served, page: str, queries: Sequence[str]) -> Iterator[Visit]:
    """Yield a visit for each query, each in a browser context of its own; `page`: from the site's root."""
    for query in queries:
        with browser.new_context() as context:
            yield _visit(context.new_page(), site, page, query)


def _visit(tab: Page, site: Served, page: str, query: str) -> Visit:
    tab.goto(site.address + page, wait_until="load")
    _wait(site)
    site.clear()
    tab.evaluate(_WATCH, _LIST)
    tab.locator(_FIELD).focus()
    first = _typed(tab, lambda: tab.keyboard.insert_text(query))  # as an input method does
    _wait(site)
    fetched = {part: site.bytes[part] for part in PARTS}
    further = []
    if len(query) > 1:
        further.append(_typed(tab, lambda: tab.keyboard.press("Backspace")))
        further.append(_typed(tab, lambda: tab.keyboard.insert_text(query[-1])))
    return Visit(query, fetched, first, tuple(further), _heap(tab))


def _typed(tab: Page, type_: Callable[[], None]) -> float:
    """Return how many milliseconds pass from a key to the results that it leads to."""
    type_()
    tab.wait_for_function("window.bitextTimes.shown > 0", timeout=20_000)
    return float(tab.evaluate("window.bitextTimes.shown - window.bitextTimes.key"))


def _wait(site: Served) -> None:
    """Wait until nothing has been asked for a while."""
    before = -1
    while len(site.paths) != before:
        before = len(site.paths)
        time.sleep(_QUIET)


def _heap(tab: Page) -> float:
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "JSHeapUsedSize")) / 1e6


def unsearched(browser: Browser, site: Served, page: str) -> int:
    """Return the bytes that a page fetches for a search that nobody makes."""
    with browser.new_context() as context:
        site.clear()
        context.new_page().goto(site.address + page, wait_until="load")
        _wait(site)
        return site.searched


def page_weight(site: Path, page: str) -> int:
    """Return the bytes over the wire of a page and of our files that it fetches anyway."""
    assets = site / "assets" / "bitext"
    files = [site / page / "index.html", *(assets / name for name in ("bitext.css", "bitext.js", "early.js"))]
    return sum(map(weight, files))


def disk(site: Path) -> tuple[int, int]:
    """Return how many files the index of a site has, and their bytes."""
    files = [path for path in (site / "search").rglob("*") if path.is_file() and path.suffix != ".html"]
    return len(files), sum(path.stat().st_size for path in files)


def weight_table(found: Sequence[Visit], texts: int) -> Iterator[str]:
    """Yield the lines of a table: kB of all, and of each part."""
    yield f"| first visit and one search, {texts:,} texts, {len(found)} terms, kB | {' | '.join(PARTS)} | all | goal |"
    yield f"|---|{'---|' * len(PARTS)}---|---|"
    goals: Mapping[str, int] = next((goals for most, goals in GOALS.items() if texts <= most + _MORE), {})
    for name, at in (("median", 50), ("95 of 100", 95), ("worst", 100)):
        parts = (f"{_percentile([visit.bytes[part] for visit in found], at) / 1000:.1f}" for part in PARTS)
        whole = _percentile([visit.fetched for visit in found], at) / 1000
        yield f"| {name} | {' | '.join(parts)} | **{whole:.1f}** | {goals.get(name, '')} |"


def speed_table(found: Sequence[Visit], texts: int) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"| in the box, {texts:,} texts, {len(found)} terms | median | 95 of 100 | goal |"
    yield "|---|---|---|---|"
    further = [each for visit in found for each in visit.further]
    for name, values, goal in (
        ("first key to results, ms", [visit.first for visit in found], FIRST_GOAL),
        ("further keys, ms", further, FURTHER_GOAL),
        ("heap, MB", [visit.heap for visit in found], HEAP_GOAL),
    ):
        yield f"| {name} | **{median(values):.0f}** | {_percentile(values, 95):.0f} | {goal} |"


def _percentile(values: Sequence[float], at: int) -> float:
    if at == 100 or len(values) == 1:
        return max(values)
    return median(values) if at == 50 else quantiles(values, n=100, method="inclusive")[at - 1]
