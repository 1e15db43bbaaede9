"""The page of a hit: it opens at the pair, the words are lit, and a bar leads from hit to hit until Escape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.support.noted_page import NOTED
from tests.support.reading_page import PAIRED, PLAN, Visit, box, choose_in, covered_to, open_help

SLOGAN = "网络强国"
"""In the original of the speech, in its notes, and a term of the glossary."""
NOSE = "牛鼻子"
"""In a sentence, in a note, and a term: three hits on two pages."""
NOSE_ENTRY = "glossary/niubizi/"
BAR = ".bitext-landing"
TERM = "glossary/wangluo-qiangguo/"
"""A term with an essay."""
ENTRY = "glossary/bu-qi-duanban/"
"""A term without one."""
NOTES_GUIDE = "guide/notes/"
EVERY = 60
"""Of the pairs of the long text, each so many is tried."""


def hit(path: str, query: str, place: str = "", more: str = "") -> str:
    """Return the address of a hit."""
    return f"{path}?q={quote(query)}{more}{place}"


def landed(visit: Visit, address: str, **options: Any) -> Page:
    """Return the page of a hit, when its bar has the figures."""
    page = visit(address, **options)
    expect(figures(page)).to_have_text(re.compile(r"\d|found"))
    return page


def figures(page: Page) -> Locator:
    """Return what the bar says: the query, and which hit of how many."""
    return page.locator(f"{BAR} [role=status]")


def numbers(page: Page) -> tuple[int, int]:
    """Return the number of the hit and that of all."""
    match = re.search(r"· ?(\d+) of (?:about )?(\d+)$", figures(page).inner_text().replace("\n", " "))
    assert match, figures(page).inner_text()
    return int(match[1]), int(match[2])


LIT = """name => [...(CSS.highlights.get(name) ?? [])].filter(one => one.startContainer.isConnected)
    .map(one => one.startContainer.data.slice(one.startOffset, one.endOffset))"""


def lit(page: Page, name: str = "bitext-hit") -> Sequence[str]:
    """Return the words that are lit in the hit, or elsewhere on the page."""
    found: list[str] = page.evaluate(LIT, name)
    return found


def place(page: Page) -> str:
    """Return the address from the site's root, without its query."""
    return unquote(re.sub(r"^https?://[^/]*/|\?[^#]*", "", page.url))


def target(page: Page) -> str:
    """Return the id of the place that is marked."""
    return str(page.evaluate("document.querySelector(':target')?.id ?? ''"))


def step(page: Page, key: str = "g") -> None:
    """Press a key of the bar and wait until the bar says so."""
    before = figures(page).inner_text()
    page.keyboard.press(key)
    page.wait_for_function(
        "([bar, before]) => document.querySelector(bar + ' [role=status]')?.innerText !== before", arg=[BAR, before]
    )


def assert_in_sight(page: Page, row: str) -> None:
    """Expect a row below header and bar, also when the layout has come to rest."""
    page.wait_for_function("new Promise(done => setTimeout(done, 300, true))")
    top = box(page.locator(f"[id='{row}']"))["y"]
    at_the_end = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    lowest: float = page.evaluate("innerHeight") if at_the_end else covered_to(page) + 40
    assert covered_to(page) - 1 <= top < lowest, row


def in_focus(page: Page, place: str) -> bool:
    """Return whether the focus stands in a place, or in the other side of its sentence."""
    own = "document.activeElement.matches(`[id='${place}'], [data-bitext-number='${place.slice(1)}']`)"
    return bool(page.evaluate(f"place => {own}", place))


SIDES = """() => {
  const {dataset} = document.querySelector('.bitext-sentence:target');
  const both = document.querySelectorAll(`.bitext-pair:has(:target) [data-bitext-bead="${dataset.bitextBead}"]`);
  return [...both].map(one => one.getBoundingClientRect()).map(({top, bottom}) => [top, bottom]);
}"""


