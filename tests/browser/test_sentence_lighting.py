"""The counterpart of a sentence: lit where the reader points, stands, or was sent to."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.reading_page import PAIRED, TEXTS, Visit, box, choose, covered_to
from tests.support.sentence_page import LIT, MANY_SENTENCES, MENU, both, lit, plain_place, point_at, sentence

PLACES = "all => all.map(one => one.getBoundingClientRect().top + scrollY)"


def focused(page: Page) -> str:
    """Return the number of the sentence that has the focus."""
    return str(
        page.evaluate(
            """() => {
                const one = document.activeElement.closest(".bitext-sentence");
                const bead = `.bitext-sentence[data-bitext-bead="${one?.dataset.bitextBead}"][id]`;
                return one?.closest(".bitext-pair").querySelector(bead).id.slice(1) ?? "none";
            }"""
        )
    )


@pytest.mark.parametrize("side", ["source", "translation"])
def test_a_sentence_that_is_pointed_at_is_lit_on_both_sides(visit: Visit, side: str) -> None:
    """At once, it alone, whichever side the pointer is on; nothing moves, and nothing opens."""
    page = visit(f"{PAIRED}#p5")
    before = page.locator(".bitext-sentence").evaluate_all(PLACES)
    for number in ("5.2", "5.3"):
        point_at(page, number, side)
        assert lit(page) == both(number)
    assert page.locator(".bitext-sentence").evaluate_all(PLACES) == before
    page.wait_for_timeout(400)
    assert page.locator(".bitext-card").count() == 0
    page.mouse.move(2, 400)
    assert lit(page) == []


def test_between_the_lines_of_a_sentence_it_stays_lit(visit: Visit) -> None:
    """A pointer that goes down a paragraph crosses gaps between its lines, where no sentence is: nothing flickers."""
    page = visit(f"{PAIRED}#p5")
    point_at(page, "5.3", "source")
    place = box(page.locator("#p5 > .bitext-source > p"))
    left = place["x"] + place["width"] / 2
    seen = []
    for top in range(int(place["y"]) + 4, int(place["y"] + place["height"]) - 8, 3):
        page.mouse.move(left, top)
        seen.append(lit(page))
    assert all(len(each) == 2 for each in seen)
    assert len({each[0] for each in seen}) >= 3


def test_a_pointer_that_selects_lights_nothing(visit: Visit) -> None:
    """What is drawn with the mouse is a selection: no sentence is lit on the way, no menu opens at its end."""
    page = visit(f"{PAIRED}#p5")
    (x, y), (to_x, to_y) = (plain_place(sentence(page, number)) for number in ("5.2", "5.4"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(to_x + 40, to_y, steps=4)
    assert lit(page) == both("5.2")
    page.mouse.up()
    assert page.locator(MENU).count() == 0
    assert len(str(page.evaluate("getSelection().toString()"))) > 50


def test_the_keys_go_from_sentence_to_sentence(visit: Visit) -> None:
    """`l` leads to the next sentence and `h` to the one before, over the ends of pairs; each is lit, and in sight."""
    page = visit(f"{PAIRED}#p5.2")
    last = page.locator("#p5").get_attribute("data-bitext-sentences")
    steps = [("l", "5.3"), ("h", "5.2"), ("h", "5.1")]
    for key, number in steps:
        page.keyboard.press(key)
        assert focused(page) == number
        assert lit(page) == both(number)
    seen = []
    for _ in range(int(last or 0) + 1):
        page.keyboard.press("l")
        seen.append(focused(page))
        place = box(page.locator(":focus"))
        assert place["y"] >= covered_to(page) - 1
        assert place["y"] + place["height"] < 901  # half a pixel may be over
    assert seen[-1].startswith("6.")
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_a_focused_sentence_is_seen_and_is_no_stop_of_tab(visit: Visit) -> None:
    """The focus has its outline, and the order of Tab is that of the links: no sentence stands in it."""
    page = visit(f"{PAIRED}#p5")
    page.keyboard.press("l")
    assert page.locator(":focus-visible").count() == 1
    style, colour = page.locator(":focus").evaluate(
        "one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineColor]"
    )
    assert style == "solid"
    assert not colour.endswith(", 0)"), "not as faint as the line around what is lit"
    assert page.locator(".bitext-sentence").evaluate_all("all => all.filter(one => one.tabIndex >= 0).length") == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a')")


def test_from_a_pair_the_keys_lead_into_it(visit: Visit) -> None:
    """After `j`, `l` is the first sentence of the pair; at the top of a page it is the first of the text."""
    page = visit(PAIRED)
    page.keyboard.press("l")
    assert f"p{focused(page)}" == page.locator(".bitext-sentence[id]").first.get_attribute("id")
    page = visit(f"{PAIRED}#p6")
    page.keyboard.press("j")
    page.keyboard.press("l")
    assert focused(page) == "7.1"
    page.keyboard.press("h")
    assert focused(page).startswith("6.")


def test_keys_win_over_a_pointer_that_rests(visit: Visit) -> None:
    """Where keys scroll the page under the mouse, what stands below it then is not pointed at, until it moves."""
    page = visit(f"{PAIRED}#p5")
    page.mouse.move(900, 500)
    for _ in range(30):
        page.keyboard.press("l")
    page.wait_for_timeout(150)  # the browser tells of the new element below the mouse after some frames
    assert lit(page) == both(focused(page))
    place = plain_place(sentence(page, focused(page)))
    page.mouse.move(place[0] + 1, place[1] - 60)
    page.mouse.move(2, 400)
    assert lit(page) == []


def test_a_focus_inside_a_sentence_lights_it(visit: Visit) -> None:
    """Who goes through the marks of a pair by the arrows sees the counterpart of the sentence around them."""
    page = visit(f"{PAIRED}#p5.2")
    page.keyboard.press("l")
    page.keyboard.press("l")
    number = focused(page)
    for _ in range(40):
        page.keyboard.press("ArrowRight")
        if focused(page) not in (number, "none"):
            break
    assert lit(page) == both(focused(page))


@pytest.mark.parametrize("how", ["loaded", "followed"])
def test_an_address_in_a_view_without_its_side(visit: Visit, how: str) -> None:
    """`#p9.2` leads to the original's sentence where the translation is out of sight, and keeps the view."""
    page = visit(f"{PAIRED}?view=source{'#p9.2' if how == 'loaded' else '#p5'}")
    if how == "followed":
        page.wait_for_timeout(
            2_500
        )  # the first place is held so long; what the theme notes of it would be the second's
        page.evaluate("location.hash = 'p9.2'")
    page.wait_for_function("scrollY > 0")
    expect(sentence(page, "9.2", "source")).to_be_in_viewport()
    assert box(sentence(page, "9.2", "source"))["y"] >= covered_to(page) - 1
    assert page.url.endswith("?view=source#p9.2")


