"""What concerns several texts is decided when all have been seen, in one process or in two."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitext.checks import Check, CheckedText, Together, check_corpus, check_texts
from bitext.checks.consistency import Consistency
from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.model.corpus import Corpus
from bitext.project import load
from tests.support.project import write

ORIGINAL = "---\ntitle: 甲\n{}---\n\n加强组织领导和协调。\n\n甲。\n"
PAGE = "---\nsource_text: {}\n---\n\n{}Strengthen leadership.\n\nA.\n"


def bad_words(text: CheckedText) -> Iterator[Finding]:
    """Find each page that says `bad`, once."""
    for pair in text.pairs:
        for words in pair.translation:
            if "bad" in words.text:
                yield Finding("C14", words.at(), "expected no bad, found one; do")


CHECKS = (Check("C08", of_corpus=Consistency), Check("C14", bad_words))


def corpus(folder: Path, pages: dict[str, str], head: str = "") -> Corpus:
    """Return the corpus of two originals and some pages."""
    originals = {f"source_texts/{name}.md": ORIGINAL.replace("{}", head if name == "a" else "") for name in "ab"}
    write(folder, {**originals, **{f"docs/{name}.md": text for name, text in pages.items()}})
    return load(Options(folder, folder / "docs", folder / "source_texts"))


def said(texts: Corpus) -> list[str]:
    """Return code and path of what is found, and see that two processes find the same."""
    alone = sorted(map(str, check_corpus(texts, checks=CHECKS)))
    pages = list(texts.translations)
    one, other = Together.of(CHECKS), Together.of(CHECKS)
    apart = [*check_texts(texts, pages[::2], one, CHECKS), *check_texts(texts, pages[1::2], other, CHECKS)]
    one.take(pickle.loads(pickle.dumps(other)))  # noqa: S301  # our own
    assert sorted(map(str, [*apart, *one.findings()])) == alone
    return sorted(f"{line.partition('[')[2][:3]} {line.partition(':')[0]}" for line in alone)


OTHER = PAGE.replace("Strengthen", "Improve")


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ("", ["C08 docs/two.md"]),
        ("<!-- ignore: C08 the plan says improve -->\n", []),
        ('<!-- ignore: C08 "Improve" the plan says so -->\n', []),
        ('<!-- ignore: C08 "Raise" the plan says so -->\n', ["C08 docs/two.md", "C36 docs/two.md"]),
    ],
)
def test_a_mark_about_several_texts(tmp_path: Path, mark: str, found: list[str]) -> None:
    """A mark is about what is found in all texts together too."""
    pages = {"one": PAGE.format("a", ""), "two": OTHER.format("b", mark)}
    assert said(corpus(tmp_path, pages)) == found


def test_a_mark_that_nothing_needs(tmp_path: Path) -> None:
    """Where all texts agree, the mark is said, once all have been seen."""
    pages = {"one": PAGE.format("a", ""), "two": PAGE.format("b", "<!-- ignore: C08 so -->\n")}
    texts = corpus(tmp_path, pages)
    assert said(texts) == ["C36 docs/two.md"]
    assert list(check_corpus(texts, ["two.md"], CHECKS)) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("A.", "bad."), []),
        (("bad.", "bad."), []),
        (("A.", "A."), ["C36 source_texts/a.md"]),
    ],
)
def test_an_original_speaks_for_all_its_translations(tmp_path: Path, words: tuple[str, str], found: list[str]) -> None:
    """What an original says is to be ignored is needed where one of its translations needs it."""
    pages = {name: PAGE.format("a", "").replace("A.", each) for name, each in zip(("one", "two"), words, strict=True)}
    assert said(corpus(tmp_path, pages, "ignore: {C14: it says so twice}\n")) == found
