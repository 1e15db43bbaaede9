"""Terms in a text: their cards, the pair that lights up, the switch, paper, and the page without scripts."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.reading_page import PAIRED, TEXTS, Visit, box

CARD = ".bitext-card"
TERM = "shuzi-jishu"
PAIR = "#p4"
"""The first pair that has the term."""
MARK = f"{PAIR} > .bitext-{{side}} .bitext-first[href$='#{TERM}']"
SOURCE, TRANSLATION = MARK.format(side="source"), MARK.format(side="translation")
LIT = ".bitext-term[data-bitext-lit]"
NAME = "Term: 数字技术 shùzì jìshù"
SHOWN = """() => ["", ".bitext-anew", ".bitext-first"].map(first => {
    const marks = [...document.querySelectorAll(`.bitext-pair .bitext-term${first || ":not(.bitext-first, .bitext-anew)"}`)];
    const shown = marks.filter(mark => getComputedStyle(mark).backgroundImage !== "none");
    return shown.length && shown.length === marks.length;
})"""
"""Whether the marks are seen that are the first in nothing, in their pair alone, in the text."""
CHOICES = {
    "text": [0, 0, True],
    "pair": [0, True, True],
    "all": [True, True, True],
    "none": [0, 0, 0],
}


def focused(page: Page) -> str:
    """Return the words, the id or the class of what has the focus."""
    return str(
        page.evaluate(
            "(one => one.matches('.bitext-term') ? one.text : one.id || one.classList[0])(document.activeElement)"
        )
    )


def line_of(mark: Locator) -> str:
    """Return the dots under a mark: `none` where it is not marked."""
    return str(mark.evaluate("mark => getComputedStyle(mark).backgroundImage.slice(0, 4)"))


def choose(page: Page, choice: str) -> None:
    """Have terms marked, as a reader does: in the bar, or in its menu."""
    menu = page.locator(".bitext-menu-terms > summary")
    if menu.count():
        menu.click()
    page.locator(f".bitext-marks label:has([value={choice}])").click()
    if menu.count():
        menu.click()


def test_the_pointer(visit: Visit) -> None:
    """A card opens on either side with the page's own entry; both words light up; the pointer can go into it."""
    page = visit(f"{PAIRED}{PAIR}")
    card = page.locator(CARD)
    for mark in (SOURCE, TRANSLATION):
        page.locator(mark).first.hover()
        expect(page.get_by_role("dialog", name=NAME)).to_contain_text("digital technology")
        words = page.locator(LIT).all_inner_texts()
        assert words[0] == "数字技术"
        assert words[1:] == ["digital technology"]
        card.hover()
        page.wait_for_timeout(500)
        expect(card.get_by_role("link", name="All passages")).to_be_visible()
        page.keyboard.press("Escape")
        assert card.count() == 0
        page.mouse.move(3, 3)  # off what stood under the card
        expect(page.locator(LIT)).to_have_count(0)
    assert page.locator(f"[id={TERM}]").count() == 1
    page.locator(TRANSLATION).first.click()
    page.mouse.move(5, 500)
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    assert page.url.endswith(PAIR), "a click opens the card instead of following the link"
    assert page.locator("[id]").evaluate_all("all => new Set(all.map(one => one.id)).size === all.length")
    card.get_by_role("link", name="All passages").click()
    expect(page.locator("h1")).to_contain_text("数字技术")


