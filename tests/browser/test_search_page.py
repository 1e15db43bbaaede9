"""The search page: a search that can be linked to, with all texts, filters, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.support.project import build
from tests.support.reading_page import PAIRED, Visit, box
from tests.support.search_box import HIT, SEARCH, many_texts, marks, said
from tests.support.served_folder import ServeFolder
from tests.support.small_project import write_project

TEXTS = "section.bitext-found"
MANY = 13
"""Texts of the small site: more than are shown at once."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, served_site: ServeFolder) -> str:
    """Where a site of short texts is served, of two types, three years and three languages."""
    folder = write_project(tmp_path_factory.mktemp("many"), many_texts(MANY))
    done = build(folder)
    assert done.returncode == 0, done.stdout
    return served_site(folder / "site")


@pytest.fixture
def searched(visit: Visit) -> Callable[..., Page]:
    """A function that opens the search page for a query, in the real site."""

    def search(query: str, **options: object) -> Page:
        page = visit(f"{SEARCH}?q={quote(query, safe='&=')}", own=True, **options)  # type: ignore[arg-type]  # those of `visit`
        expect(said(page)).not_to_have_text("")
        return page

    return search


def words(page: Page) -> str:
    """Return what stands in the page's field."""
    return page.get_by_role("searchbox", name="Search for").input_value()


def test_a_linked_search_has_all_that_is_found(searched: Callable[..., Page]) -> None:
    """Texts with their titles in both languages, type, year and count; below each its best pairs, both sides marked."""
    page = searched("数字经济")
    expect(page).to_have_title("数字经济 – Search")
    assert words(page) == "数字经济"
    text = page.locator(TEXTS).filter(has=page.locator(f"h2 a[href$='{PAIRED}']"))
    assert text.locator("h2 [lang=en]").inner_text().startswith("Unceasingly")
    assert text.locator("h2 [lang=zh-Hans]").inner_text() == "不断做强做优做大我国数字经济"
    expect(text.locator(".bitext-found-facts")).to_have_text(re.compile(r"^speech · 2021 · (about )?\d+ hits$"))
    assert text.locator(HIT).count() == 3
    assert {"数字经济"} <= set(marks(text))
    assert text.locator(HIT).first.get_attribute("href", timeout=0) is not None


def test_the_rest_of_a_text_unfolds(searched: Callable[..., Page]) -> None:
    """The button “12 more in this text” shows all of them, and the keyboard goes on with the first."""
    page = searched("数字经济")
    text = page.locator(TEXTS).filter(has=page.locator(f"h2 a[href$='{PAIRED}']"))
    text.get_by_role("button", name=re.compile("more in this text")).click()
    expect(text.get_by_role("button")).to_have_count(0)
    found = text.locator(HIT).count()
    expect(text.locator(HIT).nth(3)).to_be_focused()
    assert found > 10
    assert len({str(link.get_attribute("href")).split("#")[-1] for link in text.locator(HIT).all()}) == found


def test_more_texts_come_by_a_button(page: Page, small: str) -> None:
    """With the keyboard too, which goes on with the first of them; none is shown twice, and the button goes with the last."""
    page.goto(f"{small}{SEARCH}?q=用水")
    page.locator(TEXTS).first.wait_for()
    first = page.locator(TEXTS).count()
    assert 1 < first < MANY
    more = page.get_by_role("button", name="More texts")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{TEXTS} h2 a").nth(first)).to_be_focused()
    expect(more).to_be_hidden()
    titles = page.locator(f"{TEXTS} h2").all_inner_texts()
    assert len(titles) == len(set(titles)) == MANY + 1  # with that of water.md
    expect(said(page)).to_have_text(re.compile(rf"^\d+ pairs in {MANY + 1} texts\.$"))


