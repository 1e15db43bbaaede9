"""A page of a thousand notes is as quick to the touch as one of ten."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.noted_page import MANY
from tests.support.reading_page import Visit, box, covered_to

LONG = 50
"""Milliseconds from which on a task can be felt."""

WATCH = """
    window.tasks = [];
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => Math.round(task.duration))))
        .observe({ type: "longtask", buffered: true });
"""


def longest(page: Page, act: Callable[[], object]) -> int:
    """Return how many milliseconds the longest task took that followed; 0 where none could be felt."""
    page.evaluate("tasks.splice(0)")
    act()
    page.evaluate("new Promise(done => setTimeout(() => requestIdleCallback(done), 300))")
    return max(page.evaluate("tasks"), default=0)


def test_no_task_is_long(visit: Visit) -> None:
    """It scrolls, and changes its faces and kinds, without a task that can be felt; every bracket finds its place."""
    page = visit(MANY)
    page.evaluate(WATCH)

    def switch(value: str) -> Callable[[], None]:
        return lambda: page.locator(f".bitext-bar label:has([value={value}])").evaluate("label => label.click()")

    def scroll() -> None:
        for _ in range(10):
            page.mouse.wheel(0, 3000)
            page.wait_for_timeout(50)

    best: dict[str, int] = {}
    for _ in range(3):  # other work on the machine lengthens tasks too: the best of three is ours
        for value, brackets in [("beside", 0), ("hidden", 500), ("place", 500), ("translator", 500)]:
            took = longest(page, switch(value))
            best[value] = min(took, best.get(value, took))
            expect(page.locator(".bitext-bracket > .bitext-typed")).to_have_count(brackets)
        took = longest(page, scroll)
        best["scroll"] = min(took, best.get("scroll", took))
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    assert {what: took for what, took in best.items() if took > LONG} == {}


def test_what_is_far_is_there(visit: Visit) -> None:
    """Rows that are not laid out yet are found by their address and in the page, and are printed."""
    page = visit(f"{MANY}#n801")
    page.wait_for_function("Math.abs(document.querySelector('#n801').getBoundingClientRect().top) < innerHeight")
    assert covered_to(page) - 1 <= box(page.locator("#n801"))["y"] < covered_to(page) + 40
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
