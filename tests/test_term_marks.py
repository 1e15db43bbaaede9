"""What is marked: the pair decides, the first on each side, and what a link or the page says."""

from __future__ import annotations

import pytest

from bitext.model.glossary import Glossary, Rendering, Term
from bitext.terms.marking import MarkableText, Marks, choose, occurrences
from bitext.terms.matcher import Matcher

GLOSSARY = Glossary(
    (
        Term("shuzi", "数字经济", renderings=(Rendering("digital economy"),)),
        Term("fazhan", "发展", renderings=(Rendering("development"),)),
        Term("jianshe", "建设", renderings=(Rendering("construction"), Rendering("development"))),
        Term("wangluo", "网络强国", renderings=(Rendering("cyber superpower"),)),
        Term("dashuju", "大数据", renderings=(Rendering("big data"), Rendering("data"))),
    )
)
MATCHER = Matcher.of(GLOSSARY)
Pair = tuple[str | None, str]


FIRST: dict[str, tuple[str, ...]] = {"text": ("text",), "pair": ("text", "pair"), "all": ("text", "pair", "")}
"""What a reader has marked → the marks that are."""


def shown(pairs: list[Pair], choice: str = "pair", **more: list[str]) -> list[str]:
    """Return both sides of each pair, the marks in brackets with the term's id; `«…»` in a translation is closed."""
    text = [
        occurrences(MATCHER, None if source is None else [MarkableText(source)], [_passage(translation)], **more)
        for source, translation in pairs
    ]
    return [
        _shown(source or "", translation, marks, choice)
        for (source, translation), marks in zip(pairs, choose(text), strict=True)
    ]


def _passage(text: str) -> MarkableText:
    begin = text.find("«")
    return MarkableText(text, ((begin, text.find("»") + 1),) if begin >= 0 else ())


def _shown(source: str, translation: str, marks: Marks, choice: str = "pair") -> str:
    sides = []
    for text, passages in ((source, marks.source), (translation, marks.translation)):
        for start, end, term, _, first in reversed([mark for marks in passages for mark in marks]):
            if first not in FIRST[choice]:
                continue
            text = f"{text[:start]}[{text[start:end]}={term}]{text[end:]}"  # noqa: PLW2901  # from the last to the first
        sides.append(text)
    return " | ".join(sides)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("数字经济", "The digital economy"), "[数字经济=shuzi] | The [digital economy=shuzi]"),
        (("经济", "The digital economy"), "经济 | The digital economy"),
        (("数字经济", "The economy"), "[数字经济=shuzi] | The economy"),
        (("发展", "development"), "[发展=fazhan] | [development=fazhan]"),
        (("建设", "development"), "[建设=jianshe] | [development=jianshe]"),
        (
            ("建设发展", "development and development"),
            "[建设=jianshe][发展=fazhan] | [development=jianshe] and [development=fazhan]",
        ),
        (
            ("数字经济与数字经济", "digital economy, digital economy"),
            "[数字经济=shuzi]与数字经济 | [digital economy=shuzi], digital economy",
        ),
        (
            ("数字经济", "«digital economy», digital economy"),
            "[数字经济=shuzi] | «digital economy», [digital economy=shuzi]",
        ),
        (("数字经济", "digital economy« of it»"), "[数字经济=shuzi] | [digital economy=shuzi]« of it»"),
        (("数字经济", "«the »digital economy"), "[数字经济=shuzi] | «the »[digital economy=shuzi]"),
        (("", "digital economy"), " | digital economy"),
        (
            (None, "digital economy, data, development, big data"),
            " | [digital economy=shuzi], data, development, [big data=dashuju]",
        ),
    ],
)
def test_the_pair_decides(pair: Pair, expected: str) -> None:
    """A rendering is marked where its headword stands; where two terms share it, the pair chooses."""
    assert shown([pair]) == [expected]


TEXT: list[Pair] = [
    ("数字经济", "it"),
    ("数字经济", "digital economy"),
    ("数字经济", "digital economy, digital economy"),
]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("pair", ["[数字经济=shuzi] | it", "[数字经济=shuzi] | [digital economy=shuzi]", "[数字经济=shuzi] | [digital economy=shuzi], digital economy"]),
        ("text", ["数字经济 | it", "[数字经济=shuzi] | [digital economy=shuzi]", "数字经济 | digital economy, digital economy"]),
        ("all", ["[数字经济=shuzi] | it", "[数字经济=shuzi] | [digital economy=shuzi]", "[数字经济=shuzi] | [digital economy=shuzi], [digital economy=shuzi]"]),
    ],
)  # fmt: skip
def test_a_reader_chooses_how_many(choice: str, expected: list[str]) -> None:
    """The first in the text is where both of a term's words stand."""
    assert shown(TEXT, choice) == expected


