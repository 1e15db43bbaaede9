"""What entries have by mistake: said with the right form, and nothing said of what is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.readers.glossary import read_glossary
from bitext.shown import ordered

LIST = "expected one rendering, found {}; write each as one of its own: [{}]"


def findings(tmp_path: Path, text: str) -> list[str]:
    """Return the messages on a glossary, with line and column as place."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "glossary.yml").write_text(text, encoding="utf-8")
    _, found = read_glossary(tmp_path / "docs", lambda path: path.name, tmp_path)
    return [str(each).removeprefix("glossary.yml:") for each in ordered(found)]


@pytest.mark.parametrize(
    ("zh", "en", "parts"),
    [
        ("网络强国", "cyber superpower; network power", "cyber superpower, network power"),
        ("网络强国", "cyber superpower；network power", "cyber superpower, network power"),
        ("网络强国", "cyber superpower、network power", "cyber superpower, network power"),
        ("网络强国", "cyber superpower / network power", "cyber superpower, network power"),
        ("网络强国", "cyber superpower | network power", "cyber superpower, network power"),
        ("网络强国", "cyber superpower，network power", "cyber superpower, network power"),
        ("网络强国", "cyber superpower, cyber great power", "cyber superpower, cyber great power"),
        ("国家", "state, country", "state, country"),
        ("发展", "growth, development", "growth, development"),
        ("开放", "to open up, to develop", "to open up, to develop"),
        ("国家", "the state, the nation", "the state, the nation"),
    ],
)
def test_several_renderings_in_one(tmp_path: Path, zh: str, en: str, parts: str) -> None:
    """They would be looked for as one, and never found."""
    text = f'- {{id: a, zh: {zh}, renderings: ["{en}"]}}\n'
    assert findings(tmp_path, text) == [f"1:{len(zh) + 30}: warning[C30] {LIST.format(en, parts)}"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("收费", "fee (paid; unpaid)"),
        ("团结奋斗", "unity, solidarity and hard work"),
        ("一国两制", "one country, two systems"),
        ("绿色低碳发展", "green, low-carbon development"),
        ("开放包容", "open, inclusive"),
        ("富强", "prosperous, strong"),
        ("富强民主文明和谐美丽", "prosperous, strong, democratic, culturally advanced, harmonious, and beautiful"),
        ("北京", "Beijing, China"),
        ("新思想新理念", "new ideas, new thinking"),
        ("工业和信息化部", "Ministry of Industry, Information Technology"),
        ("健康稳定增长", "healthy, stable growth"),
        ("和", "and/or"),
        ("输入输出", "input/output"),
        ("衣食住行", "food, clothing, housing, transport"),
        ("千人", "1,000 talents"),
        ("邓小平", "Deng, Xiaoping"),
        ("公平", "free, fair"),
    ],
)
def test_a_rendering_with_a_comma_of_its_own(tmp_path: Path, zh: str, en: str) -> None:
    """There is no message on it."""
    assert findings(tmp_path, f'- {{id: a, zh: {zh}, renderings: ["{en}"]}}\n') == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("zh: 网络强国 wǎngluò qiángguó", "expected the Chinese word alone, found 网络强国 wǎngluò qiángguó; write zh: 网络强国, and pinyin: wǎngluò qiángguó below it"),
        ("zh: 网络强国 (wangluo qiangguo)", "expected the Chinese word alone, found 网络强国 (wangluo qiangguo); write zh: 网络强国, and pinyin: wangluo qiangguo below it"),
        ("zh: 网络 wang3luo4", "expected the Chinese word alone, found 网络 wang3luo4; write zh: 网络, and pinyin: wang3luo4 below it"),
        ("zh: “网络强国”", "expected the headword without quotation marks around it, found “网络强国”; write 网络强国"),
        ("zh: 「网络强国」", "expected the headword without quotation marks around it, found 「网络强国」; write 网络强国"),
        ("zh: 网络、数据", "expected one headword, found 网络、数据; write an entry for each: 网络, 数据"),
        ("zh: 网络/数据", "expected one headword, found 网络/数据; write an entry for each: 网络, 数据"),
        ("zh: 网络；数据", "expected one headword, found 网络；数据; write an entry for each: 网络, 数据"),
        ("zh: 网络强国/網絡強國", "expected one headword, found 网络强国/網絡強國; write 网络强国: it is found in other characters too"),
        ("zh: 网络 强国", "expected a headword without spaces in it, found 网络 强国; write 网络强国, or an entry for each word"),
        ("zh: wǎngluò", "expected a headword in Chinese, found wǎngluò; write the Chinese word, and pinyin: wǎngluò below it"),
        ("zh: cyber superpower\n  renderings: [网络强国]", "expected Chinese in zh and English in renderings, found cyber superpower and 网络强国; write zh: 网络强国, and renderings: [cyber superpower]"),
    ],
)  # fmt: skip
def test_a_headword_that_no_text_has(tmp_path: Path, entry: str, expected: str) -> None:
    """Said once, with the form that is meant."""
    assert findings(tmp_path, f"- id: a\n  {entry}\n") == [f"2:7: warning[C30] {expected}"]


