"""What every test may ask for: the repository, the built site, a server, a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support.built_site import build_once
from tests.support.served_folder import ServeFolder, serve_folder
from tools.get_browser import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

settings.register_profile("default", derandomize=True, max_examples=20, deadline=None)
settings.register_profile("deep", max_examples=5000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

BROWSER_ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    # Two cores gain nothing from more threads that paint.
    "--num-raster-threads=1",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser's own windows, which nobody sees, take a third of the work. (This replaces Playwright's list.)
    "--disable-features=PreloadTopChromeWebUI,InitialWebUI,WebUIReloadButton,PaintHolding,MediaRouter,OptimizationHints,"
    "HttpsUpgrades",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need Chromium, so that `-m "not browser"` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the repository."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test session see, and no other session does."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(repository: Path, shared: Path) -> Path:
    """The folder of the real site, strictly built for the root of a host, once for all test processes."""
    return build_once(repository, shared)


@pytest.fixture(scope="session")
def served_site() -> Iterator[ServeFolder]:
    """A function that serves a folder until the session ends, and returns its address."""
    with ExitStack() as servers:

        def serve(folder: Path, *, prefix: str = "/", headers: Mapping[str, str] | None = None) -> str:
            return servers.enter_context(serve_folder(folder, prefix, headers))

        yield serve


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 – tests without a browser do without Playwright

    executable = find_chromium()
    if executable is None:
        pytest.fail("expected a Chromium, found none; python tools/get_browser.py gets one")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*sandbox, *BROWSER_ARGUMENTS])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a browser context of its own."""
    with browser.new_context() as context:
        yield context.new_page()