def test_the_address_follows_what_is_typed(searched: Callable[..., Page]) -> None:
    """While one types it is replaced, but not what Enter has ended, or an address: back and forward search for these again."""
    page = searched("cyber")
    before = page.evaluate("history.length")
    for typed in ("数字", "数字中国", "网络强国"):
        page.get_by_role("searchbox").fill(typed)
        page.wait_for_url(f"**/?q={quote(typed)}")
    assert page.evaluate("history.length") == before + 1
    page.keyboard.press("Enter")
    page.get_by_role("searchbox").fill("大数据")
    page.wait_for_url(f"**/?q={quote('大数据')}")
    page.keyboard.press("Enter")
    expect(page).to_have_title("大数据 – Search")
    page.go_back()
    expect(page).to_have_title("网络强国 – Search")
    assert words(page) == "网络强国"
    expect(page.locator("mark").first).to_be_visible()
    page.go_forward()
    expect(page).to_have_title("大数据 – Search")


def test_who_comes_back_finds_the_page_as_it_was(searched: Callable[..., Page]) -> None:
    """After a hit was opened and left again: what was unfolded is, and the page stands where it stood."""
    page = searched("数字经济")
    page.get_by_role("button", name=re.compile("more in this text")).first.click()
    page.locator(HIT).nth(9).scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # Material notes where a page stands when it has stood there for a moment
    count, top = page.locator(HIT).count(), page.evaluate("scrollY")
    page.locator(HIT).nth(9).click()
    page.locator("article.bitext").wait_for()
    page.go_back()
    page.locator(HIT).nth(9).wait_for()
    assert page.locator(HIT).count() == count
    page.wait_for_function("top => Math.abs(scrollY - top) < 5", arg=top)


def test_filters_have_counts_and_stand_in_the_address(page: Page, small: str) -> None:
    """By type and by year; they can be taken off, a link to them holds, and the counts are those of what is found."""
    page.goto(f"{small}{SEARCH}?q=用水")
    page.locator(TEXTS).first.wait_for()
    kind = page.get_by_label("Type")
    assert "law (48)" in kind.locator("option").all_inner_texts()  # thirty and six times three
    kind.select_option("speech")
    page.wait_for_url("**&type=speech")
    expect(said(page)).to_have_text("18 pairs in 6 texts.")
    page.get_by_label("Year").select_option("2021")
    page.wait_for_url("**&type=speech&year=2021")
    expect(said(page)).to_have_text("6 pairs in 2 texts.")
    assert all("speech · 2021" in facts for facts in page.locator(".bitext-found-facts").all_inner_texts())
    link = page.locator(HIT).first.get_attribute("href")
    assert "&type=speech&year=2021" in str(link)
    page.reload()
    expect(said(page)).to_have_text("6 pairs in 2 texts.")
    page.get_by_label("Type").select_option("")
    page.wait_for_url(lambda url: "type=" not in url and url.endswith("&year=2021"))


def test_notes_and_terms_can_be_asked_for_alone(searched: Callable[..., Page]) -> None:
    """The kinds of places are links with a count each; the one that is chosen is told."""
    page = searched("数字经济")
    filters = page.get_by_role("group", name="Filters")
    filters.get_by_role("link", name="In notes").click()
    page.wait_for_url("**&in=notes")
    expect(filters.locator("[aria-current]")).to_have_text(re.compile("In notes"))
    expect(page.locator(f"{HIT} .bitext-hit-label").first).to_have_text(re.compile(r"^Note \d+"))
    page.go_back()
    expect(filters.locator("[aria-current]")).to_have_text("Everything")
    filters.get_by_role("link", name="In terms").click()
    page.wait_for_url("**&in=terms")
    expect(page.locator(f"{TEXTS} h2")).to_have_text("Glossary")
    expect(page.locator(HIT).first).to_have_attribute("href", re.compile("/glossary/"))


def test_one_text_can_be_asked_for_alone(page: Page, small: str) -> None:
    """The text is named, and one link leads to all texts."""
    page.goto(f"{small}{SEARCH}?q=用水&text=t3/")
    expect(page.get_by_role("group", name="Filters")).to_contain_text("Only in Text 3")
    assert page.locator(f"{TEXTS} h2").all_inner_texts() == ["Text 3\n文本3"]
    page.get_by_role("link", name="Search all texts").click()
    page.wait_for_url(lambda url: "text=" not in url)
    expect(page.locator(TEXTS)).not_to_have_count(1)