def test_reloading_keeps_the_place(visit: Visit) -> None:
    """A reader who has read on is not sent back to the sentence in the address."""
    page = visit(f"{PAIRED}?view=source#p9.2", own=True)
    page.evaluate("scrollTo({ top: 300, behavior: 'instant' })")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == pytest.approx(300, abs=20)


def test_after_instant_navigation(visit: Visit) -> None:
    """A text that was reached without loading the page anew lights its sentences, and a key goes one step."""
    page = visit(TEXTS)
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.locator(f'.md-nav__link[href$="{TEXTS}"]').first.evaluate("link => link.click()")
        page.locator(".bitext-texts a[href*=xi-2021]").click()
        page.locator(".bitext-keys").wait_for(state="attached")
    assert page.evaluate("window.stayed") is True
    point_at(page, "5.2")
    assert lit(page) == both("5.2")
    page.keyboard.press("l")
    assert focused(page) == "5.3"
    assert page.locator(LIT).count() == 2


def test_another_page_is_not_lit(visit: Visit) -> None:
    """What was lit goes with its page."""
    page = visit(f"{PAIRED}#p5")
    point_at(page, "5.2")
    page.locator(f'.md-nav__link[href$="{TEXTS}"]').first.evaluate("link => link.click()")
    page.locator(".bitext-texts").wait_for()
    assert page.locator("[data-bitext-lit]").count() == 0