@pytest.mark.parametrize(
    "entry",
    [
        "zh: 5G网络",
        "zh: 5G 网络",
        "zh: 互联网+",
        "zh: iPhone手机",
        "zh: AI技术",
        "zh: WTO\n  renderings: [WTO]",
        "zh: app",
        "zh: 《网络安全法》",
        "zh: “三个代表”重要思想",
        "zh: 创新、协调、绿色、开放、共享的新发展理念",
        "zh: 爱国、敬业\n  type: slogan",
        "zh: 老、少、边、穷地区",
        "zh: 科学、民主、依法决策",
        "zh: 房子是用来住的，不是用来炒的",
        "zh: 中国（上海）自由贸易试验区",
        "zh: 道\n  renderings: [Way, the character 道]",
    ],
)
def test_a_headword_that_is_meant(tmp_path: Path, entry: str) -> None:
    """There is no message on Latin letters, punctuation and lists that are part of it."""
    assert findings(tmp_path, f"- id: a\n  {entry}\n") == []


def test_one_word_in_two_scripts(tmp_path: Path) -> None:
    """The other form is found without an entry; single characters may be two words."""
    text = "- zh: 网络强国\n- zh: 網絡強國\n  id: b\n- {id: c, zh: 后}\n- {id: d, zh: 後}\n- {id: e, zh: ⼤数据}\n- {id: f, zh: 大数据}\n"
    assert findings(tmp_path, text) == [
        "2:7: error[F14] expected each headword once, found 網絡強國, which is 网络强国 in other characters; "
        "put the two together: either form is found (see glossary.yml:1)",
        "7:15: error[F14] expected each headword once, found 大数据 a second time: it has 大, U+5927, for ⼤; "
        "put the two together (see glossary.yml:6)",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("note: x", "found note; write definition, or put it with the rendering that it is about: {en: …, note: …}"),
        ("status: preferred", "found status; put it with the rendering that it is about: {en: …, status: …}"),
        ("en: network", "found en; write renderings: […]"),
        ("translation: network", "found translation; write renderings: […]"),
        ("reading: wǎngluò", "found reading; write pinyin"),
        ("source: x", "found source; write sources: [{text: …, url: …}]"),
    ],
)
def test_a_key_of_another_place(tmp_path: Path, line: str, expected: str) -> None:
    """What is meant is said, and not the key that is nearest by its letters."""
    assert findings(tmp_path, f"- zh: 网络\n  {line}\n") == [
        f"2:3: error[F05] expected a key that is known, {expected}"
    ]


def test_an_id_is_made_of_the_reading(tmp_path: Path) -> None:
    """The reading that was typed decides, and an id that was typed wins, wherever it stands."""
    text = (
        "- zh: 网络强国\n"
        "- {zh: 绿色, pinyin: lǜ sè}\n"
        "- {zh: 西安, type: place}\n"
        "- zh: 5G\n"
        "- {zh: 权力, renderings: [power]}\n"
        "- {id: quanli, zh: 权利}\n"
        "- zh: ！\n"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "glossary.yml").write_text(text, encoding="utf-8")
    glossary, found = read_glossary(tmp_path / "docs", lambda path: path.name, tmp_path)
    assert [term.id for term in glossary] == ["wangluo-qiangguo", "lu-se", "xian", "5g", "quanli"]
    assert glossary.by_id["quanli"].headword == "权利"
    assert [str(each) for each in ordered(found)] == [
        "glossary.yml:5:8: error[F14] expected an id, found none, and quanli, which the reading of 权力 makes, is that of "
        "权利; write id: and another name (see glossary.yml:6)",
        "glossary.yml:7:3: error[F14] expected an id, found none, and the reading of ！ makes none; write id: and a name of "
        "letters a–z, digits and hyphens",
    ]


def test_words_that_look_the_same_are_meant(tmp_path: Path) -> None:
    """Where an entry names a headword or a longer word, its characters are compared as they look."""
    text = (
        "- {id: a, zh: 大数据, not_in: [⼤数据库], renderings: [big data]}\n- {id: b, zh: 网络, see_also: [⼤数据]}\n"
    )
    assert findings(tmp_path, text) == [
        "2:30: error[F14] expected the id of another entry in see_also, found ⼤数据; write a"
    ]
