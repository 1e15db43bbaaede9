"""No character is lost, added, normalised or taken for markup on the way from a file to the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.extension import Site
from bitext.project import load
from tests.support.original_text import visible
from tests.support.rendered import (
    options,
    parsed,
    render,
    rendered,
    rows_of,
    site_of,
    source_text,
    text_of,
    translation,
)

CHARACTERS = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x20000, max_codepoint=0x323AF),  # Extensions B to H
    st.characters(min_codepoint=0xF900, max_codepoint=0xFAD9),  # compatibility ideographs, which NFC alters
    st.characters(min_codepoint=0x2F800, max_codepoint=0x2FA1D),
    st.sampled_from("\ufe00\ufe0f\U000e0100\U000e01ef\u200d\u202e\u2066\ue000\ufeff\ufdd0\ufdd1\ufdd5\ufffe\ufffd"),
    st.sampled_from(",.:;!?()“”‘’——…·、。《》〈〉【】〔〕「」・※①②\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09\u3000"),
    st.sampled_from("*_#[]<>&\\|`~-+=!\"'(){}:;^$%/@0123456789 "),
    st.sampled_from("\u0085\u2028\u2029\x0b\x0c\r\t\x1c\x7f\x80\x9f\xa0\u200b\x01\x04"),
    st.characters(exclude_characters="\x00\x02\x03\n", exclude_categories=["Cs"]),
)

FRAGMENTS = st.sampled_from(
    (
        "# ", "###### ", "####### ", "#", "- ", "-", "> ", ">", "> >", "> - 一", "| a | 二 |", "|---|---|", "| --- |", "|",
        "| a \\| b |", "|:-:|", "|\u3000a\u3000|", "|-\u3000|", "| 1 | 2 | 3", "\\# ", "\\\\# ", "\\- ", "\\> ", "\\|", "\\>",
        "1. ", "1)", "2021.", "一、", "(一)", "\uff08二\uff09", "第二十一条 ", "※", "①", "——", "*强调*", "**粗**", "_下_",
        "[链接](http://a.example)", "[^1]", "[^1]: 注", "[x]: http://a.example", "*[甲]: 乙", "![图](x.png)",
        "[TOC]", "///Footnotes Go Here///", "wzxhzdk:0", "klzzwxh:0000", "\u24c2", "qq0qq", "<b>粗</b>", "<script>", "</p>",
        "<!-- source: 3 -->", "<!--", "-->", "&lt;", "&#20013;", "&#x4e2d;", "&amp;lt;", "&nbsp;", "&", "&copy", "\\",
        "\\*", "`码`", "```", "~~~", "---", "===", "***", "    缩进", "\t缩进", "\u3000\u3000首行", "  ", "\u3000", "\x0c",
        "{: .class }", "{#id}", "{{ jinja }}", "{% raw %}", "'引'", '"引"', "...", "--", "甲 ", " 甲", "http://a.example/",
        "    - 内", "\t- 内", "   - 三", " - 一", "    1. 内", "    \\- 内", "    \\\\2. 内", "      - 深", "2. 二", "3. 三",
        "```py", "````", "~~~~", "~~~ 说", "\\![图](x.png)", "![图](x.png)  ", '![](y.png "题")', "![图](http://a.example/x.png)",
        "![图](javascript:x)", "\\```", "\\~~~", "> [!NOTE]", "!!! note", '=== "一"', ":smile:", "$x$", "~删~", "==亮==", "++插++", "字" * 3000,
    )
)  # fmt: skip

lines = st.one_of(st.text(CHARACTERS, max_size=12), st.lists(FRAGMENTS, min_size=1, max_size=3).map("".join))
bodies = st.lists(st.tuples(lines, st.sampled_from(("\n", "\n\n", "\n\n\n"))), min_size=1, max_size=8).map(
    lambda parts: "".join(line + gap for line, gap in parts)
)


def shown_source(site: Site) -> str:
    """Return the text content of all the page's blocks of the original."""
    return "".join(map(text_of, parsed(render(site)).select(".bitext-source")))


@given(body=bodies, lines=st.sampled_from(("", "lines: keep")))
def test_the_original_is_shown_character_for_character(body: str, lines: str) -> None:
    """The text of the `.bitext-source` blocks is the body, but for what the format takes away, lines kept or not."""
    body = body.strip("\n")
    site = site_of(source_text(body, lines), translation("# Title\n\nText.\n\n[^1]: note\n\ntext[^1]"))
    expected = visible(body)
    assert shown_source(site) == expected
    source = site.corpus.texts.edition("texts/page.md").source
    assert source is not None
    assert "".join(block.text for block in source.blocks) == expected


@given(first=bodies, second=bodies)
def test_one_page_does_not_change_another(first: str, second: str) -> None:
    """A page is the same whatever was rendered before it."""
    site = site_of(source_text(first), translation("Text."))
    alone = render(site)
    render(site_of(source_text(second), translation("Other.")))
    assert render(site) == alone


