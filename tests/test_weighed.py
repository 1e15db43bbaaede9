"""What was weighed for a page is found again, and nothing but numbers of that page is believed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bitext.aligner import Bead
from bitext.alignment import Weighed
from bitext.config import Options
from bitext.project import load
from tests.support.policy import CHINESE, ENGLISH

ONE = Bead(range(1), range(1), 0.9)
TWO = Bead(range(1, 3), range(1, 2), 0.8)


def weighed_again(content: bytes) -> tuple[list[Bead], bool]:
    """Return what is found of a section of three and two units, and whether it was weighed anew."""
    weighed = Weighed.from_bytes(content)
    return weighed.whole("guess", 3, 2, lambda: [ONE, TWO]), weighed.is_new


def test_it_comes_back_as_it_was() -> None:
    """Beads and probabilities are those that were weighed, and it is not weighed again."""
    weighed = Weighed()
    made = weighed.whole("guess", 3, 2, lambda: [ONE, TWO])
    assert weighed_again(weighed.as_bytes()) == (made, False)
    doubts = weighed.stretches("doubts", 9, lambda: [(2, [replace(TWO, translation=range(1, 3))])])
    again = Weighed.from_bytes(weighed.as_bytes())
    assert [at for at, _ in again.stretches("doubts", 9, list)] == [at for at, _ in doubts]
    assert again.stretches("doubts", 3, list) == []


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"guess": 1}',
        b'{"guess": []}',
        b'{"guess": [[0, [[1, 1, 0.9]]], [0, [[1, 1, 0.9]]]]}',
        b'{"guess": [[0, [[3, 2, 7]]]]}',
        b'{"guess": [[0, [[4, 2, 0.9]]]]}',
        b'{"guess": [[0, [[-1, 0, 0.9], [4, 2, 0.9]]]]}',
        b'{"guess": [[1, [[2, 2, 0.9]]]]}',
        b'{"guess": [[0, [[3, 2, NaN]]]]}',
        b'{"guess": [[0, [["x", 2, 0.9]]]]}',
    ],
)
def test_what_does_not_fit_is_weighed_anew(found: bytes) -> None:
    """The cache may be damaged, or anybody's."""
    assert weighed_again(found) == ([ONE, TWO], True)


def test_a_second_process_finds_it(tmp_path: Path) -> None:
    """The pairs and findings of a project are those of the first time; a damaged cache changes nothing."""
    for folder in ("docs", "source_texts"):
        (tmp_path / folder).mkdir()
    merged = [*ENGLISH[:2], f"{ENGLISH[2]} {ENGLISH[3]}", *ENGLISH[4:]]
    (tmp_path / "source_texts" / "a.md").write_text("---\ntitle: 甲\n---\n\n" + "\n\n".join(CHINESE) + "\n", "utf-8")
    head = "---\nsource_text: a\ntitle: A\n---\n\n"
    (tmp_path / "docs" / "a.md").write_text(head + "\n\n".join(merged) + "\n", "utf-8")
    options = Options(tmp_path, tmp_path / "docs", tmp_path / "source_texts")
    first = load(options)
    kept = [path for path in (tmp_path / ".cache" / "bitext" / "weighed").iterdir() if path.is_file()]
    assert kept
    again = load(options)
    assert again.findings == first.findings
    assert again.texts.edition("a.md").translation.pairing == first.texts.edition("a.md").translation.pairing
    for path in kept:
        assert json.loads(path.read_bytes()[32:])
        path.write_bytes(b"damaged")
    assert load(options).findings == first.findings
