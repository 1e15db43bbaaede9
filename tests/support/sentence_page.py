"""Sentences on a page: what is lit, what a sentence says, and a page with very many, put into a built site."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.support.noted_page import aside, lemma, mark, row
from tests.support.reading_page import PAIRED

MANY_SENTENCES = "texts/many-sentences/"
"""A page of a thousand pairs, once it is added to a site."""
MENU = ".bitext-card[role=toolbar]"
"""The menu of a sentence."""
LIT = ".bitext-sentence[data-bitext-lit]"
_PAIRS = 1_000
_BEADS = 5


def sentence(page: Page, number: str, side: str = "translation") -> Locator:
    """Return one side of a sentence pair by its number: the first of its spans."""
    return page.locator(f"{_bead(page, number)}:is(.bitext-{side} *)").first


def lit(page: Page) -> list[str]:
    """Return what is lit, as `5.2 source` and `5.2 translation`; a span after the first of its side is not named."""
    return list(
        page.locator(LIT).evaluate_all(
            """spans => [...new Set(spans.map(one => {
                const bead = `.bitext-sentence[data-bitext-bead="${one.dataset.bitextBead}"][id]`;
                const side = one.closest(".bitext-source") ? "source" : "translation";
                return one.closest(".bitext-pair").querySelector(bead).id.slice(1) + " " + side;
            }))]"""
        )
    )


def both(number: str) -> list[str]:
    """Return what is lit where one sentence pair is."""
    return [f"{number} source", f"{number} translation"]


def plain_place(span: Locator) -> tuple[float, float]:
    """Return a point of the window within a sentence, on none of its links and notes, nor so near that a finger means them."""
    span.scroll_into_view_if_needed()
    found = span.evaluate(
        """span => {
            const room = [[0, 0], [16, 0], [-16, 0], [0, 16], [0, -16]];
            const isLink = (x, y) => document.elementFromPoint(x, y)?.closest("a, .bitext-lemma, .bitext-bracket, label");
            for (const needed of [room, room.slice(0, 1)])
                for (const { left, right, top, bottom } of span.getClientRects())
                    for (let x = Math.ceil(left) + 2, y = Math.round((top + bottom) / 2); x < right; x += 4)
                        if (document.elementFromPoint(x, y) === span && !needed.some(([dx, dy]) => isLink(x + dx, y + dy))) return [x, y];
        }"""
    )
    assert found, "no point of the sentence is in sight and plain text"
    return float(found[0]), float(found[1])


def point_at(page: Page, number: str, side: str = "translation") -> None:
    """Move the mouse onto the plain text of a sentence."""
    page.mouse.move(*plain_place(sentence(page, number, side)))


def click_on(page: Page, number: str, side: str = "translation") -> None:
    """Click on the plain text of a sentence."""
    page.mouse.click(*plain_place(sentence(page, number, side)))


def _bead(page: Page, number: str) -> str:
    row_, bead = page.locator(f'[id="p{number}"]').evaluate(
        "one => [one.closest('.bitext-pair').id, one.closest('.bitext-sentence').dataset.bitextBead]"
    )
    return f'[id="{row_}"] .bitext-sentence[data-bitext-bead="{bead}"]'


def _span(bead: int, text: str, id_: str = "") -> str:
    named = f' id="{id_}"' if id_ else ""
    return f'<span class="bitext-sentence" data-bitext-bead="{bead}"{named}>{text}</span>'


def _row(number: int) -> str:
    beads = range(1, _BEADS + 1)
    source = "".join(
        _span(bead, f"党的十八大以来,党中央高度重视发展数字经济,将其上升为第{bead}国家战略。") for bead in beads
    )
    english = "Since the 18th Party Congress, the Party Center has attached a high degree of importance to it"
    noted = f" and {lemma(number, 'editor', 'much')}{mark(number, 'editor', 'much')}"
    translation = "".join(
        _span(bead, f"{english}{noted if bead == 2 else ''} {bead}. ", f"p{number}.{bead}") for bead in beads
    )
    html = row(number, f"<p>{source}</p>", f"<p>{translation}</p>", aside(number, "editor", "<p>A note. –Ed.</p>"))
    return html.replace("<div ", f'<div data-bitext-sentences="{_BEADS}" ', 1)


def add_many_sentences(site: Path) -> None:
    """Write the page into a built site, made from its page of the paired text."""
    html = (site / PAIRED / "index.html").read_text("utf-8")
    rows = "".join(_row(number) for number in range(2, _PAIRS + 2))
    page = re.sub(
        r'(<article class="bitext"[^>]*><script[^>]*></script>).*?(<form class="bitext-bar".*?</form>).*?(</article>)',
        lambda found: found[1] + found[2] + rows + found[3],
        html,
        flags=re.DOTALL,
    )
    (site / MANY_SENTENCES).mkdir()
    (site / MANY_SENTENCES / "index.html").write_text(page, "utf-8")
