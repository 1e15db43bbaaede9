"""Inline Markdown read as its reader sees it: as Python-Markdown shows it, and in time that grows with the text."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.syntax.prose import plain

WORDS = st.text(st.sampled_from("abé中文 ,.'-&1"), min_size=1, max_size=8).map(lambda word: f"x{word}x")


def seen(text: str) -> str:
    """Return what Python-Markdown shows of a paragraph, tags taken out by hand."""
    shown = re.sub(r"<!--.*?-->|<[^>]*>", "", markdown.markdown(text, extensions=["footnotes"]), flags=re.DOTALL)
    return " ".join(unescape(shown).split())


LEAVES = (
    "{}",
    "`{} *a* [b](c)`",
    "``{} ` b``",
    "![{}](a.png)",
    "{} \\* \\[a\\]",
    "{} a_b_c <http://a.b/*c*>",
    "{} [2021]",
)
EMPHASIS = ("{}", "*{}*", "**{}**", "_{}_", "<b class='*x*'>{}</b>")
LINKS = ("{}", '[{}](a_(b)_c.md "ti*t*le")', "[{}](<a b>)", "[{}](a)")
AROUND = ("{}", "__{}__", "({})\n<me@example.org>", "{}  \n&copy; &#20013; &lt;b&gt; <!-- *a* --> 2 * 3")


@st.composite
def inline(draw: st.DrawFn, layers: tuple[tuple[str, ...], ...] = (LEAVES, EMPHASIS, LINKS, AROUND)) -> str:
    """Return well-formed inline Markdown: pieces in a form of the last layer, made of pieces of those before."""
    if not layers:
        return draw(WORDS)
    inner = inline(layers[:-1])
    return " ".join(
        form.format(draw(inner)) for form in draw(st.lists(st.sampled_from(layers[-1]), min_size=1, max_size=3))
    )


@given(inline())
def test_a_reader_sees_what_the_page_shows(text: str) -> None:
    """Well-formed inline Markdown reads as Python-Markdown shows it."""
    text = f"A {text}"
    assert " ".join(plain(text).split()) == seen(text)


# fmt: off
FRAGMENTS = (
    "`abc", "``abc", "```abc", "\\`abc", "\\``abc", "\\\\`abc", "abc", "\\*", "\\\\", " b ", " *a* ", " **a** ", "[a]", "[a](b)",
    "[c](d`)", "[c`](d)", "]", "(`)", "(", ")", "<b>", "</b>", "<http://a.b>", "&lt;", "<!--", "-->", "<!--a-->",
    "<!-- `abc -->",
)
# fmt: on
"""Pieces of markup, whole and broken; behind ticks a word, so that no run of them is longer than is typed here."""


@settings(max_examples=400)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4).map("".join))
def test_broken_markup_reads_as_the_page_shows_it(text: str) -> None:
    """Code is found first, with escapes before it and markup across it; what is left over is text."""
    text = f"A {text} z"
    assert " ".join(plain(text).split()) == seen(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cyber superpower[^ed-wlqg], and", "cyber superpower, and"),
        ("the *digital*\n**economy**", "the digital economy"),
        ('great powers [or "great powers" –Ed.]', 'great powers [or "great powers" –Ed.]'),
        ("[[2021] No. 29](../plan.md)", "[2021] No. 29"),
        ("[O'Brien](wiki/O'Brien) and 'so' (on)", "O'Brien and 'so' (on)"),
        ("[x](y 'a) b') z", "x z"),
        ("[x](never ends", "[x](never ends"),
        ("a <br> b<br/>c", "a   b c"),
        ("an `unclosed tick", "an `unclosed tick"),
        ("a <!-- never closed, *b*", "a <!-- never closed, b"),
        ("a \\`` b ` c", "a `b c"),
        ("a \\`` b", "a `` b"),
        ("``a` b", "`a b"),
        ("`a\n\nb`", "`a  b`"),
        ("**two* left over", "*two left over"),
        ("AT&T, a < b > c, c:\\path", "AT&T, a < b > c, c:\\path"),
        ("![the [plan]](a.png)ned", "ned"),
        ("  \n ", ""),
    ],
)
def test_what_is_taken_out_and_what_stays(text: str, expected: str) -> None:
    """Markup is taken out; punctuation that is not markup is text."""
    assert plain(text) == expected


def test_a_reference_is_a_link_where_the_page_defines_it() -> None:
    """The field's brackets are text, unless the page says otherwise."""
    text = "[The Plan][plan], [plan][], [Plan] and [2021] No. 29"
    assert plain(text) == text
    assert plain(text, {"plan"}) == "The Plan, plan, Plan and [2021] No. 29"


@given(st.text(st.sampled_from("*_`[]()<>!&\\\"'-a^; \n#;:/"), max_size=60))
def test_anything_can_be_read(text: str) -> None:
    """No text fails, and none yields a line break."""
    assert "\n" not in plain(text)


# fmt: off
SHAPES = (
    "[", "[a](", "*a ", "`", "<!-- ", "<a b='", "[^", "![a](b", "**a*_", "&amp", "_a*", "[a]('", "<x@", " \n", "\\",
    "\\`", "`a``", "<!--`-->`", "[a](`b) ", "[a]( <", '[a](<b> "', "a*_**", "<a x='y'", "".join("`" * count + " " for count in range(1, 80)),
)
# fmt: on


@pytest.mark.parametrize("shape", SHAPES)
def test_long_texts_are_read(shape: str) -> None:
    """Two hundred thousand characters that make every look ahead fail: read in a moment, or, were it quadratic, never."""
    assert len(plain(shape * (200_000 // len(shape)))) <= 200_000
