"""Verse and speakers: the lines of an original stand, and those of its translation beside them."""

from __future__ import annotations

import pytest

from bitext.diagnostics import Finding
from bitext.library import paired
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.syntax.line_ends import line_ends
from tests.support.rendered import parsed, render, rendered, rows_of, site_of, source_text, text_of, translation

POEM = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。"
BROKEN = "Before my bed,  \nthe moon;\\\nI raise my head<br>\nand think of home."
TYPED = "Before my bed,\nthe moon;\nI raise my head\nand think of home."
KEEP = "lines: keep"


def shown(source: str, english: str, front_matter: str = "") -> list[tuple[list[str], list[str]]]:
    """Return the lines of both sides of each row."""
    soup, found = rendered(source, english, front_matter)
    assert found == []
    rows = []
    for row in rows_of(soup):
        sides = row.select("div[lang]")
        for one in soup.select("br"):
            one.replace_with("\v")
        ours, theirs = ([line.strip("\n ") for line in text_of(side).strip("\n").split("\v")] for side in sides)
        rows.append((ours, theirs))
    return rows


LINES = POEM.split("\n")
ENGLISH = ["Before my bed,", "the moon;", "I raise my head", "and think of home."]


@pytest.mark.parametrize(
    ("english", "front_matter", "ours", "theirs"),
    [
        (BROKEN, "", LINES, ENGLISH),
        (BROKEN, KEEP, LINES, ENGLISH),
        (TYPED, KEEP, LINES, ENGLISH),
        (TYPED, "", ["".join(LINES)], ["\n".join(ENGLISH)]),
        (BROKEN.replace("\\", "  "), "lines: join", ["".join(LINES)], ENGLISH),
        ("Moon,  \nhome.", "", LINES, ["Moon,", "home."]),
        ("Moon,\nhome.", KEEP, LINES, ["Moon,\nhome."]),
        ("Moon and home.", KEEP, LINES, ["Moon and home."]),
        ("A  \nb\nc\nd  \ne", "", ["".join(LINES)], ["A", "b\nc\nd", "e"]),
    ],
    ids=[
        "breaks", "breaks and keep", "keep", "neither", "join", "fewer lines, all broken", "fewer lines", "one line",
        "some breaks",
    ],
)  # fmt: skip
def test_whose_lines_stand(english: str, front_matter: str, ours: list[str], theirs: list[str]) -> None:
    """Breaks of the translation bring the original's lines; `keep` brings both, if they are as many."""
    assert shown(POEM, english, front_matter) == [(ours, theirs)]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("> 甲，\n> 乙。\n>\n> 丙", "> A,\n> b.\n>\n> C"),
        ("- 甲，\n乙。", "- A,\n    b."),
        ("记者：甲？\n发言人：乙。", "Reporter: *A?\nSpokesman*: B."),
    ],
)
def test_in_every_block_of_prose(source: str, english: str) -> None:
    """The lines of quotations, items and speakers stand as those of a paragraph."""
    soup, _ = rendered(source, english, KEEP)
    assert [len(side.select("br")) for side in soup.select(".bitext-pair div[lang]")] == [1, 1]


def test_a_row_says_that_lines_stand() -> None:
    """Themes can set such rows; others have no such attribute."""
    soup, _ = rendered(f"甲\n\n{POEM}", f"A\n\n{BROKEN}")
    assert [row.has_attr("data-bitext-lines") for row in rows_of(soup)] == [False, True]


def test_joined_lines_are_said() -> None:
    """Where only the original's lines stand, the page is built, and the editor told."""
    found = findings("Moon,\nhome.", KEEP)
    assert [str(each) for each in found] == [
        "docs/texts/page.md:4:1: information[C31] expected 4 lines as in the original, found 2, which the page joins "
        "into one; end each line that is to stand with two spaces, or write as many lines (see source_texts/text.md:5)"
    ]


@pytest.mark.parametrize(
    ("english", "front_matter"),
    [(BROKEN, KEEP), (TYPED, KEEP), (TYPED, ""), ("Moon and home.", KEEP), ("A  \nb", KEEP), ("A  \nb\nc", KEEP), (TYPED, "lines: join")],
)  # fmt: skip
def test_what_is_not_said(english: str, front_matter: str) -> None:
    """Lines that stand, one line typed as one, breaks of the editor's own, and an original whose lines are joined."""
    assert findings(english, front_matter) == ()


def test_lines_of_a_guess_are_not_counted() -> None:
    """A guessed pair has a finding already; its lines need no other."""
    found = findings("Moon,\nfrost.\n\nHead,\nhome.", KEEP)
    assert [each.code for each in found] == ["C20"]


def findings(english: str, front_matter: str) -> tuple[Finding, ...]:
    """Return the findings on the poem and a translation."""
    return paired(translation(english), source_text(POEM, front_matter))[1].findings


def test_terms_and_notes_across_the_end_of_a_line() -> None:
    """A word of the original that stands on two lines is found and marked as one, on the page and in the count."""
    glossary = Glossary((Term("mingyue", "明月", renderings=(Rendering("bright moon"),)),))
    source = source_text("举头望明\n月，低头\n思故乡。", KEEP)
    english = translation(
        "I raise my head to the bright\nmoon, lower[^1] it\nand think of home.\n\n[^1]: **低头思 / lower:** so. –Ed."
    )
    site = site_of(source, english, glossary=glossary)
    found: list[Finding] = []
    site.report = found.append
    soup = parsed(render(site))
    assert found == []
    assert [text_of(one) for one in soup.select(".bitext-source .bitext-term")] == ["明", "月"]
    assert [text_of(one) for one in soup.select(".bitext-source .bitext-lemma")] == ["低头", "思"]
    assert [use.pairs for use in site.corpus.concordance.of("mingyue").texts] == [("1",)]


@pytest.mark.parametrize(
    ("kind", "markdown", "expected"),
    [
        ("paragraph", "a\nb", ((1,), ())),
        ("paragraph", "a  \nb\\\nc<br>\nd", ((3, 6, 12), (3, 6, 12))),
        ("paragraph", "a\\\\\nb", ((3,), ())),
        ("paragraph", "`a\\\nb`", ((3,), ())),
        ("paragraph", "# a\\\nb", ((), ())),
        ("quotation", "> a  \n> b\n>\n> c", ((5,), (5,))),
        ("item", "- a\n    b", ((3,), ())),
        ("item", "- a\n    - b", ((), ())),
        ("item", "1. a\n\n    b", ((), ())),
        ("fence", "```\na\n```", ((), ())),
        ("paragraph", "a\n: b", ((), ())),
    ],
)  # fmt: skip
def test_ends_of_lines_in_a_translation(kind: str, markdown: str, expected: tuple[tuple[int, ...], ...]) -> None:
    """Lines of prose end at line feeds; a list, code or a description in the block is no prose."""
    assert line_ends(kind, markdown) == expected  # type: ignore[arg-type]  # the table admits kinds alone
