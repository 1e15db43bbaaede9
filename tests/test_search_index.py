"""What the host's search is given: texts, and none of the lists that repeat them."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from tests.support.reading_page import PAIRED

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
