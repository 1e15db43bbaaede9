"""A small project that `bitext check` is called in, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from bitext.cli import main
from tests.support.small_project import PAGE, SOURCE_TEXT, write_project

MISSING = PAGE.replace("Article 2 These Measures apply to the whole country.\n\n", "")
"""A page on which the third block of the original has no translation: an error."""
TWO_SPACES = PAGE.replace("These Measures apply", "These  Measures apply")
LEVEL = PAGE.replace("# Measures", "## Measures")
"""A page with a heading of the wrong level: an error that can be mended."""


def begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a project in which all is well, and go there, as somebody whose terminal says nothing of colours."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(write_project(folder))
    return folder


def put(folder: Path, **texts: str) -> None:
    """Write pages below docs/, each with an original of its own where its name is not that of the first text."""
    for name, page in texts.items():
        (folder / f"docs/{name}.md").write_text(page.replace("source_text: water", f"source_text: {name}"), "utf-8")
        (folder / f"source_texts/{name}.md").write_text(SOURCE_TEXT, "utf-8")


def said(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Return the exit status and the lines of the output."""
    status = main(["check", *arguments])
    printed = capsys.readouterr()
    assert printed.err == ""
    return status, printed.out.splitlines()


class Terminal(StringIO):
    """A stream that says whether it is a terminal."""

    def __init__(self, is_terminal: bool = True) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal
