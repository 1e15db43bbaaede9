"""`bitext sentences`: the sentence pairs of a page, each with its number and how sure it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bitext.cli import main
from tests.support.small_project import write_project

SOURCE_TEXT = "---\ntitle: 水\n---\n\n# 水\n\n水是生命之源。节约用水，人人有责！\n\n2024年起施行。\n"
PAGE = """\
---
source_text: water
title: Water
---

# Water

Water is the source of life. To save it is everyone's duty!

It applies from 2024 [or "takes effect in" –Ed.].
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with one text of three sentences below its title."""
    files = {
        "source_texts/water.md": SOURCE_TEXT,
        "docs/water.md": PAGE,
        "docs/alone.md": "---\nsource_text: b\n---\n\nA.\n",
    }
    monkeypatch.chdir(write_project(tmp_path, {**files, "source_texts/b.md": "---\ntitle: B\n---\n"}))
    monkeypatch.setenv("COLUMNS", "67")
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command prints, the figures replaced."""
    assert main(["sentences", *arguments]) == 0
    return re.sub(r" *\d+%", "   N%", capsys.readouterr().out)


@pytest.mark.parametrize("page", ["water", "docs/water.md", "source_texts/water.md"])
@pytest.mark.usefixtures("project")
def test_both_sides_stand_beside_one_another(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The numbers are those of the links, and what does not fit in the terminal is cut."""
    assert shown(capsys, page) == (
        "docs/water.md: 3 sentence pairs\n"
        "\n"
        "sentence  sure  original              translation\n"
        "2.1   N%  水是生命之源。        Water is the source of life.\n"
        "2.2   N%  节约用水，人人有责！  To save it is everyone's dut…\n"
        "3.1   N%  2024年起施行。        It applies from 2024.\n"
    )


@pytest.mark.usefixtures("project")
def test_sentences_are_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """With --all, one below the other."""
    assert shown(capsys, "water", "--all") == (
        "docs/water.md: 3 sentence pairs\n"
        "\n"
        "2.1   N%\n  水是生命之源。\n  Water is the source of life.\n"
        "\n"
        "2.2   N%\n  节约用水，人人有责！\n  To save it is everyone's duty!\n"
        "\n"
        "3.1   N%\n  2024年起施行。\n  It applies from 2024.\n"
    )


@pytest.mark.usefixtures("project")
def test_a_page_without_its_original(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no original there are no pairs, and that is said."""
    assert shown(capsys, "docs/alone.md") == "docs/alone.md: original not on file, so that it has no sentence pairs\n"


@pytest.mark.usefixtures("project")
def test_a_page_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """As for `bitext pairs`, with the nearest name."""
    assert main(["sentences", "watr"]) == 2
    assert capsys.readouterr().err == "bitext: expected a page or the id of a source text, found no watr; write water\n"
