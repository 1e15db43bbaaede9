"""`bitext check --fix`: what needs no judgement is mended after a yes; and which lines have changed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from bitext.cli import fixing, main
from bitext.cli.changed_lines import base_of_event, changed_lines
from bitext.cli.configuration import options_at
from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from tests.support.checked_project import LEVEL, MISSING, TWO_SPACES, begun, put, said
from tests.support.small_project import PAGE, files_of


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which all is well, and where the command is called."""
    return begun(tmp_path, monkeypatch)


@contextmanager
def answering(*answers: str) -> Iterator[None]:
    """Somebody at a terminal, who gives these answers."""
    with (
        patch("bitext.cli.fixing.on_terminal", return_value=True),
        patch("bitext.cli.terminal.click.prompt", side_effect=answers),
    ):
        yield


def test_a_diff_shows_what_would_be_mended(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is one that git and patch can apply, nothing is written, and the status says that there is something."""
    put(project, water=LEVEL)
    before = files_of(project)
    status, lines = said(["--diff"], capsys)
    assert status == 1
    assert lines == [
        "--- docs/water.md",
        "+++ docs/water.md",
        "@@ -6 +6 @@",
        "-## Measures for Saving Water",
        "+# Measures for Saving Water",
    ]
    assert files_of(project) == before
    done = subprocess.run(
        ["git", "apply", "-p0", "--unidiff-zero", "-"],
        input="\n".join([*lines, ""]), text=True, cwd=project, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (project / "docs/water.md").read_text("utf-8") == PAGE


def test_fix_asks_page_by_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page is written after a yes; then all is checked again."""
    put(project, water=LEVEL, other=LEVEL)
    with answering("n", "y"):
        status, lines = said(["--fix"], capsys)
    assert status == 1
    assert "mended 1 finding in 1 page" in lines
    assert (project / "docs/other.md").read_text("utf-8").count("## ") == 1
    assert (project / "docs/water.md").read_text("utf-8") == PAGE
    status, lines = said(["--fix", "--yes"], capsys)
    assert status == 0
    assert lines[-1].startswith("2 texts checked, nothing to mend")
    assert "## " not in (project / "docs/other.md").read_text("utf-8")
    assert said(["--fix"], capsys)[1][0] == "nothing to mend without judgement"


def test_nobody_to_ask(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe nothing is written without `--yes`."""
    put(project, water=LEVEL)
    assert main(["check", "--fix"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("bitext: expected an answer, found no terminal to ask on")
    assert "+# Measures for Saving Water" in printed.out
    assert (project / "docs/water.md").read_text("utf-8") == LEVEL


def test_edits_of_one_place_are_made_one_by_one(project: Path) -> None:
    """Two findings that change the same words are not mended at once, and no original is touched."""
    put(project, water=TWO_SPACES)
    line = TWO_SPACES.split("\n").index("Article 2 These  Measures apply to the whole country.") + 1
    page, original = Location("docs/water.md", line), Location("source_texts/water.md", 5)
    mended = [
        Finding("C13", page, "expected a, found b; do c", edits=(Edit(line, 16, "  ", " "),)),
        Finding("C13", page, "expected a, found b; do d", edits=(Edit(line, 17, " ", ""),)),
        Finding("C13", page, "expected a, found b; do e", edits=(Edit(line, 16, "  ", " "),)),
        Finding("C23", page, "expected a, found b; do f", edits=(Edit(line, 1, "", "\n"), Edit(line + 2, 1, "", "> "))),
        Finding("C13", original, "expected a, found b; do c", edits=(Edit(5, 1, "#", ""),)),
    ]
    made, left = fixing.fixes(mended, ["docs/water.md"], options_at(None))
    assert (len(made), made[0].findings, left) == (1, 3, 1)
    lines = list(fixing.shown(made[0], lambda text, _: text, for_people=False))
    assert lines[2:] == [
        f"@@ -{line} +{line},2 @@",
        "-Article 2 These  Measures apply to the whole country.",
        "+",
        "+Article 2 These Measures apply to the whole country.",
        f"@@ -{line + 2} +{line + 3} @@",
        "-Article 3 The state encourages the saving of water; it is everybody's duty.",
        "+> Article 3 The state encourages the saving of water; it is everybody's duty.",
    ]
    near = list(fixing.shown(made[0], lambda text, _: text, for_people=True))
    assert near[-1] == "+> Article 3 The state encourages the savin…"


# Changed lines


def git(folder: Path, *words: str) -> None:
    """Run git, as somebody without settings."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


def test_changed_lines_come_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines are those that differ from where the branch began; a new file has changed as a whole."""
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "a")
    text = (project / "docs/water.md").read_text("utf-8").split("\n")
    (project / "docs/water.md").write_text("\n".join([*text[:7], "++ b.md", *text[8:], "End."]), "utf-8")
    (project / "docs/新 文.md").write_text("# New\n", "utf-8")
    changed = changed_lines(project, "HEAD")
    last = len(text) + 1  # below a line that looks in a diff like the name of a file
    places = (
        ("docs/water.md", 7),
        ("docs/water.md", 8),
        ("docs/water.md", last),
        ("docs/新 文.md", 1),
        ("mkdocs.yml", 1),
    )
    assert [changed.has(Location(*place)) for place in places] == [False, True, True, True, False]
    put(project, water=MISSING)
    main(["check", "--format", "json", "--changed-since", "HEAD"])
    assert any(each["changed"] for each in json.loads(capsys.readouterr().out)["findings"])


@pytest.mark.parametrize(
    ("event", "commit"),
    [
        ('{"pull_request": {"base": {"sha": "abc"}}}', "abc"),
        ('{"before": "def"}', "def"),
        ('{"before": "' + "0" * 40 + '"}', ""),
        ("{}", ""),
        ("[]", ""),
        ("no", ""),
    ],
)
def test_the_commit_that_github_compares_with(event: str, commit: str, tmp_path: Path) -> None:
    """A pull request is compared with its base, a push with what was there before."""
    (tmp_path / "event.json").write_text(event, "utf-8")
    assert base_of_event({"GITHUB_EVENT_PATH": str(tmp_path / "event.json")}) == commit
    assert base_of_event({}) == ""
