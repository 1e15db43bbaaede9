"""What the tests see of the search: its box with what is found below it, and its page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.support.project import CONFIGURATION
from tests.support.small_project import PAGE, SOURCE_TEXT

HIT = "a.bitext-hit"
SEARCH = "search/"


def field(page: Page) -> Locator:
    """Return the field in the header."""
    return page.get_by_role("combobox", name="Search", exact=True)


def panel(page: Page) -> Locator:
    """Return the list of what is found below the field."""
    return page.get_by_role("listbox", name="Found")


def options(page: Page) -> Locator:
    """Return what can be chosen in that list."""
    return panel(page).get_by_role("option")


def search_box(page: Page, text: str) -> Locator:
    """Put a text into the box as an input method does, and return what can be chosen below it."""
    page.keyboard.press("/")
    page.keyboard.insert_text(text)
    options(page).first.wait_for()
    return options(page)


def marks(place: Locator) -> list[str]:
    """Return the marked words."""
    return place.locator("mark").all_inner_texts()


def said(page: Page) -> Locator:
    """Return what a screen reader is told of the search on its page."""
    return page.locator(".bitext-search-page").get_by_role("status")


def pages_found(page: Page, address: str, text: str) -> list[str]:
    """Return the pages of the hits that the search page of a site shows, each once, relative to its `address`."""
    page.goto(f"{address}{SEARCH}?q={quote(text)}")
    expect(said(page)).not_to_have_text("")
    links = page.locator(f".bitext-search-page {HIT}").evaluate_all("all => all.map(link => link.href)")
    return list(dict.fromkeys(str(link).removeprefix(address).split("?")[0] for link in links))


@contextmanager
def composition(page: Page) -> Iterator[None]:
    """While the block runs, an input method composes 数字 in the focused field; it is left out at the end."""
    session = page.context.new_cdp_session(page)
    try:
        session.send("Input.imeSetComposition", {"text": "数字", "selectionStart": 2, "selectionEnd": 2})
        yield
    finally:
        session.detach()


def many_texts(count: int) -> dict[str, str]:
    """Return the files of a project with so many short texts, of two types and three years, and one in Arabic.

    Each has 水 in three pairs; the first has it in thirty.
    """
    files = {"mkdocs.yml": CONFIGURATION}
    for number in range(count):
        kind, year = ("law", "speech")[number % 2], 2020 + number % 3
        lines = 30 if number == 0 else 3
        originals = "\n\n".join(f"第{n}段 节约用水。" for n in range(lines))
        rendered = "\n\n".join(f"Paragraph {n} is about saving water." for n in range(lines))
        head = f"---\ntitle: 文本{number}\ntype: {kind}\npublished: {year}\n---\n\n"
        files[f"source_texts/t{number}.md"] = f"{head}{originals}\n"
        files[f"docs/t{number}.md"] = f"---\nsource_text: t{number}\ntitle: Text {number}\n---\n\n{rendered}\n"
    files["source_texts/ar.md"] = "---\ntitle: قانون\nlanguage: ar\n---\n\nكتب\n"
    files["docs/ar.md"] = "---\nsource_text: ar\ntitle: The Water Law\n---\n\nWater belongs to everybody alone.\n"
    return {**files, "source_texts/water.md": SOURCE_TEXT, "docs/water.md": PAGE}
