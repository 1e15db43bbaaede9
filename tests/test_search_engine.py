"""The engine finds what a plain scan of all units finds: every unit that matches, and no other."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.search import Document, Index, Unit
from tests.support.search_engine import Engine, engine
from tests.support.search_scan import scan

FRAGMENTS = (
    "数字", "经济", "數字經濟", "数", "字", "，", "展", "发展", "發展", "头发", "的", "牛鼻子", "“牛鼻子”", "「发展」", "“发展”。",
    "digital ", "Digital ", " economy", " economies", "economic ", " development", " developing ", "high-quality ", " the ",
    "people's ", " people\u2019s", "ports ", "port ", "portal ", " 2021", "２０２１年", "5G", "x5G", " 5g ", "网络", " ", " ", "\n",
    "\u3000", "café ", "cafe\u0301", "ｅ", "％", "%", "-", "——", "don't ", "snake_case ", "a.b ", "\U00020bb7", "か", "カ", "\ufb01sh ", "İ",
    "\ufe00", "葛\U000e0100", "\u00ad", '"', "(", ")", "\\", "<b>", "한국어 ", "ไทย", "classes ", "class ", "Σίσυφος ", "乾", "😀", "👩\u200d👧",
    "stopped ", "stopping ", "stopp", "policies ", "polici", "agreeing ", "agre", "digitiz", "digitization ", "run ", "running ",
)  # fmt: skip
QUOTED = ('"{}"', "“{}”", "「{}」", "-{}", '-"{}"', "{}", "{}", "{}", "-“{}”", '"{}', "{}”")

texts = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
documents = st.lists(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), min_size=1, max_size=4)
parts = st.tuples(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map("".join), st.sampled_from(QUOTED))
queries = st.lists(parts, min_size=1, max_size=3).map(lambda found: " ".join(form.format(text) for text, form in found))
cuts = st.tuples(st.integers(0, 40), st.integers(0, 30), st.integers(1, 12), st.sampled_from(QUOTED))
"""Of which side, from where, how many characters, and in which form."""


@pytest.fixture(scope="module")
def node() -> Iterator[Engine]:
    """The engine, in a process."""
    with engine() as running:
        yield running


def texts_of(pairs: Sequence[Sequence[tuple[str, str]]]) -> list[Document]:
    """Return texts of these pairs."""
    return [
        Document(
            "text",
            f"texts/{number}/",
            (f"题{number}", f"Title {number}"),
            ("zh-Hans", "en"),
            tuple(Unit(f"p{index + 1}", str(index + 1), sides) for index, sides in enumerate(found)),
        )
        for number, found in enumerate(pairs)
    ]


def found_by(engine: Engine, query: str, **options: object) -> list[tuple[int, int]]:
    """Return the units of all hits."""
    said = engine.find(query, **options)
    assert said["exact"] == len(said["hits"])
    assert said["about"] or said["total"] == len(said["hits"]), "an exact count is exact"
    return [(hit["document"], hit["unit"]) for hit in said["hits"]]


def cut(pairs: Sequence[Sequence[tuple[str, str]]], cuts: Sequence[tuple[int, int, int, str]]) -> str:
    """Return a query of parts of these pairs."""
    sides = [side for found in pairs for pair in found for side in pair]
    parts = ((sides[which % len(sides)], at, length, form) for which, at, length, form in cuts)
    return " ".join(form.format(side[at % max(1, len(side)) :][:length]) for side, at, length, form in parts)


@given(documents, st.lists(queries, max_size=3), st.lists(st.lists(cuts, min_size=1, max_size=2), max_size=4))
def test_every_unit_that_matches_is_found_and_no_other(
    node: Engine, pairs: list[list[tuple[str, str]]], asked: list[str], cuts: list[list[tuple[int, int, int, str]]]
) -> None:
    """Whatever texts and queries are, also parts of these texts: hits are those of a plain scan, each once."""
    texts = texts_of(pairs)
    node.open(Index().files(texts))
    for query in (*asked, *(cut(pairs, each) for each in cuts)):
        assert sorted(found_by(node, query)) == sorted(scan(query, texts)), query


def test_grams_that_stand_in_many_documents_are_found_in_all(node: Engine) -> None:
    """Postings that are cut by ranges of documents lose no unit, whether few or many others are looked for too."""
    chance = random.Random(1)
    pairs = [
        [("".join(chance.choices(FRAGMENTS[:12], k=6)), "".join(chance.choices(FRAGMENTS[15:30], k=6))) for _ in range(2)]
        for _ in range(1_300)
    ]
    pairs[700][0] = ("一带一路的发展", "Belt and Road")
    texts = texts_of(pairs)
    files = Index().files(texts)
    assert any(path.startswith("search/h/") for path in files)
    node.open(files)
    for query in ("数", "数字", "数字经济", "发展 economy", "一带一路", "一带一路 的", "-数 economy", "经济 -economy -的", "econ", '"digital economy"', "“发展”"):
        assert sorted(found_by(node, query)) == sorted(scan(query, texts)), query
