"""Notes in place, beside and hidden, by kind; on paper; in a copy: with scripts and, but for memory and cards, without."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.support.noted_page import NOTED
from tests.support.reading_page import Visit, box, choose, choose_in, covered_to

FACES = ("place", "beside", "hidden")
SENTENCE = "The meeting proposed implementing the cyber superpower strategy among the great powers of the world."
CLIPBOARD = ["clipboard-read", "clipboard-write"]

both = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def choose_face(page: Page, face: str) -> None:
    """Choose a face in the bar, as a reader does."""
    choose_in(page, "notes", face)


def switch(page: Page, kind: str) -> None:
    """Switch a kind on or off."""
    choose_in(page, "notes", kind)


def sentence(page: Page) -> str:
    """Return the sentence of pair 5 as it can be seen, numbers of notes in brackets."""
    return str(
        page.locator("#p5 > .bitext-translation p").evaluate(
            """paragraph => {
                const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
                let text = "";
                while (walker.nextNode()) {
                    const parent = walker.currentNode.parentElement;
                    const range = document.createRange();
                    range.selectNode(walker.currentNode);
                    if (!range.getClientRects().length || getComputedStyle(parent).clipPath !== "none") continue;
                    text += parent.matches(".bitext-noteref") ? `(${parent.textContent})` : walker.currentNode.data;
                }
                return text.split(" In recent")[0];
            }"""
        )
    )


PLACE = SENTENCE.replace("superpower", "superpower(2)").replace("powers", 'powers(3) [or "major states" –Ed.]')
NUMBERS = SENTENCE.replace("superpower", "superpower(2)").replace("powers", "powers(3)")


@both
def test_the_faces(visit: Visit, scripts: bool) -> None:
    """In place a sentence reads as it was typed, with a number at each note, beside it has numbers alone, and hidden it has these still."""
    page = visit(NOTED, java_script_enabled=scripts)
    commentary = page.locator("#n4 > p:last-child")
    assert sentence(page) == PLACE
    for face in ("beside", "hidden", "place", "hidden", "beside", "place"):
        choose_face(page, face)
        assert page.locator("#n2").is_visible() is commentary.is_visible() is (face != "hidden"), face
        assert page.locator("#n2-ref").is_visible()
        if face == "beside" and not scripts:
            assert page.locator("#n3 > .bitext-typed").is_visible()
        else:
            assert sentence(page) == (PLACE if face == "place" else NUMBERS), face
    assert page.locator("#n3.bitext-bracket > .bitext-typed").count() == 1
    assert page.locator("aside.bitext-note").count() == 5


@pytest.mark.parametrize("width", [1440, 1024])
@both
def test_beside(visit: Visit, width: int, scripts: bool) -> None:
    """A note stands in the margin of its pair ; none covers another or the text."""
    page = visit(NOTED, width=width, java_script_enabled=scripts)
    choose_face(page, "beside")
    for view in ("side", "stacked", "translation"):
        choose(page, view)
        text = box(page.locator("#p5 > .bitext-translation > p"))
        notes = [box(note) for note in page.locator("#p5 > .bitext-note").all()]
        if scripts:
            assert page.locator("#p5 > .bitext-note > .bitext-back").all_inner_texts() == ["2", "3"]
            for note in notes:
                assert note["x"] >= text["x"] + text["width"], view
        else:
            notes.append(typed := box(page.locator("#n3 > .bitext-typed")))
            assert typed["x"] >= text["x"] + text["width"]
        for one, other in pairwise(notes):
            assert one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"], view
        assert page.locator(".md-content").evaluate("content => content.scrollWidth <= content.clientWidth")
    if scripts:
        page.locator("#n3 > .bitext-back").click()
        assert page.locator(":target").get_attribute("class") == "bitext-bracket"


def test_the_face_is_remembered(visit: Visit) -> None:
    """`e` goes round the faces; the one chosen last, and what is switched off, hold on every page from the first paint on."""
    page = visit(NOTED, own=True)
    shown = []
    for _ in FACES:
        page.keyboard.press("e")
        shown.append(page.locator(".bitext-faces :checked").get_attribute("value"))
    assert shown == ["beside", "hidden", "place"]
    page.keyboard.press("e")
    switch(page, "translator")
    page.add_init_script("""
        window.shifts = [];
        new PerformanceObserver(list => shifts.push(...list.getEntries().map(one => [one.value, ...one.sources.map(each => each.node?.className)])))
            .observe({ type: "layout-shift", buffered: true });
    """)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(page.url.split("#")[0] + "?again#p5")
        assert sentence(page) == NUMBERS
        assert page.locator(".bitext-faces :checked").get_attribute("value") == "beside"
        assert page.locator(".bitext-kinds input").evaluate_all("all => all.map(one => one.checked)") == [
            True,
            False,
            True,
        ]
        assert page.locator("#n5-ref").is_hidden()
        assert page.locator("#p5 > .bitext-note").count() == 2
        page.evaluate(
            "new Promise(done => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
        )
        # A row that is laid out as it comes near may move by a pixel, which counts as 0.001: how much, the fonts decide.
        assert [shift for shift in page.evaluate("shifts") if shift[0] > 0.002] == []


@both
def test_the_kinds(visit: Visit, scripts: bool) -> None:
    """Marks, words, brackets, notes and entries of a kind go with its switch, and no other; the words themselves stay."""
    page = visit(NOTED, java_script_enabled=scripts)
    lines = {
        page.locator(mark).evaluate("mark => getComputedStyle(mark).textDecorationStyle")
        for mark in ("#n2-ref", "#n5-ref", "#n7-ref")
    }
    assert len(lines) == 3, "kinds are told by more than colour"
    switch(page, "translator")
    for gone in ("#n5-ref", "#n5", "#n6", ".bitext-notes [data-bitext-kind=translator]"):
        assert page.locator(gone).first.is_hidden(), gone
    for there in ("#n2-ref", "#n2", "#n4", "#n7", ".bitext-introduction"):
        assert page.locator(there).first.is_visible(), there
    words = page.locator("#p6 > .bitext-source .bitext-lemma")
    assert words.inner_text() == "数字经济"
    assert words.evaluate("words => getComputedStyle(words).textDecorationLine") == "none"
    if scripts:
        words.click()
        assert page.locator(".bitext-card").count() == 0
    switch(page, "editor")
    assert page.locator("#n4").is_hidden()
    assert page.locator("#n1-ref").is_hidden(), "the mark in the page's title"
    assert page.locator(".bitext-introduction .bitext-alert").is_visible()
    switch(page, "translator")
    assert page.locator("#n5").is_visible()


@pytest.mark.parametrize("face", FACES)
def test_an_alternative(visit: Visit, face: str) -> None:
    """From its card another rendering goes into the sentence, stays there when the card is closed, is copied, and goes back."""
    page = visit(NOTED, permissions=CLIPBOARD)
    choose_face(page, face)
    mark = page.locator("#p5 .bitext-bracket > .bitext-noteref")
    mark.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Put it into the sentence").click()
    page.keyboard.press("Escape")
    assert sentence(page) == NUMBERS.replace("great powers", "major states")
    swapped = page.locator(".bitext-lemma[data-bitext-swapped]")
    assert swapped.evaluate("words => getComputedStyle(words).borderBlockEndStyle") == "solid"
    assert copied(page) == SENTENCE.replace("great powers", "major states")
    page.locator("#p5 .bitext-translation .bitext-lemma").nth(1).click()
    page.get_by_role("button", name="Back to “great powers”").click()
    page.get_by_role("button", name="Put it into the sentence").wait_for()
    page.keyboard.press("Escape")
    assert sentence(page) == (PLACE if face == "place" else NUMBERS)
    assert copied(page) == SENTENCE


def copied(page: Page) -> str:
    """Copy the translation of pair 5 and return its first sentence."""
    page.locator("#p5 > .bitext-translation").evaluate("cell => getSelection().selectAllChildren(cell)")
    page.keyboard.press("Control+c")
    return str(page.evaluate("navigator.clipboard.readText()")).split(" In recent")[0]


def test_without_scripts_marks_are_links(visit: Visit) -> None:
    """Each mark leads to its note, below the bar and marked, hidden or not, and each note back; the original's signs too."""
    page = visit(NOTED, java_script_enabled=False)
    for face in FACES:
        choose_face(page, face)
        for start, end in [
            ("#n2-ref", "#n2"),
            ("#n1-ref", "#n1"),
            ("#p5 .bitext-source .bitext-lemma", "#n2"),
            ("#s1-ref", "#s1"),
            ("#s1", "#s1-ref"),
        ]:
            page.locator(start).click()
            assert page.url.endswith(end)
            there = page.locator(end)
            assert there.is_visible(), (face, end)
            assert box(there)["y"] >= covered_to(page) - 1 or end == "#s1-ref"
            look = there.evaluate("element => getComputedStyle(element).outlineStyle")
            assert look == "solid"
    choose_face(page, "place")
    page.locator("#n2 > .bitext-back").click()
    assert page.url.endswith("#n2-ref")
    choose_face(page, "hidden")
    page.locator("#n3 > .bitext-noteref").click()
    assert page.locator("#n3 > .bitext-typed").is_visible()


