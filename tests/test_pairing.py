"""Pairing by example: what an editor did, what the page shows, and what the message says."""

from __future__ import annotations

import re

import pytest

from bitext.aligner.lengths import lengths
from bitext.alignment import Outcome, pair
from bitext.alignment.advice import Insertion
from bitext.alignment.bands import band
from bitext.alignment.beads import USUAL
from bitext.alignment.kinds import is_enumerated
from bitext.alignment.numbering import letters
from bitext.model.text import Block, Kind, Mark
from tests.support.policy import CHINESE, ENGLISH

KINDS: dict[str, Kind] = {"- ": "item", "> ": "quotation", "| ": "table", "![": "image"}
ARTICLE = re.compile(r"第(\d+)条|Article (\d+)")
MARK = re.compile(r"<!-- (source|untranslated): (none|(\d+)(?:-(\d+))?) ?(.*?) ?-->")


def read(*lines: str) -> tuple[list[Block], list[Mark]]:
    """Return the blocks and marks of these lines, which stand in lines 1, 3, 5 … of a file."""
    blocks: list[Block] = []
    marks: list[Mark] = []
    for number, text in enumerate(lines):
        if found := MARK.fullmatch(text):
            marks.append(_mark(found, 2 * number + 1, len(blocks)))
        else:
            blocks.append(_block(text, 2 * number + 1))
    return blocks, marks


def _mark(found: re.Match[str], line: int, before: int) -> Mark:
    if found[2] == "none":
        return Mark("none", 0, 0, "", line, before, found[0])
    kind = "untranslated" if found[1] == "untranslated" else "source"
    return Mark(kind, int(found[3]), int(found[4] or found[3]), found[5], line, before, found[0])  # type: ignore[arg-type]


def _block(text: str, line: int) -> Block:
    if text.startswith("#"):
        return Block("heading", text, line, line, level=text.index(" "))
    article = ARTICLE.match(text)
    number = next(filter(None, article.groups())) if article else ""
    return Block(KINDS.get(text[:2], "paragraph"), text, line, line, article=number)


def paired(source: list[str], translation: list[str]) -> Outcome:
    """Return what comes of pairing a source text and a translation of these lines."""
    blocks, marks = read(*translation)
    return pair(
        read(*source)[0],
        blocks,
        marks,
        source_path="source_texts/x.md",
        path="docs/x.md",
        end_line=max(1, 2 * len(translation)),
    )


def shown(outcome: Outcome) -> list[str]:
    """Return a line a pair: number, source blocks = translation blocks, counted from 1; `?` for a guess."""
    return [
        f"{pair.label}: {_numbers(pair.source)} = {_numbers(pair.translation)}"
        f"{' ' + pair.gap if pair.gap else ''}{' (' + pair.reason + ')' if pair.reason else ''}{'?' * pair.guess}"
        for pair in outcome.pairing.pairs
    ]


def _numbers(indices: tuple[int, ...]) -> str:
    return "+".join(str(index + 1) for index in indices) or "–"


def messages(outcome: Outcome) -> list[str]:
    """Return the findings as an editor reads them."""
    return [str(finding) for finding in outcome.findings]


SOURCE = [
    "# 题目",
    "第一段有二十个字左右这么长的内容在里面",
    "短句",
    "## 第一节",
    "这一段比较长，说的是一件事情，而且说得相当详细，读者一看就明白。",
    "这一段短一些。",
    "## 第二节",
    "最后一段不长也不短，正好收尾。",
]
TRANSLATION = [
    "# Title",
    "The first paragraph has about twenty characters of content in it",
    "Short one",
    "## Section One",
    "This paragraph is rather long, speaks of one matter, and in such detail that any reader sees at once what it is.",
    "This one is shorter.",
    "## Section Two",
    "The last paragraph is neither long nor short, a fit end.",
]


