"""Raw texts: which lines are paragraphs, which are headings, and that no character is lost or read as a mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.languages import CHINESE, ENGLISH, Language
from bitext.model.edition import Translation
from bitext.readers.raw_texts import RawText, language_tag, read_raw, readings
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan

WRAPPED = """\
It was a bright cold day in April, and the
clocks were striking thirteen. He slipped
quickly through the glass doors.

The hallway smelt of boiled cabbage and old
rag mats. At one end of it a coloured poster
had been tacked to the wall.
"""
BOOK = """\
  It was a bright cold day in April, and the
clocks were striking thirteen. He slipped
quickly through the glass doors.
  The hallway smelt of boiled cabbage and old
rag mats. At one end of it a coloured poster
had been tacked to the wall.
"""
LISTED = """\
The duties of the units that use water in the
whole country are these:
1. to install the meters that the law of the
year before names;
2. to check them.
"""
LAW = """\
节约用水办法
　　第一条 为了节约用水,制定本办法。
　　第二条 本办法适用于全国。
　　第三条 国家鼓励节约用水,任何单位和个人都有节约用水的义务,并有权举报浪费用水的行为。
"""


def parted(text: str, language: Language) -> list[list[str]]:
    """Return the paragraphs of each reading of a plain text, the lines of each joined by a bar."""
    found = readings(RawText("a.txt", text.strip("\n")), language)
    return [["|".join(each.lines[index].strip() for index in lines) for lines in each.paragraphs] for each in found]


def test_a_title_in_the_middle_of_its_line_is_a_heading_without_its_spaces() -> None:
    """What sets it into the middle is no part of it; the indents of paragraphs stay."""
    (plain,) = readings(RawText("a.txt", f"\u3000\u3000\u3000{LAW}".strip("\n")), CHINESE)
    assert plain.as_source().startswith("# 节约用水办法\n\n\u3000\u3000第一条")


@pytest.mark.parametrize(
    ("text", "language", "sizes"),
    [
        (WRAPPED, ENGLISH, [[3, 3]]),
        (WRAPPED.replace("\n\n", "\n"), ENGLISH, [[6]]),
        (BOOK, ENGLISH, [[3, 3]]),
        (LISTED, ENGLISH, [[2, 2, 1]]),
        (LAW, CHINESE, [[1, 1, 1, 1]]),
        (
            "\u3000\u3000水是生命之源生产\n之要。\n\u3000\u3000土。\n\u3000\u3000节约用水人人有责\n全社会。",
            CHINESE,
            [[2, 1, 2]],
        ),
        ("水。\n\n土。", CHINESE, [[1, 1]]),
        ("水。", CHINESE, [[1]]),
        ("床前明月光\n疑是地上霜\n\n举头望明月\n低头思故乡", CHINESE, [[2, 2]]),
        ("Water is life. \nIt is short.\n\nSave it.\nAll of it.\n", ENGLISH, [[1, 1, 1, 1], [2, 2]]),
    ],
)
def test_lines_are_paragraphs_where_they_are_not_wrapped(text: str, language: Language, sizes: list[list[int]]) -> None:
    """Blank lines, indents and lists part lines that are wrapped; else each line is one, and both where it may be."""
    assert [[each.count("|") + 1 for each in reading] for reading in parted(text, language)] == sizes


def test_a_wrapped_book_without_blank_lines_has_paragraphs() -> None:
    """Where nothing else parts them, a line with room for the next word ends a paragraph."""
    lines = [
        "the water of the rivers and of the lakes is",
        "kept and used by all who live at them in the",
        "land of it.",
    ]
    text = "\n".join(lines * 12)
    assert [each.count("|") for each in parted(text, ENGLISH)[0]] == [2] * 12


@pytest.mark.parametrize(
    ("text", "language", "levels"),
    [
        ("节约用水办法\n\n第一章 总则\n\n第一节 目的\n\n第一条 水。", CHINESE, (1, 2, 3, 0)),
        ("Measures\n\nPart I\n\nChapter 1: Aims\n\nArticle 1 Water.\n\nCHAPTER II", ENGLISH, (1, 2, 3, 0, 3)),
        ("第二章是最长的一章。\n\n一、总体要求\n\n一、水是生命之源。", CHINESE, (0, 2, 0)),
        ("Section 3 of the act says so.\n\nChapters differ", ENGLISH, (0, 0)),
        ("（2024年3月1日）\n\n水。", CHINESE, (0, 0)),
        ("水", CHINESE, (0,)),
        ("===\n\n水。", CHINESE, (0, 0)),
    ],
)
def test_headings_of_plain_text(text: str, language: Language, levels: tuple[int, ...]) -> None:
    """A short line that counts chapters is a heading, as deep as there are kinds of them; a short first one the title."""
    assert readings(RawText("a.txt", text), language)[0].levels == levels


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("为了节约用水,制定本办法。Water 2024", "zh-Hans"),
        ("為了節約用水,制定本辦法,適用於全國。", "zh-Hant"),
        ("These Measures (节约用水办法) are made to save water.", "en"),
        ("水は命の源です。", "ja"),
        ("물은 생명의 근원이다.", "ko"),
        ("ཆུ་ནི་སྲོག་གི་རྩ་བ་ཡིན།", "bo"),
        ("Вода есть источник жизни.", ""),
        ("الماء مصدر الحياة", ""),
        ("2024", ""),
    ],
)
def test_the_language_by_the_script(text: str, tag: str) -> None:
    """Where several languages share a script, nothing is claimed; English is what Latin letters are taken for."""
    assert language_tag(text) == tag


PIECES = [
    "水", "节约用水", "。", "water", "the", "Article 1", " ", "  ", "\u3000\u3000", "\n", "\n\n", "\n", "# ", "- ", "> ", ">",
    "| a |", "```", "~~~", "![a](b.png)", "\\", "\\#", "1. ", "2. ", "    - ", "  - ", "*", "**", "_", "`", "<b>", "</b>",
    "&amp;", "[a](b)", "[^1]", "[^1]: ", "[x]: http://a.b", "<!-- source: 3 -->", "---", "===", "!!! note", "??? a",
    '=== "t"', ": ", "| - |", "+ ", "1) ", "第一章 总则", "Chapter I", "http://a.b/c_d_e", "{: .c}", "~~", "_a_", "a_b_c",
    "&", "<", ">", "C#", "##", "\t", "-->", "<!--", "（一）", "一、", "\u2028", "\x0c",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join).filter(str.strip)


def squashed(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s", "", text)


@given(TEXTS)
def test_an_original_keeps_every_character(text: str) -> None:
    """What is put into a plain text are marks and blank lines; all else is text, a block for each paragraph."""
    for reading in readings(RawText("a.txt", text.strip("\n")), CHINESE):
        blocks = scan(reading.as_source(), 1, CHINESE)
        assert squashed("".join(block.text for block in blocks)) == squashed(text)
        assert len(blocks) == len(reading.paragraphs)


@given(TEXTS)
def test_a_page_shows_every_character(text: str) -> None:
    """A plain text is no Markdown: a reader sees what was typed, in a block for each paragraph."""
    for reading in readings(RawText("a.txt", text.strip("\n")), ENGLISH):
        page = with_body(Translation("page.md", "page.md", "a"), reading.as_page(), 1)[0]
        assert squashed("".join(part.text for block in page.blocks for part in block.passages)) == squashed(text)
        assert len(page.blocks) == len(reading.paragraphs)


def test_signed_brackets_stay_notes() -> None:
    """What translators put into brackets is a note of the page, in a plain text too."""
    reading = readings(RawText("a.txt", 'great powers [or "major powers" –Ed.] and *more*.'), ENGLISH)[0]
    assert reading.as_page() == 'great powers [or "major powers" –Ed.] and \\*more\\*.'


@pytest.mark.parametrize(
    ("name", "text", "body", "markdown"),
    [
        ("a.md", "---\ntitle: 水\n---\n\n# 水\n\n- 土\n", "# 水\n\n- 土", True),
        ("a.txt", "---\ntitle: 水\n---\n水\n", "水", False),
        ("a.txt", "---\n水\n---\n土\n", "---\n水\n---\n土", False),
        ("a.txt", "\ufeff\r\n  水\r\n", "  水", False),
    ],
)
def test_front_matter_is_kept_out(tmp_path: Path, name: str, text: str, body: str, markdown: bool) -> None:
    """A text begins below the front matter that another program gave it; two rules are none."""
    path = tmp_path / name
    path.write_bytes(text.encode())
    raw = read_raw(path, name)
    assert (raw.text, raw.is_markdown, raw.fault) == (body, markdown, None)