def test_a_text_can_be_all_of_unicode() -> None:
    """Every character that UTF-8 can hold reaches the page, the three that no page can hold as their pictures."""
    every = "".join(map(chr, (*range(0x11, 0xD800), *range(0xE000, 0x11000), *range(0x20000, 0x32400), 0x10FFFD)))
    body = "甲" + every.replace("\n", "").replace("|", "")
    assert shown_source(site_of(source_text(body), translation("Text."))) == body


@pytest.mark.parametrize(
    "text",
    [
        "[TOC]", "[甲][x]", "///Footnotes Go Here///", "wzxhzdk:0", "  ", " \n\n甲\n  ", "\ufdd00\ufdd1", "\ufdd0\ufdd2\ufdd1", "&lt;b&gt;",
        "<b>x</b>", "1. a", "\u3000\u3000甲", "甲\r乙", "\U00020000\U000e0100", "\uf900", "ABC", '"甲"...', "{: #p1 }",
    ],
)  # fmt: skip
def test_what_looks_like_markup_is_text(text: str) -> None:
    """Nothing of Python-Markdown's own, and nothing that a page's prose defines, takes hold of the original."""
    english = "# T\n\n[x]: http://a.example\n\n[^1]: note\n\n*[ABC]: meaning\n\nSee[^1] <i>raw</i> [TOC]"
    assert shown_source(site_of(source_text(text), translation(english))) == text.replace("\n", "")


def test_the_first_text_of_the_corpus_is_its_file(repository: Path) -> None:
    """The speech is on its page as it is in its file, heading mark and line feeds aside."""
    id_ = "xi-2021-digital-economy"
    site = Site(load(options(repository)), options(repository))
    file = (repository / "source_texts" / f"{id_}.md").read_text("utf-8")
    body = file.split("\n---\n", 1)[1].strip("\n")
    assert body.count("# ") == 1
    shown = "".join(map(text_of, parsed(render(site, f"texts/{id_}.md")).select(".bitext-source")))
    assert shown == body.replace("# ", "").replace("\n", "")


WORDS = st.text(
    st.characters(exclude_categories=["C", "Z", "Nd"], exclude_characters="\\`*_{}[]()#+-.!|<>&:~^=$\"'@/%?,;\u0085"),
    min_size=1,
    max_size=8,
)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def spans(phrase: str) -> st.SearchStrategy[tuple[str, str]]:
    """Return Markdown of known text: itself, emphasis, a link, an escape, an entity, a line break."""
    return st.sampled_from(
        (
            (phrase, phrase),
            (f"*{phrase}*", phrase),
            (f"**{phrase}**", phrase),
            (f"[{phrase}](page.md)", phrase),
            (f"{phrase} \\* &lt; &amp;", f"{phrase} * < &"),
            (f"`{phrase} &lt;`", f"{phrase} &lt;"),
            (f"{phrase}  \nline", f"{phrase}\nline"),
            (f"<b>{phrase}</b>", phrase),
        )
    )


INLINE = st.lists(PHRASES.flatmap(spans), min_size=1, max_size=3).map(
    lambda parts: (" ".join(markdown for markdown, _ in parts), " ".join(text for _, text in parts))
)


def in_block(inline: tuple[str, str]) -> st.SearchStrategy[tuple[str, str]]:
    """Return a block of known text that holds `inline`."""
    markdown, text = inline
    quoted = markdown.replace("\n", "\n> ")
    forms = [(markdown, text), (f"> {quoted}", text), (f"- {markdown}", text), (f"3. {markdown}", text)]
    flat = markdown.replace("\n", " ")
    forms.append((f"## {flat}", text.replace("\n", " ")))
    return st.sampled_from(forms)


@given(blocks=st.lists(INLINE.flatmap(in_block), min_size=1, max_size=5), between=st.sampled_from(("\n\n", "\n\n\n")))
def test_the_prose_of_a_translation_is_all_there(blocks: list[tuple[str, str]], between: str) -> None:
    """Row by row, every character of the English prose outside markup, in order; Python-Markdown's spaces aside."""
    body = f"{between}<!-- apart -->{between}".join(markdown for markdown, _ in blocks)
    soup, found = rendered(None, body)
    shown = [" ".join(text_of(column).split()) for column in soup.select(".bitext-translation")]
    assert shown == [" ".join(text.split()) for _, text in blocks]
    assert found == []


def test_the_views_do_not_stand_in_the_text() -> None:
    """Numbers, labels and notes of ours are outside the two columns."""
    soup, _ = rendered("# 题\n\n甲\n\n乙", "# Title\n\nA\n\n> [!NOTE]\n> Note.\n\nB")
    columns = [[text_of(column).strip("\n") for column in row.select("div[lang]")] for row in rows_of(soup)]
    assert columns == [["甲", "A"], ["乙", "B"]]