def test_a_faithful_translation_pairs_in_order() -> None:
    """Blocks pair in order; the titles are a pair, but no row."""
    outcome = paired(SOURCE, TRANSLATION)
    assert shown(outcome) == [f"{n}: {n} = {n}" for n in range(1, 9)]
    assert outcome.pairing.title == 0
    assert not outcome.findings
    assert not outcome.insertions


def test_two_paragraphs_merged() -> None:
    """A merge is reported in its section, with the mark; nothing beyond the next heading is touched."""
    merged = [*TRANSLATION[:4], f"{TRANSLATION[4]} {TRANSLATION[5]}", *TRANSLATION[6:]]
    outcome = paired(SOURCE, merged)
    assert shown(outcome)[3:] == ["4: 4 = 4", "5–6: 5+6 = 5?", "7: 7 = 6", "8: 8 = 7"]
    assert messages(outcome) == [
        (
            'docs/x.md:9:1: error[C20] expected 2 blocks after "Section One", found 1; '
            "paste <!-- source: 5-6 --> above line 9 (see source_texts/x.md:9)"
        )
    ]
    assert outcome.insertions == (Insertion(9, "<!-- source: 5-6 -->"),)


def test_a_merge_that_is_marked() -> None:
    """After a mark, counting goes on from its end, and the merge is firm."""
    outcome = paired(SOURCE, [*TRANSLATION[:4], "<!-- source: 5-6 -->", "Both in one.", *TRANSLATION[6:]])
    assert shown(outcome)[3:] == ["4: 4 = 4", "5–6: 5+6 = 5", "7: 7 = 6", "8: 8 = 7"]
    assert outcome.pairing.pairs[4].inner_numbers == ("6",)
    assert not outcome.findings


def test_a_paragraph_split() -> None:
    """A split asks for the same mark above both blocks."""
    first, second = TRANSLATION[4][:57], TRANSLATION[4][57:]
    outcome = paired(SOURCE, [*TRANSLATION[:4], first, second, *TRANSLATION[5:]])
    assert shown(outcome)[3:] == ["4: 4 = 4", "5: 5 = 5+6?", "6: 6 = 7?", "7: 7 = 8", "8: 8 = 9"]
    assert messages(outcome) == [
        (
            'docs/x.md:9:1: error[C20] expected 2 blocks after "Section One", found 3; paste <!-- source: 5 --> above '
            "line 9 and <!-- source: 5 --> above line 11 (see source_texts/x.md:9)"
        )
    ]


def test_a_split_that_is_marked() -> None:
    """The same mark on two blocks running joins them in one pair."""
    marked = ["<!-- source: 5 -->", "One half,", "<!-- source: 5 -->", "the other."]
    outcome = paired(SOURCE, [*TRANSLATION[:4], *marked, *TRANSLATION[5:]])
    assert shown(outcome)[3:] == ["4: 4 = 4", "5: 5 = 5+6", "6: 6 = 7", "7: 7 = 8", "8: 8 = 9"]
    assert not outcome.findings


def test_a_section_that_is_not_translated() -> None:
    """Blocks without any translation between two fixed points are a gap in place, and no guess."""
    outcome = paired(SOURCE, [*TRANSLATION[:4], *TRANSLATION[6:]])
    assert shown(outcome)[3:] == ["4: 4 = 4", "5: 5 = – missing", "6: 6 = – missing", "7: 7 = 5", "8: 8 = 6"]
    assert messages(outcome) == [
        (
            "docs/x.md:9:1: error[C01] expected a translation of source blocks 5–6, found none; translate them, or "
            "paste <!-- untranslated: 5-6 reason --> above line 9 (see source_texts/x.md:9)"
        )
    ]


def test_the_end_is_not_translated() -> None:
    """A mark for what is missing at the end is pasted below the last block."""
    outcome = paired(SOURCE, TRANSLATION[:7])
    assert messages(outcome) == [
        (
            "docs/x.md:14:1: error[C01] expected a translation of source block 8, found none; translate it, or "
            "paste <!-- untranslated: 8 reason --> above line 14 (see source_texts/x.md:15)"
        )
    ]


