"""Terms of the glossary in the engine: a name of a term finds the pairs in which it stands, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bitext.search import Document, Index, Unit
from bitext.search.terms import Entry
from tests.support.search_engine import Engine, engine

PAIRS = (
    ("数据要素是基础。", "Data are fundamental."),  # the term, rendered in other words
    ("要素市场", "The data elements market, and its data element."),
    ("建设网络强国", "Building a cyberpower"),
    ("别的话", "The people's war of other words, and the peoples."),
    ("人民战争的数据要素", "A people's war for data"),
    ("", "Data, elements"),
)
TEXT = Document(
    "text",
    "texts/one/",
    ("题", "Title"),
    ("zh-Hans", "en"),
    tuple(Unit(f"p{number}", str(number), sides) for number, sides in enumerate(PAIRS, 1)),
    "law",
    2021,
)


def entry(headword: str, keys: tuple[str, ...], renderings: tuple[str, ...], *pairs: str) -> Entry:
    """Return an entry whose term stands in these pairs."""
    return Entry(headword, "", renderings, f"glossary/{headword}/", (headword, *keys), (("texts/one/", pairs),))


ENTRIES = (
    entry("数据要素", ("data element", "shujuyaosu", "shu juyaosu"), ("data elements",), "1", "2", "5"),
    entry("网络强国", ("cyberpower", "wangluoqiangguo", "wang luoqiangguo", "wlqg"), ("cyberpower",), "3"),
    entry("人民战争", ("peopl war", "renminzhanzheng"), ("people's war",), "5"),
)


@pytest.fixture(scope="module")
def node() -> Iterator[Engine]:
    """The engine with an index of the text and its terms."""
    with engine() as running:
        running.open(Index().files([TEXT], ENTRIES))
        yield running


def units(engine: Engine, query: str, **options: object) -> list[tuple[int, bool]]:
    """Return the numbers of the pairs that are found, each with whether the query itself stands there."""
    return [(hit["unit"] + 1, hit["own"]) for hit in engine.find(query, **options)["hits"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("数据要素", [(1, True), (5, True), (2, False)]),
        ("data elements", [(2, True), (6, True), (1, False), (5, False)]),
        ("data element", [(2, True), (6, True), (1, False), (5, False)]),
        ('"data elements"', [(2, True), (6, True), (1, False), (5, False)]),
        ("shujuyaosu", [(1, False), (2, False), (5, False)]),
        ("shùjù yàosù", [(1, False), (2, False), (5, False)]),
        ("Shu Ju Yao Su", [(1, False), (2, False), (5, False)]),
        ("wlqg", [(3, False)]),
        ("people's war", [(4, True), (5, True)]),
    ],
)
def test_a_name_of_a_term_finds_its_pairs(node: Engine, query: str, found: list[tuple[int, bool]]) -> None:
    """What has the query itself goes first; in all other pairs of the term, in other words, it is found too."""
    assert units(node, query) == found


def test_a_run_of_words_is_a_name_too(node: Engine) -> None:
    """Of a longer query the longest names count, each for itself; everything else is required besides."""
    assert units(node, "cyberpower 建设") == [(3, True)]
    assert units(node, "人民战争 data elements") == [(5, False)]
    assert units(node, "shujuyaosu market") == [(2, False)]
    assert units(node, "shujuyaosu -market") == [(1, False), (5, False)]


def test_a_term_is_told_and_taken_off(node: Engine) -> None:
    """Results say which terms were searched too; without one, only what has the query itself is found."""
    assert node.find("数据要素")["also"] == ["数据要素"]
    assert node.find("数据要素", off=["数据要素"])["also"] == []
    assert units(node, "数据要素", off=["数据要素"]) == [(1, True), (5, True)]
    assert units(node, "shujuyaosu", off=["数据要素"]) == []


def test_the_other_side_is_marked_by_the_names_of_the_term(node: Engine) -> None:
    """A hit of a headword has its rendering marked, a hit of a rendering or a reading the headword."""
    for query in ("data elements", "shujuyaosu", "数据要素"):
        marked = {
            hit["unit"] + 1: [side["text"][a:b] for side in hit["sides"] for a, b in side["marks"]]
            for hit in node.find(query)["hits"]
        }
        assert marked[1][0] == "数据要素"
        assert marked[2] == ["data elements", "data element"]


def test_all_that_leads_to_a_term_leads_to_its_entry_and_its_essay() -> None:
    """Pinyin stands in no entry as it is typed; who looks a term up by it means the entry as much as the pairs."""
    places = [f"glossary/{each.headword}/" for each in ENTRIES]
    glossary = Document(
        "term",
        "",
        ("", "Glossary"),
        ("zh-Hans", "en"),
        tuple(Unit(place, "", ("wǎng luò", "power of the net")) for place in places),
    )
    essay = Document("term", places[1], ("", "Essay"), ("zh-Hans", "en"), (Unit("", "", ("", "About nets")),))
    with engine() as running:
        running.open(Index().files([TEXT, glossary, essay], ENTRIES))
        for query in ("wlqg", "wangluoqiangguo", "cyberpowers", "网络强国"):
            found = running.find(query)
            assert [hit["address"] for hit in found["hits"]] == ["texts/one/#p3", places[1], places[1]], query
            assert found["facets"]["kinds"] == {"text": 1, "term": 2}


def test_a_reading_is_found_while_it_is_typed(node: Engine) -> None:
    """From a whole syllable and one letter on the begin of a reading leads to the term, unless a text has it as a begin."""
    for query in ("shuj", "shujuyao", "shuju yao", "shuju y"):
        assert node.find(query)["also"] == ["数据要素"], query
    assert units(node, "wangl") == [(3, False)]
    for query in ("shu", "shujz", "shuju z", "wan", "fun", "fundam", '"shuj"', "shuj data"):
        assert node.find(query)["also"] == [], query


def test_what_is_found_nowhere_is_parted_where_its_parts_are() -> None:
    """At the terms of the glossary, else at the longest runs that stand somewhere; and only where this finds something."""
    pairs = [*PAIRS, ("市场里有数据要素", "market")]
    text = replace(TEXT, units=tuple(Unit(f"p{at}", str(at), sides) for at, sides in enumerate(pairs, 1)))
    wanted = {
        "数据要素市场": "数据要素 市场",
        "市场数据要素": "市场 数据要素",
        "强国建设网络": "强国 建设网络",
        "强国建設網絡": "强国 建設網絡",
        "数据要素市场 market": "数据要素 市场 market",
    }
    found, apart, excluded, unknown, words = (
        "建设网络强国",
        "市场网络强国",
        "数据要素市场 -market",
        "无一字在此",
        "market places",
    )
    with engine() as running:
        running.open(Index().files([text], ENTRIES))
        for query in (*wanted, found, apart, excluded, unknown, words):
            assert running.find(query)["instead"] == wanted.get(query, ""), query
