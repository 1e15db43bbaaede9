"""A page of a thousand notes is as quick to the touch as one of ten."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.noted_page import MANY
from tests.support.reading_page import Visit, box, covered_to

WATCH = """
    window.tasks = [];
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => Math.round(task.duration))))
        .observe({ type: "longtask", buffered: true });
"""


def settled(page: Page) -> None:
    """Wait until nothing is left to do."""
    page.evaluate("new Promise(done => setTimeout(() => requestIdleCallback(done), 300))")


def test_no_task_is_long(visit: Visit) -> None:
    """It opens, scrolls, and changes its faces and kinds without a task of over 50 ms; every bracket finds its place."""
    page = visit(MANY)
    page.add_init_script(WATCH)
    page.reload()
    settled(page)
    tasks = {"opens": page.evaluate("tasks.splice(0)")}
    for face, brackets in [("beside", 0), ("hidden", 500), ("beside", 0), ("place", 500)]:
        page.locator(f".bitext-faces label:has([value={face}])").click()
        settled(page)
        tasks[f"{face}, {brackets}"] = page.evaluate("tasks.splice(0)")
        expect(page.locator(".bitext-bracket > .bitext-typed")).to_have_count(brackets)
    for kind in ("translator", "translator"):
        page.locator(f".bitext-kinds label:has([value={kind}])").click()
        settled(page)
    tasks["kinds"] = page.evaluate("tasks.splice(0)")
    for _ in range(10):
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(50)
    page.locator("#n1-ref").evaluate("mark => mark.click()")
    settled(page)
    tasks["scrolls"] = page.evaluate("tasks.splice(0)")
    assert {what: found for what, found in tasks.items() if found} == {}


def test_what_is_far_is_there(visit: Visit) -> None:
    """Rows that are not laid out yet are found by their address and in the page, and are printed."""
    page = visit(f"{MANY}#n801")
    note = page.locator("#n801")
    page.wait_for_function("Math.abs(document.querySelector('#n801').getBoundingClientRect().top) < innerHeight")
    assert covered_to(page) - 1 <= box(note)["y"] < covered_to(page) + 40
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    assert page.evaluate("find('word 997')")
    page.wait_for_function("document.querySelector('[data-bitext-note=n997]').getBoundingClientRect().top < innerHeight")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".bitext-note").count() == 1000
    assert page.locator(".bitext-note").evaluate_all("all => all.every(note => note.checkVisibility({ contentVisibilityAuto: true }))")