def test_blocks_left_out_on_purpose() -> None:
    """A gap that is marked keeps its numbers, and says why in each row."""
    marked = [*TRANSLATION[:4], "<!-- untranslated: 5-6 boilerplate -->", *TRANSLATION[6:]]
    outcome = paired(SOURCE, marked)
    assert shown(outcome)[3:6] == [
        "4: 4 = 4",
        "5: 5 = – untranslated (boilerplate)",
        "6: 6 = – untranslated (boilerplate)",
    ]
    assert not outcome.findings


def test_a_gap_may_stand_above_a_marked_block() -> None:
    """`untranslated` and `source` above one block are both followed."""
    marked = [*TRANSLATION[:4], "<!-- untranslated: 5 dull -->", "<!-- source: 6-7 -->", "Rest", TRANSLATION[7]]
    outcome = paired(SOURCE, marked)
    assert shown(outcome)[4:] == ["5: 5 = – untranslated (dull)", "6–7: 6+7 = 5", "8: 8 = 6"]
    assert not outcome.findings


def test_a_block_added_by_the_translators() -> None:
    """A section of the translation alone is reported with a mark for each of its blocks."""
    outcome = paired([*SOURCE[:4], *SOURCE[6:]], TRANSLATION)
    assert shown(outcome)[3:7] == ["4: 4 = 4", "4a: – = 5 added?", "4b: – = 6 added?", "5: 5 = 7"]
    assert messages(outcome) == [
        (
            'docs/x.md:9:1: error[C20] expected no block after "Section One", found 2; paste <!-- source: none --> '
            "above line 9 and <!-- source: none --> above line 11"
        )
    ]


def test_a_marked_addition_stays_where_it_stands() -> None:
    """What was added is numbered after the source block before it; what comes before the first is 0a."""
    added = ["<!-- source: none -->", "Foreword", "<!-- source: none -->", "More", "One", "<!-- source: none -->", "By"]
    outcome = paired(["一段", "二段"], [*added, "Two"])
    assert shown(outcome) == ["0a: – = 1 added", "0b: – = 2 added", "1: 1 = 3", "1a: – = 4 added", "2: 2 = 5"]
    assert not outcome.findings


def test_no_guess_reaches_across_a_marked_addition() -> None:
    """What stands on either side of it is not one block's rendering, however well the lengths go together."""
    source = ["甲" * 60, "短句在这里", "乙" * 30]
    halves = ["x" * 100, "<!-- source: none -->", "A remark of the translators", "y" * 100]
    outcome = paired(source, [*halves, "A short sentence", "z" * 100])
    assert sorted(index for pair in outcome.pairing.pairs for index in pair.translation) == list(range(5))
    assert "0b: – = 2 added" in shown(outcome)


@pytest.mark.parametrize(
    ("gone", "expected"),
    [(2, ["3: 3 = – missing?", "4: 4 = 3?", "5: 5 = 4?"]), (3, ["3: 3 = 3?", "4: 4 = – missing?", "5: 5 = 4?"])],
)
def test_a_block_left_out_before_the_one_it_was_joined_with(gone: int, expected: list[str]) -> None:
    """The pairs stay in the order of the original, whichever of two blocks is not translated."""
    order = (1, 8, 4, 6)
    source = ["本办法所称图书馆，是指社区图书馆。", *(CHINESE[each] for each in order), "闭馆应当提前公告。"]
    translation = [
        "In these Measures libraries are those of communities.",
        *(ENGLISH[each] for each in order),
        "Closing shall be announced beforehand.",
    ]
    outcome = paired(source, [*translation[:gone], *translation[gone + 1 :]])
    assert shown(outcome)[2:5] == expected


def test_a_title_that_is_marked_as_added() -> None:
    """It renders none, though the original has one."""
    outcome = paired(SOURCE[:3], ["<!-- source: none -->", *TRANSLATION[:3]])
    assert shown(outcome)[0] == "0a: – = 1 added"


