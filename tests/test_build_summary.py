"""The summary of a job says, to whoever looks, what the build had to make anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.hosts.build_summary import MOST, SUMMARY, add_summary, summary_of
from tests.support.project import build, write
from tests.support.small_project import PAGE, SOURCE_TEXT

MADE, FOUND = {"sentences": 3, "weighed": 3, "lexicons": 1}, {"sentences": 497, "weighed": 497, "counts": 500}
WORDS = {
    "after an edit": (
        MADE,
        FOUND,
        "Made anew: the pairing of 3 of 500 texts, the sentences of 3 of 500 texts. All else was there from an earlier build.",
    ),
    "after a change of the glossary": (
        {"counts": 2000},
        {"sentences": 2000},
        "Made anew: the terms of 2,000 texts. All else was there from an earlier build.",
    ),
    "the first time": (
        {"weighed": 2, "documents": 2},
        {},
        "Made anew: the pairing of 2 texts, the search entries of 2 texts."
        " Nothing was there from an earlier build; the next one is faster.",
    ),
    "with one text": (
        {"weighed": 1},
        {},
        "Made anew: the pairing of one text. Nothing was there from an earlier build; the next one is faster.",
    ),
    "with nothing new": ({}, FOUND, "Nothing had to be made anew: all was there from an earlier build."),
}


@pytest.mark.parametrize(("made", "found", "expected"), WORDS.values(), ids=WORDS)
def test_what_was_made_anew_is_said_in_two_sentences(
    made: dict[str, int], found: dict[str, int], expected: str
) -> None:
    """What was there is not counted out; a kind that is nobody's text is left out."""
    assert summary_of(made, found) == f"### Bitext\n\n{expected}\n"


def test_a_site_without_texts_says_nothing() -> None:
    """There is no heading above nothing."""
    assert summary_of({}, {}) == summary_of({"lexicons": 1}, {"weighed": 0}) == ""


def test_the_summary_is_added_to_what_other_steps_have_said(tmp_path: Path) -> None:
    """The check of the texts has written its table before."""
    file = tmp_path / "summary.md"
    file.write_text("### bitext check\n", "utf-8")
    add_summary(MADE, FOUND, {SUMMARY: str(file)})
    assert file.read_text("utf-8") == f"### bitext check\n{summary_of(MADE, FOUND)}"


def test_a_full_summary_is_left_as_it_is(tmp_path: Path) -> None:
    """GitHub refuses one that is too large, with all that stands in it."""
    file = tmp_path / "summary.md"
    file.write_bytes(b"x" * MOST)
    add_summary(MADE, FOUND, {SUMMARY: str(file)})
    assert file.stat().st_size == MOST


def test_no_build_fails_for_its_summary(tmp_path: Path) -> None:
    """There may be no job, or no file that can be written."""
    add_summary(MADE, FOUND, {})
    add_summary(MADE, FOUND, {SUMMARY: str(tmp_path / "nowhere" / "summary.md")})
    assert list(tmp_path.iterdir()) == []


def test_a_build_says_what_it_made_anew_and_the_next_one_what_was_there(tmp_path: Path) -> None:
    """The host's last step writes the summary, from what the store has counted."""
    project = write(tmp_path, {"source_texts/a.md": SOURCE_TEXT, "docs/a.md": PAGE.replace("water", "a", 1)})
    said = []
    for name in ("first", "second"):
        summary = tmp_path / f"{name}.md"
        assert build(project, environment={SUMMARY: str(summary)}).returncode == 0
        said.append(summary.read_text("utf-8").splitlines()[2])
    assert said == [
        "Made anew: the sentences of one text, the checks of one text. Nothing was there from an earlier build; the next "
        "one is faster.",
        "Nothing had to be made anew: all was there from an earlier build.",
    ]
