"""The view "Sentences" and the addresses of sentences: all of it without scripts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.built_site import build_once
from tests.support.reading_page import PAIRED, PLAN, VIEWS, Visit, box, choose, covered_to, view_of
from tests.support.served_folder import ServeFolder
from tests.support.small_project import write_project

CLEAR = "rgba(0, 0, 0, 0)"
ROW = "#p5"
"""A pair of several sentences."""
FOLLOW = """hash => {
    const link = document.createElement("a");
    link.href = hash;
    document.body.append(link);
    link.click();
    link.remove();
}"""
"""What a reader does who follows a link to a place on the page."""

SOURCE = """\
---
title: 文
language: zh-Hans
url: https://example.org/
---

# 文

> 引一句话。引两句话。
>
> 引三句话。

- 甲项一句。又一句。
    - 乙项一句。又一句。

这一段有第一句。这一段有第二句。

只有一句。
"""
TRANSLATION = """\
---
source_text: wen
title: Text
---

# Text

> It quotes one sentence.
>
> It quotes two sentences. It quotes three sentences.

- Item one has a sentence. And another one.
    - Item two has a sentence. And another one.

This *paragraph has one. This paragraph* has two[^1].

It has one.

[^1]: **two:** it has. –Ed.
"""


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts."""
    return bool(request.param)


@pytest.fixture(scope="module")
def kinds(shared: Path, served_site: ServeFolder) -> str:
    """Where a text with a quotation, items, a note and pairs of one sentence is served."""
    folder = shared / f"kinds-{os.getpid()}"  # each process writes its own
    configuration = "site_name: Kinds\ntheme:\n  name: material\n  font: false\nplugins:\n  - bitext\nmarkdown_extensions:\n  - footnotes\n"
    write_project(folder, {"mkdocs.yml": configuration, "source_texts/wen.md": SOURCE, "docs/wen.md": TRANSLATION})
    return served_site(build_once(folder, shared, f"{folder.name}-site")) + "wen/"


def places(page: Page, row: str, side: str) -> Sequence[tuple[str, float, float, float]]:
    """Return of each span of a side, in the order of the text: its bead, its left and upper edge, and its height."""
    found: Sequence[tuple[str, float, float, float]] = page.locator(
        f"{row} > .bitext-{side} .bitext-sentence"
    ).evaluate_all(
        "all => all.map(one => [one.dataset.bitextBead, one.getBoundingClientRect().x, one.getBoundingClientRect().y, "
        "one.getBoundingClientRect().height])"
    )
    assert len(found) > 1
    return found


@pytest.mark.parametrize("width", [1440, 1024])
def test_both_sides_of_a_sentence_stand_in_one_row(visit: Visit, scripts: bool, width: int) -> None:
    """Each pair of sentences begins and ends at one height, and the next stands below it."""
    page = visit(PAIRED, width=width, java_script_enabled=scripts)
    choose(page, "sentences")
    ours, theirs = places(page, ROW, "source"), places(page, ROW, "translation")
    assert [(bead, top, height) for bead, _, top, height in ours] == [
        (bead, top, height) for bead, _, top, height in theirs
    ]
    assert all(one[1] < other[1] for one, other in zip(ours, theirs, strict=True))
    tops = [top for _, _, top, _ in ours]
    assert tops == sorted(set(tops))


def test_on_a_phone_a_sentence_stands_below_its_own(visit: Visit, scripts: bool) -> None:
    """One column: original, translation, original, translation."""
    page = visit(PAIRED, width=390, java_script_enabled=scripts)
    choose(page, "sentences")
    both = [(top, bead, side) for side in ("source", "translation") for bead, _, top, _ in places(page, ROW, side)]
    count = len(both) // 2
    assert [(bead, side) for _, bead, side in sorted(both)] == [
        (str(bead + 1), side) for bead in range(count) for side in ("source", "translation")
    ]
    right = "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    assert page.locator(".bitext-sentence").evaluate_all(right) <= 390


def test_it_is_printed_in_two_columns(visit: Visit, scripts: bool) -> None:
    """On paper both sides of a sentence stand beside one another too."""
    page = visit(PAIRED, width=794, java_script_enabled=scripts, own=True)
    choose(page, "sentences")
    page.emulate_media(media="print")
    ours, theirs = places(page, ROW, "source"), places(page, ROW, "translation")
    assert [each[2] for each in ours] == [each[2] for each in theirs]
    assert ours[0][1] < theirs[0][1]


def test_the_view_is_in_the_address_and_in_memory(visit: Visit) -> None:
    """It is chosen, kept and asked for like the others."""
    page = visit(f"{PAIRED}?view=sentences")
    assert view_of(page) == "sentences"
    choose(page, "side")
    choose(page, "sentences")
    assert page.url.endswith("?view=sentences")
    page.goto(page.url.split("?")[0])
    assert view_of(page) == "sentences"
    assert page.locator(".bitext-views :checked").get_attribute("value") == "sentences"


