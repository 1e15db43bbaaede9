"""What a new site brings for an editor's own tools: VS Code, pre-commit, GitHub."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from bitext.cli.commands import command_of
from bitext.diagnostics import Finding, Location
from bitext.readers.files import File
from bitext.readers.translation import from_file
from bitext.starter import files_of_a_site

STARTER = files_of_a_site("Water")
ACTION = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v[\d.]+")
FINDINGS = [
    Finding(
        "C20",
        Location("docs/texts/a.md", 41, 3),
        "expected 7 blocks, found 6; paste it",
        Location("source_texts/a.md", 5),
    ),
    Finding("C37", Location("docs/a b.md", 1, 1), "expected a: b, found c", grade="information"),
    Finding("F01", Location("docs/規劃.md", 1, 1), "expected a file, found none"),
]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.code)
@pytest.mark.parametrize("task", json.loads(STARTER[".vscode/tasks.json"])["tasks"], ids=lambda task: task["label"])
def test_vs_code_understands_every_line(task: dict[str, Any], finding: Finding) -> None:
    """A message is a problem at its place; in the window of `serve` the host puts a few words before it."""
    pattern = task["problemMatcher"]["pattern"]
    before = "WARNING -  bitext: " if task.get("isBackground") else ""
    found = re.search(pattern["regexp"], f"{before}{finding}")
    assert found
    place = finding.location
    assert [found[pattern[key]] for key in ("file", "line", "column", "severity", "code")] == [
        place.path, str(place.line), str(place.column), finding.severity, finding.code,
    ]  # fmt: skip


@pytest.mark.parametrize("task", json.loads(STARTER[".vscode/tasks.json"])["tasks"], ids=lambda task: task["label"])
def test_tasks_run_commands_that_are_there(task: dict[str, Any]) -> None:
    """A command of ours that a task runs is one."""
    program, name, *_ = task["command"].split()
    assert (program, name) == ("mkdocs", "serve") or isinstance(command_of(name), click.Command)


def test_snippets_are_our_notation() -> None:
    """What a snippet writes is understood as it stands: nothing is said of it but what is to be filled in."""
    snippets = json.loads(STARTER[".vscode/bitext.code-snippets"])
    for snippet in snippets.values():
        if snippet["scope"] == "markdown":
            body = re.sub(r"\$\{\d:([^}]*)\}|\$0", r"\1", "\n".join(snippet["body"])).replace("why", "it is right")
            page = File(
                "docs/a.md",
                f"---\nsource_text: a\n---\n\nA word{body if body[0] == '[' else ''}.\n\n{body if body[0] != '[' else ''}\n\nB.\n",
            )
            read = from_file(page, "a.md")
            assert read is not None
            assert [str(each) for each in read[1] if each.code in {"C30", "C36"}] == []
            assert read[0].marks or read[0].notes or read[0].ignored


@pytest.mark.parametrize("name", sorted(path for path in STARTER if path.startswith(".github/")))
def test_workflows_of_a_new_site(name: str) -> None:
    """Actions are pinned by commit, checkouts keep no token, and only the deployment may write."""
    text = STARTER[name]
    uses = [line.strip().removeprefix("- ") for line in text.splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not ACTION.fullmatch(line)] == []
    jobs = yaml.safe_load(text)["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []
    writing = [name for name, job in jobs.items() if "write" in str(job.get("permissions", ""))]
    assert writing in ([], ["deploy"])


def test_the_hook_of_pre_commit(repository: Path) -> None:
    """The hook runs a command that is there, on the files that it can be given."""
    (hook,) = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split()[0] == "bitext"
    command = command_of(hook["entry"].split()[1])
    assert command is not None
    assert any(isinstance(each, click.Argument) and each.nargs == -1 for each in command.params)