def test_a_page_of_a_thousand_pairs_changes_only_what_is_lit(visit: Visit) -> None:
    """A pointer that crosses the page sets one attribute on the spans of a sentence, and nothing is laid out anew."""
    page = visit(MANY_SENTENCES)
    page.locator("#p40").scroll_into_view_if_needed()
    page.evaluate("""() => {
        window.changes = [];
        const read = ({ target }) => !target.closest(".bitext-bar"); // the contents say where the reader is
        new MutationObserver(all => changes.push(...all.filter(read).map(({ type, attributeName, target }) =>
            type === "attributes" && target.matches(".bitext-sentence") ? attributeName : type + " " + target.className)))
            .observe(document.querySelector("article.bitext"), { attributes: true, childList: true, subtree: true });
    }""")
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")

    def layouts() -> float:
        metrics = {each["name"]: each["value"] for each in client.send("Performance.getMetrics")["metrics"]}
        return float(metrics["LayoutCount"])

    most = set()
    laid_out = []
    for _ in range(3):
        before = layouts()
        for top in range(150, 880, 20):
            page.mouse.move(500, top)
            most.add(page.locator(LIT).count())
        laid_out.append(layouts() - before)
    assert most <= {0, 2}
    assert set(page.evaluate("changes")) == {"data-bitext-lit"}
    assert 0 in laid_out[1:]  # the first time rows are still coming into sight; the browser may lay out once by itself


def most_styled(page: Page, act: str) -> int:
    """Return of how many elements the browser asks the styles at once, at most, while a script acts."""
    client = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    done: list[object] = []
    client.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    client.on("Tracing.tracingComplete", lambda told: done.extend([told]))
    client.send("Tracing.start", {"transferMode": "ReportEvents", "categories": "devtools.timeline"})
    page.evaluate(act)
    client.send("Tracing.end")
    while not done:
        page.wait_for_timeout(20)
    return max(int(each["args"].get("elementCount", 0)) for each in events if each["name"] == "UpdateLayoutTree")


@pytest.mark.parametrize("view", ["side", "sentences", "source"])
def test_a_change_in_a_row_costs_the_other_rows_no_styles(visit: Visit, view: str) -> None:
    """Neither a sentence that is lit nor an element that comes into a row: a page of a thousand pairs stays quick."""
    page = visit(f"{MANY_SENTENCES}?view={view}")
    page.evaluate("new Promise(done => requestIdleCallback(() => requestAnimationFrame(done)))")
    frame = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
    assert (
        0
        < most_styled(
            page, f"async () => {{ document.querySelector('#p3').append('', document.createElement('i')); {frame} }}"
        )
        < 100
    )
    lighting = "document.querySelectorAll('#p3 [data-bitext-bead=\"2\"]').forEach(one => one.dataset.bitextLit = '');"
    assert 0 < most_styled(page, f"async () => {{ {lighting} {frame} }}") < 20


def test_the_view_of_one_language_lights_without_the_other(visit: Visit) -> None:
    """Where one side is out of sight, pointing and stepping work on the other."""
    page = visit(f"{PAIRED}?view=source#p5")
    page.keyboard.press("l")
    assert focused(page) == "5.1"
    assert page.locator(":focus").evaluate("one => !!one.closest('.bitext-source')")
    choose(page, "translation")
    page.keyboard.press("l")
    assert page.locator(":focus").evaluate("one => !!one.closest('.bitext-translation')")