def test_latin_words_of_an_original_count_as_they_are() -> None:
    """A document's ratio is that of its Chinese: a translation has names and numbers as the original has them."""
    assert lengths(["字" * 200, "x" * 300], ["y" * 600, "x" * 300], USUAL)[0] == (600, 300)


def test_a_gap_marked_above_the_title() -> None:
    """The titles pair all the same, and no block is taken twice."""
    outcome = paired(SOURCE[:3], ["<!-- untranslated: 2 boilerplate -->", TRANSLATION[0], TRANSLATION[2]])
    assert shown(outcome) == ["1: 1 = 1", "2: 2 = – untranslated (boilerplate)", "3: 3 = 2"]
    assert not outcome.findings


def test_a_text_without_headings_is_counted_as_a_whole() -> None:
    """There is nothing that the section comes after, or at the beginning of."""
    assert messages(paired(["甲" * 60, "短句在这里", "乙" * 30], ["x" * 200, "z" * 100])) == [
        "docs/x.md:1:1: error[C20] expected 3 blocks in all, found 2; paste <!-- source: 1-2 --> above line 1 "
        "(see source_texts/x.md:1)"
    ]


@pytest.mark.parametrize(("sign", "sure"), [("", True), ("- ", False)], ids=["of a kind", "of two kinds"])
def test_a_join_is_sure_of_blocks_of_one_kind_alone(sign: str, sure: bool) -> None:
    """A paragraph and an item are seldom one paragraph, whatever the lengths say."""
    source = ["字" * 30, "甲" * 40, sign + "乙" * 40, "字" * 50, "字" * 20]
    (advice,) = paired(source, ["x" * 100, "y" * 280, "x" * 170, "x" * 68]).advice
    assert [(part.confidence > 0, [mark.text for mark in part.insertions]) for part in advice.parts()] == [
        (sure, ["<!-- source: 2-3 -->"])
    ]


def test_an_image_in_the_translation_needs_a_mark() -> None:
    """A source text has no images, so an image is guessed to be added."""
    outcome = paired(SOURCE, [*TRANSLATION[:5], "![A chart](chart.png)", *TRANSLATION[5:]])
    assert shown(outcome)[4:7] == ["5: 5 = 5?", "5a: – = 6 added?", "6: 6 = 7?"]
    assert messages(outcome) == [
        (
            'docs/x.md:11:1: error[C20] expected 2 blocks after "Section One", found 3; '
            "paste <!-- source: none --> above line 11"
        )
    ]


def test_a_table_set_as_a_paragraph() -> None:
    """A difference in kind is named where the numbers agree."""
    outcome = paired([*SOURCE[:5], "| 一 | 二 |", *SOURCE[6:]], TRANSLATION)
    assert messages(outcome) == [
        (
            "docs/x.md:11:1: error[C20] expected a table, source block 6, found a paragraph; "
            "paste <!-- source: 6 --> above line 11 (see source_texts/x.md:11)"
        )
    ]


def test_an_article_with_another_number() -> None:
    """An article's number that changed is reported in its own place; its neighbours hold."""
    source = ["第1条 为了发展。", "第2条 应当遵守。", "第3条 自公布之日起施行。"]
    translation = ["Article 1. To develop.", "Article 5. Shall comply.", "Article 3. In force from today."]
    outcome = paired(source, translation)
    assert shown(outcome) == ["1: 1 = 1", "2: 2 = 2?", "3: 3 = 3"]
    assert messages(outcome) == [
        (
            "docs/x.md:3:1: error[C20] expected Article 2, source block 2, found Article 5; "
            "paste <!-- source: 2 --> above line 3 (see source_texts/x.md:3)"
        )
    ]


