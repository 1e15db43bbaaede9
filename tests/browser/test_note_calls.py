"""A note that is called more than once: from each mark to it and back, on wide and narrow screens, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.project import build, write
from tests.support.served_folder import ServeFolder

FILLER = "\n\n".join(
    f"Paragraph {number} of the text, which says this and that at some length." for number in range(40)
)
BODY = f"""\
# Notice

| Net[^1] | Use |
|---|---|
| Water | Save |

{FILLER}

A cyber superpower[^1], and one more[^1].

[^1]: **网络强国 / cyber superpower:** the usual rendering. –Ed.

    It goes on.
"""
FILES = {
    "source_texts/text.md": "---\ntitle: 题\n---\n\n# 题\n\n| 网 | 用 |\n| 水 | 节 |\n\n"
    + "文。\n\n" * 40
    + "网络强国。\n",
    "docs/text.md": f"---\nsource_text: text\nverified: yes\n---\n\n{BODY}",
}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def called_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site whose one text calls a note three times."""
    folder = write(tmp_path_factory.mktemp("called"), FILES)
    done = build(folder)
    assert done.returncode == 0, done.stdout
    assert "bitext: docs" not in done.stdout
    return folder / "site"


@pytest.fixture
def open_text(called_site: Path, served_site: ServeFolder, browser: Browser) -> Iterator[Open]:
    """A function that opens the text, as wide as told."""
    address = served_site(called_site)
    contexts = []

    def open_page(width: int, *, scripts: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}text/")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [1440, 390])
def test_each_mark_has_a_way_back(open_text: Open, width: int, scripts: bool) -> None:
    """The number leads to the first mark, the names below the note to the others; each is then in sight."""
    page = open_text(width, scripts=scripts)
    ways = page.locator("#n1 > .bitext-back, #n1 > .bitext-again a")
    assert ways.all_inner_texts() == ["1", "pair 43", "pair 43 (2)"]
    for number, id_ in enumerate(("n1-ref", "n1-ref2", "n1-ref3")):
        ways.nth(number).click()
        assert page.url.endswith(f"#{id_}")
        expect(page.locator(f"#{id_}")).to_be_in_viewport()
        expect(page.locator(":target")).to_have_attribute("id", id_)
    assert page.locator("#n1-ref").evaluate("one => one.closest('th, td') !== null")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1440, 390])
def test_every_mark_opens_the_note(open_text: Open, width: int) -> None:
    """On a card, without the ways back: there one is at the mark already."""
    page = open_text(width)
    for id_ in ("n1-ref", "n1-ref2"):
        page.locator(f"#{id_}").click()
        card = page.locator(".bitext-card")
        expect(card).to_be_visible()
        expect(card).to_contain_text("the usual rendering. –Ed.")
        expect(card).to_contain_text("It goes on.")
        assert card.locator(".bitext-again, .bitext-back").count() == 0
        page.keyboard.press("Escape")


def test_the_words_are_marked_where_they_stand(open_text: Open) -> None:
    """In the pair that has them, on both sides; an alert without a word leaves no box."""
    page = open_text(1440)
    assert page.locator(".bitext-lemma").evaluate_all("all => all.map(one => one.closest('.bitext-pair').id)") == [
        "p43",
        "p43",
    ]
    assert page.locator(".bitext-alert, .bitext-commentary, .bitext-faults").count() == 0


def test_on_paper_the_note_says_where_else_it_is_called(open_text: Open) -> None:
    """Below its pair, once."""
    page = open_text(794)
    page.emulate_media(media="print")
    note = page.locator("#n1")
    expect(note).to_be_visible()
    expect(note.locator(".bitext-again")).to_have_text("Also called in pair 43, pair 43 (2)")