def test_what_was_searched_also_is_said_and_can_be_taken_off(searched: Callable[..., Page]) -> None:
    """A rendering finds the pairs of its headword as well, until the reader says not to."""
    page = searched("cyber superpower")
    also = page.locator(".bitext-search-also")
    expect(also).to_have_text(re.compile("^Also searched: .*网络强国"))
    both = said(page).inner_text()
    also.get_by_role("link", name="Do not search also: 网络强国").click()
    page.wait_for_url(f"**&off={quote('网络强国')}")
    expect(said(page)).not_to_have_text(both)
    assert "网络强国" not in marks(page.locator(".bitext-search-found"))
    also.get_by_role("link", name="Search also: 网络强国").click()
    expect(said(page)).to_have_text(both)


def test_what_is_not_found_is_said_with_what_one_can_do(searched: Callable[..., Page]) -> None:
    """In a sentence, with the glossary and the list of texts."""
    page = searched("饕餮貔貅")
    expect(said(page)).to_have_text(re.compile("^Nothing found for “饕餮貔貅”. Look for fewer words"))
    page.get_by_role("link", name="All texts").last.click()
    page.wait_for_url("**/texts/")


def test_what_is_ignored_is_said(searched: Callable[..., Page]) -> None:
    """A query that is too long is cut, and one that only leaves out asks for a word."""
    expect(said(searched("数" * 300))).to_contain_text("Only the first 200 characters are searched.")
    expect(said(searched("-数字"))).to_contain_text("Add a word")


def test_what_fails_is_said_in_its_place(searched: Callable[..., Page]) -> None:
    """A fault is a sentence, and the next search tries again."""
    page = searched("cyber")
    page.route("**/search/**/*.bin", lambda route: route.abort())
    page.get_by_role("searchbox").fill("数字中国")
    expect(said(page)).to_have_text("The search index could not be loaded; check the connection.")
    page.unroute("**/search/**/*.bin")
    page.get_by_role("searchbox").fill("数字中国 ")
    page.locator("mark").first.wait_for()
    expect(said(page)).to_have_text(re.compile(r"\d+ (hits|pairs)"))


def test_lines_run_the_way_of_their_language(page: Page, small: str) -> None:
    """Arabic stands from right to left in a hit, and its title in the heading."""
    page.goto(f"{small}{SEARCH}?q=كتب")
    side = page.locator(f"{HIT} [lang=ar]").first
    assert side.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator("h2 [lang=ar]").evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_the_page_begins_with_its_field(visit: Visit) -> None:
    """Without a query the keyboard is in it, the one in the header is gone, and `/` leads back to it."""
    page = visit(SEARCH, own=True)
    expect(page.get_by_role("searchbox", name="Search for")).to_be_focused()
    expect(page.locator("form.bitext-search")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search for")).to_be_focused()
    expect(page.locator(".bitext-search-elsewhere")).to_be_visible()


def test_paper_has_what_is_found_and_no_control(searched: Callable[..., Page]) -> None:
    """Printed: the sentence, the texts and the hits."""
    page = searched("数字经济")
    page.emulate_media(media="print")
    expect(page.locator(HIT).first).to_be_visible()
    for control in (
        ".bitext-search-page form",
        ".bitext-search-controls",
        ".bitext-search-page button",
        "form.bitext-search",
    ):
        expect(page.locator(control).first).to_be_hidden()


def test_the_text_size_can_be_doubled(searched: Callable[..., Page]) -> None:
    """At 200 and at 400 % nothing has to be scrolled sideways."""
    for width in (640, 320):
        assert searched("digital economy", width=width).evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_is_in_no_navigation_and_has_no_text_of_its_own(site: Path) -> None:
    """The box leads to it, and nothing else; it is a page like others."""
    page = (site / "search" / "index.html").read_text("utf-8")
    assert '<div class="bitext-search-page">' in page
    assert 'class="md-nav__link"' in page
    assert 'href="./" class="md-nav__link' not in page


def test_the_keyboard_stays_with_a_filter(searched: Callable[..., Page]) -> None:
    """A filter that is chosen keeps the focus; where it is gone, the count has it."""
    page = searched("网络强国")
    page.locator(".bitext-search-kinds a").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bitext-search-kinds a[aria-current]")).to_be_focused()
    page.locator(".bitext-search-also [aria-label^=Do]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bitext-search-said")).to_be_focused()