def test_a_link_names_a_term_whatever_is_marked() -> None:
    """The link is its mark in the translation; the headword is marked beside it."""
    pair: list[Pair] = [("网络强国", "«cyber power», cyber superpower")]
    assert shown(pair, forced=["wangluo"]) == ["[网络强国=wangluo] | «cyber power», cyber superpower"]
    assert shown(pair, "text", forced=["wangluo"]) == ["[网络强国=wangluo] | «cyber power», cyber superpower"]
    assert shown(pair, "all", forced=["wangluo"]) == ["[网络强国=wangluo] | «cyber power», [cyber superpower=wangluo]"]


def test_a_term_can_be_left_alone() -> None:
    """What a page skips is marked nowhere on it, and hides nothing else."""
    assert shown([("建设发展", "development")], skip=["jianshe"]) == ["建设[发展=fazhan] | [development=fazhan]"]
    assert shown([(None, "big data")], skip=["dashuju"]) == [" | big data"]


def test_a_closed_headword_still_tells_that_its_term_is_there() -> None:
    """A lemma of a note is not marked again, but its rendering is."""
    found = occurrences(MATCHER, [MarkableText("数字经济", ((0, 4),))], [MarkableText("digital economy")])
    (marks,) = choose([found])
    assert marks.source == ((),)
    assert [mark.term for mark in marks.translation[0]] == ["shuzi"]


def test_the_first_in_a_pair_is_the_first_of_all_its_passages() -> None:
    """The cells of a table are one pair."""
    cells = [MarkableText("digital economy"), MarkableText("digital economy")]
    (marks,) = choose([occurrences(MATCHER, [MarkableText("数字经济"), MarkableText("数字经济")], cells)])
    for side in (marks.source, marks.translation):
        assert [mark.first for run in side for mark in run] == ["text", ""]


def marked(source: str, translation: str, *terms: Term, forced: tuple[str, ...] = ()) -> str:
    """Return both sides of a pair with the marks of some terms."""
    found = occurrences(Matcher.of(Glossary(terms)), [MarkableText(source)], [_passage(translation)], forced=forced)
    return _shown(source, translation, choose([found])[0])


def entry(zh: str, *renderings: str, alone: bool | None = None) -> Term:
    """Return a term whose id is t."""
    return Term("t", zh, renderings=tuple(map(Rendering, renderings)), alone=alone)


@pytest.mark.parametrize(
    ("term", "pair", "expected"),
    [
        (entry("面的", "taxi"), ("他看着对面的墙壁", "the wall"), "他看着对面的墙壁 | the wall"),
        (entry("面的", "taxi"), ("他看着对面的墙壁", "the taxi"), "他看着对面的墙壁 | the taxi"),
        (entry("面的", "taxi"), ("他坐面的", "the taxi"), "他坐[面的=t] | the [taxi=t]"),
        (entry("对手", "rival"), ("他对手术很有信心", "no rival"), "他对手术很有信心 | no rival"),
        (entry("似的", "like"), ("类似的事", "like it"), "类似的事 | like it"),
        (entry("不一", "differ"), ("都不一样", "differ"), "都不一样 | differ"),
        (entry("国家", "state"), ("中国家庭", "a state"), "中国家庭 | a state"),
        (entry("国家", "state"), ("发展中国家", "a state"), "发展中[国家=t] | a [state=t]"),
        (entry("网络", "network"), ("互联网络", "a network"), "互联[网络=t] | a [network=t]"),
        (entry("国家", "state"), ("国家", "«state»"), "[国家=t] | «state»"),
        (entry("道", "Way"), ("道可道", "the Way"), "[道=t]可道 | the [Way=t]"),
        (entry("道", "Way"), ("知道", "the Way"), "知道 | the Way"),
        (entry("道", "Way"), ("道可道", "it"), "道可道 | it"),
        (entry("AI", "artificial intelligence"), ("AI", "it"), "[AI=t] | it"),
        (entry("国家", "state", alone=True), ("中国家庭", "it"), "中[国家=t]庭 | it"),
        (entry("网络强国", "power", alone=False), ("网络强国", "it"), "网络强国 | it"),
        (entry("网络强国", "power", alone=False), ("网络强国", "a power"), "[网络强国=t] | a [power=t]"),
        (entry("⼤家", "everybody"), ("⼤家", "everybody"), "[⼤家=t] | [everybody=t]"),
    ],
)
def test_a_short_headword_needs_its_rendering(term: Term, pair: tuple[str, str], expected: str) -> None:
    """Two characters lie side by side by chance; three do not, and the entry may say otherwise."""
    assert marked(*pair, term) == expected


def test_a_link_bears_a_short_headword_out() -> None:
    """It says that the term is there, whatever its words."""
    assert marked("国家", "[the realm]", entry("国家", "state"), forced=("t",)) == "[国家=t] | [the realm]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("states and the state", "states and the [state=t]"),
        ("states and nations", "[states=t] and nations"),
        ("nations, states, the State", "nations, states, the [State=t]"),
        ("the state, the state", "the [state=t], the state"),
    ],
)
def test_the_form_of_the_glossary_comes_first(text: str, expected: str) -> None:
    """Of several forms the one that was typed is marked; of several of these, the first."""
    assert marked("网络国家", text, entry("网络国家", "state", "nation")) == f"[网络国家=t] | {expected}"
