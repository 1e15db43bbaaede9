"""Originals of characters that no honest text holds stay as they are, with notes and terms on the page."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from bs4 import BeautifulSoup

from bitext.model.catalogue import Bilingual
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.pages import term_page
from bitext.syntax.characters import showable
from tests.support.rendered import options, parsed, render, rendered, site_of, source_text, text_of, translation

HOW_MANY = 100_000 if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 300
"""Originals; `make test-deep` takes all of them."""
TOGETHER = 20
"""Originals that stand on one page, as blocks of it."""

NONCHARACTERS = [
    *map(chr, range(0xFDD0, 0xFDF0)),
    *(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)),
]
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\r"]
PRIVATE = [chr(code) for code in (0xE000, 0xE123, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD)]
MARKS = [
    *"\u0300\u0301\u0323\u20dd\u3099\u302a\ufe00\ufe0f\u200d\u200e\u202e\u2066\u2069\ufeff\u00ad",
    *("\U000e0100", "\U000e01ef", "\U000e0041", "\U000e007f", "\U0001f3fb"),
]
WORDS = [
    "文",
    "网络强国",
    "字",
    "1",
    "9999999",
    "a",
    "[^1]",
    "[^9]",
    "<b>",
    "&lt;",
    "*",
    "`",
    "# ",
    "- ",
    "> ",
    "| ",
    "\\",
]
SIGNS = [  # what the page is made with: a number between signs
    f"{NONCHARACTERS[begin]}{chr(0xFDD2 + digit)}{NONCHARACTERS[end]}" for begin in (0, 12, 13) for digit in (0, 1, 9) for end in (1, 13, 14)
]  # fmt: skip
POOLS = (NONCHARACTERS, CONTROLS, PRIVATE, MARKS, WORDS, SIGNS)

ENGLISH = "# Title[^1]\n\nA *cyber superpower*[^2] and `code [^1]` [or major –Ed.]. <sup>2</sup>\n\n> [!NOTE]\n> Words –Ed.\n\n[^1]: One –Ed.\n[^2]: **网络强国 / cyber superpower:** two[^1] –Ed."


def originals(seed: int) -> Iterator[str]:
    """Yield texts of one line each, of all kinds of characters."""
    chance = random.Random(seed)  # noqa: S311  # the same texts every time
    for _ in range(TOGETHER):
        pools = chance.sample(POOLS, chance.randint(1, 3))
        line = "".join(chance.choice(chance.choice(pools)) for _ in range(chance.randint(1, 9)))
        yield f"甲{line}乙"  # so that no block mark begins the line, and it is never blank


def entry(seed: int) -> Glossary:
    """Return a glossary whose texts hold the same kinds of characters."""
    says = " ".join(originals(seed + 1))
    rendering = Rendering("cyber superpower", "preferred", says[:30], says[:60])
    return Glossary((Term("qiangguo", "网络强国", says[:40], definition=says, renderings=(rendering,)),))


@pytest.mark.parametrize("part", range(4))
def test_no_original_is_altered_or_out_of_order(part: int) -> None:
    """The blocks of the original are on the page, each as it is and in their order, whatever characters they hold."""
    for seed in range(part, HOW_MANY // TOGETHER, 4):
        lines = list(originals(seed))
        source = replace(source_text("\n\n".join(lines)), license=lines[0], authors=(Bilingual(lines[1], lines[2]),))
        site = site_of(
            source, translation(ENGLISH), settings=replace(options(), mark_terms="all"), glossary=entry(seed)
        )
        soup = parsed(render(site))
        assert "".join(map(text_of, soup.select(".bitext-source"))) == showable("".join(lines)), seed
        assert shown_ids(soup) == [f"p{number}" for number in range(1, TOGETHER + 1)]


def shown_ids(soup: BeautifulSoup) -> list[str]:
    """Return the numbers of the blocks of the original, in the order of the page."""
    return [str(each["id"]) for each in soup.select("[id]") if re.fullmatch(r"p\d+", str(each["id"]))]


@pytest.mark.parametrize(
    ("original", "body", "shown", "ids"),
    [
        ("# 甲\n\n# 乙\n\n文", "<!-- untranslated: 1 x -->\n\n# Title\n\nText", ["甲", "乙", "文"], ["p1", "p2", "p3"]),
        ("令\n\n# 甲\n\n文", "<!-- untranslated: 1 x -->\n\n# Title\n\nText", ["令", "甲", "文"], ["p1", "p2", "p3"]),
        ("# 甲\n\n# 乙\n\n文", "<!-- source: 1-2 -->\n# Title\n\nText", ["甲", "乙", "文"], ["p1", "p2", "p3"]),
        ("令\n\n号\n\n# 甲\n\n文", "<!-- source: 2-3 -->\n# Title\n\nText", ["令", "号", "甲", "文"], ["p1", "p2", "p3", "p4"]),
        ("# 甲\n\n文", "# Title\n\nText", ["甲", "文"], ["p1", "p2"]),
    ],
    ids=["a heading before the title", "a line before it", "a title of two blocks", "both", "neither"],
)  # fmt: skip
def test_what_stands_before_the_title_stays_there(original: str, body: str, shown: list[str], ids: list[str]) -> None:
    """Each block keeps its place and its own number, whichever of them the page's title renders."""
    soup, _ = rendered(original, body)
    assert [text_of(block) for block in soup.select(".bitext-source")] == shown
    assert shown_ids(soup) == ids


@pytest.mark.parametrize(
    "signs", ["\ufddf", "\ufdde", "\ufddc\ufdd3\ufdde", "\ufddc\ufddb\ufdde", "\ufdd0\ufdd2\ufdd1"]
)
def test_signs_of_ours_are_text_of_theirs(signs: str) -> None:
    """What the page is made with is looked for in the page's own Markdown alone: nothing else is altered by it."""
    source = replace(source_text(f"文{signs}字"), license=signs, authors=(Bilingual(signs),), number=Bilingual(signs))
    rendering = Rendering("word", by=signs, note=signs)
    glossary = Glossary((Term("zi", "字", signs, definition=signs, renderings=(rendering,)),))
    page = replace(translation("Word[^1].\n\n[^1]: n –Ed."), translators=(signs,), license=signs)
    soup = parsed(render(site_of(source, page, glossary=glossary)))
    assert text_of(soup.select(".bitext-source")[0]) == f"文{signs}字"
    assert text_of(soup).count(signs) >= 7


@pytest.mark.parametrize(
    "says", ["\x029999999\x03", "\x02amp\x03lt;b", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "\x00", "&#2;60&#3;"]
)
def test_signs_of_markdown_are_text_in_an_entry(says: str) -> None:
    """A control character in a definition, or in what is said of a rendering, is shown as its picture."""
    rendering = Rendering("word", note=says)
    glossary = Glossary((Term("zi", "字", definition=says, renderings=(rendering,)),))
    site = site_of(source_text("字"), translation("Word."), glossary=glossary)
    shown = showable(unescape(says))
    assert shown in text_of(parsed(render(site)))
    page = parsed(render(site, "glossary/zi.md", text=term_page(glossary.by_id["zi"])))
    assert text_of(page).count(shown) == 2
