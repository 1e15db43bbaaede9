"""The baseline: what was accepted is not said again until its text is changed, and what is new is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bitext.checks.baseline import FILE, Keys, read, written
from bitext.config import Options
from bitext.diagnostics import Finding, Location
from bitext.model.corpus import Corpus
from bitext.project import load
from tests.support.project import write

ORIGINAL = "---\ntitle: 甲\n---\n\n第一段。\n\n第二段。\n\n第三段。\n"
PAGE = "---\nsource_text: a\n---\n\nOne.\n\nTwo.\n\nThree.\n"
DOCS, SOURCE = "docs/a.md", "source_texts/a.md"


def corpus(folder: Path, page: str = PAGE, original: str = ORIGINAL) -> Corpus:
    """Return the corpus of one text."""
    write(folder, {DOCS: page, SOURCE: original})
    return load(Options(folder, folder / "docs", folder / "source_texts"))


def at(line: int, code: str = "C06", path: str = DOCS, message: str = "expected x, found y; do") -> Finding:
    """Return a finding."""
    return Finding(code, Location(path, line), message)


FOUND = (at(5), at(7, message="one"), at(7, message="two"), at(5, "C12", SOURCE), at(2, "C24", message="no title"))


@pytest.fixture
def accepted(tmp_path: Path) -> str:
    """Return a file that accepts some findings."""
    return written(FOUND, Keys(corpus(tmp_path)))


def left(accepted_: str, found: tuple[Finding, ...], texts: Corpus) -> list[Finding]:
    """Return what is left of some findings."""
    return list(read(accepted_).left(found, Keys(texts)))


def test_what_is_accepted_is_not_said(tmp_path: Path, accepted: str) -> None:
    """All that was found then is left out, and nothing of it is gone."""
    baseline = read(accepted)
    assert list(baseline.left(FOUND, Keys(corpus(tmp_path)))) == []
    assert (baseline.accepted, baseline.gone()) == (len(FOUND), ())


def test_a_line_more_changes_nothing(tmp_path: Path, accepted: str) -> None:
    """Findings are known by the text that they are about, and neither by line nor by message, where they have a pair."""
    texts = corpus(
        tmp_path, PAGE.replace("One.", "<!-- a remark -->\n\nOne."), ORIGINAL.replace("甲", "甲\ntype: plan")
    )
    moved = (at(7, message="as a later version says it"), at(9), at(9, message="b"), at(6, "C12", SOURCE))
    assert left(accepted, moved, texts) == []


@pytest.mark.parametrize(
    ("change", "line", "is_new"),
    [
        (("Two.", "Two!"), 7, True),
        (("Two.", "Two!"), 5, False),
        (("第二段", "第 二段"), 7, True),
        (("第三段", "第三節"), 7, False),
    ],
)
def test_a_changed_pair_is_judged_again(
    tmp_path: Path, accepted: str, change: tuple[str, str], line: int, *, is_new: bool
) -> None:
    """When either side of a pair has changed, its findings are said, and those of other pairs are not."""
    texts = corpus(tmp_path, PAGE.replace(*change), ORIGINAL.replace(*change))
    assert left(accepted, (at(line),), texts) == ([at(line)] if is_new else [])


def test_one_more_in_a_pair_is_new(tmp_path: Path, accepted: str) -> None:
    """As many as were accepted are left out of a pair; what comes to them is said."""
    three = (at(7, message="one"), at(7, message="two"), at(7, message="three"))
    assert left(accepted, three, corpus(tmp_path)) == [three[-1]]


def test_another_code_is_new(tmp_path: Path, accepted: str) -> None:
    """What was accepted of one kind says nothing of another."""
    assert left(accepted, (at(7, "C14"),), corpus(tmp_path)) == [at(7, "C14")]


def test_what_nobody_may_accept(tmp_path: Path) -> None:
    """A fault of a file, or of the pairs, is never accepted."""
    found = (at(5, "C20"), at(5, "F02"), at(5, "C01"), at(5, "C28"))
    file = written(found, Keys(corpus(tmp_path)))
    assert json.loads(file) == {"version": 1, "accepted": {}}
    assert left(file, found, corpus(tmp_path)) == list(found)


def test_what_is_gone_is_said_once(tmp_path: Path, accepted: str) -> None:
    """Where less is found than was accepted, one line says to write the file again."""
    baseline = read(accepted)
    list(baseline.left(FOUND[1:], Keys(corpus(tmp_path))))
    assert [str(each) for each in baseline.gone()] == [
        f"{FILE}:1:1: information[C36] expected 5 findings that were accepted, found 4; "
        "run `bitext check --write-baseline` again"
    ]


def test_an_original_of_two_translations(tmp_path: Path) -> None:
    """What is found in an original beside each of its translations is one finding."""
    twice = (at(5, "C12", SOURCE), at(5, "C12", SOURCE))
    texts = corpus(tmp_path)
    assert left(written(twice, Keys(texts)), twice, texts) == []
    assert '": 1' in written(twice, Keys(texts))


def test_a_file_moved_keeps_what_was_accepted(tmp_path: Path, accepted: str) -> None:
    """The paths in the file are for its readers: a page may move."""
    assert left(accepted.replace(DOCS, "docs/b.md"), FOUND[:3], corpus(tmp_path)) == []


def test_the_file_is_for_git(tmp_path: Path, accepted: str) -> None:
    """It has a line for each entry, in an order that does not depend on that of the findings."""
    assert written(reversed(FOUND), Keys(corpus(tmp_path))) == accepted
    assert sum('": ' in line and line.startswith("   ") for line in accepted.split("\n")) == 4
    assert accepted.endswith("}\n")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda _: "", "1:1: error[F21] expected what `bitext check --write-baseline` writes, found no JSON"),
        (lambda text: text[:40], "error[F21] expected what `bitext check --write-baseline` writes, found no JSON"),
        (
            lambda text: f"<<<<<<< HEAD\n{text}",
            "found no JSON (Expecting value); take the change back, or run it again",
        ),
        (lambda _: "[" * 100_000, "found no JSON"),
        (lambda _: "9" * 10_000, "found no JSON"),
        (lambda _: "[]", "found other JSON"),
        (lambda _: '{"version": 1, "accepted": []}', "found other JSON"),
        (lambda text: text.replace('"version": 1', '"version": 2'), "found the form of another version"),
        (lambda text: text.replace("C06 ", "C6 "), "found something else for docs/a.md"),
        (lambda text: text.replace(": 2", ": -2"), "found something else for docs/a.md"),
        (lambda text: text.replace(": 2", ": true"), "found something else for docs/a.md"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, accepted: str, change: Callable[[str], str], found: str) -> None:
    """Whatever stands in it, it is one finding, and everything is said."""
    baseline = read(change(accepted))
    assert baseline.fault
    assert found in str(baseline.fault)
    assert list(baseline.left(FOUND, Keys(corpus(tmp_path)))) == list(FOUND)
    assert baseline.gone() == ()
