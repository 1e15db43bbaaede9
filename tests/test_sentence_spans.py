"""Sentences on the page: spans on both sides, across everything inline, at no wrong place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from bitext.extension import Site
from bitext.languages import language
from bitext.library import Shelves
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.model.pairing import Pair
from bitext.model.sentences import SentencePair, SentencePairs
from bitext.sentences.numbering import numbered
from bitext.sentences.segmentation import sentences_of
from bitext.syntax.allowlist import VOID
from tests.support.rendered import options, parsed, render, site_of, source_text, text_of, translation

Shapes = Sequence[tuple[int, int]]
"""Of each bead, how many sentences it has on either side; what is left over is one more bead."""


@dataclass(frozen=True)
class Given:
    """The texts of a corpus, with beads that a test gives instead of the aligner."""

    shelves: Shelves
    shapes: Shapes

    def edition(self, page: str) -> Edition:
        """Return the edition as it is."""
        return self.shelves.edition(page)

    def sentence_pairs(self, edition: Edition) -> SentencePairs:
        """Return beads of the given shapes for each pair."""
        rows = edition.translation.pairing.rows
        return {pair.number: found for pair in rows if (found := self._beads(edition, pair))}

    def _beads(self, edition: Edition, pair: Pair) -> tuple[SentencePair, ...]:
        assert edition.source
        ours = sentences_of(edition.source.blocks, pair.source, language("zh"))
        theirs = sentences_of(edition.translation.blocks, pair.translation, language("en"))
        if not ours or not theirs:
            return ()
        sides, row, column = [], 0, 0
        for here, there in [*self.shapes, (len(ours), len(theirs))]:
            side = range(row, min(row + here, len(ours))), range(column, min(column + there, len(theirs)))
            row, column = side[0].stop, side[1].stop
            sides += [side] if any(side) else []
        names = numbered([side[0] for side in sides], ours)
        return tuple(
            SentencePair(number, tuple(ours[i] for i in source), tuple(theirs[j] for j in target), inner)
            for (source, target), (number, inner) in zip(sides, names, strict=True)
        )


def site_with(
    source: str, body: str, shapes: Shapes | None, *, raw: bool = False, glossary: Glossary | None = None
) -> Site:
    """Return a site of one text whose beads are given; without sentence pairs where `shapes` is None."""
    settings = replace(options(), raw_html=raw)
    site = site_of(source_text(source), translation(body), settings=settings, glossary=glossary or Glossary())
    texts = Given(site.corpus.texts, shapes or ())  # type: ignore[arg-type]
    if shapes is None:
        object.__setattr__(texts, "sentence_pairs", lambda _: {})
    site.corpus = replace(site.corpus, texts=texts)  # type: ignore[arg-type]
    return site


def column(html: str, side: str = "translation") -> str:
    """Return the first column of a side, its spans written short: `[2 …]`, with the id or the number where it has one."""
    found = parsed(html).select_one(f".bitext-pair > .bitext-{side}")
    assert found
    text = re.sub(r"\n(?=<)", "", found.decode_contents()).strip()
    text = re.sub(r'<span class="bitext-anchor" id="([^"]+)"></span>', r"{\1}", text)
    return re.sub(r'<span class="bitext-sentence" ([^>]*)>', _short, text)


def _short(match: re.Match[str]) -> str:
    bead, *named = re.findall(r'"([^"]+)"', match[1])
    return f"<s {bead}{' ' if named else ''}{''.join(named)}>"


TITLE = "# 题\n\n", "# T\n\n"


def both(source: str, body: str, shapes: Shapes = ((1, 1),) * 9, *, raw: bool = False) -> tuple[str, str]:
    """Return the two columns of the first row of a text of one block a side."""
    html = render(site_with(TITLE[0] + source, TITLE[1] + body, shapes, raw=raw))
    return column(html, "source"), column(html)


CASES = {
    "plain": ("One. Two.", "<p><s 1 p2.1>One. </span><s 2 p2.2>Two.</span></p>"),
    "emphasis cut": (
        "One *is. Two* is.",
        "<p><s 1 p2.1>One <em>is. </em></span><s 2 p2.2><em>Two</em> is.</span></p>",
    ),
    "emphasis whole": (
        "*One.* **Two.**",
        "<p><s 1 p2.1><em>One.</em> </span><s 2 p2.2><strong>Two.</strong></span></p>",
    ),
    "nested emphasis cut": (
        "***One*. Two** is.",
        "<p><s 1 p2.1><strong><em>One</em>. </strong></span><s 2 p2.2><strong>Two</strong> is.</span></p>",
    ),
    "link cut": (
        "One [is. Two](a.md#p5) is.",
        '<p><s 1 p2.1>One <a href="a.md#p5">is. </a></span><s 2 p2.2><a href="a.md#p5">Two</a> is.</span></p>',
    ),
    "link with an id cut": (
        "One [is. Two](a.md){#x .y} is.",
        '<p><s 1 p2.1>One <a class="y" href="a.md" id="x">is. </a></span>'
        '<s 2 p2.2><a class="y" href="a.md">Two</a> is.</span></p>',
    ),
    "typed HTML cut": (
        'One <b class="x">is. Two</b> is.',
        '<p><s 1 p2.1>One <b class="x">is. </b></span><s 2 p2.2><b class="x">Two</b> is.</span></p>',
    ),
    "entity": ("One &amp; &copy;. Two.", "<p><s 1 p2.1>One &amp; ©. </span><s 2 p2.2>Two.</span></p>"),
    "break": ("One.  \nTwo.", "<p><s 1 p2.1>One.<br/></span><s 2 p2.2>Two.</span></p>"),
    "line": ("One.\nTwo.", "<p><s 1 p2.1>One.</span><s 2 p2.2>Two.</span></p>"),
    "Chinese run": (
        "One 甲。乙 is.",
        '<p><s 1 p2.1>One <span lang="zh-Hans">甲。</span></span><s 2 p2.2><span lang="zh-Hans">乙</span> is.</span></p>',
    ),
    "typographer's quotes": ('One "is." Two...', "<p><s 1 p2.1>One “is.” </span><s 2 p2.2>Two…</span></p>"),
    "two paragraphs of a quotation": (
        "> One.\n>\n> Two.",
        "<blockquote><p><s 1 p2.1>One.</span></p><p><s 2 p2.2>Two.</span></p></blockquote>",
    ),
    "item": ("- One. Two.", "<ul><li><s 1 p2.1>One. </span><s 2 p2.2>Two.</span></li></ul>"),
    "nested items": (
        "- One.\n    - Two.",
        "<ul><li><s 1 p2.1>One.</span><ul><li><s 2 p2.2>Two.</span></li></ul></li></ul>",
    ),
    "heading": ("## One. Two.", '<h2 id="one-two"><s 1 p2.1>One. </span><s 2 p2.2>Two.</span></h2>'),
}


@pytest.mark.parametrize("name", CASES)
def test_a_span_stands_outside_everything_inline(name: str) -> None:
    """An element in which a sentence ends is parted in two; all else stands as it does without spans."""
    body, expected = CASES[name]
    source = "\n".join(("> 甲。\n>\n> 乙。",) if body.startswith(">") else ("甲。乙。",))
    source = f"- {source}" if body.startswith("-") else f"## {source}" if body.startswith("#") else source
    assert both(source, body)[1] == expected


def test_the_numbers_stand_on_the_original() -> None:
    """The original's spans have the numbers, as printed; their text is the file's."""
    assert both("甲。乙。丙。", "One. Two.", [(2, 1)])[0] == "<p><s 1 2.1–2>甲。乙。</span><s 2 2.3>丙。</span></p>"


def test_a_number_within_a_bead_is_an_anchor() -> None:
    """Links to each sentence of the original live, whatever is merged."""
    assert both("甲。乙。丙。", "One. Two.", [(2, 1)])[1] == "<p><s 1 p2.1>{p2.2}One. </span><s 2 p2.3>Two.</span></p>"


@pytest.mark.parametrize(
    ("shapes", "source", "target"),
    [
        ([(1, 1), (1, 0)], "<p><s 1 2.1>甲。</span><s 2 2.2>乙。</span><s 3 2.3>丙。</span></p>",
         "<p><s 1 p2.1>One. </span><s 2 p2.2></span><s 3 p2.3>Two. Three.</span></p>"),
        ([(1, 0), (1, 1)], "<p><s 1 2.1>甲。</span><s 2 2.2>乙。</span><s 3 2.3>丙。</span></p>",
         "<p><s 1 p2.1></span><s 2 p2.2>One. </span><s 3 p2.3>Two. Three.</span></p>"),
        ([(0, 1), (3, 1)], "<p><s 1 2.0a></span><s 2 2.1–3>甲。乙。丙。</span><s 3 2.3a></span></p>",
         "<p><s 1 p2.0a>One. </span><s 2 p2.1>{p2.2}{p2.3}Two. </span><s 3 p2.3a>Three.</span></p>"),
        ([(3, 1)], "<p><s 1 2.1–3>甲。乙。丙。</span><s 2 2.3a></span></p>",
         "<p><s 1 p2.1>{p2.2}{p2.3}One. </span><s 2 p2.3a>Two. Three.</span></p>"),
    ],
    ids=["left out in the middle", "left out at the beginning", "added on both ends", "added at the end"],
)  # fmt: skip
def test_a_side_without_sentences_has_an_empty_span(shapes: Shapes, source: str, target: str) -> None:
    """It stands where the sentence would, and has the address."""
    assert both("甲。乙。丙。", "One. Two. Three.", shapes) == (source, target)


def test_a_bead_that_reaches_into_a_second_paragraph_has_two_spans() -> None:
    """The first has the address; the other side has an empty span more, so that both have as many rows."""
    assert both("> 甲。乙。", "> One.\n>\n> Two.\n", [(1, 2)]) == (
        "<blockquote><p><s 1 2.1>甲。</span><s 1></span><s 2 2.2>乙。</span></p></blockquote>",
        "<blockquote><p><s 1 p2.1>One.</span></p><p><s 1>Two.</span><s 2 p2.2></span></p></blockquote>",
    )


def shown(html: str, selector: str) -> list[str]:
    """Return the texts of what a selector finds."""
    return [text_of(each) for each in parsed(html).select(selector)]


def test_notes_stand_with_the_sentence_before_them() -> None:
    """A bracket and a footnote's mark behind a sentence are inside its span, and in one before it at its beginning."""
    body = "# T\n\n[Aside –Ed.] One.[^1] [Or more –Ed.] Two.[^1]\n\n[^1]: **One:** it. –Ed."
    html = render(site_with("# 题\n\n甲。乙。", body, [(1, 1)]))
    spans = shown(html, ".bitext-translation > p > .bitext-sentence")
    assert [re.sub(r"\d", "", each) for each in spans] == ["[Aside –Ed.] One. [Or more –Ed.] ", "Two."]
    assert len(parsed(html).select(".bitext-sentence .bitext-noteref")) == 4
    assert shown(html, ".bitext-translation > p > :not(.bitext-sentence)") == []