def test_a_lost_heading_joins_its_two_sections() -> None:
    """A heading lost among others that look like it is found by the sections that still fit."""
    source = ["## 一", "甲甲甲", "## 二", "乙乙乙", "丙丙丙", "## 三", "丁丁丁"]
    translation = ["## One", "alpha beta", "gamma delta", "epsilon zeta", "## Three", "eta theta"]
    outcome = paired(source, translation)
    assert shown(outcome) == [
        "1: 1 = 1",
        "2: 2 = 2?",
        "3: 3 = – missing?",
        "4: 4 = 3?",
        "5: 5 = 4?",
        "6: 6 = 5",
        "7: 7 = 6",
    ]
    assert messages(outcome) == [
        (
            'docs/x.md:5:1: error[C20] expected 4 blocks after "One", found 3; '
            "translate source block 3, or paste <!-- untranslated: 3 reason --> above line 5 (see source_texts/x.md:5)"
        )
    ]


def test_a_lost_section_among_others_of_its_length_is_not_placed_in_silence() -> None:
    """Where nothing tells which of several sections was lost, all that are in doubt are guesses."""
    source = ["# 题", "## 一", "甲甲甲甲", "## 二", "乙乙乙乙", "## 三", "丙丙丙丙"]
    translation = ["# Title", "## A", "alpha beta", "## C", "gamma delta"]
    outcome = paired(source, translation)
    assert shown(outcome)[0] == "1: 1 = 1"
    assert all(pair.guess for pair in outcome.pairing.pairs[1:])
    assert len(outcome.findings) == 1


def test_a_lost_section_is_found_by_its_length() -> None:
    """Where lengths tell which section was lost, it and the next are in doubt, and all others hold."""
    source = [
        *("## 目标", CHINESE[1]),
        *("## 经费", CHINESE[6]),
        *("## 志愿者招募和培训", f"{CHINESE[0]}{CHINESE[5]}"),
        *("## 监督", CHINESE[8]),
    ]
    translation = [
        *("## Aims", ENGLISH[1]),
        *("## Recruiting and Training Volunteers", f"{ENGLISH[0]} {ENGLISH[5]}"),
        *("## Supervision", ENGLISH[8]),
    ]
    outcome = paired(source, translation)
    assert shown(outcome)[4:] == ["5: 5 = 3?", "6: 6 = 4?", "7: 7 = 5", "8: 8 = 6"]
    assert [insertion.text for insertion in outcome.insertions] == ["<!-- untranslated: 3-4 reason -->"]


def test_an_enumerated_paragraph_may_be_a_list_item() -> None:
    """Chinese types its enumerators; English may set them as a list without a mark."""
    outcome = paired(["一、加强领导", "（二）落实责任", "①其他"], ["- Lead", "- Act", "- Other"])
    assert not outcome.findings


@pytest.mark.parametrize(
    "text",
    [
        "1. 一", "1、一", "12\uff0e一", "（一）一", "(1)一", "一、一", "①一", "——一", "\u3000\u3000（十二）一",
        "一是加强", "\u3000\u3000二是节水", "三要巩固", "一则", "第一，", "第1、", "其一：", "首先，", "最后,", "4.1 总则", "4.1.2\u3000范围",
        "·防治", "• 一", "●一", "■ 一", "◆一", "○一", "➢一", "▪一", "★一", "□一", "✓一", "❖一", "\uff0d一", "– 一", "* 一", "-一",
        "\uf0b7\t一", "\uf0d8一", "⑴一", "⒈一", "⒜一", "ⓐ一", "❶一", "㈠一", "㊀一", "㉑一", "\u2160.一", "\u2163、一", "\u2161 一", "iv) 一",
        "a.一", "\uff41\uff0e一", "A、一", "b) 一", "(a)一", "（ii）一", "甲、一", "（甲）一", "[1] 一", "〔一〕一", "【1】一",
        "1）一", "一）一", "一．一",
    ],
)  # fmt: skip
def test_enumerators(text: str) -> None:
    """These begin a paragraph that pairs with a list item."""
    assert is_enumerated(Block("paragraph", text, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "1.5亿人", "2021年", "（国务院）", "第一季度", "第二产业", "第一章", "甲方应当", "一般来说", "一个", "一带一路", "三农问题", "-5度",
        "\uff0d5℃", "—2021年", "**粗**", "A股市场", "AI是", "中国", "《办法》", "“一是”", "十一届三中全会", "首先要", "最后一公里", "其中，",
        "2.5%", "丙烯酸", "---",
    ],
)  # fmt: skip
def test_no_enumerators(text: str) -> None:
    """These do not: a number, a word, a bracket that only begins with one."""
    assert not is_enumerated(Block("paragraph", text, 1, 1))


