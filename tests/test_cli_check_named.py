"""What `bitext check` can be told to check, and in which form it answers."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest

from bitext.cli import main
from bitext.cli.colours import are_wanted
from bitext.cli.configuration import options_at
from bitext.cli.selection import selected
from tests.support.checked_project import MISSING, Terminal, begun, put, said
from tests.support.small_project import PAGE, SOURCE_TEXT, files_of


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which all is well, and where the command is called."""
    return begun(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ([], None),
        (["water"], ("water.md",)),
        (["docs/water.md"], ("water.md",)),
        (["water.md"], ("water.md",)),
        (["source_texts/water.md"], ("texts/again.md", "water.md")),
        (["docs/texts"], ("texts/again.md", "texts/more.md")),
        (["docs/texts", "water.md"], ("texts/again.md", "texts/more.md", "water.md")),
        (["source_texts"], ("texts/again.md", "texts/more.md", "water.md")),
        (["docs"], None),
        (["."], None),
        (["docs/glossary.yml"], None),
        (["mkdocs.yml"], None),
        (["docs/index.md"], ("index.md",)),
        (["lonely"], ()),
    ],
)
def test_what_can_be_named(typed: list[str], pages: tuple[str, ...] | None, project: Path) -> None:
    """Pages, originals, ids and folders, as an editor knows them."""
    again = PAGE.replace("source_text: water", 'source_text: "water" # as before')
    for name, text in {
        "docs/texts/again.md": again,
        "docs/texts/more.md": PAGE.replace("water", "more", 1),
        "docs/index.md": "# Home\n",
        "docs/glossary.yml": "[]\n",
        "source_texts/more.md": SOURCE_TEXT,
        "source_texts/lonely.md": SOURCE_TEXT,
    }.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, "utf-8")
    options = options_at(None)
    if typed == ["water"]:
        pages = ("texts/again.md", "water.md")
    assert selected(typed, options).pages == pages


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["wate"], "bitext: expected a page, an original, an id or a folder, found no wate; write water\n"),
        (["/usr"], "bitext: expected a page, an original, an id or a folder of this site, found /usr\n"),
        (["--write-baseline", "water"], "bitext: expected no PATHS beside --write-baseline"),
        (["--fix", "--format", "json"], "bitext: expected no --format beside --fix and --diff, found json"),
        (["--changed-since", "--all"], "bitext: expected a commit that git knows behind --changed-since, found --all;"),
        (["--fail-on", "warn"], "bitext: Invalid value for '--fail-on'"),
        (["--output", "nowhere/a.txt"], "nowhere/a.txt:1:1: error[F17] expected a file that can be written"),
    ],
)
def test_what_cannot_be_done_ends_with_2(
    arguments: list[str], message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is one line on standard error, and nothing is written."""
    before = files_of(project)
    assert main(["check", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(message)
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert files_of(project) == before


# Forms


def test_a_report_can_go_to_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file holds the report and nothing else, and the terminal the counts; `-q` leaves these out."""
    put(project, water=MISSING)
    status, lines = said(["--format", "json", "--output", "found.json"], capsys)
    assert (status, len(lines)) == (1, 1)
    found = json.loads((project / "found.json").read_text("utf-8"))
    assert found["counts"]["error"] == sum(each["severity"] == "error" for each in found["findings"]) >= 1
    assert said(["--format", "sarif", "--output", "found.sarif", "-q"], capsys) == (1, [])
    assert json.loads((project / "found.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.usefixtures("project")
def test_json_is_all_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """A program can read the output as it is."""
    main(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["texts"] == 1


def test_github_gets_annotations_and_the_summary(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Paths are those of the repository, and what stands in the summary stays."""
    put(project, water=MISSING)
    summary = project / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent))
    _, lines = said(["--format", "github"], capsys)
    assert lines[0].startswith(f"::error file={project.name}/docs/water.md,line=")
    assert summary.read_text("utf-8").startswith("before\n### bitext check: ")
    assert f"| {project.name}/docs/water.md:" in unescape(summary.read_text("utf-8"))


@pytest.mark.parametrize(
    ("environment", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"CLICOLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_as_they_are_asked_for(environment: dict[str, str], terminal: bool, wanted: bool) -> None:
    """On a terminal that can show them, unless somebody does not want them; elsewhere only where somebody does."""
    assert are_wanted(Terminal(terminal), environment) is wanted


def test_colours_of_the_output(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are there where they are forced, and a pipe has none."""
    put(project, water=MISSING)
    main(["check"])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check"])
    assert "\x1b[31m\x1b[1merror[" in capsys.readouterr().out
