"""The server of the tests answers as GitHub Pages does."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest
from playwright.sync_api import Page

from tests.support.served_folder import ServeFolder

open_address = build_opener(ProxyHandler({})).open  # past any proxy of the machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of two pages, with a page for what is missing."""
    (tmp_path / "text").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "index.html").write_text("home 首页", encoding="utf-8")
    (tmp_path / "text" / "index.html").write_text("a text", encoding="utf-8")
    (tmp_path / "404.html").write_text("nothing here", encoding="utf-8")
    (tmp_path / "reader.mjs").write_text("export {};", encoding="utf-8")
    return tmp_path


def test_a_folder_is_answered_with_its_index(folder: Path, served_site: ServeFolder) -> None:
    """The address of a folder shows its index, with or without the last slash."""
    address = served_site(folder)
    for path, body in (("", "home 首页"), ("text/", "a text"), ("text", "a text"), ("text/?q=1", "a text")):
        assert open_address(address + path).read().decode() == body


def test_a_missing_file_is_answered_with_the_sites_own_page(folder: Path, served_site: ServeFolder) -> None:
    """A folder without an index is missing too: nothing is listed."""
    address = served_site(folder)
    for path in ("nope", "empty/"):
        with pytest.raises(HTTPError) as raised:
            open_address(address + path)
        assert (raised.value.code, raised.value.read()) == (404, b"nothing here")


def test_outside_the_prefix_there_is_nothing(folder: Path, served_site: ServeFolder) -> None:
    """A link that forgets the prefix of a project site fails in a test as it would for a reader."""
    address = served_site(folder, prefix="/repo/")
    assert address.endswith("/repo/")
    assert open_address(address + "text").geturl() == address + "text/"
    with pytest.raises(HTTPError) as raised:
        open_address(address.removesuffix("repo/") + "text/")
    assert (raised.value.code, b"nothing here" in raised.value.read()) == (404, False)


def test_headers_and_types(folder: Path, served_site: ServeFolder) -> None:
    """The headers asked for are on every answer, and modules have the type that browsers insist on."""
    with open_address(served_site(folder, headers={"X-Asked-For": "yes"}) + "reader.mjs") as answer:
        assert answer.headers["X-Asked-For"] == "yes"
        assert answer.headers["Content-Type"] == "text/javascript"


def test_a_prefix_without_slashes_is_refused(folder: Path, served_site: ServeFolder) -> None:
    """A prefix that would join two names is a mistake of the test."""
    with pytest.raises(ValueError, match="expected a prefix that begins and ends with a slash, got '/repo'"):
        served_site(folder, prefix="/repo")


def test_the_browser_opens_a_served_page(folder: Path, served_site: ServeFolder, page: Page) -> None:
    """The browser that was found starts, and reaches the server."""
    page.goto(served_site(folder, prefix="/repo/") + "text/")
    assert page.locator("body").inner_text() == "a text"
