"""The summary of a job says, to whoever looks, what the build had to make anew."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from bitext.hosts.build_summary import MOST, SUMMARY, add_summary, summary_of


class Tally(NamedTuple):
    """As the store gives it."""

    made: int
    found: int


EDITED = {"sentences": Tally(3, 497), "weighed": Tally(3, 497), "counts": Tally(0, 500), "lexicons": Tally(1, 0)}
WORDS = {
    "after an edit": (
        EDITED,
        "Made anew: the pairing of 3 of 500 texts, the sentences of 3 of 500 texts. All else was there from an earlier build.",
    ),
    "after a change of the glossary": (
        {"sentences": Tally(0, 2000), "counts": Tally(2000, 0)},
        "Made anew: the terms of all 2,000 texts. All else was there from an earlier build.",
    ),
    "the first time": (
        {"weighed": Tally(2, 0), "documents": Tally(2, 0)},
        "Made anew: the pairing of all 2 texts, the search entries of all 2 texts."
        " Nothing was there from an earlier build; the next one is faster.",
    ),
    "with one text": (
        {"weighed": Tally(1, 0)},
        "Made anew: the pairing of the one text. Nothing was there from an earlier build; the next one is faster.",
    ),
    "with nothing new": (
        {"weighed": Tally(0, 500)},
        "Nothing had to be made anew: all was there from an earlier build.",
    ),
}


@pytest.mark.parametrize(("tallies", "expected"), WORDS.values(), ids=WORDS)
def test_what_was_made_anew_is_said_in_two_sentences(tallies: dict[str, Tally], expected: str) -> None:
    """What was there is not counted out; a kind that is nobody's text is left out."""
    assert summary_of(tallies) == f"### Bitext\n\n{expected}\n"


def test_a_site_without_texts_says_nothing() -> None:
    """There is no heading above nothing."""
    assert summary_of({"weighed": Tally(0, 0)}) == summary_of({}) == ""


def test_the_summary_is_added_to_what_other_steps_have_said(tmp_path: Path) -> None:
    """The check of the texts has written its table before."""
    file = tmp_path / "summary.md"
    file.write_text("### bitext check\n", "utf-8")
    add_summary(EDITED, {SUMMARY: str(file)})
    assert file.read_text("utf-8") == f"### bitext check\n{summary_of(EDITED)}"


def test_a_full_summary_is_left_as_it_is(tmp_path: Path) -> None:
    """GitHub refuses one that is too large, with all that stands in it."""
    file = tmp_path / "summary.md"
    file.write_bytes(b"x" * MOST)
    add_summary(EDITED, {SUMMARY: str(file)})
    assert file.stat().st_size == MOST


def test_no_build_fails_for_its_summary(tmp_path: Path) -> None:
    """There may be no job, or no file that can be written."""
    add_summary(EDITED, {})
    add_summary(EDITED, {SUMMARY: str(tmp_path / "nowhere" / "summary.md")})
    assert list(tmp_path.iterdir()) == []
