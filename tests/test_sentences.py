"""Where sentences end, in each language: golden cases, and what holds for every text."""

from __future__ import annotations

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
    ),
    "bo": ("བཀྲ་ཤིས་བདེ་ལེགས།|ཐུགས་རྗེ་ཆེ།",),
    "ja": ("これは本です。|「はい。」|そうです。",),
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
    assert found == marked.split("|")


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
    "shape", ["(", "()", "。", ".", ". ", "... ", "a.", "(a. ", "U.S. ", "”", "[^", "《。》", "甲.", "No. 3 "]
)
def test_a_long_text_is_parted_at_once(tag: str, shape: str) -> None:
    """No shape of text takes longer than in proportion to its length."""
    language(tag).sentences(shape * 200_000)
