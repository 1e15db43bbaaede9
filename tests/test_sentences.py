"""Where sentences end, in each language: golden cases, and what holds for every text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.languages import language

# A bar stands where a sentence ends and another begins.
CASES = {
    "zh": (
        "数字经济发展很快。|我们要抓住机遇！|怎么办？|加强领导",
        "他说：“你好。”|我走了。",
        "「去吗？」|「不去！」",
        "什么？！|真的……",
        "他走了……然后又回来。",
        "真好！……|下一句。",
        "一是安全；二是发展。",
        "他读《谁动了我的奶酪？》一书。|很好。",
        "会议（见下文。很重要。）已经开过。|散会。",
        "会议开过了。|（记者报道。）|散会。",
        "一．总则。|二．分则。",
        "增长3.5%。|网址是http://a.example/x?y=1。|完",
        "他来了.|我走了.",
        "（一）加强领导。|（二）改善民生。",
        "“一国两制”行得通！|完。",
        "“快走！”他说。|“你先走。”老王头也不回地说，“我等他。”|“好！”",
        "他喊了一声“加油！”就跑了。|我们要回答“怎么办？”的问题。|“为什么？”这个问题很重要。|“什么？！”，他问。",
        "他说：“你来吗？”|我说：“不来！”|她问：“去哪里……”|他没有回答。",
        "“……”|他没有说话。|“我……我不知道……”|“好。”",
        "「甲。」|『乙！』|「他說『丙？』」|丁。",
        '"你好。"他说。|"再见。"|她走了。|"好！"',
        "他走了。|“这件事……”|“我知道。”|“可是——”|“没有可是。”",
        "真好。 ”|说得对。 ）|是的。",
        "增长5.2%.| 我们研究了GDP.| 结果很好.|完了!| What is it? |是书。",
        "1. 总则。|2. 分则。|第三章. 附则。|图1. 增长。|A. 甲。|3.1. 乙。",
        "第二条 国家保护森林。|Mr. 王来了。|约翰·F. 肯尼迪来了。",
        "啊！，他来了。|他（甲！）走了。|他走了。|（乙。）|丙。",
        "学而时习之不亦说乎有朋自远方来不亦乐乎",
        "子曰：「甲，不亦說乎？|乙，不亦樂乎？|丙，不亦君子乎？」",
    ),
    "en": (
        "The economy grows.|We seize the chance!|What now?|Lead",
        "He said: “Hello.”|I left.",
        "“Shall we?” he asked.|“No!” she said.",
        "Mr. Xi met Dr. Li at St. Mary's.|They spoke.",
        "The U.S. Government agreed.|It is in the U.S.|The law says so.",
        "See Art. 3, No. 21, pp. 4 and vol. II.|He said no.|Then he left.",
        "Growth was 3.5 percent in 2021.|The plan follows.",
        "1. The plan is good.|IV. The law is too.|B. So is this.",
        "J. R. R. Tolkien wrote it.|So did I.|The rest is known.",
        "Wait...|What?|It went on … and on.",
        "They came at 5 p.m. on Monday.|They left at 6 p.m.|The day was over.",
        "He came (see below. It matters.) and left.|He slept.",
        "He came.|(He had called.)|He left.",
        'It is a great power [or "great powers" –Ed.] today.|So it is.',
        "It holds.[^1]|The next does too.[^ed-2][^3]|End",
        "The *whole* text.*|**Next.**|Last",
        "Apples, pears, etc. are fruit.|Nuts, etc.|These are none.",
        "He wrote 你好。|Then he left.",
        "Write to a.b@c.example or see www.a.example/x?y=1.|Done.",
        "Article 5. The State protects forests.|Section 2.1. Rivers.|Chapter 1. General Provisions",
        "(a) The first.|(b) The second.|c. The third.|iv. The fourth.|1.2. The fifth.",
        "“Why?” Old Hai asked.|“No!”|Then Wang Li left.|“Who’s there?” said a voice.",
        "I ... I've got it.|Wait . . .|The end was near. . . .|So be it.",
        "It rose.¹|The next did too.[1, 2]|So did this.3,4|And those.5–6|The fifth fell by 0.5 percent.",
        "He lives in Main St. near St. Paul.|She has a Ph.D. from Yale.|He has one in A.D. 5.|The end",
        "He loves art.|The fig is ripe.|See fig. 3, art. 4 and approx. 5 more.|It is Smith v. Jones.",
        "It began at 6 A.M.”|“So early?”|“Yes.”|“But then—”|“I know,” he said.|He—“the chief”—was late.",
        "pH fell.|mRNA rose.|iPhone sales grew.",
        "the cells grew ( see below ) .|growth was 3.5 % in the u.s. market .|tests by li et al . showed it .|why ?",
        "This is one.|It holds. [or “a. The b!” –Ed.]|Next one.",
        "He left, e.g. at noon.|No. 5 and Nos. 6 and 7 followed.|He said “Stop!” and left.|It is “big.”|So.",
        "the u.n. agreed. ) |patients came.|they left ... and came again.",
    ),
    "bo": ("བཀྲ་ཤིས་བདེ་ལེགས།|ཐུགས་རྗེ་ཆེ།",),
    "ja": ("これは本です。|「はい。」|そうです。", "「はい。」と言った。|そう。"),
    "hi": ("यह एक वाक्य है।|यह दूसरा है।",),
    "ar": ("هل هذا كتاب؟|نعم.",),
    "pi-Latn": ("Evaṃ me sutaṃ.|Ekaṃ samayaṃ bhagavā.", "1. Evaṃ me sutaṃ.|2. Ekaṃ samayaṃ."),
}


@pytest.mark.parametrize(("tag", "marked"), [(tag, marked) for tag, cases in CASES.items() for marked in cases])
def test_a_text_is_parted_into_its_sentences(tag: str, marked: str) -> None:
    """A sentence has its closing quotation marks and brackets; white space between two is of neither."""
    spaced = language(tag).has_spaces or tag == "bo"
    text = marked.replace("|", " " if spaced else "")
    found = [text[start:end] for start, end in language(tag).sentences(text)]
    assert found == [each.strip() for each in marked.split("|")]


def test_a_space_may_be_missing_between_english_sentences() -> None:
    """A word that begins a sentence begins one also right behind a full stop; an address has none."""
    text = "It grew.The world saw it!They said so. See Node.Js and a.The."
    assert [text[a:b] for a, b in language("en").sentences(text)] == [
        "It grew.", "The world saw it!", "They said so.", "See Node.Js and a.The."
    ]  # fmt: skip


FRAGMENTS = st.sampled_from(
    (
        "甲", "。", "！", "？", "……", "”", "“", "（", "）", "《", "》", "[", "]", "(", ")", ".", "!", "?", "...", " ", "\n", "e.g.",
        "U.S.", "Mr.", "No. 3", "3.5", "The", "word", "I.", "1.", "一．", "「", "」", "།", "؟", "।", "[^1]", "*", "http://a.example/x?y", ";",
    )
)  # fmt: skip


@pytest.mark.parametrize("tag", ["zh", "en", "bo"])
@given(text=st.lists(FRAGMENTS, max_size=24).map("".join))
def test_no_character_is_lost_between_sentences(tag: str, text: str) -> None:
    """Ends come in order, and what stands between two sentences is white space."""
    ends = language(tag).rules.sentence_ends(text)
    assert list(ends) == sorted({*ends})
    assert all(0 < end <= len(text) for end in ends)
    spans = language(tag).sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize("tag", ["zh", "en", "bo"])
@pytest.mark.parametrize(
    "shape",
    [
        "(",
        "()",
        "。",
        "……”",
        "“？”甲",
        '。"',
        "。 ”",
        "I. ",
        ".1",
        ". ) ",
        "[a. –Ed.]",
        ".",
        ". ",
        "... ",
        "a.",
        "(a. ",
        "U.S. ",
        "”",
        "[^",
        "《。》",
        "甲.",
        "No. 3 ",
    ],
)
def test_a_long_text_is_parted_at_once(tag: str, shape: str) -> None:
    """No shape of text takes longer than in proportion to its length."""
    start = process_time()
    language(tag).sentences(shape * 50_000)
    assert process_time() - start < 5  # far less is usual; were it to grow with the square, it would be minutes