def test_chinese_among_other_words_is_marked_as_such(searched: Callable[..., Page]) -> None:
    """A voice reads, and a font shows, the Chinese in a note as Chinese, marked or not."""
    page = searched("网络强国")
    expect(page.locator("[data-bitext-kind=note] [lang=en] mark [lang=zh]").first).to_have_text("网络强国")


def test_paper_says_what_was_searched_for(searched: Callable[..., Page]) -> None:
    """The field and the filters are not printed; a line says what they held."""
    page = searched("平台")
    expect(page.locator(".bitext-search-said")).to_contain_text("pair")
    expect(page.locator(".bitext-search-printed")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".bitext-search-printed")).to_have_text("Search: 平台")
    page.emulate_media(media="screen")
    page.goto(f"{page.url}&in=texts&type=plan&off=网络强国")
    expect(page.locator(".bitext-search-printed")).to_have_text("Search: 平台 · in texts · plan · not also 网络强国")


def test_no_term_is_shown_twice(searched: Callable[..., Page]) -> None:
    """A button that is pressed twice unfolds once; the heading leads to the glossary, and each hit says that it is a term."""
    page = searched("platform&in=terms")
    more = page.get_by_role("button", name=re.compile(r"^\d+ more terms?$"))
    more.dblclick()
    expect(more).to_be_hidden()
    expect(page.locator(".bitext-found-facts")).to_have_text(f"{page.locator(HIT).count()} terms")
    assert all(label.startswith("Term ") for label in page.locator(".bitext-hit-label").all_inner_texts())
    expect(page.get_by_role("link", name="Glossary", exact=True).first).to_have_attribute(
        "href", re.compile("/glossary/$")
    )


def test_a_page_that_is_loaded_again_is_as_it_was(searched: Callable[..., Page]) -> None:
    """The history keeps what was unfolded and where the page stood, where the browser keeps no page."""
    page = searched("数字经济")
    page.get_by_role("button", name=re.compile("more in this text")).first.click()
    page.locator(HIT).nth(9).scroll_into_view_if_needed()
    page.wait_for_function("history.state?.bitextSearch?.top === scrollY && scrollY > 0")
    count, top = page.locator(HIT).count(), page.evaluate("scrollY")
    page.reload()
    page.wait_for_function("top => Math.abs(scrollY - top) < 5", arg=top)
    assert page.locator(HIT).count() == count


def test_the_field_has_the_language_of_its_words(searched: Callable[..., Page]) -> None:
    """For the fonts and voices of Chinese; that of an address as that of what is typed."""
    field = searched("网络强国").get_by_role("searchbox")
    expect(field).to_have_attribute("lang", "zh")
    field.fill("cyber")
    expect(field).to_have_attribute("lang", "")


def test_fingers_find_the_controls(searched: Callable[..., Page]) -> None:
    """What is pressed is 44 pixels high on a phone, and 24 anywhere."""
    page = searched("superpower", width=390, has_touch=True)
    controls = page.locator(".bitext-search-controls :is(a, select), .bitext-search-page button:visible")
    assert min(box(each)["height"] for each in controls.all()) >= 44
    assert min(box(each)["width"] for each in controls.all()) >= 24


def test_a_longer_query_is_offered_in_parts(searched: Callable[..., Page]) -> None:
    """Characters that stand nowhere in this order are found apart by one click, where a pair has both parts."""
    page = searched("数字经济平台")
    expect(page.locator(".bitext-search-said")).to_contain_text("Nothing found for “数字经济平台”")
    page.get_by_role("link", name="数字经济 平台").click()
    expect(page.locator(".bitext-search-said")).to_contain_text("in 1 text")
    expect(page.get_by_role("searchbox")).to_have_value("数字经济 平台")
