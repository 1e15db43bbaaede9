"""C06 and C17: terms and names of the original that the translation does not have, and what is no fault."""

from __future__ import annotations

import pytest

from bitext.model.glossary import Glossary, Rendering, Term
from tests.support.checked import found, text_of

POWER = Term(
    "wangluo-qiangguo",
    "网络强国",
    type="slogan",
    renderings=(Rendering("cyber superpower", "preferred"), Rendering("network power"), Rendering("web power", "deprecated")),
)  # fmt: skip
ECONOMY = Term("shuzi-jingji", "数字经济", renderings=(Rendering("digital economy"),))
TECHNOLOGY = Term("shuzi-jishu", "数字技术", renderings=(Rendering("digital technology"),))
DIGITAL = Term("shuzi", "数字", renderings=(Rendering("digit"),))
BANNED = Term("dongneng", "新动能", renderings=(Rendering("new kinetic energy", "deprecated"),))
CONTROL = Term("hongguan", "宏观调控", renderings=(Rendering("macro control"),), not_in=("宏观调控部",))
REVIVAL = Term("fuxing", "民族复兴", renderings=(Rendering("great rejuvenation of the nation"),))
SUPPLY = Term("gongji", "供给侧改革", renderings=(Rendering("supply-side structural reform"),))
PLAN = Term("guihua", "发展规划", type="document", renderings=(Rendering("Development Plan"),))
ALONE = Term("tongchou", "统筹", renderings=(Rendering("coordination"),), alone=True)
SHORT = Term("gaige", "改革", renderings=(Rendering("reform"),))
XI = Term("xi", "习近平", type="person", renderings=(Rendering("Xi Jinping"),))
COMMISSION = Term(
    "fagaiwei", "国家发展改革委", type="org", renderings=(Rendering("National Development and Reform Commission"),)
)
TIBET = Term("xizang", "西藏自治区", type="place", renderings=(Rendering("Tibet Autonomous Region"),))
LAW = Term("wanganfa", "网络安全法", type="law", renderings=(Rendering("Cybersecurity Law"),))
BUREAU = Term("zhengzhiju", "政治局", type="org", renderings=(Rendering("Political Bureau"),))
FUJIAN = Term("fujian", "福建", type="place", renderings=(Rendering("Fujian"),))
OF_FUJIAN = Term("shuzi-fujian", "数字福建", type="project", renderings=(Rendering("digital Fujian"),))
GOVERNING = Term(
    "zhili",
    "数字治理",
    renderings=(Rendering("digital governance"), Rendering("digital economy governance", "deprecated")),
)
ECONOMY_GOVERNING = Term("jingji-zhili", "数字经济治理", renderings=(Rendering("digital economy governance"),))
GLOSSARY = Glossary(
    (
        POWER, ECONOMY, TECHNOLOGY, DIGITAL, BANNED, CONTROL, REVIVAL, SUPPLY, PLAN, ALONE, SHORT, XI, COMMISSION, TIBET,
        LAW, BUREAU, FUJIAN, OF_FUJIAN, GOVERNING, ECONOMY_GOVERNING,
    )
)  # fmt: skip

