"""A real copy, read back from the clipboard: one side alone, in paragraphs, without numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, Visit, source_blocks
from tests.support.sentence_page import plain_place, sentence

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def select(page: Page, start: str, end: str, *, margin: int = 4) -> None:
    """Select from the fifth character of one element to the fifth last of another."""
    page.evaluate(
        """([start, end, margin]) => {
            const texts = [start, end].map(place => {
                const walker = document.createTreeWalker(document.querySelector(place), NodeFilter.SHOW_TEXT);
                const found = [];
                while (walker.nextNode())
                    if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest(".bitext-noteref, .bitext-typed"))
                        found.push(walker.currentNode);
                return found;
            });
            const [first, last] = [texts[0][0], texts[1].at(-1)];
            getSelection().setBaseAndExtent(first, margin, last, last.data.length - margin);
        }""",
        [start, end, margin],
    )


def copied(page: Page) -> str:
    """Copy what is selected, with the key that readers press, and return what the clipboard then holds."""
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    page.keyboard.press("Control+c")
    return str(page.evaluate("navigator.clipboard.readText()"))


LAST_AND_FIRST_LINE = """async () => {
  // Wherever lines end, in whatever font: in one of the last lines of a paragraph, and of the first of the next.
  const lines = row => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(`#${row} > .bitext-source`));
    return [...range.getClientRects()].filter(({ width }) => width > 40);
  };
  // Where there is no link: that would be drawn along, and nothing selected.
  const free = rects => rects
    .flatMap(({ x, y, width, height }) => Array.from({ length: 20 }, (_, part) => [x + ((part + 0.5) * width) / 20, y + height / 2]))
    .find(place => !document.elementFromPoint(...place)?.closest("a"));
  for (let still = 0; still < 5; still++) { // rows above may get their size meanwhile
    const by = lines("p12").at(-1).y - 300;
    if (Math.abs(by) > 1) still = 0;
    scrollBy({ top: by, behavior: "instant" });
    await new Promise(requestAnimationFrame);
  }
  return [free(lines("p12").reverse()), free(lines("p13"))];
}"""


@pytest.fixture
def speech(repository: Path) -> Sequence[str]:
    """The blocks of the original."""
    return source_blocks(repository)


def test_the_original_alone(visit: Visit, speech: Sequence[str]) -> None:
    """A selection from one Chinese paragraph into another holds no English and no numbers, whatever stands between."""
    page = visit(PAIRED, permissions=CLIPBOARD)
    select(page, "#p4 > .bitext-source", "#p6 > .bitext-source")
    fourth, fifth, sixth = (block.strip(" ") for block in speech[3:6])
    text = copied(page).split("\n\n")
    assert text == [fourth[2:], fifth, sixth[:-4]]  # two of the four characters left out are the indent


def test_the_translation_alone(visit: Visit) -> None:
    """A selection from one English paragraph into another holds no Chinese, in a view where the languages alternate."""
    page = visit(f"{PAIRED}?view=stacked", permissions=CLIPBOARD)
    select(page, "#p4 > .bitext-translation", "#p6 > .bitext-translation")
    texts = page.locator(":is(#p4, #p5, #p6) > .bitext-translation > p").evaluate_all(
        """all => all.map(paragraph => {
            const copy = paragraph.cloneNode(true);
            for (const mark of copy.querySelectorAll(".bitext-noteref, .bitext-typed")) mark.remove();
            return copy.textContent;
        })"""
    )
    assert copied(page).split("\n\n") == [texts[0][4:], texts[1], texts[2][:-4]]


def test_with_the_mouse(visit: Visit, speech: Sequence[str]) -> None:
    """A selection drawn with the mouse from one Chinese paragraph to the next is copied as these two alone."""
    page = visit(PAIRED, height=1200, permissions=CLIPBOARD)
    start, end = page.evaluate(LAST_AND_FIRST_LINE)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()
    first, second = copied(page).split("\n\n")
    assert first
    assert second
    assert speech[11].endswith(first)
    assert speech[12].strip(" ").startswith(second)


def test_in_rows_of_sentences(visit: Visit, speech: Sequence[str]) -> None:
    """Where the other side of each sentence stands beside it, a selection drawn down one column is that side alone."""
    page = visit(f"{PAIRED}?view=sentences#p5", permissions=CLIPBOARD)
    for side in ("source", "translation"):
        first, last = (plain_place(sentence(page, number, side)) for number in ("5.2", "5.4"))
        page.mouse.move(*first)
        page.mouse.down()
        page.mouse.move(*last, steps=4)
        page.mouse.up()
        text = copied(page)
        assert len(text) > 50
        if side == "source":
            assert text in speech[4]
        else:
            assert text.isascii()
            assert "\n" not in text, "sentences of a paragraph are one paragraph"


def test_both_sides_are_left_to_the_browser(visit: Visit) -> None:
    """A selection from one language to the other is copied as the browser does it."""
    with_scripts, without = (visit(PAIRED, permissions=CLIPBOARD, own=True) for _ in range(2))
    without.route("**/assets/bitext/bitext.js", lambda route: route.abort())
    without.reload()
    texts = []
    for page in (with_scripts, without):
        select(page, "#p4 > .bitext-source", "#p5 > .bitext-translation")
        texts.append(copied(page))
    assert "福建" in texts[0]
    assert "Since the 18th Party Congress" in texts[0]
    assert texts[0] == texts[1]


def test_one_language_without_modules(page: Page, visit: Visit, speech: Sequence[str]) -> None:
    """In the views of one language, with the notes hidden, a copy is clean without any script of ours."""
    page = visit(f"{PAIRED}?view=source", permissions=CLIPBOARD, own=True)
    page.evaluate("localStorage.setItem('bitext-notes', 'hidden')")
    page.route("**/assets/bitext/bitext.js", lambda route: route.abort())
    page.reload()
    select(page, "#p4 > .bitext-source", "#p5 > .bitext-source")
    lines = [line for line in copied(page).splitlines() if line]
    assert lines == [speech[3].strip(" ")[2:], speech[4].strip(" ")[:-4]]
