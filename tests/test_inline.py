"""Inline Markdown read as its reader sees it: as Python-Markdown shows it, and in time that grows with the text."""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bitext.syntax.inline import Inline, plain, read
from bitext.syntax.inline_steps import Names
from tests.support.as_markdown import PAIRS_SIGNS, seen

MANY = settings(max_examples=max(150, settings.default.max_examples if settings.default else 0))
"""Broken markup has many forms."""

LINKS_OF_PAGE = {"plan": "u.md", "the plan": "v.md"}
NAMES, WITHOUT_FOOTNOTES = Names(LINKS_OF_PAGE, {"1", "B"}), Names(LINKS_OF_PAGE)
BELOW = "[plan]: u.md\n[The Plan]: <v.md> 'title'"
FOOTNOTES = "\n\n[^1]: A\n[^B]: B"

WORDS = st.text(st.sampled_from("abé中文 ,.'-&1"), min_size=1, max_size=8).map(lambda word: f"x{word}x")


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


@pytest.fixture(scope="module")
def extensions(repository: Path) -> tuple[str, ...]:
    """The extensions of Python-Markdown that the site is built with."""
    named = yaml.load((repository / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["markdown_extensions"]  # noqa: S506
    return tuple(next(iter(each)) if isinstance(each, dict) else each for each in named)


@pytest.mark.skipif(not PAIRS_SIGNS, reason="older versions of Python-Markdown pair signs around addresses otherwise")
@given(inline())
def test_a_reader_sees_what_the_page_shows(text: str) -> None:
    """Well-formed inline Markdown reads as Python-Markdown shows it."""
    assert " ".join(plain(f"A {text}").split()) == seen(f"A {text}").text


# fmt: off
TAGS = ("<b>", "</b>", "<i class='x'>", '<a title="x > y">', "<b x=", "<br>", "<br/>", "<b x='*y*' z>", "<b x=y>", "<b x/>", "<x@y", "</b >", "< b>")
"""What older versions of Python-Markdown read otherwise where an attribute is odd."""
FRAGMENTS = (
    "`abc", "``abc", "```abc", "\\`abc", "\\``abc", "\\\\`abc", "`c`", "`` ` ``", "abc", "\\*", "\\_", "\\[", "\\]", "\\!", "\\a", "\\<",
    "\\\\", "\\#", "\\|", " ", " b ", "x中x", "，", "“", ".", "~", "\nab", " \nab", "  \nab", "\\\nab", "[", "]", "(", ")", "![", "](", "[[", "]]",
    "[a]", "[a](b)", "[a `b`](c)", "[c](d`)", "[c`](d)", "(`)", "[a [b] c](d)", "[plan]", "[The Plan][plan]", "[plan][]", "[the\nplan]", "[Plan] [plan]",
    "[2021]", "[x][nope]", "][plan]", "] [plan]", "](u.md)", "](u 'title')", '](u "ti*t")', "](<u b>)", '](<u> "t")', "](u(v))", "](a'b)", "](a\"b)",
    "![p](q.png)", "![p [q](r) s](t)", "![p][plan]", "![plan]", "![", "[![p](q)](r)", "[^1]", "[^B]", "[^b]", "[^no]", "[^", "<http://a.b>",
    "<http://a.b/*c*>", "<me@example.org>", "<", ">", "&lt;", "&amp;", "&#20013;", "&#x4e2d;", "&nosuch;", "&", "&copy", "<!--", "-->", "<!--a-->",
    "<!-- `abc -->", "<!-- *a* [b](c) -->", "'", '"', *TAGS,
)
SIGNS = (" *a* ", " **a** ", "*a*", "**a**", "_a_", "__a__", "***a***", "*", "**", "***", "****", "_", "__", "___", "*_", "_*", "** ", " **", " * ", " _ ")
# fmt: on
"""Pieces of markup, whole and broken; no line begins with one, for that would be a block of another kind."""

MIXED = st.lists(st.sampled_from(FRAGMENTS + SIGNS), min_size=1, max_size=12).map("".join)
EMPHASIS_ALONE = st.lists(
    st.sampled_from((*SIGNS, "a", "b ", " c", "中", "，", "\nab", "`c`", "\\*")), min_size=2, max_size=12
)


def is_read_again(inline: Inline) -> bool:
    """Return whether a link holds brackets that are none of a link's, or signs stand between emphasis that are no signs.

    Python-Markdown reads once more what stands behind an element in a link or in emphasis, apart from what stands
    before it: so it may make a link in a link, or pair what is left over of ticks and stars.
    """
    signs = [run.start for run in inline.runs if run.kind == "emphasis"] or [0]
    depths = accumulate({"open": 1, "close": -1}.get(run.kind, 0) for run in inline.runs)
    return any(
        run.kind == "text"
        and ((depth and "[" in run.text) or (signs[0] < run.start < signs[-1] and set("`*_") & set(run.text)))
        for run, depth in zip(inline.runs, depths, strict=True)
    )


def has_coded_mail(text: str) -> bool:
    """Return whether an address of mail holds an escape: Python-Markdown shows the number that it stands for."""
    return any("\\" in found[0] for found in re.finditer(r"<[^<>]*@[^<>]*>", text))


def without_entities(address: str) -> str:
    """Return an address with the characters themselves: Python-Markdown writes code in one as in HTML."""
    while (read_once := unescape(address)) != address:
        address = read_once
    return address


def agrees(text: str, below: str, extensions: tuple[str, ...], names: Names) -> None:
    """Compare what is read with what is shown, words and links."""
    inline, shown = read(text, names), seen(text, below, extensions)
    assume(shown.whole and not is_read_again(inline) and not has_coded_mail(text))
    assert " ".join(inline.text.split()) == shown.text
    followed = [link for link in shown.links if not link.startswith(("http://", "mailto:"))]
    assert list(map(without_entities, inline.links)) == list(map(without_entities, followed))


@pytest.mark.skipif(not PAIRS_SIGNS, reason="older versions of Python-Markdown pair broken signs and tags otherwise")
@MANY
@given(text=MIXED)
def test_broken_markup_reads_as_the_site_shows_it(extensions: tuple[str, ...], text: str) -> None:
    """Code first, then escapes, footnotes, links, tags and comments, entities, emphasis; what is left over is text.

    Left out: `&#` that begins no entity, which Python's own parser of HTML takes apart with what follows.
    """
    assume("&#" not in text.replace("&#20013;", "").replace("&#x4e2d;", ""))
    agrees(f"A {text} z", BELOW + FOOTNOTES, extensions, NAMES)


@pytest.mark.skipif(not PAIRS_SIGNS, reason="older versions of Python-Markdown pair broken signs and tags otherwise")
@MANY
@given(MIXED)
def test_broken_markup_reads_as_bare_markdown_shows_it(text: str) -> None:
    """Without extensions there are no footnotes; a bar can be escaped only where there are tables."""
    assume("&#" not in text.replace("&#20013;", "").replace("&#x4e2d;", "") and "\\|" not in text)
    agrees(f"A {text} z", BELOW, (), WITHOUT_FOOTNOTES)


@pytest.mark.skipif(not PAIRS_SIGNS, reason="older versions of Python-Markdown pair broken signs otherwise")
@MANY
@given(EMPHASIS_ALONE.map("".join))
def test_signs_of_emphasis_pair_as_the_page_pairs_them(text: str) -> None:
    """In every nesting, beside Chinese and beside signs, closed or not."""
    agrees(f"A{text}z", BELOW, (), WITHOUT_FOOTNOTES)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([each for each in FRAGMENTS if each not in TAGS]), min_size=1, max_size=4).map("".join))
