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
    "\u3000", "café ", "cafe\u0301", "\uff45", "％", "%", "-", "——", "don't ", "snake_case ", "a.b ", "\U00020bb7", "か", "カ", "\ufb01sh ", "İ",
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
    chance = random.Random(1)  # noqa: S311  # texts, not secrets
    pairs = [
        [
            ("".join(chance.choices(FRAGMENTS[:12], k=6)), "".join(chance.choices(FRAGMENTS[15:30], k=6)))
            for _ in range(2)
        ]
        for _ in range(1_300)
    ]
    pairs[700][0] = ("一带一路的发展", "Belt and Road")
    texts = texts_of(pairs)
    files = Index().files(texts)
    assert any(path.startswith("search/h/") for path in files)
    node.open(files)
    for query in (
        "数",
        "数字",
        "数字经济",
        "发展 economy",
        "一带一路",
        "一带一路 的",
        "-数 economy",
        "经济 -economy -的",
        "econ",
        '"digital economy"',
        "“发展”",
    ):
        assert sorted(found_by(node, query)) == sorted(scan(query, texts)), query


def test_the_begin_of_many_words_fetches_few_files_at_first(node: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rarest words come first, the others with the next results; in the end every unit is there, once."""
    monkeypatch.setattr("bitext.search.merging.FREQUENT", 100)
    chance = random.Random(2)  # noqa: S311  # texts, not secrets
    words = [f"con{letter}{other}" for letter in "abcdfg" for other in "abcdfg"]
    texts = texts_of([[("字", " ".join(chance.sample([*words, "other"], 16)))] for _ in range(270)])
    node.open(Index().files(texts))
    for query in ("con", "other con"):
        assert sorted(found_by(node, query)) == sorted(scan(query, texts)), query
    said = node.ask(query="con", open=True)
    frequent = [path.startswith("search/h/") for path in said["asked"]]
    assert sum(frequent) > 60
    assert sum(frequent[: said["early"]]) <= 12


def pair(label: str, source: str, translation: str, *, is_note: bool = False) -> Unit:
    """Return a unit that is called so."""
    return Unit(label, label, (source, translation), is_note=is_note)


KINDS = (
    Document("text", "a/", ("甲", "A"), ("zh", "en"), (pair("p1", "数字", "data, economy"), pair("p2", "经济", "x")), "law", 2021),
    Document("text", "b/", ("乙", "B"), ("zh", "en"), (pair("p1", "数字", "economy of data"), pair("n1", "", "Data economy", is_note=True)), "plan", 2021),
    Document("text", "c/", ("丙", "C"), ("zh", "en"), (pair("n1", "数字", "data economy", is_note=True),), "plan", 0),
    Document("term", "", ("", "Glossary"), ("zh", "en"), (pair("glossary/data/", "数字", "data economy"),)),
    Document("page", "guide/", ("", "Guide"), ("", "en"), (pair("", "", "economy, data"), pair("x", "", "economy and data economy"))),
)  # fmt: skip


@pytest.fixture
def kinds(node: Engine) -> Engine:
    """The engine, with an index of units of all kinds."""
    node.open(Index().files(KINDS))
    return node


def places(engine: Engine, query: str, **filters: object) -> list[str]:
    """Return where the hits are, in their order."""
    return [hit["address"] for hit in engine.find(query, filters=filters)["hits"]]


def test_texts_go_before_notes_terms_and_pages(kinds: Engine) -> None:
    """Of hits that match alike, pairs go first, then notes, entries of the glossary, other pages."""
    assert places(kinds, "economy") == ["b/#p1", "b/#n1", "a/#p1", "c/#n1", "glossary/data/", "guide/", "guide/#x"]


def test_the_whole_query_goes_before_its_words(kinds: Engine) -> None:
    """A phrase that was not asked for as such goes first nevertheless."""
    assert places(kinds, "data economy") == ["b/#n1", "b/#p1", "a/#p1", "c/#n1", "glossary/data/", "guide/#x", "guide/"]


def test_filters_leave_hits_out_and_counts_say_what_each_would_give(kinds: Engine) -> None:
    """Counts beside a filter are of all hits that the other filters leave."""
    assert places(kinds, "economy", kind="note") == ["c/#n1", "b/#n1"]
    assert places(kinds, "economy", kind="page") == ["guide/", "guide/#x"]
    assert places(kinds, "economy", year=2021, type="plan") == ["b/#p1", "b/#n1"]
    assert places(kinds, "economy", text=1, kind=None) == places(kinds, "economy", text="b/") == ["b/#p1", "b/#n1"]
    assert places(kinds, "economy", text="no such text/") == []
    facets = {
        "kinds": {"text": 2, "note": 2, "term": 1, "page": 2},
        "types": {"law": 1, "plan": 3},
        "years": {"2021": 3},
    }
    assert kinds.find("economy")["facets"] == facets
    assert kinds.find("economy", filters={"kind": "note"})["facets"] == facets | {
        "types": {"plan": 2},
        "years": {"2021": 1},
    }


def test_the_glossary_is_one_group(node: Engine) -> None:
    """Entries that lie in several documents of the index stand under one heading."""
    entries = [
        Document("term", "", ("", "Glossary"), ("zh", "en"), (pair(f"glossary/{n}/", "数字", "data"),))
        for n in range(5)
    ]
    node.open(Index().files([KINDS[0], *entries]))
    found = node.find("数字")
    assert found["groups"] == 2
    assert [hit["address"] for hit in found["hits"]] == ["a/#p1", *(f"glossary/{n}/" for n in range(5))]


def test_a_begin_is_one_though_a_page_has_it_as_a_word(node: Engine) -> None:
    """Only what texts and the glossary have counts as a word: a page that explains the search does not end it."""
    guide = Document("page", "guide/", ("", "Guide"), ("", "en"), (pair("", "", "Type econ or gloss"),))
    term = Document("term", "", ("", "Glossary"), ("zh", "en"), (pair("glossary/x/", "数字", "gloss"),))
    node.open(Index().files([KINDS[0], term, guide]))
    assert places(node, "econ") == ["a/#p1", "guide/"]
    assert places(node, "gloss") == ["glossary/x/", "guide/"]
    node.open(Index().files([guide]))
    assert places(node, "econ") == ["guide/"]


def test_a_site_without_texts_finds_nothing(node: Engine) -> None:
    """An empty index is no fault."""
    node.open(Index().files([]))
    assert [node.find(query)["hits"] for query in ("数字", "economy", '"digital economy"', "econ", "%", "")] == [[]] * 6


def test_what_is_left_out_is_folded_too(node: Engine) -> None:
    """Traditional characters leave out what simplified ones do, also where no text has any."""
    texts = texts_of([[("数字经济", "x"), ("数字", "y")]])
    node.open(Index().files(texts))
    assert found_by(node, "数字 -經濟") == [(0, 1)]
    assert found_by(node, "數字 -经济") == [(0, 1)]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("%%", "No text has “%%”."),
        ("-war", "Add a word that is to be found: all of these are left out."),
        ("economy " * 100, "Only the first 200 characters are searched."),
        ("ec", "Type a third letter to find words that begin with “ec”."),
        ("", ""),
        ("eco", ""),
    ],
)
def test_what_was_not_looked_for_is_said(kinds: Engine, query: str, said: str) -> None:
    """Nothing of a query is dropped silently."""
    assert kinds.find(query)["said"] == said


@pytest.mark.parametrize(
    "query",
    ["x" * 100_000, "word " * 1_000, "%&/()=?`~" * 50, "\ud800", "数\udc00字", ".*(a+)+$", "<img src=x onerror=alert(1)>", "__proto__ constructor", '"' * 500, "- -- ---", "toString"],
)  # fmt: skip
def test_no_query_breaks_the_engine(kinds: Engine, query: str) -> None:
    """Whatever is typed or pasted gives results, or none."""
    kinds.find(query)


def marked(engine: Engine, query: str) -> list[list[str]]:
    """Return what is marked of the first hit, by side."""
    sides = engine.find(query)["hits"][0]["sides"]
    return [[side["text"][begin:end] for begin, end in side["marks"]] for side in sides]


def test_small_words_are_not_marked_by_themselves(node: Engine) -> None:
    """Where the whole query stands it alone is marked; elsewhere words like "of" are left, unless nothing else is asked for."""
    of_things = "The internet of things, and the things of the internet"
    node.open(Index().files(texts_of([[("物联网", of_things)]])))
    assert marked(node, "internet of things") == [[], ["internet of things"]]
    assert marked(node, "things of internet") == [[], ["internet", "things", "things", "internet"]]
    assert marked(node, "of the") == [[], ["of the"]]
    assert marked(node, "the of") == [[], ["The", "of", "the", "of", "the"]]


def test_words_that_every_object_has_are_words_as_others(node: Engine) -> None:
    """What a browser's objects call their own is found where a text has it, and nowhere else."""
    texts = texts_of([[("构造", "The constructor of __proto__"), ("字", "toString")]])
    node.open(Index().files(texts))
    for query in (
        "constructor",
        "__proto__",
        "tostring",
        "构造 constructor",
        "-constructor 构造",
        "valueOf",
        "hasOwnProperty",
    ):
        assert set(found_by(node, query)) == scan(query, texts), query