def test_the_words_of_a_note_and_a_sign_are_cut() -> None:
    """Words of a note that reach into the next sentence are two elements of one note; the original's sign stays a link."""
    body = "# T\n\nOne is. Two is.[^1]\n\n※ N.\n\n[^1]: **甲。乙 / is. Two:** it. –Ed."
    html = render(site_with("# 题\n\n甲。乙※。\n\n※ 注。", body, [(1, 1)]))
    assert shown(html, "#p2 .bitext-sentence .bitext-lemma") == ["甲。", "乙", "is. ", "Two"]
    assert shown(html, "#p2 .bitext-source .bitext-sentence") == ["甲。", "乙※。"]
    assert {each["data-bitext-note"] for each in parsed(html).select(".bitext-lemma")} == {"n1"}


def test_a_term_stands_inside_its_sentence() -> None:
    """A term that two sentences share is a mark in each."""
    glossary = Glossary((Term("jia", "甲", renderings=(Rendering("good deal"), Rendering("one. Two"))),))
    html = render(site_with("# 题\n\n甲是。甲。", "# T\n\nA good deal. Good deal.", [(1, 1)], glossary=glossary))
    assert column(html, "source").count('<s 2 2.2><a class="bitext-term bitext-first"') == 0
    assert '<s 1 2.1><a class="bitext-term bitext-first"' in column(html, "source")
    assert 'A <a class="bitext-term bitext-first"' in column(html)
    html = render(site_with("# 题\n\n甲。乙。", "# T\n\nA one. Two.", [(1, 1)], glossary=glossary))
    assert balanced(html)
    assert shown(html, ".bitext-translation .bitext-term") == ["one. ", "Two"]