def test_markup_without_emphasis_reads_as_every_version_shows_it(text: str) -> None:
    """Code, escapes, links and comments are read in one way by all versions."""
    assume("&#" not in text.replace("&#20013;", "").replace("&#x4e2d;", ""))
    agrees(f"A {text} z", BELOW + FOOTNOTES, ("footnotes", "tables"), NAMES)


@MANY
@given(MIXED)
def test_runs_cover_what_was_typed(text: str) -> None:
    """No gap and no overlap; a run of text or of code is what was typed, and nothing is seen of the other signs."""
    runs = read(text, NAMES).runs
    assert "".join(text[run.start : run.end] for run in runs) == text
    assert [run.start for run in runs] == [0, *(run.end for run in runs)][: len(runs)]
    assert all(run.text == text[run.start : run.end] for run in runs if run.kind in ("text", "code"))
    unseen = ("tick", "emphasis", "open", "close", "angle", "footnote", "picture", "comment")
    assert not any(run.text for run in runs if run.kind in unseen)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a `b` *c*", "text tick code tick text emphasis text emphasis"),
        ("[a](b)[^1]\\*&amp;", "open text close footnote escape entity"),
        ("![a](b) <b> <!-- c -->\nd", "picture text tag text comment break text"),
        ("<me@example.org>", "angle text angle"),
        ("`a\nb`", "tick code break code tick"),
        ("", ""),
    ],
)
def test_runs_have_kinds(text: str, kinds: str) -> None:
    """Whoever reads them need not look at the Markdown again."""
    assert " ".join(run.kind for run in read(text, NAMES).runs) == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cyber superpower[^1], and", "cyber superpower, and"),
        ("cyber superpower[^none], and", "cyber superpower[^none], and"),
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
    """Signs go with what they mean; a sign that means nothing is text."""
    assert plain(text, NAMES) == expected


def test_a_reference_is_a_link_where_the_page_defines_it() -> None:
    """The field's brackets are text, unless the page says otherwise."""
    text = "[The Plan][plan], [plan][], [Plan] and [2021] No. 29"
    assert plain(text) == text
    assert plain(text, NAMES) == "The Plan, plan, Plan and [2021] No. 29"


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