@pytest.mark.parametrize(("height", "both"), [(1200, True), (640, False)])
@pytest.mark.parametrize(("query", "side"), [(SLOGAN, 0), ("cyber superpower", 1)])
def test_the_side_that_was_searched_in_is_in_sight(
    visit: Visit, query: str, side: int, height: int, both: bool
) -> None:
    """On a phone that which has the words of the query begins in the window, and the other too where it has room for both."""
    page = landed(visit, hit(PAIRED, query, "#p5.2"), width=390, height=height)
    page.wait_for_function("new Promise(done => setTimeout(done, 300, true))")
    lowest = box(page.locator(BAR))["y"]
    seen = [covered_to(page) - 1 <= top and bottom <= lowest for top, bottom in page.evaluate(SIDES)]
    assert seen == ([True, True] if both else [side == 0, side == 1])


def test_the_keyboard_goes_on_from_the_hit(visit: Visit) -> None:
    """The focus stands in the hit, without an outline; Tab leads to the bar, from its end into the row, and Shift+Tab back."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2"))
    focused = "document.activeElement"
    assert in_focus(page, "p5.2")
    assert page.evaluate(f"getComputedStyle({focused}).outlineColor") == "rgba(0, 0, 0, 0)"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next hit")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert in_focus(page, "p5.2")
    page.get_by_role("button", name="Close the search").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.closest('.bitext-pair').id") == "p5"
    assert page.evaluate("document.querySelectorAll('[data-bitext-landed]').length") == 0
    step(page)
    assert in_focus(page, target(page))


def test_a_page_is_shown_where_its_words_stand(visit: Visit) -> None:
    """A page without a place in its address, whose words stand far below: the first are in sight, and those of the hit."""
    page = landed(visit, hit(TERM, "network"), height=600)
    assert lit(page)[0].lower().startswith("network")
    first = """(() => {
        const [{ startContainer, startOffset }] = CSS.highlights.get('bitext-hit');
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        return range.getBoundingClientRect().top;
    })()"""
    assert page.evaluate("scrollY") > 0
    assert covered_to(page) < page.evaluate(first) < box(page.locator(BAR))["y"]


def test_nothing_found(visit: Visit) -> None:
    """The bar of a query that stands nowhere leads to all results, or closes."""
    page = landed(visit, hit(PAIRED, "zzzz", "#p5"))
    expect(figures(page)).to_contain_text("not found")
    assert page.locator(f"{BAR} :is(button, a):visible").evaluate_all("all => all.map(one => one.className)") == [
        "",
        "bitext-close",
    ]


@pytest.mark.parametrize("width", [1440, 390])
def test_every_pair_of_a_long_text(visit: Visit, address: str, site: Path, width: int) -> None:
    """Wherever in a long text, whose far rows get their size late, a pair and a hit land below header and bar."""
    rows = re.findall(r'class="bitext-pair"[^>]* id="(p\d+)"', (site / PLAN / "index.html").read_text("utf-8"))
    assert len(rows) > EVERY * 3 // 2
    page = visit("no/such/page/", width=width)
    for number, row in enumerate(rows[EVERY // 2 :: EVERY]):
        query = "?q=plan" if number % 2 else ""
        page.goto(f"{address}{PLAN}{query}#{row}")
        assert_in_sight(page, row)


@pytest.fixture(scope="module")
def arrived(context: Callable[..., BrowserContext], address: str) -> Iterator[Page]:
    """The page of a hit in the text of two sides, for tests that leave it as it is."""
    page = context().new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + hit(PAIRED, SLOGAN, "#p5.2"))
    expect(figures(page)).to_have_text(re.compile(r"\d of"))
    yield page
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.close()


def test_the_words_are_lit_on_both_sides(arrived: Page) -> None:
    """In the sentence and its pair those of the query and of the term's renderings, and quieter in all other hits."""
    assert target(arrived) == "p5.2"
    assert {SLOGAN, "cyber superpower"} <= set(lit(arrived))
    assert SLOGAN in lit(arrived, "bitext-hit-elsewhere")