def test_the_ways_in_which_chinese_counts_may_be_items() -> None:
    """Nothing is asked of the editor where English sets what Chinese counts; a paragraph stays right as well."""
    ours = ["一是节水；", "·防治污染；", "⑴检查；", "\uff41\uff0e监督。"]
    assert not paired(ours, ["1. first, save water;", "2. prevent;", "3. check;", "4. watch."]).findings
    assert not paired(ours, ["First, save water;", "Prevent;", "Check;", "Watch."]).findings


def test_a_title_on_the_page_alone() -> None:
    """A title that only the translation has stands outside the numbers, without a finding."""
    outcome = paired(["一段", "二段"], ["# Title", "One", "Two"])
    assert shown(outcome) == ["0a: – = 1 added", "1: 1 = 2", "2: 2 = 3"]
    assert outcome.pairing.title == 0
    assert not outcome.findings


def test_a_title_in_the_source_text_alone() -> None:
    """The front matter of the page renders a title that only the source text has."""
    outcome = paired(["# 题目", "一段"], ["One"])
    assert shown(outcome) == ["1: 1 = –", "2: 2 = 1"]
    assert outcome.pairing.title == 0
    assert not outcome.findings


def test_a_title_that_a_mark_speaks_of() -> None:
    """Marks come first, for titles too; the pair that holds the page's title stays its title."""
    outcome = paired(["# 题目", "副题", "一段"], ["<!-- source: 1-2 -->", "# Title: Subtitle", "One"])
    assert shown(outcome) == ["1–2: 1+2 = 1", "3: 3 = 2"]
    assert outcome.pairing.title == 0


def test_without_the_original_the_blocks_are_counted() -> None:
    """A page whose original is not on file has pairs of one side, and marks there point at nothing."""
    outcome = paired([], ["# Title", "<!-- source: 3 -->", "One"])
    assert shown(outcome) == ["1: – = 1", "2: – = 2"]
    assert outcome.pairing.title == 0
    assert messages(outcome) == [
        (
            "docs/x.md:3:1: error[C20] expected the original, source_texts/x.md, to be on file, found no text in it "
            "for <!-- source: 3 --> to point at; add the text, or remove the mark"
        )
    ]


def test_an_empty_page() -> None:
    """A page without a block is a gap from end to end."""
    assert messages(paired(["一段"], [])) == [
        (
            "docs/x.md:1:1: error[C01] expected a translation of source block 1, found none; translate it, or "
            "paste <!-- untranslated: 1 reason --> above line 1 (see source_texts/x.md:1)"
        )
    ]


FOUR = ["一段", "二段", "三段", "四段"]