@both
def test_paper(visit: Visit, scripts: bool) -> None:
    """Every note is printed below its pair, numbered, but for those of a kind that is switched off; afterwards it is as before."""
    page = visit(NOTED, width=794, java_script_enabled=scripts, own=True)
    switch(page, "author")
    page.emulate_media(media="print")
    if not scripts:
        assert sentence(page) == PLACE.replace("powers [", "powers(3) [")
    else:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert sentence(page) == NUMBERS
        assert (
            page.locator("#p5 > .bitext-note")
            .evaluate_all("all => all.map(note => note.innerText.replace(/\\s+/g, ' ').trim())")[1]
            .endswith('[or "major states" –Ed.]')
        )
    text = box(page.locator("#p5 > .bitext-translation"))
    for note in [*page.locator("#p5 > .bitext-note").all(), page.locator("#n4")]:
        assert box(note)["y"] >= text["y"] + text["height"] - 1
    for number in (1, 2, 5):
        assert page.locator(f"#n{number} > .bitext-back").is_visible()
    assert page.locator("#n7, #n7-ref").evaluate_all("all => all.some(one => one.checkVisibility())") is False
    assert page.locator(".bitext-introduction .bitext-alert, #n4 > p:last-child, #n6").evaluate_all(
        "all => all.every(one => one.checkVisibility())"
    )
    assert (
        page.locator(".bitext-bar, .bitext-notes, .bitext-card").evaluate_all(
            "all => all.some(one => one.checkVisibility())"
        )
        is False
    )
    if scripts:
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("#n3.bitext-bracket > .bitext-typed")).to_have_count(1)
        expect(page.locator("#n6.bitext-bracket > .bitext-typed")).to_have_count(1)


