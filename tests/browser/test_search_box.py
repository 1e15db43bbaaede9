"""The search box: as one types, by keyboard, with an input method, on a phone, and when something is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.support.reading_page import PAIRED, TEXTS, Visit, box, open_help
from tests.support.search_box import HIT, composition, field, marks, options, panel, search_box

PHRASE = '"bull by the horns"'
"""Stands in one pair of the speech, in one of its sentences, and in no other text."""


@pytest.mark.parametrize("path", ["", TEXTS, PAIRED, "guide/", "no/such/page/"])
def test_a_key_leads_to_the_box_on_every_page(visit: Visit, path: str) -> None:
    """`/` and `s` focus it, and are not typed into it."""
    page = visit(path)
    for key in ("/", "s"):
        page.keyboard.press(key)
        expect(field(page)).to_be_focused()
        expect(field(page)).to_have_value("")
        field(page).blur()


def test_the_keys_and_the_address_hold_after_instant_navigation(visit: Visit) -> None:
    """From a page that was reached without loading it, the box leads to the search page of the site."""
    page = visit(own=True)
    page.evaluate("window.stayed = true")
    page.locator(".bitext-texts a[href*=xi-2021]").click()
    page.locator(".bitext-keys").wait_for(state="attached")
    page.keyboard.press("s")
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text("数字经济")
    options(page).first.wait_for()  # before the search has come, the form loads the page
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^http://[^/]+/search/\?q="))
    page.locator(f".bitext-search-page {HIT}").first.wait_for()
    assert page.evaluate("window.stayed") is True


def test_a_key_with_a_modifier_or_while_somebody_types_is_not_taken(visit: Visit) -> None:
    """A browser has keys of its own, and a letter is a letter."""
    page = visit(PAIRED)
    refused = page.evaluate(
        """() => ["/", "s"].filter(key => !document.body.dispatchEvent(new KeyboardEvent("keydown",
            { key, ctrlKey: true, bubbles: true, cancelable: true })))"""
    )
    assert refused == []
    page.keyboard.press("/")
    page.keyboard.type("s/s")
    expect(field(page)).to_have_value("s/s")


def test_the_switch_of_the_keys_holds_for_the_box(visit: Visit) -> None:
    """WCAG 2.2, SC 2.1.4: who has switched the keys off is not taken to the search, and the help lists them before."""
    page = visit(PAIRED)
    open_help(page)
    assert {"/", "s"} < set(page.locator("dialog kbd").all_inner_texts())
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(field(page)).not_to_be_focused()


def test_nothing_is_fetched_before_somebody_searches(visit: Visit) -> None:
    """A page that nobody searches on asks for no part of the search; the focus asks for script, styles and manifest."""
    page = visit(own=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url] == []
    with page.expect_request("**/search/manifest.json"):
        page.keyboard.press("/")
    assert any("/search.js?" in url for url in asked)
    assert any("/search.css?" in url for url in asked)


def test_a_pair_is_found_with_both_sides_marked(visit: Visit) -> None:
    """Below its text stands the pair with its number, each side in its language, what was looked for marked."""
    page = visit()
    search_box(page, "数字经济")
    text = panel(page).get_by_role("group").filter(has=page.locator(f"[href*='{PAIRED}']")).first
    hit = text.locator(HIT).first
    assert set(marks(hit)) <= {"数字经济", "digital economy", "Digital Economy"}
    sides = hit.locator(".bitext-hit-side")
    assert sides.evaluate_all("all => all.map(one => one.lang)") == ["zh-Hans", "en"]
    assert sides.evaluate_all("all => all.every(one => one.querySelector('mark') || !one.lang.startsWith('zh'))")
    expect(text).to_have_accessible_name(re.compile("Unceasingly .* 不断做强"))


def test_a_phrase_leads_to_its_sentence(visit: Visit) -> None:
    """A hit is chosen with the arrows and opened with Enter: the page of the text, at the place, with the query."""
    page = visit()
    search_box(page, PHRASE)
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{PAIRED}\?q=[^#]*bull[^#]*#p9"))
    page.locator("article.bitext").wait_for()
    expect(panel(page)).to_be_hidden()


def test_however_a_text_comes_into_the_field_it_is_searched(visit: Visit) -> None:
    """By keys, by dictation, out of the clipboard or with the mouse: no key has to follow."""
    page = visit("no/such/page/")
    field(page).click()
    for how in ("type", "insert", "insertFromPaste", "insertFromDrop"):
        if how == "type":
            page.keyboard.type("cyber")
        elif how == "insert":
            page.keyboard.insert_text("cyber")
        else:
            # As a browser does it: the field changes, then it is told.
            field(page).evaluate(
                """(input, kind) => { input.value = "cyber";
                    input.dispatchEvent(new InputEvent("input", { inputType: kind, bubbles: true })); }""",
                how,
            )
        expect(panel(page).locator("mark").first).to_have_text(re.compile("cyber", re.IGNORECASE))
        field(page).fill("")
        expect(panel(page)).to_be_hidden()


def test_nothing_happens_while_an_input_method_composes(visit: Visit) -> None:
    """What is composed is not searched, and the keys that choose a character choose no hit; what comes of it is searched."""
    page = visit(own=True)
    search_box(page, "cyber")
    page.keyboard.press("ArrowDown")
    before = page.url, panel(page).inner_text()
    with composition(page):
        for key in ("Enter", "Escape", "ArrowDown"):
            field(page).dispatch_event("keydown", {"key": key, "isComposing": True, "keyCode": 229})
        page.wait_for_timeout(200)  # longer than a search waits for further keys
        assert (page.url, panel(page).inner_text()) == before
        page.keyboard.insert_text("数字")
    expect(panel(page)).to_contain_text("What else can be done")  # "cyber数字" stands nowhere
    field(page).dispatch_event("keydown", {"key": "Enter", "keyCode": 229})  # Safari: after the end of the composition
    assert page.url == before[0]


def test_the_arrows_go_round_and_the_field_keeps_the_focus(visit: Visit) -> None:
    """Down and up go from hit to hit and back to the field; Home and End stay with the text; the hit is told to a reader."""
    page = visit()
    count = search_box(page, PHRASE).count()
    assert count > 1
    for _ in range(count):
        page.keyboard.press("ArrowDown")
    active = field(page).get_attribute("aria-activedescendant")
    assert active == options(page).last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    expect(field(page)).to_have_attribute("aria-activedescendant", "")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_have_attribute("aria-activedescendant", str(active))
    page.keyboard.press("Home")
    page.keyboard.insert_text("x")
    expect(field(page)).to_have_value(f"x{PHRASE}")
    expect(field(page)).to_be_focused()


def test_escape_closes_then_clears_then_leaves(visit: Visit) -> None:
    """The focus stays in the field until nothing is left to undo."""
    page = visit()
    search_box(page, PHRASE)
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(field(page)).to_have_value(PHRASE)
    page.keyboard.press("ArrowDown")
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field(page)).not_to_be_focused()


def test_enter_without_a_choice_leads_to_the_search_page(visit: Visit) -> None:
    """As the last line of the list does, which says how many there are."""
    page = visit(PAIRED)
    search_box(page, "数字经济")
    expect(options(page).last).to_have_text(re.compile(r"^All: (about )?\d+ (hits|pairs)"))
    target = options(page).last.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))
    page.locator(f".bitext-search-page {HIT}").first.wait_for()


def test_more_of_one_text_is_on_the_search_page(visit: Visit) -> None:
    """The line “12 more in this text” leads to the search of that text alone."""
    page = visit()
    search_box(page, "数字经济")
    more = options(page).filter(has_text=re.compile(r"^(about )?\d+ more in this text$")).first
    more.click()
    page.wait_for_url(re.compile(rf"/search/\?q=[^&]*&text={PAIRED}$"))
    page.locator(f".bitext-search-page {HIT}").first.wait_for()
    assert page.locator(".bitext-search-page h2").count() == 1


def test_a_pointer_opens_a_hit_and_a_click_elsewhere_closes_the_list(visit: Visit) -> None:
    """Whoever has no keyboard searches as well."""
    page = visit()
    search_box(page, PHRASE)
    page.mouse.click(5, 800)
    expect(panel(page)).to_be_hidden()
    field(page).click()
    options(page).first.click()
    page.wait_for_url(f"**/{PAIRED}?*")
    expect(panel(page)).to_be_hidden()


def test_the_count_is_told(visit: Visit) -> None:
    """A live region says how much was found, and that nothing was."""
    page = visit()
    search_box(page, PHRASE)
    status = page.get_by_role("search").get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ pairs? .*in \d+ texts?.*\.$"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.insert_text("饕餮貔貅")
    expect(status).to_have_text("Nothing found.")


def test_a_newer_input_ends_an_older_search(visit: Visit) -> None:
    """What was asked for first and answered last is not shown."""
    page = visit(own=True)
    search_box(page, "cyber")
    held: list[Route] = []
    page.route("**/search/g/**", lambda route: held.append(route))  # noqa: PLW0108  # Playwright takes no bound method of a list
    field(page).fill("数字中国")
    page.wait_for_timeout(150)
    field(page).fill('"in our own hands"')
    expect(panel(page).locator("mark").first).to_have_text("in our own hands")
    for route in held:
        route.continue_()
    page.wait_for_timeout(150)
    assert "数字中国" not in marks(panel(page))


def test_whatever_is_typed_nothing_breaks_and_nothing_runs(visit: Visit, address: str) -> None:
    """A text is a text: below the box, in addresses, and on the search page."""
    page = visit("no/such/page/", own=True)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(error.message))
    page.expose_function("alerted", lambda: wrong.append("ran"))
    page.add_init_script("window.alert = () => window.alerted()")
    for text in (
        "数" * 10_000,
        "😀 👩‍👩‍👧",
        "<img src=x onerror=alert(1)>",
        "100%",
        "a\ud800b",
        "(a+)+$|[\\",
        "__proto__ constructor",
        "\u202e-",
    ):
        page.goto(f"{address}no/such/page/")
        page.keyboard.press("/")
        field(page).evaluate(
            "(input, text) => { input.value = text; input.dispatchEvent(new InputEvent('input', { bubbles: true })); }",
            text,
        )
        options(page).first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        expect(page.locator(".bitext-search-said")).not_to_have_text("")
        assert page.locator(":is(.bitext-search-page, form.bitext-search) img").count() == 0, text[:30]
        assert wrong == [], text[:30]


def test_what_cannot_be_read_is_said_and_the_next_key_tries_again(visit: Visit) -> None:
    """Without a connection one sentence says so in the place of what is found."""
    page = visit(own=True)
    page.route("**/search/manifest.json", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.insert_text("cyber")
    expect(page.locator(".bitext-search-head")).to_have_text(re.compile("could not be loaded"))
    page.unroute("**/search/manifest.json")
    page.keyboard.insert_text(" superpower")
    options(page).first.wait_for()


def test_without_what_searches_enter_leads_to_the_page_that_says_so(visit: Visit) -> None:
    """Where the script of the search is not to be had, the box is a form as without scripts."""
    page = visit(own=True)
    page.route(re.compile(r"/search(-page)?\.js"), lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.insert_text("cyber")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=cyber")
    expect(page.locator(".bitext-search-page")).to_contain_text("Search could not be loaded")


def test_on_a_phone_an_icon_opens_the_box_over_the_header(visit: Visit) -> None:
    """It is as large as a finger; the box has the whole width, the list all below it, and a button closes both."""
    page = visit(PAIRED, width=390, height=800)
    wide = page.evaluate("document.documentElement.scrollWidth")
    icon = box(field(page))
    assert icon["width"] >= 44
    assert icon["height"] >= 44
    page.mouse.click(icon["x"] + 20, icon["y"] + 20)
    page.keyboard.insert_text("数字经济")
    options(page).first.wait_for()
    assert box(field(page))["width"] == 390
    assert box(page.locator(".bitext-search-panel"))["width"] == 390
    assert all(box(option)["height"] >= 24 for option in options(page).all())
    assert page.evaluate("document.documentElement.scrollWidth") == wide
    page.get_by_role("button", name="Close the search").click()
    expect(panel(page)).to_be_hidden()
    assert box(field(page))["width"] < 60


def test_the_box_moves_nothing_when_it_opens(visit: Visit) -> None:
    """It grows over what stands before it in the header."""
    page = visit(PAIRED)
    places = ".md-header__title, .md-header [for^=__palette]:not([hidden]), #p3"
    before = [box(each) for each in page.locator(places).all()]
    search_box(page, PHRASE)
    assert [box(each) for each in page.locator(places).all()] == before


def test_in_forced_colours_the_chosen_hit_is_seen(visit: Visit) -> None:
    """Where a browser takes the colours away, lines are left."""
    page = visit(forced_colors="active")
    search_box(page, PHRASE)
    page.keyboard.press("ArrowDown")
    chosen = panel(page).locator("[aria-selected=true]")
    assert chosen.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_the_text_size_can_be_doubled(visit: Visit) -> None:
    """At 200 % (half as many pixels) nothing has to be scrolled sideways."""
    page = visit(PAIRED, width=640, height=450)
    search_box(page, "digital economy")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_nothing_of_the_theme_s_own_search_is_left(site: Path) -> None:
    """Neither its box nor its index is published."""
    page = (site / "index.html").read_text("utf-8")
    assert 'data-md-component="search"' not in page
    assert not (site / "search" / "search_index.json").exists()
