"""What checks find in a text is kept by what it depends on; whatever lies in the cache, a build says what is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cache import Cache, digest_of_code
from bitext.checks import CheckedText, findings_of
from bitext.checks.as_bytes import as_bytes, from_bytes
from bitext.diagnostics import REGISTRY, Finding, Location
from bitext.edits import Edit
from bitext.extension import Site
from bitext.hosts import site_checks
from bitext.hosts.site_checks import CODE, checked_site
from bitext.keeping import Store
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.small_project import PAGE, write_project
from tests.test_layers import TABLE

OURS = Path(".cache/bitext/checks")
TYPED = PAGE.replace("made to save", "made to to save")
NUMBERS = st.integers(1, 999_999_999)
TEXTS = st.text(st.characters(), max_size=12)  # unpaired surrogates too
LINES = TEXTS.map(lambda text: text.replace("\n", " ").replace("\r", " "))
PLACES = st.builds(Location, st.sampled_from(["docs/water.md", "source_texts/水.md"]) | TEXTS, NUMBERS, NUMBERS)
FOUND = st.builds(
    Finding,
    st.sampled_from(sorted(REGISTRY)),
    PLACES,
    LINES,
    st.none() | PLACES,
    st.sampled_from([None, "error", "warning", "information"]),
    st.lists(st.builds(Edit, NUMBERS, NUMBERS, TEXTS, TEXTS), max_size=3).map(tuple),
)
ONE = Finding(
    "C14",
    Location("docs/water.md", 8, 3),
    "expected the",
    Location("a.md", 2),
    "error",
    (Edit(8, 3, "the the", "the"),),
)


@given(st.lists(FOUND, max_size=4).map(tuple))
def test_what_is_read_is_what_was_written(found: tuple[Finding, ...]) -> None:
    """All of it: the other place, the grade and the edits too."""
    data = as_bytes(found)
    assert data is not None
    assert from_bytes(data) == found


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, message="two\nlines"),
        replace(ONE, message="x" * 10_001),
        replace(ONE, location=Location("docs/water.md", 0)),
        replace(ONE, location=Location("docs/water.md", 10**9)),
        replace(ONE, edits=(Edit(1, 1, "", "x" * 100_001),)),
        *[replace(ONE, edits=(Edit(1, 1, "", "x" * 100_000),) * 11)],
    ],
)
def test_what_would_not_be_read_is_not_written(other: Finding) -> None:
    """Such a text is checked in each build."""
    assert as_bytes([other]) is None


def _changed(*where: int | str, to: object) -> bytes:
    """Return the bytes of a finding with another value at a place in them."""
    read: Any = json.loads(as_bytes([ONE]) or b"")
    there = read
    for step in where[:-1]:
        there = there[step]
    there[where[-1]] = to
    return json.dumps(read).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b"[[],[" + b"[]," * 3 + b"[]]]",
        (as_bytes([ONE]) or b"")[:-1],
        _changed(0, to="docs/water.md"),
        _changed(0, 0, to=1),
        _changed(0, 0, to="x" * 5_000),
        _changed(1, to={}),
        _changed(1, 0, to=None),
        _changed(1, 0, to="ONE-67"),
        _changed(1, 0, 0, to="X01"),
        _changed(1, 0, 0, to=["C14"]),
        _changed(1, 0, 1, to=None),
        _changed(1, 0, 1, to=[2, 1, 1]),
        _changed(1, 0, 1, to=[-1, 1, 1]),
        _changed(1, 0, 1, to=[False, 1, 1]),
        _changed(1, 0, 1, to=[0, 1]),
        _changed(1, 0, 1, 1, to=True),
        _changed(1, 0, 1, 1, to=1.0),
        _changed(1, 0, 1, 1, to="8"),
        _changed(1, 0, 1, 2, to=0),
        _changed(1, 0, 2, to=None),
        _changed(1, 0, 2, to="two\nlines"),
        _changed(1, 0, 3, to=[0]),
        _changed(1, 0, 3, to="a.md"),
        _changed(1, 0, 4, to="fatal"),
        _changed(1, 0, 4, to=["error"]),
        _changed(1, 0, 5, to=None),
        _changed(1, 0, 5, 0, to=[1, 1, "the"]),
        _changed(1, 0, 5, 0, 0, to=0),
        _changed(1, 0, 5, 0, 2, to=7),
        _changed(1, 0, 5, 0, 3, to=None),
    ],
)
def test_what_cannot_have_been_written_is_not_read(data: bytes) -> None:
    """No value is taken that is of another kind than a finding has."""
    assert from_bytes(as_bytes([ONE]) or b"") == (ONE,)
    assert from_bytes(data) is None


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[list[Finding], bool]]:
    """Returns what a new process finds in the one text of a project, and whether it had to check it."""
    asked: list[str] = []

    def found_in(text: CheckedText, checks: Any) -> tuple[Finding, ...]:
        asked.append(text.path)
        return findings_of(text, checks)

    monkeypatch.setattr(site_checks, "findings_of", found_in)
    write_project(tmp_path, {"docs/water.md": TYPED})

    def found() -> tuple[list[Finding], bool]:
        asked.clear()
        options = read_options(tmp_path / "mkdocs.yml")
        site = checked_site(Site(load(options), options), "warning", Store(tmp_path))
        return list(site.check(site.corpus.texts.edition("water.md"))), bool(asked)

    return found


def test_the_next_build_finds_it(tmp_path: Path, build: Callable[[], tuple[list[Finding], bool]]) -> None:
    """With its words; a text or an entry that has changed is checked anew."""
    first, _ = build()
    assert "C14" in {each.code for each in first}
    assert build() == (first, False)
    write_project(tmp_path, {"docs/water.md": TYPED, "docs/glossary.yml": "- zh: 水\n  renderings: [water]\n"})
    assert build()[1]
    write_project(tmp_path, {"docs/water.md": PAGE})
    again, checked = build()
    assert checked
    assert "C14" not in {each.code for each in again}


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"[]", as_bytes([ONE]), as_bytes([replace(ONE, location=Location("../../etc/passwd", 8))])],
    ids=["nothing", "no JSON", "no findings", "another finding", "another file"],
)
@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_file_that_somebody_has_put_there(
    content: bytes, *, is_sealed: bool, tmp_path: Path, build: Callable[[], tuple[list[Finding], bool]]
) -> None:
    """One that is no entry, or of another file, is made anew; the digest of an entry is no secret."""
    first, _ = build()
    (path,) = (tmp_path / OURS).iterdir()
    if is_sealed:
        Cache(tmp_path, "checks", 1_000_000).seal(path.name, content)
    else:
        path.write_bytes(content)
    found, checked = build()
    if is_sealed and content == as_bytes([ONE]):  # whoever may write to the folder may say so
        assert (found, checked) == ([ONE], False)
    else:
        assert (found, checked) == (first, True)
        assert build() == (first, False)


def test_all_code_that_decides_what_is_found_is_in_the_key() -> None:
    """A part that checks, or what makes texts, may use is listed, with all that it may use itself."""
    parts, left = set[str](), ["checks", "library", "shown"]
    while left:
        part = left.pop()
        if part not in parts:
            parts.add(part)
            left += [used.split(".")[0] for used in TABLE[part]]
    assert sorted(parts - set(CODE)) == []
    assert len(CODE) == len(set(CODE))


def test_a_list_of_words_is_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another word in it is another program."""
    words = tmp_path / "languages" / "words.txt"
    words.parent.mkdir()
    monkeypatch.setattr("bitext.cache.__file__", str(tmp_path / "cache.py"))
    digests = set()
    for text in ("水", "水 河", "水 河"):
        words.write_text(text, "utf-8")
        digest_of_code.cache_clear()
        digests.add(digest_of_code("languages"))
    digest_of_code.cache_clear()
    assert len(digests) == 2
