"""Whatever a page is made of, its main text arrives whole, and both files say what the document says."""

from __future__ import annotations

import re
import tempfile
from html import escape
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.importers import Block, Document, Run, as_page, as_source, read_document
from bitext.languages import CHINESE, ENGLISH
from bitext.model.edition import Translation
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan

_LETTERS = "水河江湖a1#*_|>-[]()`~.\\&<!：“”"
WORDS = st.text(_LETTERS, min_size=1, max_size=8)
SENTENCES = st.builds("这是{}的一句话，不短。".format, WORDS)
INLINE = st.sampled_from(
    ("{}", "<b>{}</b>", "<span><i>{}</i></span>", "<a href='http://a.cn'>见</a>{}", "<font>{}</font>")
)
FURNITURE = st.sampled_from(
    (
        "<nav><a href='/'>首页</a></nav>",
        "<div class='share'>分享到：<a href='#'>微博</a></div>",
        "<p>责任编辑：张三</p>",
        "<script>var x = '不是正文。';</script>",
        "<div class='comments'><p>网友评论一句。</p></div>",
        "<!-- 不是正文。 -->",
        "<form><input value='搜索'><button>搜索</button></form>",
    )
)


@st.composite
def _pieces(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a piece of a page, and the sentences in it."""
    sentences = draw(st.lists(SENTENCES, min_size=1, max_size=3))
    typed = [draw(INLINE).format(escape(sentence, quote=False)) for sentence in sentences]
    form = draw(st.sampled_from(("p", "div", "ul", "ol", "table", "blockquote", "br", "nested", "unclosed", "layout")))
    match form:
        case "p" | "div":
            html = "".join(f"<{form}>{each}</{form}>" for each in typed)
        case "ul" | "ol":
            html = f"<{form}>" + "".join(f"<li>{each}" for each in typed) + f"</{form}>"
        case "table":
            html = (
                "<table><tr><th>甲</th><th>乙</th></tr>"
                + "".join(f"<tr><td>丙</td><td>{each}</td></tr>" for each in typed)
                + "</table>"
            )
        case "blockquote":
            html = "<blockquote>" + "".join(f"<p>{each}</p>" for each in typed) + "</blockquote>"
        case "br":
            html = "<div>" + "<br><br>　　".join(typed) + "</div>"
        case "nested":
            html = "<ul><li>甲<ol>" + "".join(f"<li><p>{each}</p></li>" for each in typed) + "</ol></li></ul>"
        case "unclosed":
            html = "".join(f"<P>{each}" for each in typed)
        case _:
            html = "<table><tr><td>" + "".join(f"<div>{each}</div>" for each in typed) + "</td></tr></table>"
    return html + draw(st.one_of(st.just(""), FURNITURE)), sentences


def read(html: str) -> Document:
    """Return the document in a page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        return read_document(file, "page.html")


@settings(max_examples=25)
@given(
    st.lists(_pieces(), min_size=1, max_size=6),
    st.sampled_from(("div", "article", "td", "body", "div class='sidebar'")),
)
def test_no_sentence_of_the_main_text_is_lost(pieces: list[tuple[str, list[str]]], outer: str) -> None:
    """Paragraphs, lists, tables and quotations, with furniture between them, in whatever container."""
    inner = "".join(html for html, _ in pieces)
    page = (
        f"<table><tr><td>{inner}</td></tr></table>"
        if outer == "td"
        else f"<{outer}>{inner}</{outer.split(maxsplit=1)[0]}>"
    )
    text = said_by_source(read(f"<html><title>题</title>{page}<div class='footer'>版权所有</div></html>"))
    assert [sentence for _, sentences in pieces for sentence in sentences if sentence not in text] == []
    assert not re.search("不是正文|微博|责任编辑|网友|搜索|版权", text)


RUNS = st.lists(
    st.builds(Run, WORDS, st.booleans(), st.booleans(), st.sampled_from(("", "http://a.cn"))),
    min_size=1,
    max_size=3,
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Block, st.sampled_from(("paragraph", "quotation", "item")), RUNS),
    st.builds(lambda runs, level: Block("heading", runs, level), RUNS, st.integers(1, 6)),
    st.builds(lambda runs, number: Block("item", runs, number=f"{number}."), RUNS, st.integers(1, 3)),
    st.builds(
        lambda cells: Block("table", rows=(tuple(cells), tuple(cells)), header=True),
        st.lists(RUNS, min_size=1, max_size=3),
    ),
)


def said_by_source(document: Document) -> str:
    """Return what a reader sees of a document's original, block by block."""
    return "\n".join(part for block in scan(as_source(document), 1, CHINESE) for part in (*block.parts, block.text))


@settings(max_examples=25)
@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_an_original_says_what_the_document_says(blocks: list[Block]) -> None:
    """No character of a text is taken for a mark: read again, the words are the same."""
    document = Document("a.docx", blocks=tuple(blocks))
    found = "".join(re.sub(r"\s", "", block.text) for block in scan(as_source(document), 1, CHINESE))
    numbers = [block.number for block in blocks]
    said = "".join(f"{number}{block.text}" for number, block in zip(numbers, blocks, strict=True))
    assert found == re.sub(r"\s", "", said)


@settings(max_examples=25)
@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_a_page_says_what_the_document_says(blocks: list[Block]) -> None:
    """Read again as Markdown, each block says the same words."""
    document = Document("a.docx", blocks=tuple(blocks))
    page = with_body(Translation("a.md", "a.md", "a", language=ENGLISH.tag), as_page(document), 1)[0]
    found = "".join(re.sub(r"\s", "", passage.text) for block in page.blocks for passage in block.passages)
    assert found == re.sub(r"\s", "", "".join(block.text for block in blocks))
