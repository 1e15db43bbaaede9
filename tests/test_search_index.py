"""What the host's search is given: texts, and none of the lists that repeat them."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from tests.support.project import build
from tests.support.reading_page import PAIRED
from tests.support.small_project import PAGE, write_project

TERM = "glossary/shuzi-jingji/"
PAGES = (PAIRED, "notes/", "glossary/", TERM, "renderings/")


def test_no_heading_of_what_is_left_out_is_found(site: Path) -> None:
    """Every heading is a result of its own: one whose text is left out would be found, and lead to what was not asked for."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    found: dict[str, set[str]] = {page: set() for page in PAGES}
    for each in index["docs"]:
        page, _, place = each["location"].partition("#")
        if page in found:
            found[page].add(place)
    for page, places in found.items():
        soup = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
        left_out = {str(one["id"]) for one in soup.select("[data-search-exclude] :is(h1, h2, h3, h4, h5, h6)[id]")}
        assert not left_out & places, page
    assert found[PAIRED] == {""}
    assert found[TERM] == {"", "renderings"}


def test_places_on_the_page_of_a_term_keep_their_addresses(site: Path) -> None:
    """A text that a term's page quotes has an address there that does not change with the number of its passages."""
    soup = BeautifulSoup((site / TERM / "index.html").read_text("utf-8"), "html.parser")
    assert soup.select_one("h3#in-texts-xi-2021-digital-economy > a")


def test_a_tag_that_is_none_stays_a_word_of_its_heading(tmp_path: Path) -> None:
    """It is said and shown, and what follows is the text of the page and not part of its title."""
    page = PAGE.replace("# Measures for Saving Water", "# Measures of the <State>")
    done = build(write_project(tmp_path, {"docs/water.md": page}))
    assert "docs/water.md:6:19: error[C29] expected HTML that may stand here, found <State>; " in done.stdout
    index = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text("utf-8"))
    entry = next(each for each in index["docs"] if each["location"] == "water/")
    assert "save water" in entry["text"]
    assert "save water" not in entry["title"]