def test_raw_html_is_closed_and_opened_again() -> None:
    """On a site that trusts its editors, tags of raw HTML in which a sentence ends are parted like elements."""
    assert both("甲。乙。", 'One <b id="x" class="y">is. <i>Two</i> is</b>.', raw=True)[1] == (
        '<p><s 1 p2.1>One <b class="y" id="x">is. </b></span><s 2 p2.2><b class="y"><i>Two</i> is</b>.</span></p>'
    )


@pytest.mark.parametrize(
    "body", ["One <b>is. Two.", "One <b>is. *Two</b> is*.", "One </b>is. Two.", "One <div>is. Two</div>."]
)
def test_raw_html_that_does_not_close_leaves_the_row_alone(body: str) -> None:
    """Never a wrong place: such a row has no spans."""
    html = render(site_with("# 题\n\n甲。乙。", f"# T\n\n{body}", [(1, 1)], raw=True))
    assert 'class="bitext-sentence"' not in html


def test_a_text_that_another_plugin_has_changed_has_no_spans() -> None:
    """Where the page does not say what the model has, the row is as it is without sentences."""
    site = site_with("# 题\n\n甲。乙。\n\n丙。丁。", "# T\n\nOne. Two.\n\nThree. *[x]: y", [(1, 1)])
    original = site.corpus.texts.edition("texts/page.md")
    blocks = [*original.translation.blocks]
    blocks[1] = replace(blocks[1], text="Another. Thing.")
    changed = replace(original, translation=replace(original.translation, blocks=tuple(blocks)))
    object.__setattr__(site.corpus.texts, "edition", lambda _: changed)
    soup = parsed(render(site))
    assert [len(row.select(".bitext-sentence")) > 0 for row in soup.select(".bitext-pair")] == [False, True]
    assert soup.select(".bitext-pair")[0].get("data-bitext-sentences") is None


