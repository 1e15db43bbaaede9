"""Nothing that a stranger writes runs in a reader's browser, or asks another site for anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.support.hostile import VECTORS, faults_in, write_hostile_site
from tests.support.project import build
from tests.support.served_folder import ServeFolder


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site in which each vector stands in every field of every file."""
    folder = write_hostile_site(tmp_path_factory.mktemp("hostile"))
    done = build(folder)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "Traceback" not in done.stdout
    return folder / "site"


@pytest.fixture(scope="module")
def guarded_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that notes what runs, and each request to another site, which it does not let through."""
    seen: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.expose_function("alerted", lambda: seen.append(f"ran on {page.url}"))
        page.add_init_script("window.alert = () => window.alerted()")
        page.on(
            "request",
            lambda request: None if request.url.startswith(("http://127.0.0.1", "data:")) else seen.append(request.url),
        )
        page.route(lambda url: not url.startswith("http://127.0.0.1"), lambda route: route.abort())
        yield page, seen


def test_nothing_runs_and_nothing_is_asked(
    hostile_site: Path, served_site: ServeFolder, guarded_page: tuple[Page, list[str]]
) -> None:
    """On no page of the site: opened, hovered over, and with every link of its article followed."""
    page, seen = guarded_page
    address = served_site(hostile_site)
    paths = sorted(path.parent.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("index.html"))
    assert len(paths) > 5 * len(VECTORS)
    for path in paths:
        page.goto(f"{address}{path}/".replace("/./", "/"), wait_until="load")
        page.evaluate("""() => document.querySelectorAll("main *, header *, nav *").forEach(one => {
            for (const kind of ["mouseover", "mouseenter", "focus", "error"]) one.dispatchEvent(new Event(kind));
            if (one.href && String(one.href).toLowerCase().startsWith("javascript")) one.click();
        })""")
        assert seen == [], path


def test_nothing_in_an_article_could_run(hostile_site: Path) -> None:
    """An HTML parser of its own finds neither an element, nor an attribute, nor an address that could."""
    for path in sorted(hostile_site.rglob("*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for article in soup.select("article.bitext, .md-content__inner, nav, title, .bitext-texts, .bitext-glossary"):
            for script in article.select('script[src$="assets/bitext/early.js"], .md-content__button, svg'):
                script.extract()
            assert faults_in(article) == [], path


def test_nothing_found_in_a_search_runs(
    hostile_site: Path, served_site: ServeFolder, guarded_page: tuple[Page, list[str]]
) -> None:
    """What stands in the results is text."""
    page, seen = guarded_page
    page.goto(served_site(hostile_site))
    page.locator(".md-search__input").first.fill("alert")
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(300)
    assert page.locator(".md-search-result__item").count() > 1
    assert page.locator(".md-search-result [onerror], .md-search-result script, .md-search-result img").count() == 0
    assert seen == []
