"""`mkdocs serve` says after each save what is new, and how much is as before; a build says everything, each thing once."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

import pytest

from bitext.diagnostics import Finding, Location
from bitext.hosts.messages import Messages
from tests.support.served_site import serve_project
from tests.support.small_project import PAGE, SOURCE_TEXT, write_project

FINDING = re.compile(r"bitext: ((?:docs|source_texts)/\S+: \w+\[\w+\].*)")


def finding(text: str, line: int = 1, code: str = "C20") -> Finding:
    """Return a finding of a page."""
    return Finding(
        code, Location("docs/a.md", line), f"{text}; paste it above line {line}", Location("source_texts/a.md", line)
    )


class Log:
    """What is written, build by build."""

    def __init__(self) -> None:
        """Begin with the first build of a server."""
        self.lines: list[tuple[int, str]] = []
        self.messages = Messages(lambda level, text: self.lines.append((level, text)))

    def build(self, *findings: Finding, serving: bool = True, fails: bool = False) -> list[str]:
        """Return what one build says."""
        self.lines.clear()
        self.messages.begin(serving=serving)
        self.messages.say(findings)
        if not fails:
            self.messages.finish()
        return [text for _, text in self.lines]


def test_what_is_new_comes_first() -> None:
    """The first build says all; the next what is new, and then a count with the level of the gravest."""
    log = Log()
    one, two, new = finding("one"), finding("two", code="C30"), finding("new", code="C30")
    assert log.build(one, two, serving=False) == [str(one), str(two)]
    assert log.build(one, new, two) == [str(new), "2 older messages, as before"]
    assert [level for level, _ in log.lines] == [logging.WARNING, logging.ERROR]
    assert log.build(one, two) == ["2 older messages, as before"]
    assert log.build(two) == ["1 older message, as before"]
    assert log.build() == []
    assert log.build(one) == [str(one)]


def test_a_message_that_has_moved_is_not_new() -> None:
    """An edit above it changes its lines; a second one like it is new."""
    log = Log()
    log.build(finding("x", 7), serving=False)
    assert log.build(finding("x", 9)) == ["1 older message, as before"]
    assert log.build(finding("x", 4), finding("x", 9)) == [str(finding("x", 4)), "1 older message, as before"]
    assert log.build(finding("y", 4)) == [str(finding("y", 4))]


def test_a_build_says_all() -> None:
    """Without a server nothing is held back, and nothing is said twice."""
    log = Log()
    for _ in range(2):
        assert log.build(finding("x"), finding("x"), finding("y"), serving=False) == [
            str(finding("x")),
            str(finding("y")),
        ]


def test_a_build_that_fails_forgets_nothing() -> None:
    """What was said before it is as before after it."""
    log = Log()
    log.build(finding("x"), finding("y"), serving=False)
    assert log.build(finding("x"), fails=True) == []
    assert log.build(finding("x"), finding("y"), finding("z")) == [str(finding("z")), "2 older messages, as before"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site with a fault on each of two pages, and a third page without any."""
    bad = PAGE.replace("save water.", "save water[^x].")
    files = {"docs/water.md": PAGE}
    for name in ("earth", "fire"):
        files |= {
            f"docs/{name}.md": bad.replace("source_text: water", f"source_text: {name}"),
            f"source_texts/{name}.md": SOURCE_TEXT,
        }
    return write_project(tmp_path / "project", files)


def test_a_server_says_what_is_new(project: Path) -> None:
    """After a save: the new message, then the count; after it is mended, the count alone; an edit above changes nothing."""
    page = project / "docs" / "water.md"
    old = ["docs/earth.md", "docs/fire.md"]
    with serve_project(project, [sys.executable, "-m", "mkdocs", "serve"]) as served:
        assert sorted(line.split(":")[0] for line in FINDING.findall(served.said())) == old
        start = len(served.said())
        page.write_text(PAGE.replace("whole country.", "whole country[^y]."), "utf-8")
        said = served.said_after(start, "2 older messages, as before")
        assert [line.split(" expected")[0] for line in FINDING.findall(said)] == ["docs/water.md:10:52: error[C21]"]
        assert said.index("[^y]") < said.index("2 older messages")
        start = len(served.said())
        fire = project / "docs" / "fire.md"
        fire.write_text(fire.read_text("utf-8").replace("title: ", "license: CC BY 4.0\ntitle: "), "utf-8")
        page.write_text(PAGE, "utf-8")
        assert FINDING.findall(served.said_after(start, "2 older messages, as before")) == []


def test_an_edit_that_goes_on_counts_once_and_forgets_what_is_mended() -> None:
    """What a page does not say any more is new when it comes back, also where the edit is taken in two steps."""
    log = Log()
    one, other = finding("one"), finding("other")
    log.build(one, other)
    log.lines.clear()
    log.messages.begin_edit()
    log.messages.say([other])
    log.messages.finish()
    log.messages.begin_edit({"docs/a.md"}, goes_on=True)
    log.messages.say([other])
    log.messages.end_edit([])
    assert [text for _, text in log.lines] == ["1 older message, as before"]
    log.messages.begin_edit()
    log.messages.say([one, other])
    log.messages.finish()
    assert [text for _, text in log.lines[1:]] == [str(one), "1 older message, as before"]


def test_what_waits_is_not_lost_by_the_next_edit() -> None:
    """Its page may not be made again; and where a whole build follows, that says it as new."""
    log = Log()
    one, new, third = finding("one"), finding("new"), finding("third")
    log.build(one)
    log.lines.clear()
    log.messages.begin_edit()
    log.messages.finish()
    log.messages.say([new])
    log.messages.begin_edit()
    assert [text for _, text in log.lines] == [str(new)]
    log.messages.say([third])
    assert log.build(one, new, third) == [str(third), "2 older messages, as before"]
