"""The files of the index: they say where everything stands, are named by what they hold, and follow every edit."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bitext.search import Document, Index
from bitext.search.files import name_of
from bitext.search.folding import fold, variants
from bitext.search.grams import grams
from bitext.search.site_files import IndexFiles
from bitext.search.terms import Entry
from tests.support.index_files import Files, document, sides, small

pairs = st.lists(sides, max_size=7)
documents = st.lists(st.tuples(pairs, st.integers(0, 2)), max_size=7).map(
    lambda found: [document(number, of_it, min(notes, len(of_it))) for number, (of_it, notes) in enumerate(found)]
)
NUL = b"\0"
STEPS = st.lists(
    st.tuples(st.sampled_from(("change", "insert", "delete", "swap", "retitle", "none")), st.integers(0, 9), pairs),
    min_size=1,
    max_size=6,
)
TERMS = (
    Entry(
        "数字",
        "shùzì",
        ("digital",),
        "glossary/a/",
        ("数字", "digit"),
        (("texts/0/", ("1", "3")), ("texts/4/", ("2",))),
    ),
    Entry("发展", "fāzhǎn", (), "glossary/b/", ("发展",), (("texts/1/", ("1",)), ("gone/", ("1",)))),
    Entry("后", "hòu", ("after", "behind"), "glossary/c/", ("后", "after", "digit"), ()),
)


def expected(found: Sequence[Document]) -> tuple[dict[str, dict[int, list[int]]], dict[str, dict[int, list[int]]]]:
    """Return by gram and by word in which units of which document it stands, looked for in each side by itself."""
    by_gram: dict[str, dict[int, list[int]]] = {}
    by_word: dict[str, dict[int, list[int]]] = {}
    for number, each in enumerate(found):
        for index, unit in enumerate(each.units):
            of_unit = [grams(fold(side)) for side in unit.sides]
            for by_name, kind in ((by_gram, 0), (by_word, 1)):
                for name in set().union(*(of_side[kind] for of_side in of_unit)):
                    by_name.setdefault(name, {}).setdefault(number, []).append(index)
    return by_gram, by_word


@given(documents)
def test_everything_is_found_where_it_stands_and_nowhere_else(found: list[Document]) -> None:
    """The files name every unit of every gram and word, however they are cut, and no other."""
    with small():
        files = Files(Index().files(found), range=2)
    by_gram, by_word = expected(found)
    assert {gram: files.gram(gram) for gram in by_gram} == by_gram
    assert {word: files.word(word) for word in by_word} == by_word
    assert files.gram("\ue000\ue000") == files.word("\ue000") == {}


@given(documents)
def test_pieces_have_every_unit_as_it_is(found: list[Document]) -> None:
    """What a browser verifies and shows is the unit itself, not altered by a character."""
    with small():
        files = Files(Index().files(found))
    for number, each in enumerate(found):
        rows = [
            [unit.place, unit.label, *unit.sides, *([list(map(list, unit.sentences))] if unit.sentences else [])]
            for unit in each.units
        ]
        assert files.units(number) == rows
    assert files.part("addresses") == [each.address for each in found]


@given(documents)
def test_texts_in_traditional_characters_are_known_to_be(found: list[Document]) -> None:
    """The table of characters is loaded at once where the texts need it, and has all of theirs."""
    files = Files(Index().files(found))
    text = "".join(side for each in found for unit in each.units for side in unit.sides)
    folds = files.part("folds")
    table = dict(zip(folds[::2], folds[1::2], strict=True))
    assert table == variants(fold(text))
    assert files.manifest["folded"] == bool(table.keys() & set(text))


def changed(found: list[Document], step: tuple[str, int, list[tuple[str, str]]], number: int) -> list[Document]:
    """Return the documents after an edit."""
    kind, at, of_it = step
    at = min(at, max(0, len(found) - 1))
    if kind == "insert" or not found:
        return [*found[:at], document(number, of_it), *found[at:]]
    edits: dict[str, Callable[[], list[Document]]] = {
        "change": lambda: [replace(found[at], units=document(0, of_it).units)],
        "delete": list,
        "swap": lambda: [found[0]],
        "retitle": lambda: [replace(found[at], titles=("题", "Another title"), type="law", year=0)],
        "none": lambda: [found[at]],
    }
    return [*found[:at], *edits[kind](), *found[at + 1 :]]


PAIRS = st.dictionaries(
    st.integers(0, 5).map(lambda number: f"texts/{number}/"), st.sampled_from((("1",), ("1", "3"), ("2",))), max_size=3
)
KEYS = st.lists(st.sampled_from(("数字", "digit", "after", "shuzi")), min_size=1, max_size=2, unique=True)
EDITED_TERMS = st.lists(st.tuples(st.integers(0, 2), PAIRS, KEYS), max_size=2)


def edited(
    terms: tuple[Entry, ...], steps: Sequence[tuple[int, dict[str, tuple[str, ...]], list[str]]]
) -> tuple[Entry, ...]:
    """Return terms of which some stand in other pairs, and are found by other words."""
    found = list(terms)
    for at, pairs_of_it, keys in steps:
        found[at] = replace(found[at], pairs=tuple(pairs_of_it.items()), keys=tuple(keys))
    return tuple(found)


@given(documents, st.lists(st.tuples(STEPS, EDITED_TERMS), min_size=1, max_size=4))
def test_an_index_that_is_kept_is_a_fresh_one(
    found: list[Document],
    edits: list[
        tuple[list[tuple[str, int, list[tuple[str, str]]]], list[tuple[int, dict[str, tuple[str, ...]], list[str]]]]
    ],
) -> None:
    """Whatever sequence of edits it has been through, of texts and of terms, its files are those of a fresh index.

    On the disk too: what has changed is written, what is gone is removed.
    """
    kept, files = Index(), IndexFiles()
    terms: tuple[Entry, ...] = TERMS
    with small(), TemporaryDirectory() as folder:
        files.write(kept.files(found, terms), Path(folder))
        for number, (steps, of_terms) in enumerate(edits):
            for step in steps[:2]:
                found = changed(found, step, 100 + number)
            terms = edited(terms, of_terms)
            made = kept.files(found, terms)
            assert made == Index().files(found, terms)
            files.write(made, Path(folder))
            there = {path.relative_to(folder).as_posix(): path for path in Path(folder).rglob("*") if path.is_file()}
            assert {name: path.read_bytes() for name, path in there.items()} == made


@given(documents, STEPS)
def test_names_change_exactly_when_bytes_change(
    found: list[Document], steps: list[tuple[str, int, list[tuple[str, str]]]]
) -> None:
    """A path stands for its bytes, whichever build they are of: a cache that keeps it for ever is right for ever."""
    known: dict[str, bytes] = {}
    with small():
        for number, step in enumerate(steps):
            for path, data in Index().files(found, TERMS).items():
                assert path == "search/manifest.json" or known.setdefault(path, data) == data
            found = changed(found, step, 100 + number)


@given(documents)
def test_names_come_of_content_alone(found: list[Document]) -> None:
    """A name is a digest of what the file holds; of the pieces of a text, which belong together, of them all."""
    with small():
        files = Index().files(found, TERMS)
    pieces: dict[str, list[bytes]] = {}
    for path, data in files.items():
        _, kind, *_ = path.split("/")
        if kind == "t":
            pieces.setdefault(re.sub(r"\.\w+\.(\w+)\.bin", r".\1", path), []).append(data)
        elif path != "search/manifest.json":
            name = path.removesuffix(".bin").replace("/", ".").split(".")[-1]
            assert name == name_of(data, 10 if kind == "h" else 6)
    for path, of_text in pieces.items():
        assert path.endswith(f".{name_of(sha256(NUL.join(of_text)).digest())}")


PROGRAM = """
from hashlib import sha256
from tests.support.index_files import FRAGMENTS, document
from bitext.search import Index
found = [document(n, [("".join(FRAGMENTS[n:n + 30]), "".join(FRAGMENTS[-n - 20:]))] * 3) for n in range(20)]
files = Index().files(found)
print(sha256(repr(sorted(files.items())).encode()).hexdigest())
"""


def test_every_process_makes_the_same_bytes() -> None:
    """The order of sets, which is another in each process, is seen in no file."""
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_one_sentence_changes_few_files() -> None:
    """After an edit of one text the pieces of all others stay, and so do the shards that have none of its words."""
    found = [document(number, [(f"第{number}段。", f"Part {number} of the text.")] * 9) for number in range(300)]
    index = Index()
    before = index.files(found)
    found[200] = replace(found[200], units=document(200, [("新的段落。", "A new paragraph.")] * 9).units)
    after = index.files(found)
    pieces = [path for path in after.keys() - before.keys() if path.startswith("search/t/")]
    assert pieces == [path for path in after if path.startswith("search/t/c8.")]
    assert len(after.keys() - before.keys()) < len(after) / 4


def test_an_edit_touches_what_it_changes() -> None:
    """What it does not change is the same object as before, and no file of it is written."""
    found = [document(number, [(f"第{number}段。", f"Part {number} of the text.")] * 9) for number in range(300)]
    index = Index()
    before = index.files(found, TERMS)
    found[200] = replace(found[200], units=document(200, [("第200段。", "Part 200 of this text.")] * 9).units)
    after = index.files(found, TERMS)
    shared = before.keys() & after.keys() - {"search/manifest.json"}
    assert all(before[path] is after[path] for path in shared)
    assert len(after) - len(shared) < 20


def test_numbers_of_a_glossary_that_changes() -> None:
    """A term more or less moves all that follow."""
    found, index = [document(number, [("数字发展", "digit after")] * 3) for number in range(5)], Index()
    for terms in (TERMS, TERMS[1:], TERMS[:1], (), TERMS):
        assert index.files(found, terms) == Index().files(found, terms)


def test_an_index_of_no_documents_is_one() -> None:
    """A site without texts has an index, in which a search finds that there are none."""
    files = Files(Index().files([]))
    assert files.part("documents")["counts"] == [0, 0, 0]
    assert files.gram("数") == files.word("a") == {}
    assert files.terms("a") == []