def test_the_row_says_how_many_and_the_article_that_there_are_any() -> None:
    """The view is offered only where there are sentence pairs."""
    soup = parsed(render(site_with("# 题\n\n甲。乙。", "# T\n\nOne. Two.", [(1, 1)])))
    article = soup.select_one("article")
    assert article
    assert article.get("data-bitext-sentence-pairs") == ""
    assert [row.get("data-bitext-sentences") for row in soup.select(".bitext-pair")] == ["2"]
    assert views(soup) == ["side", "sentences", "stacked", "translation", "source"]
    soup = parsed(render(site_with("# 题\n\n甲。乙。", "# T\n\nOne. Two.", None)))
    assert not soup.select("[data-bitext-sentence-pairs], [data-bitext-sentences], .bitext-sentence")
    assert views(soup) == ["side", "stacked", "translation", "source"]


def views(soup: BeautifulSoup) -> list[object]:
    """Return the values of the views that a page offers."""
    return [each.get("value") for each in soup.select(".bitext-views input")]


def test_an_id_of_a_sentence_is_typed_in_vain() -> None:
    """No two elements of a page have one id."""
    html = render(site_with("# 题\n\n甲。乙。", "# T\n\nOne. *Two*{#p2.1} is.", [(1, 1)]))
    assert html.count('id="p2.1"') == 1


