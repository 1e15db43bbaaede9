"""Marks of sentences: read in prose, off the page, and as if nobody had typed them for all else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.config import Options
from bitext.extension import BitextExtension
from bitext.library import paired
from bitext.project import load
from bitext.syntax.passages import read_page, without_marks
from tests.support.project import build, write
from tests.support.rendered import PAGE, parsed, render, site_of, source_text, text_of, translation

MARKS = ("<!-- sentence: 2 -->", "<!--sentence:none-->", "<!-- Sentence: 13.1-2 -->")
PROSE = (
    "First one.", "Second *one*.", "**Bold.**", "`code`", "[a link](b.md)", "[or \"x\" –Ed.]", "note[^1]", "\\", "*", "**", "`", "[", "]",
    "!", "&amp;", "<b>b</b>", "  ", " ", "\t", "“Said.”", "第一句。",
)  # fmt: skip
LINES = (
    "\n", "\n\n", "\n\n\n", "  \n", "\n- ", "\n\n- ", "\n    ", "\n\n    ", "\n> ", "\n\n> ", "\n>\n> ", "\n\n## ", "\n---\n", "\n===\n",
    "\n\n```\n", "\n```\n\n", "\n\n| a | b |\n|---|---|\n| c | ", "\n\n[^1]: ", "\n\n<div>\n", "\n</div>\n\n", "\n\n> [!NOTE]\n> ",
    "\n\n<!-- source: 2 -->\n", "\n<!--", "\n<!-- x -->\n", "\n1. ", "\n: ", "\n\n!!! note\n    ", "\n[x]: http://a.example\n",
)  # fmt: skip
BODIES = st.lists(
    st.one_of(st.sampled_from(PROSE), st.sampled_from(LINES), st.sampled_from((" ", "", *MARKS))), max_size=14
).map("".join)


def page(body: str) -> str:
    """Return the HTML of a page."""
    return render(site_of(None, translation(f"# Title\n\n{body}")))


def other(text: str) -> str:
    """Return a text in which what looks like a mark, and is none where it stands, is another comment."""
    return re.sub("sentence", "remarked", text, flags=re.IGNORECASE)


@given(body=BODIES)
def test_marks_change_nothing_on_the_page(body: str) -> None:
    """The page is the one that it is without them."""
    without = without_marks(body)
    assert other(page(body)) == other(page(other(without)))


@given(body=BODIES)
def test_what_goes_with_marks_is_white_space(body: str) -> None:
    """No other character is taken out; every one of the rest stands where it was typed."""
    stripped = read_page(body).stripped
    shown, done = [], 0
    for begin, end in stripped.taken:
        assert not stripped.typed[begin:end].replace("-", "").split("<!")[0].strip(" \t\n>")
        shown.append(stripped.typed[done:begin])
        done = end
    assert "".join([*shown, stripped.typed[done:]]) == stripped.text
    for offset, character in enumerate(stripped.text):
        assert stripped.typed[stripped.typed_at(offset)] == character
        assert stripped.shown_at(stripped.typed_at(offset)) == offset
    for begin in range(0, len(stripped.text), 5):
        for end in range(begin + 1, len(stripped.text) + 1, 7):
            assert "".join(stripped.typed[a:b] for a, b in stripped.spans(begin, end)) == stripped.text[begin:end]


@pytest.mark.parametrize(
    ("typed", "without"),
    [
        ("One. <!-- sentence: 2 --> Two.", "One. Two."),
        ("One. <!-- sentence: 2 -->Two.", "One. Two."),
        ("One.<!-- sentence: 2 --> Two.", "One. Two."),
        ("一。<!-- sentence: 2 -->二。", "一。二。"),
        ("<!-- sentence: 1 --> One.", "One."),
        ("One. <!-- sentence: 2 -->\nTwo.", "One.\nTwo."),
        ("One.  <!-- sentence: 2 -->\nTwo.", "One.\nTwo."),
        ("One. <!-- sentence: 2 -->  \nTwo.", "One.  \nTwo."),
        ("One.\n<!-- sentence: 2 --> Two.", "One.\nTwo."),
        ("One.\n  <!-- sentence: 2 -->  \nTwo.", "One.\nTwo."),
        ("> One.\n> <!-- sentence: 2 -->\n> Two.", "> One.\n> Two."),
        ("- <!-- sentence: 1 --> One.\n<!-- sentence: 1 -->\n- Two.", "- One.\n- Two."),
        ("<!-- sentence: 1 --> ## One", "## One"),
        ("One. <!-- sentence: 2 --> <!-- sentence: 3 --> Two.", "One. Two."),
        ("`<!-- sentence: 2 -->`", "`<!-- sentence: 2 -->`"),
        ("    <!-- sentence: 2 -->", "    <!-- sentence: 2 -->"),
        ("```\n<!-- sentence: 2 -->\n```", "```\n<!-- sentence: 2 -->\n```"),
        ("\\<!-- sentence: 2 -->*x*", "\\<!-- sentence: 2 -->*x*"),
        ("<!-- A.\n<!-- sentence: 2 -->\n-->", "<!-- A.\n<!-- sentence: 2 -->\n-->"),
        ("One \ufdef <!-- sentence: 2 --> Two.", "One \ufdef <!-- sentence: 2 --> Two."),
    ],
)
def test_a_text_without_its_marks(typed: str, without: str) -> None:
    """No doubled space, no paragraph and no line comes of a mark; in code, and beside what it would make markup, it stays."""
    assert without_marks(typed) == without


@pytest.mark.parametrize(
    "typed", ["A. <!-- sentence: 2 --> B.", "A.\n<!-- sentence: 2 -->\nB.", "<!-- sentence: 1 --> A. B."]
)
def test_a_text_that_another_plugin_has_changed(typed: str) -> None:
    """Marks are read anew in what is shown, and those who make excerpts of it get none."""
    site = site_of(source_text("甲。乙。\n\n丙。"), translation(f"{typed}\n\nC."))
    changed = render(site, text=f"{typed}\n\nC, changed.")
    assert changed == render(site, text=f"{without_marks(typed)}\n\nC, changed.")
    assert BitextExtension(site, PAGE).for_others(f"{typed}\n\nC.") == f"{without_marks(typed)}\n\nC."


def test_a_slip_is_named_at_its_line(tmp_path: Path) -> None:
    """A mark on a line of its own shifts the lines below it, and hides no slip."""
    page = "---\nsource_text: water\n---\n\nOne.\n<!-- sentence: 1 -->\nTwo.\n- a\n- b\n"
    write(tmp_path, {"source_texts/water.md": "---\ntitle: 水\n---\n\n一。二。\n\n- 甲\n\n- 乙\n", "docs/t.md": page})
    found = load(Options(tmp_path, tmp_path / "docs", tmp_path / "source_texts")).findings
    assert [(each.location.line, each.message) for each in found if each.code == "C20"] == [
        (8, "expected a blank line above a list, found none, so that it is part of the paragraph; put one above line 8")
    ]


def test_lines_that_stand(tmp_path: Path) -> None:
    """A mark before a line of verse is no line of it."""
    write(
        tmp_path,
        {
            "source_texts/water.md": "---\ntitle: 诗\nlines: keep\n---\n\n床前明月光。\n疑是地上霜。\n",
            "docs/t.md": "---\nsource_text: water\n---\n\nBefore my bed.\n<!-- sentence: 2 -->\nIs it frost?\n",
        },
    )
    assert build(tmp_path, "--strict").returncode == 0
    html = (tmp_path / "site" / "t" / "index.html").read_text("utf-8")
    (column,) = parsed(html).select("#p1 .bitext-translation")
    assert [len(column.select("br")), " ".join(text_of(column).split())] == [1, "Before my bed. Is it frost?"]


@given(body=BODIES)
def test_marks_change_no_pair(body: str) -> None:
    """The blocks pair as they do without them."""
    source = source_text("甲。乙。\n\n丙。\n\n丁。")
    marked, plain = translation(f"# T\n\n{body}"), translation(f"# T\n\n{other(without_marks(body))}")
    assert paired(marked, source)[0].pairing == paired(plain, source)[0].pairing