def test_a_text_without_sentence_pairs_has_four_views(visit: Visit, scripts: bool) -> None:
    """Where the original is not on file it is not offered, and asked for in the address it changes nothing."""
    page = visit(f"{PLAN}?view=sentences", java_script_enabled=scripts)
    assert page.locator("[value=sentences], .bitext-sentence").count() == 0
    assert page.locator(".bitext-translation").first.is_visible()


def test_a_number_stands_before_each_row_and_is_not_copied(visit: Visit) -> None:
    """The numbers are the style sheet's: the page's text has none."""
    page = visit(f"{PAIRED}?view=sentences")
    numbers = page.locator(f"{ROW} [data-bitext-number]").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content)"
    )
    assert numbers[:2] == ['"5.1"', '"5.2"']
    assert "5.1" not in page.locator(f"{ROW} > .bitext-source").inner_text()


@pytest.mark.parametrize("width", [1440, 800, 390])
def test_an_address_leads_to_a_sentence_and_lights_both_sides(visit: Visit, scripts: bool, width: int) -> None:
    """A link to `#p5.2` lands on the screen, below the bar, in every view; both of its sides are lit and nothing else is."""
    page = visit(PAIRED, width=width, java_script_enabled=scripts)
    for view in VIEWS:
        choose(page, view)
        page.mouse.move(0, 0)  # what it is over would be lit too
        for place in ("p2", "p5.2"):
            page.evaluate(FOLLOW, f"#{place}")
            expect(page.locator(f"[id='{place}']:target")).to_have_count(1)  # the browser finds it a moment later
        lit = page.locator(".bitext-sentence").evaluate_all(
            f"all => all.filter(one => getComputedStyle(one).backgroundColor !== '{CLEAR}').map(one => one.dataset.bitextBead)"
        )
        assert lit == ["2", "2"], view
        shown = "source" if view == "source" else "translation"
        seen = box(page.locator(f"{ROW} > .bitext-{shown} [data-bitext-bead='2']"))
        assert covered_to(page) - 2 <= seen["y"] <= 900, view


def test_a_sentence_within_a_bead_has_its_address(page: Page, kinds: str) -> None:
    """The address of a sentence that was merged with the one before it lights them both."""
    page.goto(f"{kinds}?view=sentences")
    anchors = page.locator(".bitext-sentence > .bitext-anchor").evaluate_all("all => all.map(one => one.id)")
    for anchor in anchors[:1]:
        page.goto(f"{kinds}?view=sentences#{anchor}")
        bead = page.locator(f".bitext-sentence:has(> [id='{anchor}'])")
        assert bead.evaluate("one => getComputedStyle(one).backgroundColor") != CLEAR


@pytest.mark.parametrize("width", [1440, 390])
def test_lists_and_quotations_are_told_apart(page: Page, kinds: str, width: int) -> None:
    """Quotations keep their line, items their mark; a pair of one sentence stays as it is."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{kinds}?view=sentences")
    style = "(one, name) => getComputedStyle(one)[name]"
    assert page.locator("#p2 .bitext-source .bitext-sentence").first.evaluate(style, "backgroundImage") != "none"
    assert page.locator("#p3 .bitext-source .bitext-sentence").first.evaluate(style, "display") == "list-item"
    assert page.locator("#p4 .bitext-source .bitext-sentence").first.evaluate(style, "display") == "block"
    assert page.locator("#p5 > .bitext-source").evaluate(style, "display") == "block"
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_beads_that_reach_into_another_paragraph_stay_side_by_side(page: Page, kinds: str) -> None:
    """Whatever the paragraphs of a quotation or the items of a list are, every row has both of its sides."""
    page.goto(f"{kinds}?view=sentences")
    for row in ("#p2", "#p3"):
        ours, theirs = places(page, row, "source"), places(page, row, "translation")
        assert [(each[0], each[2]) for each in ours] == [(each[0], each[2]) for each in theirs]


def test_notes_stand_below_the_sentences_of_their_pair(page: Page, kinds: str) -> None:
    """In place, a note is below the last sentence of its row."""
    page.goto(f"{kinds}?view=sentences")
    last = places(page, "#p4", "translation")[-1]
    assert box(page.locator("#p4 > .bitext-note"))["y"] >= last[2] + last[3] - 1


def test_the_pairs_own_number_is_a_link(visit: Visit, scripts: bool) -> None:
    """It lies over the number of the first sentence, and is seen when it is pointed at or has the focus."""
    page = visit(PAIRED, java_script_enabled=scripts)
    choose(page, "sentences")
    link = page.locator(f"{ROW} > .bitext-number")
    opacity = "one => getComputedStyle(one).opacity"
    assert link.evaluate(opacity) == "0"
    link.hover()
    assert link.evaluate(opacity) == "1"
    link.click()
    assert page.url.endswith("#p5")


def test_a_style_sheet_lights_24_beads(repository: Path) -> None:
    """A rule for each of the first 24 numbers, each once."""
    styles = repository / "plugins/bitext/assets/css"
    rows, light = ((styles / name).read_text("utf-8") for name in ("sentences.css", "sentence-light.css"))
    for bead in range(1, 25):
        assert light.count(f'[data-bitext-bead="{bead}"]:target') == 1
        assert rows.count(f'&[data-bitext-bead="{bead}"]') == 1
