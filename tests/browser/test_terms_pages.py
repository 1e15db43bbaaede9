"""The glossary with its filter, the pages of terms, the renderings compared, and the home page with its sample."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_weight_and_stability import assert_nothing_moves
from tests.support.reading_page import PAIRED, Visit, box

GLOSSARY = "glossary/"
TERM = "glossary/shuzi-jingji/"
SEVERAL = "glossary/wangluo-qiangguo/"
COMPARED = "renderings/"
HOME = ""
PAGES = [GLOSSARY, SEVERAL, COMPARED, HOME]

MANY = """many => {
    document.querySelector(".bitext-glossary").setAttribute("data-bitext-many", "");
    const longest = (lists) => [...document.querySelectorAll(lists)].sort((a, b) => b.children.length - a.children.length)[0];
    const list = longest(".bitext-entries"), english = longest(".bitext-by-english");
    let number = document.querySelectorAll(".bitext-entry").length;
    while (number < many) {
        const entries = list.cloneNode(true), items = english.cloneNode(true);
        [...entries.children].forEach((entry, i) => {
            if (++number > many) entry.remove();
            entry.id = `term-${number}`;
            entry.querySelector("dt").firstChild.textContent = `词${number}`;
            if (items.children[i]) items.children[i].querySelector("a").hash = entry.id;
        });
        list.parentElement.append(entries);
        english.parentElement.append(items);
    }
}"""


def shown(page: Page, what: str) -> list[str]:
    """Return the first words of the entries, or items, that are not hidden."""
    found = page.locator(f".bitext-glossary {what}:not([data-bitext-out])")
    return [text.split("\n")[0] for text in found.all_inner_texts()]


@pytest.mark.parametrize("typed", ["网络强国", "wǎngluò qiáng", "wangluoqiang", "WANG LUO QIANG", "Cyber Super"])
def test_the_filter(visit: Visit, typed: str) -> None:
    """What is typed leaves the terms that fit, in both lists, and says how many; so does a type."""
    page = visit(GLOSSARY)
    every = page.locator(".bitext-entry").count()
    field = page.get_by_role("searchbox", name="Filter")
    field.press_sequentially(typed)
    expect(page.get_by_role("status")).to_have_text(
        f"{page.locator('.bitext-entry:not([data-bitext-out])').count()} of {every} terms"
    )
    assert any(entry.startswith("网络强国 ") for entry in shown(page, ".bitext-entry"))
    assert all("网络强国" in entry or "yber" in typed for entry in shown(page, ".bitext-entry"))
    assert "cyber superpower 网络强国" in shown(page, "li")
    assert page.locator(".bitext-entry:visible").count() == len(shown(page, ".bitext-entry")) < 5
    field.fill("nothing of the kind")
    expect(page.get_by_role("status")).to_have_text(f"0 of {every} terms")
    field.fill("")
    expect(page.get_by_role("status")).to_have_text(f"{every} of {every} terms")
    assert page.locator(".bitext-glossary [data-bitext-out]").count() == 0
    page.get_by_label("Slogans").check()
    slogans = page.locator(".bitext-entry[data-bitext-type=slogan]").count()
    expect(page.get_by_role("status")).to_have_text(f"{slogans} of {every} terms")
    assert page.locator(".bitext-entry:visible").count() == slogans


def test_a_letter(visit: Visit) -> None:
    """It leads to its terms, below the header."""
    page = visit(GLOSSARY)
    letters = page.get_by_role("navigation", name="Letters, By pinyin")
    letters.get_by_role("link", name="W").click()
    assert page.url.endswith("#pinyin-w")
    heading = page.locator("#pinyin-w")
    page.wait_for_function("document.querySelector('#pinyin-w').getBoundingClientRect().top < innerHeight")
    assert box(page.locator(".md-header"))["height"] <= box(heading)["y"] < 300


def test_the_filter_of_many(visit: Visit) -> None:
    """Ten thousand terms are filtered in slices: in the end each of them is hidden or shown as it should be."""
    page = visit(GLOSSARY)
    page.evaluate(MANY, 10_000)
    page.locator(".bitext-filter input").focus()
    for key in ("9", "9", "Backspace", "Backspace"):
        page.keyboard.press(key)
    page.wait_for_function("document.querySelector('output').textContent === '10,000 of 10,000 terms'")
    assert page.locator(".bitext-glossary [data-bitext-out]").count() == 0


def test_another_page(visit: Visit) -> None:
    """A page that comes without loading anew has one field."""
    page = visit(COMPARED)
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.locator('.md-nav__link[href$="glossary/"]').first.evaluate("link => link.click()")
        expect(page.get_by_role("searchbox", name="Filter")).to_have_count(1)
        page.locator('.md-nav__link[href$="renderings/"]').first.evaluate("link => link.click()")
        expect(page.get_by_role("searchbox", name="Filter")).to_have_count(0)
    assert page.evaluate("window.stayed") is True


def test_the_glossary_without_scripts(visit: Visit) -> None:
    """Both lists are there, and a choice of types; a rendering leads to its entry, the entry to its page."""
    page = visit(GLOSSARY, java_script_enabled=False)
    assert page.locator(".bitext-glossary [type=search]").count() == 0
    page.get_by_label("Organizations").check()
    assert page.locator(".bitext-entry:visible").count() == page.locator(".bitext-entry[data-bitext-type=org]").count()
    assert page.locator("#by-english ~ * li:visible").count() > 0
    assert page.locator(".bitext-initial:visible").count() < 20
    page.get_by_label("All").check()
    page.get_by_role("link", name="cyber superpower", exact=True).click()
    assert page.url.endswith("#wangluo-qiangguo")
    entry = page.locator("#wangluo-qiangguo")
    assert box(entry)["y"] >= box(page.locator(".md-header"))["height"] - 1
    entry.locator(".bitext-more a").click()
    assert page.url.endswith(f"{SEVERAL}#passages")


def test_a_passage(visit: Visit) -> None:
    """A passage stands in two columns where there is room, else one below the other; its number leads to its place."""
    page = visit(TERM)
    passage = page.locator(".bitext-passage:has(.bitext-source)").first
    source, translation = passage.locator(".bitext-source"), passage.locator(".bitext-translation")
    assert box(translation)["x"] > box(source)["x"] + box(source)["width"]
    assert passage.locator("[lang=zh-Hans] mark").all_inner_texts()[0] == "数字经济"
    assert passage.locator("[lang=en] mark").first.inner_text().lower() == "digital economy"
    page.set_viewport_size({"width": 390, "height": 900})
    assert box(translation)["y"] > box(source)["y"] + box(source)["height"] - 1
    passage.locator(".bitext-number").click()
    page.wait_for_url(f"**/{PAIRED}#p*")
    expect(page.locator("article.bitext")).to_be_visible()


def test_the_sample_is_live(visit: Visit) -> None:
    """Both sides of a sentence are lit; a term opens its card, also of those that are folded away."""
    page = visit(HOME)
    sample = page.locator(".bitext-sample")
    sample.locator(".bitext-source .bitext-sentence").first.hover()
    expect(sample.locator(".bitext-translation .bitext-sentence").first).to_have_attribute("data-bitext-lit", "")
    sample.get_by_role("link", name="牛鼻子", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("bull by the horns")


def test_the_picture(visit: Visit) -> None:
    """Its labels are whole on a phone; its parts can be told apart without colour, and show their figures."""
    page = visit(SEVERAL, width=390)
    picture = page.get_by_role("img", name="How often each rendering of 网络强国")
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for label in picture.locator("li > span").all():
            assert box(label)["x"] + box(label)["width"] <= width
    painted = picture.locator("ul:first-of-type rect").evaluate_all(
        "all => all.map(one => (one.getAttribute('fill') ?? '') + (one.getAttribute('fill-opacity') ?? ''))"
    )
    assert 1 < len(painted) == len(set(painted))


@pytest.mark.parametrize("path", PAGES)
def test_narrow_screens_and_paper(visit: Visit, path: str) -> None:
    """Nothing but tables scrolls sideways; and on paper there is no field."""
    for width in (320, 390):
        page = visit(path, width=width, own=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(media="print")
    assert all(field.is_hidden() for field in page.locator(".bitext-filter").all())


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", [*PAGES, f"{GLOSSARY}#wangluo-qiangguo"])
def test_nothing_moves(visit: Visit, address: str, path: str, width: int) -> None:
    """No text moves after it was painted."""
    assert_nothing_moves(visit("no/such/page/", width=width), address + path)