MARKS_THAT_CANNOT_BE_FOLLOWED = {
    "backwards": (
        ["<!-- source: 3 -->", "Three", "<!-- source: 2 -->", "Two"],
        "docs/x.md:5:1: error[C20] expected source block 4, found 2; correct the number, or remove the mark",
    ),
    "overlapping": (
        ["<!-- source: 1-2 -->", "One, two", "<!-- source: 2-3 -->", "Two, three"],
        (
            "docs/x.md:5:1: error[C20] expected a source block from 3 to 4, found 2-3; "
            "correct the number, or remove the mark"
        ),
    ),
    "past the end": (
        ["One", "<!-- source: 99 -->", "Two"],
        (
            "docs/x.md:3:1: error[C20] expected a source block from 1 to 4, found 99; "
            "correct the number, or remove the mark"
        ),
    ),
    "nothing left": (
        ["<!-- source: 4 -->", "Four", "<!-- source: 5 -->", "Five"],
        (
            "docs/x.md:5:1: error[C20] expected no more marks, as those above go up to the last source block, found 5; "
            "remove the mark"
        ),
    ),
    "range turned round": (
        ["<!-- source: 3-2 -->", "Two, three"],
        "docs/x.md:1:1: error[C20] expected a range that goes forward, found 3-2; write 2-3",
    ),
    "below the last block": (
        ["One", "<!-- source: 2 -->"],
        (
            "docs/x.md:3:1: error[C20] expected a block below <!-- source: 2 -->, found none; "
            "move the mark above its block, or remove it"
        ),
    ),
    "two above one block": (
        ["<!-- source: 1 -->", "<!-- source: 2 -->", "One"],
        (
            "docs/x.md:3:1: error[C20] expected one source mark above a block, found a second, <!-- source: 2 -->; "
            "remove one of them"
        ),
    ),
    "above a block that is an addition": (
        ["<!-- source: none -->", "<!-- source: 1 -->", "One", "Two"],
        (
            "docs/x.md:3:1: error[C20] expected one source mark above a block, found a second, <!-- source: 1 -->; "
            "remove one of them"
        ),
    ),
    "the same on blocks that do not follow one another": (
        ["<!-- source: 1 -->", "One", "Two", "<!-- source: 1 -->", "One again"],
        (
            "docs/x.md:7:1: error[C20] expected a source block from 2 to 4, found 1; "
            "correct the number, or remove the mark"
        ),
    ),
    "without a reason": (
        ["One", "<!-- untranslated: 2 -->", "Three", "Four"],
        "docs/x.md:3:1: error[C20] expected a reason, found none; write <!-- untranslated: 2 reason -->",
    ),
}


@pytest.mark.parametrize("name", MARKS_THAT_CANNOT_BE_FOLLOWED)
def test_marks_that_cannot_be_followed(name: str) -> None:
    """A mark that points nowhere is reported at its line, and pairing goes on without it."""
    translation, message = MARKS_THAT_CANNOT_BE_FOLLOWED[name]
    assert message in messages(paired(FOUR, translation))


def test_a_mark_without_a_reason_still_works() -> None:
    """The gap is left out as marked; only the reason is asked for."""
    outcome = paired(FOUR, ["One", "<!-- untranslated: 2 -->", "Three", "Four"])
    assert shown(outcome) == ["1: 1 = 1", "2: 2 = – untranslated", "3: 3 = 2", "4: 4 = 3"]
    assert len(outcome.findings) == 1


def test_a_message_prints_no_more_marks_than_are_read() -> None:
    """Past six marks a message counts the rest; the insertions hold them all."""
    outcome = paired([f"{'字' * n}" for n in range(1, 10)], [f"- {'x' * 3 * n}" for n in range(1, 10)])
    assert len(outcome.insertions) == 9
    assert outcome.findings[0].message.count("<!--") == 6
    assert outcome.findings[0].message.endswith(
        "<!-- source: 6 --> above line 11, and 3 more that `bitext pairs --fix` writes"
    )


def test_a_message_is_one_line() -> None:
    """Whatever a block holds, a message quotes its beginning in one line."""
    odd = "## One\n\u2028\x1b[31m" + "x" * 99
    outcome = paired(["## 一", "甲"], [odd])
    assert "\n" not in outcome.findings[0].message
    assert "\x1b" not in str(outcome.findings[0])