def test_the_bar_is_not_printed(arrived: Page) -> None:
    """Paper has the text alone, without room left for a bar."""
    padding = "getComputedStyle(document.body).paddingBottom"
    assert arrived.evaluate(padding) != "0px"
    arrived.emulate_media(media="print")
    expect(arrived.locator(BAR)).to_be_hidden()
    assert arrived.evaluate(padding) == "0px"
    arrived.emulate_media(media="screen")


def test_the_query_stands_in_the_box(arrived: Page) -> None:
    """The box has the query, and shows no list."""
    expect(arrived.get_by_role("combobox", name="Search")).to_have_value(SLOGAN)
    assert arrived.locator(".bitext-search-panel:visible").count() == 0


def test_both_sides_of_the_sentence_are_in_sight(visit: Visit) -> None:
    """Side by side, where the original stands higher than its translation, the page opens at the original."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2", "&view=side"))
    page.wait_for_function("new Promise(done => setTimeout(done, 300, true))")
    for side in ("source", "translation"):
        spans = page.locator(f"#p5 > .bitext-{side} .bitext-sentence[data-bitext-bead='2']")
        assert covered_to(page) - 1 <= box(spans.first)["y"] < 900, side
    expect(page.locator(".md-top")).to_be_hidden()


def test_a_word_is_lit_where_all_words_stand(visit: Visit) -> None:
    """Of two words neither is lit in a pair that has the other alone."""
    page = landed(visit, hit(PAIRED, "superpower plenum", "#p5.2"))
    assert {"Plenum", "superpower"} <= set(lit(page))
    assert "superpowers" in page.locator("#p6").inner_text()
    assert "superpowers" not in lit(page, "bitext-hit-elsewhere")


def test_no_element_changes(visit: Visit) -> None:
    """The article is what it is without a search, as soon as the focus has gone on from the hit."""
    article = "document.querySelector('article.bitext').outerHTML"
    plain = visit(f"{PAIRED}#p5.2", own=True)
    plain.wait_for_load_state("networkidle")
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2"))
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(article) == plain.evaluate(article)


def test_without_highlights_the_pair_is_marked(visit: Visit) -> None:
    """A browser that cannot light words opens the page at the place, marks it, and has the bar."""
    page = visit(own=True)
    page.add_init_script("delete window.Highlight; delete CSS.highlights")
    page.goto(page.url + hit(PAIRED, SLOGAN, "#p5.2"))
    expect(figures(page)).to_have_text(re.compile(r"1 of"))
    assert target(page) == "p5.2"


def test_without_scripts_the_pair_is_marked(visit: Visit) -> None:
    """A hit's address leads to its place by the browser alone."""
    page = visit(hit(PAIRED, SLOGAN, "#p5.2"), java_script_enabled=False, own=True)
    assert box(page.locator("[id='p5.2']"))["y"] >= box(page.locator(".md-header"))["height"]


def test_keys_go_from_hit_to_hit_across_texts(visit: Visit) -> None:
    """`g` leads through all hits in the order of the results, from page to page without loading one whole, `G` back."""
    page = landed(visit, hit(PAIRED, NOSE, "#n21"))
    page.evaluate("window.stayed = true")
    while numbers(page)[0] > 1:
        step(page, "G")
    seen = [place(page)]
    while page.locator(".bitext-next-hit").is_enabled() and numbers(page)[0] < numbers(page)[1]:
        step(page)
        seen.append(place(page))
        assert numbers(page)[0] == len(seen)
        page.wait_for_function("CSS.highlights.get('bitext-hit')?.size > 0")
    assert len(seen) == numbers(page)[1]
    assert seen == [f"{PAIRED}#p9.2", f"{PAIRED}#n21", NOSE_ENTRY]
    assert page.evaluate("window.stayed") is True
    step(page, "G")
    assert place(page) == seen[-2]
    page.wait_for_function("document.querySelector(':target')")  # the address is there before the place is marked
    assert target(page) == seen[-2].partition("#")[2]