def test_the_keyboard(visit: Visit) -> None:
    """Tab goes from pair to pair, the arrows from mark to mark in one; Enter opens a card, Escape closes it."""
    page = visit(f"{PAIRED}#p2", own=True)
    page.locator("#p2 > .bitext-number").focus()
    choose(page, "pair")
    page.evaluate("document.querySelector('[name=bitext-notes][value=hidden]').click()")
    page.locator("#p2 > .bitext-number").focus()
    for row in ("p3", "p4"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.bitext-pair').id") == row
        assert focused(page) == "bitext-number"
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "数字技术"
    assert page.locator(CARD).count() == 0, "a card opens on Enter, not on focus"
    page.keyboard.press("Enter")
    assert page.locator(LIT).count() == 2
    assert focused(page) == "bitext-card"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "All passages"
    page.keyboard.press("Escape")
    assert focused(page) == "数字技术"
    assert page.locator(SOURCE).get_attribute("aria-expanded") == "false"
    assert page.locator(CARD).count() == 0
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "bitext-number"
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "bitext-number", "the arrows do not leave the pair"


@pytest.mark.parametrize(("view", "width"), [("side", 1440), ("stacked", 1440), ("sentences", 1024), ("stacked", 390)])
def test_a_card_covers_nothing_that_it_explains(visit: Visit, view: str, width: int) -> None:
    """Opened from one side, it stands off the words of the other, and, where the sides stand side by side, in its column."""
    page = visit(f"{PAIRED}?view={view}#p5", width=width)
    covers = """words => [...document.querySelectorAll("[data-bitext-lit]:is(.bitext-term, .bitext-lemma)")].some(word => {
        const card = document.querySelector(".bitext-card").getBoundingClientRect();
        return [...word.getClientRects()].some(line => line.left < card.right && line.right > card.left && line.top < card.bottom && line.bottom > card.top);
    })"""
    marks = page.locator("#p5 > .bitext-source :is(a.bitext-first, a.bitext-lemma)")
    assert marks.count() > 10
    for mark in marks.all()[::4]:
        mark.evaluate("mark => (mark.scrollIntoView({block: 'center'}), mark.click())")
        assert not page.evaluate(covers)
        card, place = box(page.locator(CARD)), box(page.locator("#p5"))
        assert view == "stacked" or card["x"] + card["width"] < place["x"] + place["width"] / 2


def test_a_finger(visit: Visit) -> None:
    """A tap opens the card, whole on the screen; a tap beside it closes it."""
    page = visit(f"{PAIRED}{PAIR}", width=390, has_touch=True, is_mobile=True)
    for mark in (SOURCE, TRANSLATION):
        page.locator(mark).first.tap()
        place = box(page.locator(CARD))
        assert 0 <= place["x"] <= place["x"] + place["width"] <= 390
        assert 0 <= place["y"] <= place["y"] + place["height"] <= 900
        page.touchscreen.tap(200, 20)
        expect(page.locator(CARD)).to_have_count(0)


def test_the_choice(visit: Visit) -> None:
    """First in the text, in each pair, all, none; `t` goes through them; the next page and the next visit know the last."""
    page = visit(f"{PAIRED}{PAIR}")
    assert page.evaluate(SHOWN) == CHOICES["text"]
    for choice in ("pair", "all", "none"):
        choose(page, choice)
        page.mouse.move(3, 3)
        assert page.evaluate(SHOWN) == CHOICES[choice]
    assert page.locator("a.bitext-term[href]").count() == 0, "what is not marked is no link"
    choose(page, "pair")
    before = page.locator("a.bitext-term[href]").count()
    page.reload()
    expect(page.locator("[name=bitext-terms]:checked")).to_have_value("pair")
    assert page.evaluate(SHOWN) == CHOICES["pair"]
    page.evaluate("window.stayed = true")
    page.locator(f'.md-nav__link[href$="{TEXTS}"]').first.evaluate("link => link.click()")
    page.locator(".bitext-texts").wait_for()
    page.locator(f'.bitext-texts a[href*="{PAIRED.split("/")[1]}"]').first.click()
    expect(page.locator("[name=bitext-terms]:checked")).to_have_value("pair")
    assert page.evaluate("window.stayed") is True
    assert page.locator("a.bitext-term[href]").count() == before
    for choice in ("all", "none", "text"):
        page.keyboard.press("t")
        assert page.evaluate(SHOWN) == CHOICES[choice]


@pytest.mark.parametrize("choice", ["none", "all"])
def test_what_is_remembered_is_there_at_first_paint(page: Page, address: str, choice: str) -> None:
    """The small script that comes first knows it, before any other has run."""
    page.add_init_script(f"try {{ localStorage.setItem('bitext-terms', '{choice}') }} catch {{}}")
    page.route("**/bitext.js*", lambda route: route.abort())
    page.goto(address + PAIRED)
    assert page.evaluate(SHOWN) == CHOICES[choice]


def test_without_scripts(visit: Visit) -> None:
    """All four choices; a term leads to its entry, the entry to its page."""
    page = visit(PAIRED, java_script_enabled=False)
    for choice in ("none", "all", "pair", "text"):
        choose(page, choice)
        assert page.evaluate(SHOWN) == CHOICES[choice]
    page.locator(TRANSLATION).click()
    entry = page.locator(f".bitext-terms #{TERM}")
    assert page.url.endswith(f"#{TERM}")
    assert box(entry)["y"] >= box(page.locator(".bitext-bar"))["y"] + box(page.locator(".bitext-bar"))["height"]
    entry.get_by_role("link", name="数字技术").click()
    assert page.locator("h1").inner_text().strip("¶") == "数字技术"
    expect(page.locator(".bitext-passage").first).to_be_visible()


def test_a_word_that_is_not_marked(visit: Visit) -> None:
    """To select it opens its card, and lights both words; to select a passage opens none."""
    page = visit(f"{PAIRED}#p8")
    mark = page.locator("#p8 > .bitext-source a.bitext-term:not([href])").first
    mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
    words = str(mark.text_content())
    place = box(mark)
    page.mouse.dblclick(place["x"] + 8, place["y"] + place["height"] / 2)
    expect(page.get_by_role("dialog")).to_contain_text(words)
    assert page.evaluate("getSelection().toString().length") > 0
    page.keyboard.press("Escape")
    page.locator("#p8 > .bitext-source").evaluate("column => getSelection().selectAllChildren(column)")
    page.wait_for_timeout(500)
    assert page.locator(CARD).count() == 0


def test_how_much_is_underlined(visit: Visit) -> None:
    """By default few of the characters in sight have a line; it grows where the pair is pointed at."""
    page = visit(PAIRED)
    page.locator("#p9").scroll_into_view_if_needed()
    share = """side => {
        const [count, dots] = [".bitext-pair > .bitext-" + side, " .bitext-first"].map((one, i, all) => {
            const found = [...document.querySelectorAll(i ? all[0] + one : one)];
            return found.reduce((sum, each) => sum + (i ? parseFloat(getComputedStyle(each).backgroundSize) / 8.4 : each.textContent.length), 0);
        });
        return dots / count / (side === "source" ? 2 : 1);
    }"""
    assert 0.01 < page.evaluate(share, "source") < 0.1
    assert 0.01 < page.evaluate(share, "translation") < 0.1
    mark = page.locator("#p9 .bitext-first").first
    page.locator("#p9 > .bitext-source").hover()
    expect(mark).to_have_css("background-size", "0px 0px, 100% 1px")


def test_paper(visit: Visit) -> None:
    """Marks are left out on paper; the terms stand at the end."""
    page = visit(PAIRED, width=794, own=True)
    page.emulate_media(media="print")
    assert line_of(page.locator(TRANSLATION).first) == "none"
    expect(page.get_by_role("heading", name="Terms in this text")).to_be_visible()
    expect(page.locator(f".bitext-terms #{TERM}")).to_be_visible()
    expect(page.locator(".bitext-bar")).to_be_hidden()


def test_forced_colours(visit: Visit) -> None:
    """Marks and what is lit can be seen in the colours of the system."""
    page = visit(f"{PAIRED}{PAIR}", forced_colors="active")
    mark = page.locator(TRANSLATION).first
    expect(mark).to_have_css("text-decoration-line", "underline")
    mark.click()
    assert mark.evaluate("mark => getComputedStyle(mark).outlineStyle") == "solid"


def test_a_page_grows_little(site: Path) -> None:
    """Forty marks in some 25 pairs, with their entries, weigh no more than 15 kB: a card's content stands once."""
    html = (site / PAIRED / "index.html").read_text("utf-8")
    assert len(re.findall('<a class="bitext-term', html)) > 40
    assert len(packed(with_marks(html, 40))) - len(packed(with_marks(html, 0))) <= 15_000


def packed(html: str) -> bytes:
    """Return a page as a server sends it."""
    return gzip.compress(html.encode(), 6)


def with_marks(html: str, count: int) -> str:
    """Return a page with its first marks alone, and with their entries."""
    kept = list[str]()

    def mark(found: re.Match[str]) -> str:
        kept.append(found[1])
        return found[0] if len(kept) <= count else found[2]

    html = re.sub('<a class="bitext-term[^"]*" href="#([^"]*)">(.*?)</a>', mark, html, flags=re.DOTALL)
    entries = re.compile(
        '<div class="bitext-entry" id="([^"]*)">.*?</div>(?=<div class="bitext-entry"|</dl>)', re.DOTALL
    )
    return entries.sub(lambda entry: entry[0] if entry[1] in kept[:count] else "", html)