PIECES = st.sampled_from((
    "One", " two", ". Three", ". ", "! ", "? ", ".\n", ".  \n", "*", "**", "_", "`a. b`", "[", "](x.md)", "](x.md \"t. u\")", "<b>",
    "</b>", "<i class='q'>", "</i>", "<br>", "<ruby>", "</ruby>", "<rt>", "</rt>", "<span>", "</span>", "<!-- c. d -->", "&amp;",
    "&lt;", "&", "<", "\\*", "[or x –Ed.]", "[Aside. More –Ed.]", "[^1]", "中文。再说。", "《甲。》", '"', "'", "...", "--", "—",
    "数字经济", "digital economy", "Digital. Economy", "\u3000", "e.g. ", "3.5", "\n- ", "\n    - ", "\n> ", "\n>\n> ", "{#id}", "{.c}", "~~", "^", "==",
))  # fmt: skip
BODIES = st.lists(PIECES, min_size=1, max_size=14).map("".join)
ORIGINALS = st.lists(
    st.sampled_from(("甲", "乙。", "。", "！", "※", "\n", "\n    - ", "&", "[", "<b>", "数字经济", "“丙。”", "(丁)", "\u3000", "\x0c", "\r")),
    min_size=1, max_size=8,
).map("".join)  # fmt: skip
BEADS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=5)
GLOSSARY = Glossary(
    (Term("shuzi", "数字经济", renderings=(Rendering("digital economy"), Rendering("digital. Economy"))),)
)


class _Balance(HTMLParser):
    """Counts tags that do not close one another."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the parser's names
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong += 1


def balanced(html: str) -> bool:
    """Return whether every tag closes where it was opened."""
    parser = _Balance()
    parser.feed(html)
    parser.close()
    return not parser.wrong and not parser.open


def assert_spans_cover(row: Tag) -> None:
    """Expect spans that stand in no other, hold all text of their column, and come in one order on both sides."""
    order = []
    for side in ("source", "translation"):
        found = row.select(f".bitext-{side} .bitext-sentence")
        order.append([int(str(each["data-bitext-bead"])) for each in found])
        assert not row.select(".bitext-sentence .bitext-sentence")
        column = row.select_one(f".bitext-{side}")
        assert column
        assert "".join(text_of(column).split()) == "".join("".join(map(text_of, found)).split())
    assert order[0] == order[1] == sorted(order[0])
    assert set(order[0]) == set(range(1, int(str(row["data-bitext-sentences"])) + 1))
    ids = [str(each["id"]) for each in row.select("[id]")]
    assert len(ids) == len(set(ids))


@given(source=ORIGINALS, body=BODIES, shapes=BEADS, raw=st.booleans())
def test_spans_change_no_text(source: str, body: str, shapes: Shapes, raw: bool) -> None:
    """Whatever stands in a pair: the page says the same with spans and without, and the spans nest and cover."""
    notes = "\n\n[^1]: **One:** it. –Ed."
    pages = [
        render(site_with(f"# 题\n\n{source}", f"# T\n\n{body}{notes}", given, raw=raw, glossary=GLOSSARY))
        for given in (shapes, None)
    ]
    soups = [parsed(page) for page in pages]
    for side in ("source", "translation"):
        with_spans, without = ([text_of(each) for each in soup.select(f".bitext-{side}")] for soup in soups)
        assert with_spans == without
    assert "\x02" not in pages[0]
    if balanced(pages[1]):
        assert balanced(pages[0])
        for row in soups[0].select("[data-bitext-sentences]"):
            assert_spans_cover(row)


@pytest.mark.parametrize(
    "inner", ["One. ", "*One. Two* ", "<b>One.</b> ", "[One. Two](x.md) ", "*One* **two. Three** "]
)
def test_a_long_block_is_marked_in_one_go(inner: str) -> None:
    """Thousands of sentences in one block, in one element or in thousands, are all there."""
    html = render(site_with("# 题\n\n" + "甲。" * 1500, f"# T\n\n{inner * 1500}", [(1, 1)] * 1499))
    assert balanced(html)
    for side in ("source", "translation"):
        assert len(shown(html, f".bitext-{side} .bitext-sentence:not(:empty)")) >= 1400
