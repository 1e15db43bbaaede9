"""`bitext check`: all that a build and the checks say, of what was named, in the form that was asked for."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from bitext.checks import Check, CheckedText
from bitext.cli import fixing, main
from bitext.cli.changed_lines import base_of_event, changed_lines
from bitext.cli.collecting import collected
from bitext.cli.colours import are_wanted
from bitext.cli.configuration import as_built, extensions_at, options_at
from bitext.cli.progress import progress
from bitext.cli.selection import Selection, selected
from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.project import load
from tests.support.small_project import PAGE, SOURCE_TEXT, files_of, write_project

MISSING = PAGE.replace("Article 2 These Measures apply to the whole country.\n\n", "")
"""A page on which the third block of the original has no translation: an error."""
TWO_SPACES = PAGE.replace("These Measures apply", "These  Measures apply")
LEVEL = PAGE.replace("# Measures", "## Measures")
"""A page with a heading of the wrong level: an error that can be mended."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which all is well, and where the command is called."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(write_project(tmp_path))
    return tmp_path


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


@pytest.mark.usefixtures("project")
def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    """A clean site is one line."""
    status, lines = said([], capsys)
    assert status == 0
    assert lines[-1].startswith("1 text checked, nothing to mend")
    assert len(lines) == 1


def test_an_error_ends_with_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding is its line, with its pair; the last line counts."""
    put(project, water=MISSING)
    status, lines = said([], capsys)
    assert status == 1
    assert re.match(r"docs/water\.md:\d+:\d+: error\[C\d\d\] expected .*, found .*; .* \((?:pair \d+, )?see ", lines[0])
    assert re.match(r"\d errors?.* in 1 of 1 text", lines[-1])


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("information", 1), ("never", 0)])
def test_the_status_is_that_of_what_was_asked(
    fail_on: str, status: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning ends with 1 where it is to."""
    put(project, water=PAGE.replace("to save water", "to save [water](other.md#p9)"), other=PAGE)
    assert said(["--fail-on", fail_on], capsys)[0] == status


def test_it_says_what_a_build_says(project: Path) -> None:
    """What readers, pairing and the pages themselves say is all there: of links, notes, the glossary, other pages."""
    linked = PAGE.replace("to save water", "to save [water](other.md#p99)")
    noted = MISSING.replace("water; it", "water[^1]; it") + "\n[^1]: **ocean:** A word that does not occur. –Ed.\n"
    put(project, water=linked, other=noted)
    (project / "docs/glossary.yml").write_text("- {id: shui}\n", "utf-8")
    (project / "docs/index.md").write_text("# Home\n\n[a pair](water.md#p77)\n", "utf-8")
    options = options_at(None)
    built = as_built(load(options), options, None).findings
    found = collected(options, extensions_at(None), Selection(), progress, lambda _: 1, checks=()).findings
    assert {"C01", "C21", "C32", "F14"} <= {each.code for each in built}
    assert set(found) - set(built) == {each for each in found if each.location.path == "docs/index.md"}
    assert set(built) <= set(found)
    assert [each.location.line for each in found if each.location.path == "docs/index.md"] == [3]


def test_a_page_alone_is_checked_as_among_all(project: Path) -> None:
    """What is said of one page is the same, whether it is named or everything is read, links to others too."""
    put(
        project, water=MISSING.replace("to save water", "to save [water](other.md#p99), [it](other.md#p2)"), other=LEVEL
    )
    options = options_at(None)
    everything = collected(options, extensions_at(None), Selection(), progress, lambda _: 1).findings
    for name in ("water", "other"):
        alone = collected(options, extensions_at(None), selected([name], options), progress)
        files = (f"docs/{name}.md", f"source_texts/{name}.md")
        of_one = [each for each in everything if each.location.path in files and each.code not in ("C08", "C09")]
        assert list(alone.findings) == of_one
        assert alone.texts == (f"{name}.md",)
        assert of_one


@dataclass(slots=True)
class Titles:
    """A check of several texts: which have the same title."""

    seen: dict[str, str] = field(default_factory=dict)

    def see(self, text: CheckedText) -> None:
        self.seen[text.path] = text.edition.translation.title

    def take(self, other: Titles) -> None:
        self.seen |= other.seen

    def findings(self) -> Iterable[Finding]:
        for path, title in sorted(self.seen.items()):
            yield Finding("C08", Location(path), f"expected a title of its own, found {title}; write another")


def _of_text(text: CheckedText) -> Iterator[Finding]:
    yield Finding("C14", Location(text.path, 3), "expected a, found b; do c")


def test_processes_share_the_work_and_find_the_same(project: Path) -> None:
    """However many there are, all is found once, in one order."""
    put(project, **{f"text-{number}": (MISSING, PAGE, LEVEL)[number % 3] for number in range(17)})
    options = options_at(None)
    checks = Check("C14", _of_text), Check("C08", of_corpus=Titles)
    one, three = (
        collected(options, extensions_at(None), Selection(), progress, lambda _, count=count: count, checks)  # type: ignore[misc]
        for count in (1, 3)
    )
    assert one.findings == three.findings
    assert sum(each.code == "C14" for each in one.findings) == sum(each.code == "C08" for each in one.findings) == 18
    assert one.texts == three.texts


