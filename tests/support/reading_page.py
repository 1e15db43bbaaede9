"""What the tests see of a reading page: its view, its rows, what covers its top."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from playwright.sync_api import FloatRect, Locator, Page

PAIRED = "texts/xi-2021-digital-economy/"
"""The text that has both sides."""
SPEECH = "source_texts/xi-2021-digital-economy.md"
"""Its original, in the repository."""
PLAN = "texts/digital-economy-plan-2021/"
"""The longest text, whose original is not on file."""
TEXTS = "texts/"
"""The list of texts."""
VIEWS = ("side", "sentences", "stacked", "translation", "source")
"""The views, in the order of the bar."""


class Visit(Protocol):
    """What the fixture `visit` is: a function that opens a page of the site in a browser context of its own."""

    def __call__(
        self, path: str = "", *, width: int = 1440, height: int = 900, own: bool = False, **options: object
    ) -> Page:
        """Return the page, loaded; `options` are those of `Browser.new_context`; `own`: nobody else gets it."""


def view_of(page: Page) -> str:
    """Return the view that is shown, told by where the two texts of pair 3 stand, and by the sentences of pair 4."""
    if page.locator("#p4 > .bitext-source").evaluate_all(
        "all => all.some(one => getComputedStyle(one).display === 'contents')"
    ):
        return "sentences"
    source, translation = (page.locator(f"#p3 > .bitext-{side}").bounding_box() for side in ("source", "translation"))
    if source is None or translation is None:
        assert source or translation, "neither language is shown"
        return "translation" if source is None else "source"
    return "side" if translation["x"] >= source["x"] + source["width"] else "stacked"


def choose(page: Page, view: str) -> None:
    """Choose a view in the bar, as a reader does."""
    choose_in(page, "view", view)


def choose_in(page: Page, menu: str, value: str) -> None:
    """Choose a value in the bar: in a menu of it, which is closed afterwards, or beside it where there is room."""
    label = page.locator(f".bitext-bar label:has([value={value}])")
    summary = page.locator(f".bitext-menu-{menu} > summary")
    closed = not label.is_visible()
    if closed:
        summary.click()
    label.click()
    if closed:
        summary.click()


def open_help(page: Page) -> None:
    """Press `?` and wait for the help, which is fetched then."""
    page.keyboard.press("?")
    page.locator("dialog.bitext-help").wait_for()


def box(locator: Locator) -> FloatRect:
    """Return where an element stands; it has to be seen."""
    found = locator.bounding_box()
    assert found, f"{locator} is not shown"
    return found


def covered_to(page: Page) -> float:
    """Return the lower edge of what stands over the page's top: Material's header, and the view bar where it sticks."""
    edges = [box(page.locator(".md-header"))]
    bar = page.locator(".bitext-bar").first
    if bar.count():
        edges.append(box(bar))
    return max(edge["y"] + edge["height"] for edge in edges)


def source_blocks(repository: Path) -> Sequence[str]:
    """Return the blocks of the speech, read without any code of ours: its file has one mark, that of the title."""
    body = (repository / SPEECH).read_text("utf-8").split("\n---\n", 1)[1]
    return [line.removeprefix("# ") for line in body.split("\n") if line]
