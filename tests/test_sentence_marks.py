"""Marks of sentences: read in prose, off the page, and as if nobody had typed them for all else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bitext.syntax.passages import read_page, without_marks
from tests.support.rendered import render, site_of, translation

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
