"""What is left of the search without scripts, without a server, and in a theme that has no place for its box."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.project import CONFIGURATION, build
from tests.support.reading_page import PAIRED, TEXTS, Visit, box
from tests.support.search_box import HIT, SEARCH, field, many_texts, search_box
from tests.support.served_folder import ServeFolder
from tests.support.small_project import write_project

SERVED = "Search needs the site to be opened from a web server"
SCRIPTS = ".bitext-search-page noscript > p"


@pytest.mark.parametrize("width", [1440, 390])
def test_without_scripts_the_box_leads_to_other_ways(visit: Visit, width: int) -> None:
    """The search page says that it needs scripts, and offers the glossary and the list of texts; the icon opens the box."""
    page = visit(PAIRED, width=width, java_script_enabled=False)
    place = box(page.locator(".bitext-search-field"))
    page.mouse.click(place["x"] + 20, place["y"] + 20)
    page.keyboard.type("cyber")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=cyber")
    expect(page.locator(SCRIPTS)).to_be_visible()
    expect(page.get_by_text(SERVED)).to_be_hidden()
    expect(page.locator(".bitext-search-elsewhere")).to_contain_text("Glossary · All texts")
    page.locator(".bitext-search-elsewhere").get_by_role("link", name="All texts").click()
    assert page.url.endswith(TEXTS)


def test_opened_as_a_file_the_page_says_what_it_needs(tmp_path: Path, page: Page) -> None:
    """No module loads there: the box leads to the search page, which says so in a sentence."""
    configuration = f"{CONFIGURATION}use_directory_urls: false\n"
    folder = write_project(tmp_path, {**many_texts(1), "mkdocs.yml": configuration})
    done = build(folder)
    assert done.returncode == 0, done.stdout
    page.goto((folder / "site" / "t0.html").as_uri())
    page.locator(".bitext-search-field").click()
    page.keyboard.type("water")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=water")
    expect(page.get_by_text(SERVED)).to_be_visible()
    expect(page.locator(SCRIPTS)).to_be_hidden()
    expect(page.locator(".bitext-search-elsewhere")).to_contain_text("All texts")
    expect(page.locator(".bitext-search-elsewhere")).not_to_contain_text("Glossary")  # this site has none


def test_the_sentence_for_files_is_seen_nowhere_else(visit: Visit) -> None:
    """From the first paint on, before any module has come."""
    page = visit("no/such/page/", own=True)
    page.route("**/bitext.js*", lambda route: route.abort())
    page.goto(page.url.removesuffix("no/such/page/") + SEARCH)
    expect(page.locator(".bitext-search-elsewhere")).to_be_visible()
    expect(page.get_by_text(SERVED)).to_be_hidden()


def test_a_theme_without_a_place_for_it_has_a_box_in_the_corner(
    tmp_path: Path, served_site: ServeFolder, page: Page
) -> None:
    """It moves nothing on the page; what is found opens above it, and `/` leads to it."""
    configuration = "site_name: Water\nplugins: [bitext]\nmarkdown_extensions: [tables, footnotes]\n"
    folder = write_project(tmp_path, {**many_texts(1), "mkdocs.yml": configuration})
    done = build(folder)
    assert done.returncode == 0, done.stdout
    page.goto(served_site(folder / "site") + "t0/")
    field(page).wait_for()
    assert box(field(page))["y"] > 600
    search_box(page, "用水")
    assert box(page.locator(".bitext-search-panel"))["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator(f".bitext-search-page {HIT}").first.wait_for()


def test_a_site_without_an_index_has_no_box(tmp_path: Path, served_site: ServeFolder, page: Page) -> None:
    """Where a host runs no plugins and nobody has written the index, nothing promises a search."""
    folder = write_project(tmp_path, {**many_texts(1), "mkdocs.yml": "site_name: Water\nplugins: [bitext]\n"})
    assert build(folder).returncode == 0
    (folder / "site" / "search" / "manifest.json").unlink()
    page.goto(served_site(folder / "site") + "t0/")
    page.wait_for_load_state("networkidle")
    assert page.locator("form.bitext-search").count() == 0
    page.keyboard.press("s")
    expect(page.locator("body")).to_be_focused()


def test_zensical_has_the_box_in_its_header(tmp_path: Path, served_site: ServeFolder, page: Page) -> None:
    """Its templates are not ours: the script puts the box where Material has it, and finds the same."""
    configuration = """\
site_name: Water
site_url: http://127.0.0.1/
theme: {name: material, font: false}
plugins: []
markdown_extensions:
  - tables
  - footnotes
  - bitext.hosts.zensical: {source_texts: source_texts}
extra_css: [assets/bitext/bitext.css]
extra_javascript: [{path: assets/bitext/bitext.js, type: module}]
"""
    pages = {"docs/search.md": "# Search\n\n<!-- search -->\n", "docs/index.md": "# Texts\n\n<!-- texts -->\n"}
    folder = write_project(tmp_path, {**many_texts(1), "mkdocs.yml": configuration, **pages})
    bitext = str(Path(sys.executable).with_name("bitext"))
    zensical = [sys.executable, "-m", "zensical", "build"]
    for command in ([bitext, "assets", "docs/assets/bitext"], zensical, [bitext, "search", "site"]):
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    page.goto(served_site(folder / "site") + "t0/")
    field(page).wait_for()
    assert box(field(page))["y"] < 60
    search_box(page, "用水")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator(f".bitext-search-page {HIT}").first.wait_for()