def test_the_order_is_that_of_the_results(visit: Visit) -> None:
    """The bar counts the hits as the search page lists them."""
    page = visit(f"search/?q={quote(SLOGAN)}")
    page.locator("a.bitext-hit").first.click()
    expect(figures(page)).to_have_text(re.compile(r"· ?1 of"))


def test_buttons_do_what_the_keys_do(visit: Visit) -> None:
    """Previous, Next, the way back to all results, and Close are reached by Tab and by pointer."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2", "&year=2021"))
    first = numbers(page)[0]
    page.get_by_role("button", name="Next hit").focus()
    page.keyboard.press("Enter")
    expect(figures(page)).to_have_text(re.compile(rf"· ?{first + 1} of"))
    assert in_focus(page, target(page))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next hit")).to_be_focused()
    page.get_by_role("button", name="Previous hit").click()
    expect(figures(page)).to_have_text(re.compile(rf"· ?{first} of"))
    assert "year=2021" in page.url
    page.get_by_role("link", name="All results").click()
    page.wait_for_url(f"**/search/?q={quote(SLOGAN)}&year=2021")
    expect(page.locator(BAR)).to_have_count(0)
    page.go_back()
    expect(figures(page)).to_have_text(re.compile(rf"· ?{first} of"))
    page.get_by_role("button", name="Close the search").click()
    expect(page.locator(BAR)).to_have_count(0)
    assert "?" not in page.url


def test_the_bar_can_be_switched_off_with_the_keys(visit: Visit) -> None:
    """WCAG 2.2, SC 2.1.4: whoever has switched the keys off types none by mistake; where nothing is searched they are none."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2"))
    open_help(page)
    assert {"g", "G"} <= set(page.locator(".bitext-help kbd").all_inner_texts())
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_have_count(1)
    page.keyboard.press("g")
    page.wait_for_timeout(200)
    assert target(page) == "p5.2"


def test_back_and_forward(visit: Visit) -> None:
    """Steps within a text are one entry of the history, each text is another; the hit is marked again on the way back."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2"))
    here = place(page)
    while place(page).startswith(PAIRED):
        here = place(page)
        step(page)
    there = place(page)
    page.go_back()
    page.wait_for_url(f"**/{PAIRED}*")
    page.wait_for_function("place => document.querySelector(':target')?.id === place", arg=here.partition("#")[2])
    expect(page.locator(BAR)).to_have_count(1)
    assert place(page) == here
    page.go_forward()
    page.wait_for_url(f"**/{there.split('#')[0]}*")
    page.wait_for_function(f"({LIT})('bitext-hit').length > 0")
    expect(page.locator(BAR)).to_have_count(1)


def test_escape_ends_the_search_and_nothing_else(visit: Visit) -> None:
    """Light, bar and query go, from the box too; place, view, scroll and history stay."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2", "&view=stacked"), own=True)  # a history is counted up to 50
    state = (
        "[history.length, scrollY, document.documentElement.dataset.bitextView, document.querySelector(':target').id]"
    )
    before = page.evaluate(state)
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_have_count(0)
    assert page.url.endswith(f"{PAIRED}?view=stacked#p5.2")
    expect(page.get_by_role("combobox", name="Search")).to_have_value("")
    assert page.evaluate("CSS.highlights.size") == 0
    assert page.evaluate(state) == before