@both
def test_hidden_notes_stay_hidden_where_a_pair_is_named(visit: Visit, scripts: bool) -> None:
    """The address of a pair, which one cites, shows no note of it that is hidden; the address of a note shows that one."""
    page = visit(f"{NOTED}#p5", java_script_enabled=scripts)
    choose_face(page, "hidden")
    notes = page.locator(".bitext-note:visible, .bitext-typed:visible")
    assert notes.count() == 0
    page.goto(f"{page.url.partition('#')[0]}#n2")
    expect(page.locator("#n2")).to_be_visible()
    assert notes.count() == 1


def test_marks_are_large_enough_and_move_nothing(visit: Visit) -> None:
    """WCAG 2.2, SC 2.5.8: 24 by 24 pixels take a click, and no line is higher for a mark. Forced colours show what is lit."""
    page = visit(NOTED, forced_colors="active")
    choose_face(page, "hidden")
    mark = page.locator("#n7-ref")
    mark.scroll_into_view_if_needed()
    hit = mark.evaluate("""mark => {
        const { x, y, width, height } = mark.getBoundingClientRect();
        const hits = (dx, dy) => document.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy) === mark;
        return [[-11.5, 0], [11.5, 0], [0, -11.5], [0, 11.5]].every(([dx, dy]) => hits(dx, dy));
    }""")
    assert hit
    height = "() => document.querySelector('#p8 > .bitext-translation').offsetHeight"
    before = page.evaluate(height)
    mark.evaluate("mark => mark.style.display = 'none'")
    assert page.evaluate(height) == before
    page.locator("#n2-ref").hover()
    lit = page.locator("[data-bitext-lit]").first
    assert lit.evaluate("words => getComputedStyle(words).outlineStyle") == "solid"
