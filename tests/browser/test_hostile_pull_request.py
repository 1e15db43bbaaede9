"""Nothing that a stranger writes runs in a reader's browser, or asks another site for anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.support.hostile import VECTORS, faults_in, write_hostile_site
from tests.support.project import build
from tests.support.search_box import HIT, search_box
from tests.support.served_folder import ServeFolder

Watch = Callable[[], tuple[Page, list[str]]]

POINT_AT_ALL = """() => document.querySelectorAll("main *, header *, nav *").forEach(one => {
    for (const kind of ["mouseover", "mouseenter", "focus", "error"]) one.dispatchEvent(new Event(kind));
    if (one.href && String(one.href).toLowerCase().startsWith("javascript")) one.click();
})"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site in which each vector stands in every field of every file."""
    folder = write_hostile_site(tmp_path_factory.mktemp("hostile"))
    done = build(folder)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "Traceback" not in done.stdout
    return folder / "site"


@pytest.fixture(scope="module")
def bare_site(hostile_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pages without the theme's own scripts and styles: a page is there in a third of the time."""
    bare = tmp_path_factory.mktemp("bare") / "site"
    shutil.copytree(hostile_site, bare, copy_function=os.link)
    for folder in ("javascripts", "stylesheets"):
        for path in [path for path in (bare / "assets" / folder).rglob("*") if path.is_file()]:
            path.unlink()  # the name alone: the site itself has the file still
            path.touch()
    return bare


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """A function that returns a page, and a list of what runs on it and what it asks other sites for.

    Nothing is kept from them but by their names: no site has one that ends in `.example`.
    """
    seen: list[str] = []
    with browser.new_context() as context:

        def open_page() -> tuple[Page, list[str]]:
            page = context.new_page()
            page.expose_function("alerted", lambda: seen.append(f"ran on {page.url}"))
            page.add_init_script("window.alert = () => window.alerted()")
            page.on(
                "request",
                lambda asked: None if asked.url.startswith(("http://127.0.0.1", "data:")) else seen.append(asked.url),
            )
            return page, seen

        yield open_page


def test_nothing_runs_and_nothing_is_asked(
    hostile_site: Path, bare_site: Path, served_site: ServeFolder, watch: Watch
) -> None:
    """On no page of the site: opened, pointed at, and with every suspicious link followed."""
    page, seen = watch()
    address = served_site(bare_site)
    paths = sorted(path.parent.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("index.html"))
    assert len(paths) > 2 * len(VECTORS)
    for path in paths:
        if path.startswith("wrong/"):
            continue  # nothing in them could run
        page.goto(f"{address}{path}/".replace("/./", "/"), wait_until="load")
        page.evaluate(POINT_AT_ALL)
        assert seen == [], path


def test_nothing_in_an_article_could_run(hostile_site: Path) -> None:
    """An HTML parser of its own finds neither an element, nor an attribute, nor an address that could."""
    for path in sorted(path for path in hostile_site.rglob("*.html") if "wrong" not in path.parts):
        soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
        for ours in soup.select(
            'script[src$="assets/bitext/early.js"], .md-content__button, .md-nav svg, .md-header svg, .md-source-file svg, .bitext-bar, .bitext-lost, link[href="../../assets/bitext/editing.css"]'
        ):
            ours.extract()
        for article in soup.select(".md-content__inner, .md-nav, .md-header__topic, .md-path, title"):
            assert faults_in(article) == [], path


def test_nothing_that_is_found_runs(hostile_site: Path, served_site: ServeFolder, watch: Watch) -> None:
    """With all scripts of the theme, on a page with every kind of it and in the results of a search."""
    page, seen = watch()
    address = served_site(hostile_site)
    for path in ("texts/text-2/", "glossary/term-2/", "glossary/", "notes/"):
        page.goto(address + path)
        page.evaluate(POINT_AT_ALL)
    assert search_box(page, "item").count() > 1
    assert page.locator("form.bitext-search :is([onerror], script, img, iframe)").count() == 0
    page.goto(f"{address}search/?q=item")
    page.locator(f".bitext-search-page {HIT}").first.wait_for()
    assert page.locator(".bitext-search-page :is([onerror], img, iframe)").count() == 0
    assert seen == []