FOUND = [
    # original, translation, the message behind `expected`
    ("建设网络强国。", "We build it.", '"cyber superpower" or "network power" for 网络强国, found neither; write it so'),
    ("建设网络强国。", "We build a cyber power.", '"cyber superpower" or "network power" for 网络强国, found neither'),
    ("发展数字经济。", "We develop the real economy.", '"digital economy" for 数字经济, found other words; write it so'),
    ("建设网络强国。", "We build a web power.", '"cyber superpower" or "network power" for 网络强国, found "web power", which is'),
    ("培育新动能。", "We foster new kinetic energy.", 'another rendering for 新动能, found "new kinetic energy", which is not'),
    ("宏观调控和市场。", "The market, and more.", '"macro control" for 宏观调控, found other words'),
    ("实现民族复兴。", "The rejuvenation of the nation.", '"great rejuvenation of the nation" for 民族复兴, found most of its words'),
    ("制定发展规划。", "They make a scheme of development.", '"Development Plan" for 发展规划, found other words'),
    ("统筹和改革。", "Reform and growth.", '"coordination" for 统筹, found other words'),
    ("习近平强调。", "It was stressed.", 'the name "Xi Jinping" for 习近平, found no part of it; add it'),
    ("国家发展改革委负责。", "The ministry is responsible.", 'the name "National Development and Reform Commission"'),
    ("国家发展改革委负责。", "The Commission is responsible.", "found a short form, and the whole name nowhere above; add it"),
    ("西藏自治区。", "The autonomous area.", 'the name "Tibet Autonomous Region" for 西藏自治区, found no part of it'),
    ("依照网络安全法。", "According to law.", 'the name "Cybersecurity Law" for 网络安全法, found no part of it'),
    ("习近平说。\n\n习近平强调。", "Xi Jinping spoke.\n\nIt was stressed.", 'the name "Xi Jinping" for 习近平, found no part'),
    ("在福建工作。", "I worked in Hunan.", 'the name "Fujian" for 福建, found no part of it'),
    ("在福建建设数字福建。", "In Hunan we built a digital Fujian.", 'the name "Fujian" for 福建, found no part of it'),
    (
        "数字治理和数字经济治理。",
        "Digital economy governance and digital economy governance.",
        '"digital governance" for 数字治理, found "Digital economy governance", which is not to be used',
    ),
    ("平台、数字经济。", "Economies that build large digital networks.", '"digital economy" for 数字经济, found other words'),
    ("政治局会议。", "The meeting.", 'the name "Political Bureau" for 政治局, found no part of it'),
]  # fmt: skip
FINE = [
    ("建设网络强国。", "We build a cyber superpower."),
    ("建设网络强国。", "Cyber superpowers are built."),
    ("建设网络强国。", "We build a *network\npower*."),
    ("建设网络强国。", "A Cyber Superpower Is Built"),
    ("建设网络强国。", "We build a cyber-superpower."),
    ("建设网络强国。", "We build a web power, a network power."),
    ("网络强国，网络强国，网络强国。", "A cyber superpower."),
    ("发展数字经济。", "The digital-economy policy."),
    ("发展数字经济。", "Digitally based economies grow."),
    ("数字经济。", "The digital economy."),  # and 数字, which stands in it alone, has no rendering
    ("宏观调控部。", "The ministry."),
    ("供给侧改革。", "Structural reform of the supply side."),
    ("改革。", "Change."),  # two characters, which may be part of anything
    ("甲。\n\n建设网络强国。", "We build a cyber superpower.\n\nB."),
    ("建设网络强国。\n\n乙。", "A.\n\nB, a cyber superpower."),
    ("建设网络强国。", "We build [it](../glossary.md#wangluo-qiangguo)."),
    ("建设网络强国。", "<!-- terms: off -->\nWe build it."),
    ("", "We build it."),
    ("制定发展规划。", "They make a development plan."),
    ("维护政治局面。", "They keep order."),
    ("在福建工作。\n\n福建发展很快。", "I worked in Fujian.\n\nThe province grows fast."),
    ("在福建工作。\n\n福建发展很快。", "I worked in Fujian.\n\nIt grows fast there."),
    ("在福建建设数字福建。", "In Fujian we built a digital Fujian."),
    ("数字治理和数字经济治理。", "Digital governance and digital economy governance."),
    ("数字治理和数字经济治理。", "The governance of the digital world and digital economy governance."),
    ("习近平说。\n\n习近平强调。", "Xi Jinping spoke.\n\nXi stressed."),
    ("习近平说。\n\n习近平强调。", "Xi Jinping spoke.\n\nHe stressed."),
    ("国家发展改革委。\n\n国家发展改革委。", "National Development and Reform Commission.\n\nThe NDRC."),
    ("国家发展改革委。\n\n国家发展改革委。", "National Development and Reform Commission.\n\nThe Commission."),
    ("依照网络安全法。\n\n网络安全法。", "The Cybersecurity Law.\n\nThe Law."),
    ("西藏自治区。", "Tibetan areas."),
    ("习近平说。", "XI JINPING spoke."),
    ("网络强国。", "<!-- ignore: C06 quoted -->\nWe build it."),
]


@pytest.mark.parametrize(("source", "translation", "message"), FOUND)
def test_what_is_found(source: str, translation: str, message: str) -> None:
    """A term without its rendering is found once in its pair, at the translation, with its place in the original."""
    said = found(text_of(source, translation, GLOSSARY), ("C06", "C17"))
    assert [f"expected {message}" in each.message for each in said].count(True) == 1 or message in said[0].message
    assert len(said) == 1
    assert said[0].location.path == "docs/a.md"
    assert said[0].see is not None


@pytest.mark.parametrize(("source", "translation"), FINE)
def test_what_is_fine(source: str, translation: str) -> None:
    """What a translator would call right is not said."""
    assert found(text_of(source, translation, GLOSSARY), ("C06", "C17")) == []


@pytest.mark.parametrize(
    ("translation", "grade"),
    [
        ("The rejuvenation of the nation.", "information"),
        ("A revival.", "warning"),
    ],
)
def test_a_variant_is_information(translation: str, grade: str) -> None:
    """Where most words of a rendering stand together, another rendering may be meant."""
    assert [each.severity for each in found(text_of("民族复兴。", translation, GLOSSARY), ("C06",))] == [grade]


def test_places() -> None:
    """A deprecated rendering is said where it stands; both files are named."""
    said = found(text_of("第一句。建设网络强国。", "First.\nThen a web power.", GLOSSARY), ("C06",))
    assert str(said[0]).startswith("docs/a.md:2:8: warning[C06]")
    assert said[0].see is not None
    assert (said[0].see.line, said[0].see.column) == (1, 7)


@pytest.mark.parametrize("languages", [("zh-Hans", "de"), ("ja", "en"), ("en", "zh")])
def test_other_languages(languages: tuple[str, str]) -> None:
    """The glossary is Chinese and English: other languages are not looked at."""
    assert found(text_of("建设网络强国。", "Wir bauen es.", GLOSSARY, languages), ("C06", "C17")) == []


def test_a_guess_is_not_checked() -> None:
    """Where a section does not fit, and its pairs are guessed, nothing is said of terms."""
    text = text_of("网络强国。\n\n乙。\n\n丙。\n\n丁。", "A.\n\nB.", GLOSSARY)
    assert any(pair.pair.guess or not pair.is_whole for pair in text.pairs)
    assert found(text, ("C06",)) == []
