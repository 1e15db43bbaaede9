"""What can be shown of an original in Chinese: full-width signs and readings, its text as it is."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.seg import mmseg

from bitext.languages.zh.pinyin import words_read
from bitext.rendering.pinyin_page import render_pinyin_page
from bitext.words import words_of
from tests.support.rendered import rendered, source_text, text_of, translation

WIDE = "[data-bitext-wide]"


@pytest.mark.parametrize(
    ("source", "signs"),
    [
        ("来,互联网", [",，"]),
        ("来 ,互联网;数据:好?好!", [" ,，", ";；", ":：", "?？", "!！"]),
        ("网络(简称网)好", ["(（", ")）"]),
        ("》,好", [",，"]),
        ("好,123", [",，"]),
        ("3,000元", []),
        ("word, word", []),
        ("第3.5条", []),
        ("来，互联网", []),
    ],
)
def test_a_half_width_sign_beside_chinese_has_a_full_width_one(source: str, signs: list[str]) -> None:
    """A sign in a number, or between other letters, is left alone."""
    soup, _ = rendered(source, "Text.")
    assert [f"{text_of(each)}{each['data-bitext-wide']}" for each in soup.select(WIDE)] == signs
    assert text_of(soup.select(".bitext-source")[0]) == source


def test_a_sign_behind_the_words_of_a_note() -> None:
    """It is the first of its text, behind an element."""
    soup, _ = rendered("建设强国,好。", "Power[^1].\n\n[^1]: **强国:** a note. –Ed.")
    assert [text_of(each) for each in soup.select(WIDE)] == [","]


def test_code_has_its_own_signs() -> None:
    """Nothing is marked in code."""
    soup, _ = rendered("```\n甲,乙\n```", "```\na,b\n```")
    assert soup.select(WIDE) == []


FRAGMENTS = st.lists(
    st.sampled_from(["中", "国", ",", " ", ";", "(", ")", "a", "3", "》", "“", "[", "&", "<", "\\", "?"]), min_size=1
).map("".join)


@given(body=FRAGMENTS)
def test_the_text_stays_as_it_is(body: str) -> None:
    """Whatever is marked, the text of the original is that of its file."""
    original = source_text(f"题\n\n{body}")
    soup, _ = rendered(f"题\n\n{body}", "T\n\nText.")
    assert "".join(map(text_of, soup.select(".bitext-source"))) == "".join(block.text for block in original.blocks)


@given(body=FRAGMENTS)
def test_words_that_are_read_have_all_of_the_text(body: str) -> None:
    """Joined, the parts are the text; only Chinese characters have syllables, one each."""
    parts = list(words_read(body))
    assert "".join(part for part, _ in parts) == body
    assert all(len(part) == len(readings) and not part.isascii() for part, readings in parts if readings)


@given(text=st.lists(st.sampled_from("一心不二用丝挂中国人民大学银行动机场合作业务")).map("".join))
def test_words_are_those_of_pypinyin(text: str) -> None:
    """They are cut as its own function cuts them, which takes time that grows with the square of a long run."""
    assert [word for word, _ in words_read(text)] == list(mmseg.seg.cut(text))


def test_a_character_is_read_as_in_its_word() -> None:
    """行 in 银行 is háng, in 行动 xíng."""
    assert [reading for _, readings in words_read("银行行动") for reading in readings] == [
        "yín",
        "háng",
        "xíng",
        "dòng",
    ]


def test_the_page_of_readings() -> None:
    """It has the blocks of the original under their numbers, and leads back."""
    source = source_text("# 银行 <b>\n\n甲,乙。", "title: 银行")
    page = render_pinyin_page(source, translation("# Bank\n\nA."), "x/", "../", words_of("en"))
    soup = BeautifulSoup(page, "lxml")
    for reading in soup.select("rt"):
        reading.extract()
    assert [(each["id"], text_of(each)) for each in soup.select("main > p")] == [("p1", "银行 <b>"), ("p2", "甲,乙。")]
    assert soup.select_one("a[href='x/']")
    assert soup.title
    assert text_of(soup.title) == "银行, with pinyin"