def test_escape_closes_what_is_open_first(visit: Visit) -> None:
    """A card and the menu of a sentence have their Escape for themselves."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2"))
    page.locator("#p5 .bitext-noteref").first.click()
    expect(page.locator(".bitext-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".bitext-card")).to_have_count(0)
    assert lit(page)
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_have_count(0)


def test_a_new_search_takes_the_place_of_the_old(visit: Visit) -> None:
    """A hit of another query on the same page is lit, and the way back leads to the one before."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2"))
    page.evaluate("window.stayed = true")
    field = page.get_by_role("combobox", name="Search")
    field.fill(NOSE)
    expect(page.locator(".bitext-search-panel mark").first).to_contain_text(
        NOSE
    )  # until then the list is that of before
    page.locator(".bitext-search-panel a.bitext-hit").first.click()
    expect(figures(page)).to_contain_text(NOSE)
    expect(figures(page)).to_contain_text("of")
    assert NOSE in lit(page)
    page.go_back()
    expect(figures(page)).to_contain_text(SLOGAN)
    page.wait_for_function("document.querySelector(':target')?.id === 'p5.2'")
    assert page.evaluate("window.stayed") is True


@pytest.mark.parametrize(("view", "query", "row"), [("translation", "高度重视", "p5"), ("source", "elevated", "p5")])
def test_a_hit_in_a_hidden_side_is_seen(visit: Visit, view: str, query: str, row: str) -> None:
    """A view of one language shows both sides of the hit whose words it hides, and of no other pair."""
    page = landed(visit, hit(PAIRED, query, f"#{row}", f"&view={view}"))
    assert lit(page)
    for side in ("source", "translation"):
        expect(page.locator(f"#{row} > .bitext-{side}")).to_be_visible()
        assert page.locator(f"#p6 > .bitext-{side}").is_visible() is (side == view)
    page.keyboard.press("Escape")
    other = "source" if view == "translation" else "translation"
    expect(page.locator(f"#{row} > .bitext-{other}")).to_be_hidden()


def test_a_hit_in_a_hidden_note_is_seen(visit: Visit) -> None:
    """Where notes are hidden, that which was found is shown, and no other."""
    page = visit(PAIRED, own=True)
    page.evaluate("localStorage.setItem('bitext-notes', 'hidden')")
    page.goto(page.url + hit("", SLOGAN, "#n7"))
    expect(figures(page)).to_have_text(re.compile(r"\d of"))
    expect(page.locator("#n7")).to_be_visible()
    assert_in_sight(page, "n7")
    assert SLOGAN in lit(page)
    assert page.locator(".bitext-note:visible").count() == 1


def test_a_hit_in_a_note_of_a_hidden_kind_is_seen(visit: Visit) -> None:
    """A kind that is switched off leaves the note that was found."""
    page = visit(NOTED, own=True)
    choose_in(page, "notes", "editor")
    hidden = page.locator(".bitext-note[data-bitext-kind=editor]").first
    expect(hidden).to_be_hidden()
    word = str(hidden.evaluate("note => /[a-z]{5,}/i.exec(note.lastElementChild.textContent)[0]"))
    page.goto(page.url + hit("", word, f"#{hidden.get_attribute('id')}"))
    expect(figures(page)).to_have_text(re.compile(r"\d|found"))
    expect(hidden).to_be_visible()


@pytest.mark.parametrize(
    ("path", "query", "anchor"),
    [(TERM, SLOGAN, ""), (ENTRY, "短板", ""), (NOTES_GUIDE, "footnote", "footnotes"), ("guide/", "translation", "")],
)
def test_other_pages(visit: Visit, path: str, query: str, anchor: str) -> None:
    """A term's page and a section of the guide have light and bar too; keys and Escape work there."""
    page = landed(visit, hit(path, query, f"#{anchor}" if anchor else ""))
    assert lit(page)
    assert target(page) == anchor
    number, all_ = numbers(page)
    step(page, "g" if number < all_ else "G")
    assert numbers(page)[0] == number + (1 if number < all_ else -1)
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_have_count(0)
    assert "?" not in page.url