def test_what_a_process_raises_is_said_here(project: Path) -> None:
    """A fault in one of several processes stops the command as in one."""

    def fails(_: CheckedText) -> Iterator[Finding]:
        raise KeyError("a check that is broken")

    put(project, other=PAGE)
    with pytest.raises(KeyError, match="a check that is broken"):
        collected(options_at(None), (), Selection(), progress, lambda _: 2, (Check("C14", fails),))


def test_what_a_site_switches_off_is_not_said(project: Path) -> None:
    """The option `checks` holds for what readers find as well, as far as it can be named."""
    yml = "site_name: W\nplugins:\n  - bitext:\n      checks: {C14: off, C08: error}\n"
    (project / "mkdocs.yml").write_text(yml, "utf-8")
    checks = Check("C14", _of_text), Check("C08", of_corpus=Titles)
    found = collected(options_at(None), (), Selection(), progress, lambda _: 1, checks).findings
    assert [(each.code, each.severity) for each in found if each.code in ("C08", "C14")] == [("C08", "error")]


# What is named


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


class Terminal(StringIO):
    """A stream that says whether it is a terminal."""

    def __init__(self, is_terminal: bool = True) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


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


# Baseline


def test_a_baseline_accepts_what_is_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was found on that day is not said again, what is new is, and `--no-baseline` says all."""
    (project / "docs/glossary.yml").write_text(
        "- {id: yongshui, zh: 节约用水, renderings: [water conservation]}\n", "utf-8"
    )
    status, before = said(["--fail-on", "warning"], capsys)
    assert status == 1
    assert "warning[C06]" in before[0]
    assert said(["--write-baseline"], capsys)[0] == 0
    status, lines = said(["--fail-on", "warning"], capsys)
    assert (status, len(lines)) == (0, 1)
    assert "in the baseline" in lines[0]
    assert said(["--no-baseline", "--fail-on", "warning"], capsys)[1] == before
    (project / "bitext-baseline.json").write_text("{", "utf-8")
    status, lines = said([], capsys)
    assert status == 1
    assert any("error[F21]" in line for line in lines)


def test_what_cannot_be_accepted_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that does not pair is mended and not accepted."""
    put(project, water=MISSING)
    _, lines = said(["--write-baseline"], capsys)
    assert lines[0].startswith("wrote bitext-baseline.json, which accepts ")
    assert re.match(r"\d findings? above cannot be accepted", lines[-1])
    assert said([], capsys)[0] == 1


# Mending


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
    lines = list(fixing.shown(made[0], lambda text, _: text, short=False))
    assert lines[2:] == [
        f"@@ -{line} +{line},2 @@",
        "-Article 2 These  Measures apply to the whole country.",
        "+",
        "+Article 2 These Measures apply to the whole country.",
        f"@@ -{line + 2} +{line + 3} @@",
        "-Article 3 The state encourages the saving of water; it is everybody's duty.",
        "+> Article 3 The state encourages the saving of water; it is everybody's duty.",
    ]
    near = list(fixing.shown(made[0], lambda text, _: text, short=True))
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
    (project / "docs/water.md").write_text("\n".join([*text[:7], "Article 1 Changed.", *text[8:]]), "utf-8")
    (project / "docs/新 文.md").write_text("# New\n", "utf-8")
    changed = changed_lines(project, "HEAD")
    places = ("docs/water.md", 7), ("docs/water.md", 8), ("docs/water.md", 9), ("docs/新 文.md", 1), ("mkdocs.yml", 1)
    assert [changed.has(Location(*place)) for place in places] == [False, True, False, True, False]
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


# Progress


def test_progress_is_shown_after_a_second_and_gone_in_the_end() -> None:
    """What is done at once says nothing; a line that was written is taken back."""
    stream, times = Terminal(), iter([0.0, 0.5, 1.2, 1.21, 9.0])
    with progress("checking", 1200, stream=stream, clock=lambda: next(times), environment={}) as step:
        step("a.md")
        assert stream.getvalue() == ""
        for name in ("水.md", "c.md", "d.md"):
            step(name)
    written = stream.getvalue().split("\r")
    assert [line.rstrip() for line in written] == [
        "",
        "checking 2 of 1,200: 水.md",
        "checking 4 of 1,200: d.md",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("terminal", "environment", "quiet"),
    [(False, {}, False), (True, {"CI": "true"}, False), (True, {"TERM": "dumb"}, False), (True, {}, True)],
)
def test_progress_is_for_people_at_a_terminal(terminal: bool, environment: dict[str, str], quiet: bool) -> None:
    """A pipe, a server, a terminal that cannot go back and `-q` have none."""
    stream, times = Terminal(terminal), iter(range(0, 100, 10))
    with progress(
        "a", 9, quiet=quiet, stream=stream, clock=lambda: float(next(times)), environment=environment
    ) as step:
        step("b")
    assert stream.getvalue() == ""
