"""The benchmark of common words: its glossary has no fault, and it counts the marks of any pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.common_terms import glossary, main


def test_the_glossary_has_no_fault() -> None:
    """Three hundred words, each with an id, made or typed."""
    terms, findings = glossary()
    assert list(map(str, findings)) == []
    assert len(terms) >= 300


def test_marks_are_counted_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a file of aligned sentences, and in the texts of a project."""
    document = {
        "source": ["国家治理。", "改革。"],
        "translation": ["Governance of the state."],
        "beads": [[[0], [0]], [[1], []]],
    }
    file = tmp_path / "gold.json"
    file.write_text(json.dumps([document]), encoding="utf-8")
    assert main([str(file), "--show", "9"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("2 pairs, ")
    assert lines[0].endswith(": 2 marks in Chinese, 2 in English")
    assert sorted(line.split()[1] for line in lines[1:]) == ["guojia", "guojia", "zhili", "zhili"]
    assert main(["--site", str(Path(__file__).parent.parent)]) == 0
    assert "marks in Chinese" in capsys.readouterr().out