def test_the_address_is_not_handed_on(visit: Visit) -> None:
    """The link of a sentence, that of a pair and a report have no query; the pair's number leaves the bar where it is."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2", "&view=side"), permissions=["clipboard-read", "clipboard-write"])
    page.locator("[id='p5.2']").evaluate(
        "one => one.dispatchEvent(new MouseEvent('click', {bubbles: true, detail: 1}))"
    )
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{PAIRED}?view=side#p5.2")
    page.keyboard.press("Escape")
    links = "[...document.querySelectorAll('.md-container a, .bitext-report-pair')].filter(one => /[?&]q=/.test(one.href)).length"
    assert page.evaluate(links) == 0
    page.locator("#p6 > .bitext-number").click()
    page.wait_for_function("document.querySelector(':target')?.id === 'p6'")
    assert page.url.endswith(f"{PAIRED}?view=side#p6")
    expect(page.locator(BAR)).to_have_count(1)
    assert page.evaluate(links) == 0
    page.go_back()
    page.wait_for_url("**#p5.2")
    assert f"q={quote(SLOGAN)}" in page.url


def test_the_view_goes_along(visit: Visit) -> None:
    """A view in the address works beside the query, can be changed, and stays on the next page."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2", "&view=stacked"))
    page.locator(".bitext-views label:has([value=side])").click()
    assert "view=side" in page.url
    assert "q=" in page.url
    expect(page.locator(BAR)).to_have_count(1)
    step(page)
    assert "view=side" in page.url


def test_a_page_without_a_query_fetches_nothing(visit: Visit) -> None:
    """What lands is fetched with a hit alone."""
    page = visit("no/such/page/", own=True)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(page.url.replace("no/such/page/", f"{PAIRED}?view=side#p5.2"))
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if "search.js" in url or ".bin" in url] == []
    expect(page.locator(BAR)).to_have_count(0)


def test_an_index_that_cannot_be_had(visit: Visit, address: str) -> None:
    """The pair is marked, and the bar says in a sentence why it leads nowhere."""
    page = visit(own=True)
    page.route("**/search/manifest.json", lambda route: route.abort())
    page.goto(address + hit(PAIRED, SLOGAN, "#p5.2"))
    expect(figures(page)).to_have_text(re.compile("could not be loaded"))
    assert target(page) == "p5.2"


def test_whatever_is_in_the_address(visit: Visit, address: str) -> None:
    """A query that nobody types is shown as text, and runs nothing."""
    page = visit("no/such/page/", own=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    for query in ("<img onerror=alert(1)>", "%", "a" * 10_000, "(a+)+$", "-", '"'):
        page.goto(address + hit(ENTRY, query))
        expect(figures(page)).to_have_text(re.compile(r"\d|found"))
        assert page.locator(f"{BAR} img").count() == 0, query
        page.keyboard.press("Escape")
        expect(page.locator(BAR)).to_have_count(0)
        assert faults == [], query


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_nothing_is_wrong_with_the_bar(visit: Visit, width: int, scheme: str) -> None:
    """The bar lies within the window, and the page can be scrolled out from under it."""
    page = landed(visit, hit(PAIRED, SLOGAN, "#p5.2"), width=width, color_scheme=scheme)
    assert page.locator(f"{BAR} q").get_attribute("lang") == "zh"
    bar = box(page.locator(BAR))
    assert (bar["x"], bar["width"], bar["y"] + bar["height"]) == (0, width, 900)
    for part in page.locator(f"{BAR} :is(button, a)").all():
        shape = box(part)
        assert shape["width"] >= 24, part
        assert shape["height"] >= (44 if width == 390 else 24), part
        assert shape["x"] + shape["width"] <= width, part
    # The list of terms is laid out as it comes near: the end moves once.
    page.wait_for_function(
        """end => { scrollTo(0, 1e6); return document.querySelector(".md-footer").getBoundingClientRect().bottom <= end }""",
        arg=bar["y"] + 1,
    )
