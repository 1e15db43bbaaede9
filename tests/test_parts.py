"""A site that is built in two halves, apart, and merged is the site that is built as a whole, byte for byte."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import parts
from benchmarks.as_json import NotOfTypeError, from_json, to_json
from benchmarks.generate import configuration, pairs
from benchmarks.parts import Made, Part
from bitext.config import Options
from bitext.model.corpus import Corpus
from bitext.model.glossary import FEW
from bitext.project import load, pages_in
from bitext.readers.configuration import read_options
from bitext.search import Document
from bitext.search.indexed import indexed
from bitext.search.merging import Grams, joined, parts_of
from bitext.terms.counting import PageCounts

Value = TypeVar("Value")

REAL = ("china-daily-2021-digital-economy", "promoting-digital-china", "xi-2021-digital-economy")
"""Texts of the repository, with notes of all kinds; of the last, an original on file."""
FIRST = ("glossary/", "series-0/")
"""Folders of the first half; all others are the second's."""
ALONE = "---\ntitle: 通知\nlanguage: zh-Hans\nrelated: [t0, t9]\n---\n\n通知。\n"
"""An original that no page names, and that is related to a text of either half."""


def write_project(root: Path, repository: Path) -> Path:
    """Write a project of some twenty texts in three folders, and return its folder."""
    for folder in ("docs/texts", "docs/series-0", "docs/series-1", "source_texts"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(configuration(["bitext"]), "utf-8")
    for number in range(16):
        both = pairs(number)[1:4]
        source = "\n\n".join("。".join(text.split("。")[:2]) + "。" for text, _ in both)
        page = "\n\n".join(". ".join(text.split(". ")[:2]) + "." for _, text in both)
        (root / f"source_texts/t{number}.md").write_text(f"---\ntitle: 数字经济{number}\n---\n\n{source}\n", "utf-8")
        front_matter = f"---\nsource_text: t{number % 15}\ntitle: Text {number}\n---\n\n"  # one original has two pages
        (root / f"docs/series-{number // 8}/t{number}.md").write_text(f"{front_matter}{page}\n", "utf-8")
    (root / "source_texts/t15.md").write_text(ALONE, "utf-8")
    for name in (*(f"docs/texts/{name}.md" for name in REAL), "docs/start.md"):
        for path in (name, f"source_texts/{Path(name).name}"):
            _cut(repository / path, root / path)
    # So many that terms without an essay share pages, and show few lines.
    more = "".join(
        f"- {{id: x{number}, zh: 甲{number}乙, pinyin: x{number}, renderings: [x{number}]}}\n" for number in range(FEW)
    )
    (root / "docs/glossary.yml").write_text(f"{(repository / 'docs/glossary.yml').read_text('utf-8')}\n{more}", "utf-8")
    shutil.copytree(repository / "docs/glossary", root / "docs/glossary")
    return root


def _cut(text: Path, copy: Path) -> None:
    """Write the first screens of a text."""
    copy.write_text("\n\n".join(text.read_text("utf-8").split("\n\n")[:9]) + "\n", "utf-8")


def copy_of_half(root: Path, copy: Path, *, first: bool) -> Path:
    """Write what a machine needs that builds one half: its pages, the originals that they name, and the glossary."""
    (copy / "source_texts").mkdir(parents=True)
    for path in root.rglob("docs/**/*.md"):
        page = path.relative_to(root / "docs").as_posix()
        if page.startswith("glossary/") or page.startswith(FIRST) == first:
            (copy / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy / "docs" / page)
            named = re.search(r"^source_text: (\S+)", path.read_text("utf-8"), re.MULTILINE)
            if named:
                shutil.copy(root / f"source_texts/{named[1]}.md", copy / "source_texts")
    for name in ("docs/glossary.yml", "mkdocs.yml"):
        shutil.copy(root / name, copy / name)
    return copy


@dataclass(frozen=True, slots=True)
class Built:
    """A project, built as a whole and in two halves."""

    options: Options
    corpus: Corpus
    facts: Part
    """What both halves have told, merged."""
    made: tuple[Made, ...]
    """What each half has made."""

    @property
    def documents(self) -> dict[str, Document]:
        """Return what the search knows of all pages, by path."""
        return {page: each for made in self.made for page, each in made.documents.items()}


def as_sent(value: Value) -> Value:
    """Return a value as another machine reads it."""
    return from_json(to_json(value), type(value))


@pytest.fixture(scope="module")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project; each half in a folder, with a library and a cache, of its own."""
    folder = tmp_path_factory.mktemp("parts")
    options = read_options(write_project(folder / "whole", repository) / "mkdocs.yml")
    halves = []
    for name, first in (("second", False), ("first", True)):
        own = read_options(copy_of_half(options.root, folder / name, first=first) / "mkdocs.yml")
        pages = [each for each in pages_in(own.docs) if each[0].startswith(FIRST) == first]
        halves.append((own, *parts.read(own, pages)))
    told = parts.merged(as_sent(part) for _, part, _ in halves)
    facts = as_sent(parts.merged((told, parts.without_pages(options, told))))
    made = (parts.made(parts.with_facts(own, corpus, facts), corpus.translations) for own, _, corpus in halves)
    return Built(options, load(options), facts, tuple(map(as_sent, made)))


def test_two_halves_are_the_whole(built: Built) -> None:
    """Every text's page, every term's page, the lists, the home page and the index have the same bytes."""
    site = parts.site_of(built.options, built.corpus)
    whole = parts.joined(site, [parts.made(site, built.corpus.translations)])
    no_texts = load(built.options, ())
    halves = parts.joined(
        parts.with_facts(built.options, no_texts, built.facts, parts.OnDemand(built.options, no_texts)), built.made
    )
    assert [len(each.pages) for each in built.made] == [12, 8]
    assert sorted(halves.keys() ^ whole.keys()) == []
    assert [name for name in whole if halves[name] != whole[name]] == []
    assert {"index.md", "notes.md", "glossary.md", "renderings.md", "search/manifest.json"} <= halves.keys()
    assert b"bitext-sentence" in whole["texts/xi-2021-digital-economy.md"]


def test_what_is_merged_is_what_one_machine_knows(built: Built) -> None:
    """The records, and so all that is made of them, as the feed is; and where every term stands."""
    assert {each.page: each for each in built.facts.translations} == built.corpus.translations
    assert {each.id: each for each in built.facts.originals} == built.corpus.source_texts
    assert parts.concordance(built.facts, built.corpus.glossary) == built.corpus.concordance
    assert any(use.own for use in built.corpus.concordance.uses.values())
    assert any(not places for page in built.facts.counts for *_, places in page.terms.values())  # no list can show them


@given(chance=st.randoms(use_true_random=False), most=st.integers(1, 6))
def test_terms_are_counted_in_any_parts_and_order(built: Built, chance: random.Random, most: int) -> None:
    """Which machine counts a page, and which is ready first, changes no number and no line of context."""
    found: list[list[PageCounts]] = [[] for _ in range(most)]
    for page in chance.sample(built.facts.counts, len(built.facts.counts)):
        chance.choice(found).append(page)
    known = (replace(built.facts, counts=()), *(Part(counts=tuple(each)) for each in found))
    assert parts.concordance(parts.merged(known), built.corpus.glossary) == built.corpus.concordance


@given(cuts=st.sets(st.integers(1, 19), max_size=5))
def test_postings_of_parts_are_those_of_the_whole(grams: list[Grams], cuts: set[int]) -> None:
    """An index is merged of parts that follow one another, wherever it is cut."""
    starts = [0, *sorted(cuts)]
    found = [(start, parts_of(grams[start:end])) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    whole = {gram: joined([(0, part)]) for gram, part in parts_of(grams).items()}
    assert whole == {gram: joined((start, of[gram]) for start, of in found if gram in of) for gram in whole}


@pytest.fixture(scope="module")
def grams(built: Built) -> list[Grams]:
    """What stands in each text, in the order of the index."""
    return [indexed(document).grams for _, document in sorted(built.documents.items())]


def test_an_index_has_no_order_but_that_of_the_paths(built: Built) -> None:
    """In whatever order parts come, each file of the index has the same bytes."""
    site = parts.site_of(built.options, built.corpus)
    documents = built.documents
    assert parts.index(site, dict(reversed(documents.items()))) == parts.index(site, documents)


@pytest.mark.parametrize(
    "wrong",
    [b"", b"[", b"{}", b"[[],[]]", b"[[],[],[],[]]", b"[[],[],[[1,0,false,[],[]]]]", b'[[],[],[["a",0,false,[["t",1]],[]]]]', b"[" * 100_000],
    ids=["nothing", "cut", "no list", "too few", "too many", "no text", "no counts", "deep"],
)  # fmt: skip
def test_what_is_no_part_is_refused(wrong: bytes) -> None:
    """What comes from another machine is held to its types, and runs nothing."""
    with pytest.raises(NotOfTypeError, match="expected Part, found "):
        from_json(wrong, Part)
