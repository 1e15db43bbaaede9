"""The number at the head of a block: what both languages have of it, and how it holds the two sides together."""

from __future__ import annotations

import pytest

from bitext.alignment import Outcome, pair
from bitext.languages import CHINESE, ENGLISH
from bitext.syntax.numbers import numbers_of_source, numbers_of_translation
from bitext.syntax.source_blocks import scan as scan_source
from bitext.syntax.translation_blocks import scan as scan_translation

SAME = [
    ("起初，神创造天地。", "In the beginning God created the heavens.", ""),
    ("12 起初，神创造天地。", "12 In the beginning", "12"),
    ("12起初，神创造天地。", "**12** In the beginning", "12"),
    ("1:12 起初", "1:12 In the beginning", "1:12"),
    ("mn1:2.3 如是我闻", "mn1:2.3 So I have heard.", "mn1:2.3"),
    ("3. 加强领导", "3. Lead", "3"),
    ("三、加强领导", "3) Lead", "3"),
    ("（三）加强领导", "(3) Lead", "3"),
    ("（三）加强领导", "(iii) lead", "3"),
    ("③加强领导", "3. Lead", "3"),
    ("1.2 加强领导", "1.2 Lead", "1.2"),
    ("§5 加强领导", "§ 5. Lead", "§5"),
    ("[7] 加强领导", "\\[7\\] Lead", "7"),
    ("\u3000\u3000第三，加强领导", "Third, lead", "3"),
]


@pytest.mark.parametrize(("chinese", "english", "number"), SAME)
def test_both_languages_have_the_same_number(chinese: str, english: str, number: str) -> None:
    """A number is read from either side in one form."""
    assert numbers_of_source(chinese, CHINESE).number == number
    assert numbers_of_translation(english, ENGLISH).number == number


@pytest.mark.parametrize("text", ["3月5日", "20世纪", "2021年", "3 年来", "1.5亿人", "10多年", "5G网络", "（国务院）"])
def test_quantities_are_no_numbers_of_blocks(text: str) -> None:
    """Digits that count something at the head of a Chinese block are none of it."""
    assert numbers_of_source(text, CHINESE).number == ""


@pytest.mark.parametrize(
    ("chinese", "english", "article"),
    [
        ("第二条 本法所称水", "Article 2 Water, as this law has it", "2"),
        ("第二条规定期限内", "Article 2 Within the term", "2"),
        ("第二条第三款所称水，", "Article 2, paragraph 3, speaks of water", ""),
        ("第二条第（三）项", "Article 2 of this law has", ""),
        ("第三条至第五条所称期限", "Article 3 of the Measures has", ""),
        ("第二条规定的期限", "Article 2 of these Measures has", ""),
    ],
)
def test_a_paragraph_that_speaks_of_an_article_is_none(chinese: str, english: str, article: str) -> None:
    """The head of an article has its number; a paragraph that begins with a reference to one has not."""
    assert numbers_of_source(chinese, CHINESE).article == article
    assert numbers_of_translation(english, ENGLISH).article == article


def paired(source: list[str], translation: list[str]) -> Outcome:
    """Return what comes of pairing these paragraphs."""
    blocks = scan_translation("\n\n".join(translation)).blocks
    originals = scan_source("\n\n".join(source))
    return pair(originals, blocks, (), source_path="source_texts/x.md", path="docs/x.md", end_line=999)


FORMS = {
    "verses": ("{} 起初神创造天地", "{} In the beginning God created."),
    "identifiers": ("mn1:2.{} 如是我闻如是我闻", "mn1:2.{} So I have heard it said."),
    "items": ("（{}）加强领导加强领导", "({}) strengthen the leadership;"),
    "outline": ("4.{} 加强领导加强领导", "4.{} Strengthen the leadership."),
}


@pytest.mark.parametrize("name", FORMS)
def test_what_is_lost_among_numbered_blocks_is_known(name: str) -> None:
    """However alike their lengths are, the blocks that are left out are found, and all others are firm."""
    chinese, english = FORMS[name]
    source = [chinese.format(n) for n in range(1, 61)]
    translation = [english.format(n) for n in range(1, 61) if n not in (20, 41, 42)]
    outcome = paired(source, translation)
    assert [mark.text for mark in outcome.insertions] == [
        "<!-- untranslated: 20 reason -->",
        "<!-- untranslated: 41-42 reason -->",
    ]
    assert not any(each.guess for each in outcome.pairing.pairs)


def test_numbers_tell_of_slips_that_cancel_out() -> None:
    """An introduction that is lost and a remark that is added leave the count as it was, but not the numbers."""
    source = ["导言在这里说明情况。", *(f"{n}. 加强领导。" for n in range(1, 5))]
    translation = [*(f"({n}) Strengthen leadership." for n in range(1, 5)), "Remarks of those who translate. " * 9]
    outcome = paired(source, translation)
    assert [(each.source, each.translation) for each in outcome.pairing.pairs if each.source and each.translation] == [
        ((n,), (n - 1,)) for n in range(1, 5)
    ]
    assert len(outcome.findings) == 2


def test_the_last_number_of_a_sequence_holds() -> None:
    """It follows the one before it, whatever stands on either side of the two."""
    source = ["导言在这里说明情况，" * 3, "1. 加强领导。", "2. 加强领导。", "乙" * 30]
    outcome = paired(source, ["1\\. Lead.", "2\\. Lead.", "Words of the introduction here " * 4, "b " * 50])
    assert [(each.source, each.translation) for each in outcome.pairing.pairs if not each.guess][1:] == [
        ((1,), (0,)),
        ((2,), (1,)),
    ]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (["2021. 数字经济发展很快。", "甲。", "乙。"], ["The digital economy grows.", "A.", "2021\\. B."]),
        (["1. 甲", "2. 乙", "1. 丙", "2. 丁"], ["1. A", "2. B", "3. C", "4. D"]),
        (["20 个单位参加了会议。", "21 个单位没有参加。"], ["Twenty units came.", "20 percent did not come."]),
    ],
    ids=["a year", "counted on where the original begins again", "quantities"],
)
def test_numbers_that_are_no_fixed_points(source: list[str], translation: list[str]) -> None:
    """What an editor may rightly write stays without a word."""
    assert not paired(source, translation).findings


def test_a_numbered_block_in_two_paragraphs() -> None:
    """What follows a numbered block on one side alone may be its second paragraph, as the lengths say."""
    source = ["1. " + "加强领导" * 5, "2. " + "节约用水" * 20, "3. " + "保护水源" * 5]
    half = "water is saved and " * 8
    translation = ["1. " + "leadership " * 6, f"2. {half}", half, "3. " + "protection " * 6]
    outcome = paired(source, [line.replace(". ", "\\. ", 1) for line in translation])
    assert [mark.text for mark in outcome.insertions] == ["<!-- source: 2 -->", "<!-- source: 2 -->"]
