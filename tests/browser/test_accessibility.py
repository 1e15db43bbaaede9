"""axe-core finds nothing on any kind of page, nor in what opens there: WCAG 2.0 to 2.2, A and AA, and best practice."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from bitext.model.glossary import FEW
from tests.support.accessibility import assert_nothing_found
from tests.support.noted_page import NOTED
from tests.support.project import build, write
from tests.support.reading_page import PAIRED, PLAN, TEXTS, Visit, choose_in
from tests.support.search_box import SEARCH, said, search_box
from tests.support.sentence_page import MENU
from tests.support.served_folder import ServeFolder
from tests.test_large_glossary import FILES, entries

START = "start/"
GLOSSARY = "glossary/"
PAGES = {
    "home": "",
    "list": TEXTS,
    "pairs": PAIRED,
    "no original": "texts/promoting-digital-china/",
    "chapters": PLAN,
    "start": START,
    "glossary": GLOSSARY,
    "term": "glossary/wangluo-qiangguo/",
    "compared": "renderings/",
    "notes": "notes/",
    "guide": "guide/editors/",
    "404": "no/such/page/",
}
NEW_COLOURS = {
    # Of its pairs some have the same colours as the others; those of the short text are all asked for.
    PAIRED: [
        "h1",
        ".bitext-evidence",
        ".bitext-bar",
        *(f"#p{number}" for number in range(2, 10)),
        ".md-header",
        ".md-footer",
    ],
    PLAN: ["h1", ".bitext-evidence", ".bitext-bar", ".bitext-headings", "#p7", "table"],
    # Of its lists some entries have the same colours as the others.
    GLOSSARY: [".bitext-letter:nth-of-type(1)", ".bitext-letters", ".md-header", ".md-sidebar", "h1", ".bitext-filter"],
}
"""On long pages: what has colours that no other page has."""
REST = {
    PAIRED: ["#p9 ~ .bitext-pair"],
    PLAN: ["#p30 ~ .bitext-pair"],
    GLOSSARY: [".bitext-letter ~ .bitext-letter ~ .bitext-letter"],
}
"""On long pages: what is like all that stands before it. It is asked about in one of two widths."""
CARD = ".bitext-card"
day_and_night = pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])


@day_and_night
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_as_it_opens(visit: Visit, path: str, scheme: str, width: int) -> None:
    """Every kind of page, by day on a desk and by night on a phone."""
    page = visit(path, color_scheme=scheme, width=width)
    palette = "slate" if scheme == "dark" else "default"
    assert page.locator("body").get_attribute("data-md-color-scheme") == palette
    if path == TEXTS:  # the order is told to everybody
        page.get_by_role("button", name="Date").click()
    if path == PAGES["guide"] and width > 1220:  # a link half behind the edge of its scrolled list is no small one
        page.set_viewport_size({"width": width, "height": 1800})
    assert_nothing_found(
        page, contrast_in=NEW_COLOURS.get(path, ()), without=REST.get(path, ()) if width == 390 else ()
    )


@day_and_night
def test_a_search(visit: Visit, scheme: str, width: int) -> None:
    """The page of a search with what is found, and the box with a hit of it chosen."""
    page = visit(f"{SEARCH}?q={quote('数字经济')}", color_scheme=scheme, width=width)
    expect(said(page)).not_to_have_text("")
    assert_nothing_found(page)
    page = visit("no/such/page/", color_scheme=scheme, width=width)
    search_box(page, "数字经济")
    page.keyboard.press("ArrowDown")
    assert_nothing_found(page)


@day_and_night
def test_all_that_opens_on_a_text(visit: Visit, scheme: str, width: int) -> None:
    """Each menu of the bar, what folds open at the head, cards, the menu of a sentence, the help, the bar of a hit."""
    page = visit(START, color_scheme=scheme, width=width)
    summaries = page.locator(".bitext-menu > summary:visible, .bitext-evidence > details > summary")
    assert summaries.count() >= 6
    for summary in summaries.all():
        summary.click()
        in_bar = summary.evaluate("one => !!one.closest('.bitext-bar')")
        assert_nothing_found(page, within=[".bitext-bar" if in_bar else ".bitext-evidence"])
    page.keyboard.press("Escape")
    page.locator(".bitext-pair a.bitext-first").first.click()
    expect(page.locator(CARD)).to_be_visible()
    assert_nothing_found(page, within=[CARD, ".bitext-pair:has([data-bitext-lit])"])
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert_nothing_found(page, within=["dialog"])
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    expect(page.locator(MENU)).to_be_visible()
    assert_nothing_found(page, within=[MENU, ".bitext-pair:has([data-bitext-lit])"])


@day_and_night
def test_where_a_reader_arrives(visit: Visit, scheme: str, width: int) -> None:
    """A sentence that is addressed is lit, in the view of sentences; the words of a hit are, above the hit's bar."""
    page = visit(f"{START}?view=sentences", color_scheme=scheme, width=width)
    place = page.locator(".bitext-sentence[id]").nth(2).get_attribute("id")
    page = visit(f"{START}?view=sentences&q={quote('读')}#{place}", color_scheme=scheme, width=width)
    expect(page.locator(".bitext-landing [role=status]")).to_have_text(re.compile(r"\d|found"))
    assert_nothing_found(page)


@day_and_night
def test_notes_in_each_face(visit: Visit, scheme: str, width: int) -> None:
    """In place, beside and hidden, with the card of a note open."""
    page = visit(NOTED, color_scheme=scheme, width=width)
    for face in ("place", "beside", "hidden") if width > 390 else ("place", "hidden"):
        choose_in(page, "notes", face)
        if face == "hidden":
            page.locator("#p5 .bitext-bracket > .bitext-noteref").click()
        assert_nothing_found(page, contrast_in=["article", CARD] if face == "hidden" else ["article"])


def test_a_page_that_terms_share(visit: Visit, served_site: ServeFolder, tmp_path: Path) -> None:
    """A glossary that is too large for a page a term has pages by letter."""
    folder = write(tmp_path, {**FILES, "docs/glossary.yml": entries(FEW + 1)})
    done = build(folder)
    assert done.returncode == 0, done.stdout
    site = folder / "site"
    shared = next(path for path in site.rglob("index.html") if "bitext-shared" in path.read_text("utf-8"))
    page = visit("no/such/page/", width=390)
    page.goto(f"{served_site(site)}{shared.parent.relative_to(site).as_posix()}/")
    assert_nothing_found(page)


def test_the_languages_are_marked(visit: Visit) -> None:
    """WCAG 2.2, SC 3.1.2: no Chinese character stands outside an element that says so."""
    page = visit(PAIRED)
    unmarked = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.querySelector("article.bitext"), NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode())
                if (/\\p{Script=Han}/u.test(walker.currentNode.data))
                    if (!walker.currentNode.parentElement.closest("[lang]").lang.startsWith("zh")) found.push(walker.currentNode.data);
            return found;
        }"""
    )
    assert unmarked == []