@pytest.mark.parametrize(("count", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")])
def test_letters(count: int, expected: str) -> None:
    """Additions are lettered a … z, aa, ab …."""
    assert letters(count) == expected


@pytest.mark.parametrize(
    ("rows", "columns"), [(1, 1), (1, 9000), (9000, 1), (300, 299), (9000, 9000), (9000, 4500), (500_000, 500_000)]
)
def test_the_work_grows_with_the_input_alone(rows: int, columns: int) -> None:
    """A band holds at most so many cells a block, is connected, and reaches both corners."""
    bands = band(rows, columns)
    assert sum(map(len, bands)) <= 146 * (rows + columns + 2)
    assert 0 in bands[0]
    assert columns in bands[-1]
    assert all(bands[row + 1].start < bands[row].stop for row in range(rows))


def test_hundreds_of_articles_hold_whatever_was_lost() -> None:
    """Past a hundred fixed points, articles that stand once on either side cut the text first."""
    source = [f"第{n}条 应当依法办理。" for n in range(1, 401)]
    translation = [f"Article {n}. Shall be handled by law." for n in range(1, 401) if n not in range(120, 240)]
    outcome = paired(source, translation)
    assert [insertion.text for insertion in outcome.insertions] == ["<!-- untranslated: 120-239 reason -->"]
    assert sum(not pair.gap for pair in outcome.pairing.pairs) == 280


LAW = [
    "第1条　为了规范数据处理活动，保障数据安全，促进数据开发利用，制定本法。",
    "第2条　在中华人民共和国境内开展数据处理活动及其安全监管，适用本法。境外处理活动损害国家安全的，依法追究责任。",
    "第3条　本法所称数据，是指任何以电子或者其他方式对信息的记录。",
]
ARTICLES = [
    "Article 1: This law is made to regulate data handling, to ensure data security, and to promote the use of data.",
    "Article 2: This law applies to data handling in the People's Republic of China and to its security supervision.",
    "Where data handling outside it harms national security, liability is pursued according to the law.",
    "Article 3: Data in this law refers to any record of information in electronic or in other form.",
]


def test_an_article_in_two_paragraphs() -> None:
    """A paragraph too many after an article is its second one where the lengths say so, and no addition."""
    outcome = paired(LAW, ARTICLES)
    assert shown(outcome) == ["1: 1 = 1", "2: 2 = 2+3?", "3: 3 = 4"]
    assert messages(outcome) == [
        'docs/x.md:3:1: error[C20] expected 1 block after "Article 1: This law is made to regulate…", found 2; '
        "paste <!-- source: 2 --> above line 3 and <!-- source: 2 --> above line 5 (see source_texts/x.md:3)"
    ]


def test_two_paragraphs_of_an_article_in_one() -> None:
    """A paragraph that an article alone seems to lack stands in the article where the lengths say so."""
    law = [LAW[0], *re.split(r"(?<=本法。)(?=境外)", LAW[1]), LAW[2]]
    outcome = paired(law, [ARTICLES[0], f"{ARTICLES[1]} {ARTICLES[2]}", ARTICLES[3]])
    assert shown(outcome) == ["1: 1 = 1", "2–3: 2+3 = 2?", "4: 4 = 3"]
    assert [mark.text for mark in outcome.insertions] == ["<!-- source: 2-3 -->"]


def test_what_begins_with_a_number_is_not_merged() -> None:
    """A paragraph that begins with a number of its own and has no counterpart was left out, not merged."""
    source = [
        Block("paragraph", f"第{word}，" + "加快建设数字基础设施。" * 5, 2 * n, 2 * n, ordinal=n)
        for n, word in enumerate("一二三四", 1)
    ]
    words = ["First, ", "Second, ", "Fourth, "]
    translation = [
        Block(
            "paragraph",
            word + "accelerate the building of digital infrastructure. " * 4,
            2 * n,
            2 * n,
            ordinal=int(n + (n == 3)),
        )
        for n, word in enumerate(words, 1)
    ]
    outcome = pair(source, translation, (), source_path="source_texts/x.md", path="docs/x.md", end_line=7)
    assert [(mark.line, mark.text) for mark in outcome.insertions] == [(6, "<!-- untranslated: 3 reason -->")]
