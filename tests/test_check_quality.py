"""The checks, measured on pairs that are right and on mistakes made in them: what is reached is held."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from operator import lt
from pathlib import Path

import pytest

from benchmarks.checked import FOLDER, NONE, Desk, Right, rights
from benchmarks.checks import NUMBERS, Measured, main, measure, table

PRECISION_AND_RECALL: dict[str, tuple[float, float]] = {
    "C01": (1, 0.88),
    "C02": (0.85, 0.83),
    "C03": (0.99, 0.99),
    "C04": (0.96, 0.95),
    "C05": (0.91, 0.9),
    "C06": (0.97, 0.97),
    "C07": (0.94, 0.94),
    "C08": (1, 1),
    "C11": (0.9, 0.88),
    "C12": (0.83, 0.8),
    "C13": (0.87, 0.85),
    "C14": (0.87, 0.85),
    "C15": (0.9, 0.88),
    "C16": (0.93, 0.93),
    "C17": (0.95, 0.93),
    "C18": (0.9, 0.91),
    "C19": (0.83, 0.8),
    "C20": (0.94, 1),
    "C21": (1, 1),
    "C22": (0.88, 0.87),
    "C23": (0.87, 0.88),
    "C24": (0.83, 0.8),
    "C28": (1, 1),
}
"""By code, the least share of what a check says that names a mistake, and of the mistakes that are found.

What is reached is all but one of these, or all of them where there are few.
"""
HEDGES = frozenset(
    ("C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C11", "C12", "C13", "C14", "C15", "C16", "C17")
)
"""Checks that must leave alone something that looks like a mistake and is none."""


@cache
def _pairs() -> tuple[Right, ...]:
    return rights(FOLDER / "policy.yml")


@cache
def _measured(name: str) -> Measured:
    return measure(rights(FOLDER / f"{name}.yml"), Desk())


def test_the_data_are_enough() -> None:
    """A hundred right pairs and more, mistakes of all kinds, and each hedge of a check at least twice."""
    pairs = _pairs()
    mistakes = Counter(mistake.codes[0] for pair in pairs for mistake in pair.mistakes)
    assert len(pairs) >= 140
    assert mistakes.total() >= 80
    assert sum(mistakes[code] for code in NUMBERS) >= 30
    assert mistakes["C06"] >= 8
    assert mistakes["C17"] >= 4
    assert mistakes[NONE] >= 5
    hedges = Counter(hedge.split()[0] for pair in pairs for hedge in pair.about)
    assert {code for code in HEDGES if hedges[code] < 2} == set()


@pytest.mark.parametrize("name", ["policy", "heldout", "short", "kinds"])
def test_what_is_right_is_no_error(name: str) -> None:
    """On right pairs nothing is an error."""
    assert [str(each) for each in _measured(name).alarms if each.severity == "error"] == []


@pytest.mark.parametrize("name", ["policy", "heldout"])
def test_wrong_numbers_are_found(name: str) -> None:
    """Of wrong numbers, dates and numbers of documents, 95 of a hundred are found."""
    scores = _measured(name).scores()
    expected = sum(scores[code].expected for code in NUMBERS)
    assert sum(scores[code].found.total() for code in NUMBERS) >= 0.95 * expected


def test_nothing_is_invented() -> None:
    """Of a mistake that no check can find, such as a lost negation, nothing is said."""
    said = [each for result in _measured("policy").results if not result.mistake.is_findable for each in result.said]
    assert list(map(str, said)) == []


def test_each_check_is_as_good_as_it_was() -> None:
    """Each check finds its share of the mistakes, and is right as often as it was."""
    scores = _measured("policy").scores()
    reached = {code: (scores[code].precision or 0, scores[code].recall or 0) for code in PRECISION_AND_RECALL}
    worse = {code: reached[code] for code, least in PRECISION_AND_RECALL.items() if any(map(lt, reached[code], least))}
    assert worse == {}


def test_the_table_has_a_line_for_each_check() -> None:
    """What the guide shows: a line for each check, one for numbers, one for all."""
    lines = list(table(_measured("policy")))
    assert {line.count("|") for line in lines} == {9}
    assert lines[-1].startswith("| all | ")


def test_other_pairs_are_measured_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Aligned sentences from elsewhere become a text in which nothing is unpaired, and what is found is counted."""
    document = {
        "source": ["# 第一，加快发展。", "（掌声）", "2020年增长7.8%。"],
        "translation": ["First, speed up development.", "Thank you.", "In 2020 it grew by 7.8%."],
        "beads": [[[0], [0]], [[1], []], [[], [1]], [[2], [2]]],
    }
    file = tmp_path / "gold.json"
    file.write_text(json.dumps([document]), encoding="utf-8")
    assert main([str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "gold: 3 sentences"
    assert [line for line in lines if line.startswith(("| C01", "| C20"))] == []
