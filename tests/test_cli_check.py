"""`bitext check`: all that a build and the checks say, of what was named, in the form that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bitext.checks import Check, CheckedText
from bitext.cli.collecting import collected
from bitext.cli.configuration import as_built, extensions_at, options_at
from bitext.cli.progress import progress
from bitext.cli.selection import Selection, selected
from bitext.diagnostics import Finding, Location
from bitext.project import load
from tests.support.checked_project import LEVEL, MISSING, begun, put, said
from tests.support.small_project import PAGE


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which all is well, and where the command is called."""
    return begun(tmp_path, monkeypatch)


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


def test_a_value_that_cannot_be_read_is_not_missing_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what is wrong with an address; it is not asked for besides."""
    source = project / "source_texts/water.md"
    source.write_text(
        source.read_text("utf-8").replace("---\n\n", "number: 〔2024〕3号\nurl: a.cn/1\n---\n\n", 1), "utf-8"
    )
    _, lines = said(["--all"], capsys)
    assert [line.split()[1] for line in lines if " address " in line] == ["error[F06]"]


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
    folder = selected(["docs/water.md", *(f"text-{number}" for number in range(0, 17, 2))], options)
    some = [collected(options, extensions_at(None), folder, progress, lambda _, count=count: count) for count in (1, 2)]  # type: ignore[misc]
    assert some[0].findings == some[1].findings
    assert len(some[0].texts) == 10


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
