"""What the tests in a browser share: the real site at an address of its own, and a way to open its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.built_site import PROJECT, build_once, serve_as_built
from tests.support.noted_page import add_noted_pages
from tests.support.reading_page import Visit
from tests.support.sentence_page import add_many_sentences
from tests.support.served_folder import ServeFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def address(site: Path, served_site: ServeFolder, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the real site is served, with two pages of notes beside its texts."""
    folder = tmp_path_factory.mktemp("served")
    address = serve_as_built(site, folder, served_site)
    add_noted_pages(folder / "site")
    add_many_sentences(folder / "site")
    return address


@pytest.fixture(scope="session")
def project_site(repository: Path, shared: Path) -> Path:
    """The folder of the site built for `/repo/`, with its repository named."""
    return build_once(repository, shared, "project", PROJECT)


@pytest.fixture(scope="session")
def project_address(project_site: Path, served_site: ServeFolder) -> str:
    """Where the project site is served, under its prefix."""
    return served_site(project_site, prefix="/repo/")


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A function that returns the browser context with some options: making one costs more than a test."""
    kept: dict[str, BrowserContext] = {}

    def make(**options: Any) -> BrowserContext:
        name = repr(sorted(options.items()))
        if name not in kept:
            kept[name] = browser.new_context(**options)
        return kept[name]

    yield make
    for each in kept.values():
        each.close()


@pytest.fixture(scope="session")
def idle_pages() -> dict[str, list[Page]]:
    """By the options of their context: pages that no test has. Opening one costs more than most tests."""
    return {}


@pytest.fixture
def visit(context: Callable[..., BrowserContext], address: str, idle_pages: dict[str, list[Page]]) -> Iterator[Visit]:
    """A function that opens a page of the site, in a browser that remembers nothing.

    `own`: a page that no other test gets, for those that change it for good (scripts, routes, media) or look at its history.
    """
    lent: list[tuple[Page, list[Page] | None]] = []

    def open_page(path: str = "", *, width: int = 1440, height: int = 900, own: bool = False, **options: Any) -> Page:
        idle = [] if own else idle_pages.setdefault(repr(sorted(options.items())), [])
        page = idle.pop() if idle else context(**options).new_page()
        lent.append((page, None if own else idle))
        page.set_default_timeout(15_000)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address + path)
        return page

    yield open_page
    for page, idle in lent:
        if page.is_closed():
            continue
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        if idle is None:
            page.close()
        else:
            page.mouse.move(0, 0)
            page.goto("about:blank")
            idle.append(page)
