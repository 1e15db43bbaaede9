"""The forms of a report: each holds every finding that its readers can take, the gravest first."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any
from urllib.parse import unquote

import pytest

from bitext.diagnostics import Finding, Location, Severity
from bitext.edits import Edit
from bitext.explanations import explanation
from bitext.reports import Found, Report, as_json, closing, github, job_summary, sarif, text
from bitext.reports.job_summary import MOST

GRADES: tuple[Severity, ...] = ("error", "warning", "information")


def found(line: int = 1, grade: Severity = "error", message: str = "expected a, found b; do c", **more: Any) -> Found:
    """Return a finding of a page."""
    extra = {key: more.pop(key) for key in ("pair", "changed") if key in more}
    return Found(Finding("C06", Location("docs/a.md", line, 3), message, grade=grade, **more), **extra)


def report(*shown: Found, **more: Any) -> Report:
    return Report(shown, 80, {"docs/a.md": "a.md", "source_texts/a.md": "a.md"}, **more)


FIVE_HUNDRED = report(
    *(found(number + 1, GRADES[min(number % 10 // 3, 2)], changed=number > 480) for number in range(500))
)
"""150 errors, 150 warnings and 200 of information, of which the last 19 are on lines that have changed."""


def test_a_line_of_text_is_a_message_with_its_pair() -> None:
    """The place, severity and code stand where every message has them, and behind it the pair and the other place."""
    one = found(41, pair="12", see=Location("source_texts/a.md", 58))
    assert list(text(report(one, found(50, "warning")))) == [
        "docs/a.md:41:3: error[C06] expected a, found b; do c (pair 12, see source_texts/a.md:58)",
        "docs/a.md:50:3: warning[C06] expected a, found b; do c",
    ]


def test_colours_are_of_the_severity() -> None:
    """What is painted is named; without a painter nothing is."""
    lines = list(text(report(found(pair="2")), lambda words, kind: f"<{kind}>{words}</>"))
    assert lines == ["<place>docs/a.md:1:3</>: <error>error[C06]</> expected a, found b; do c<quiet> (pair 2)</>"]


def test_many_findings_are_counted_by_code() -> None:
    """More than 20 are too many to see at once."""
    assert len(list(text(report(*[found()] * 20)))) == 20
    assert len(list(text(FIVE_HUNDRED, counts=False))) == 500
    lines = list(text(FIVE_HUNDRED))
    assert lines[500] == ""
    assert [line.split()[:2] for line in lines[501:]] == [
        ["200", "information[C06]"],
        ["150", "error[C06]"],
        ["150", "warning[C06]"],
    ]


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (report(), "80 texts checked, nothing to mend"),
        (report(hidden=40), "80 texts checked, nothing to mend; 40 findings of information are hidden: --all"),
        (report(found(), accepted=2), "1 error in 1 of 80 texts; 2 findings in the baseline"),
        (
            report(found(), found(2), found(3, "warning"), hidden=1),
            "2 errors, 1 warning in 1 of 80 texts; 1 finding of information is hidden: --all",
        ),
        (report(found(1, "information")), "1 of information in 1 of 80 texts"),
        (
            report(found(), Found(Finding("F14", Location("docs/glossary.yml"), "expected a, found b; do c"))),
            "2 errors in 1 of 80 texts and in 1 other file",
        ),
    ],
)
def test_the_last_line_counts(made: Report, line: str) -> None:
    """How many of what severity, in how many texts, and what is not shown."""
    assert closing(made) == line


# GitHub


def test_github_gets_what_it_can_show() -> None:
    """Errors first, changed lines first, ten of a kind with the notice that says how many more there are."""
    lines = list(github(FIVE_HUNDRED, has_summary=True))
    kinds = [line.split(" ")[0] for line in lines]
    assert Counter(kinds) == {"::error": 10, "::warning": 10, "::notice": 10}
    assert list(dict.fromkeys(kinds)) == ["::error", "::warning", "::notice"]
    assert lines[-1] == "::notice title=471 more::471 findings more: the summary of this job has all of them"
    numbers = [int(number) for number in re.findall(r"^::error .*?line=(\d+)", "\n".join(lines), re.MULTILINE)]
    assert numbers == [482, 483, 491, 492, 493, 1, 2, 3, 11, 12]


def test_github_counts_what_is_of_one_kind() -> None:
    """Of 500 errors ten are shown, and the notice counts the others."""
    lines = list(github(report(*(found(line + 1) for line in range(500)))))
    assert (len(lines), lines[-1]) == (11, "::notice title=490 more::490 findings more: run bitext check to see them")


def test_github_gets_all_where_they_fit() -> None:
    """Ten of each kind need no notice; an eleventh does, which takes the place of one."""
    ten = [found(line, grade) for grade in GRADES for line in range(10)]
    assert len(list(github(report(*ten)))) == 30
    lines = list(github(report(*ten, found(99))))
    assert len(lines) == 30
    assert lines[-1] == "::notice title=2 more::2 findings more: run bitext check to see them"


def test_a_command_of_github_holds_one_finding_and_nothing_else() -> None:
    """What somebody has typed can end neither a value nor the command."""
    path = "docs/a,b:c%\n.md"
    one = Found(Finding("C06", Location(path, 2, 3), "100 % of a\n::error::b, found: c\r"), pair="4")
    assert list(github(report(one), "sub")) == [
        "::warning file=sub/docs/a%2Cb%3Ac%25\\n.md,line=2,col=3,title=C06::"
        "100 %25 of a\\n::error::b, found: c\\r (pair 4)"
    ]


def test_the_summary_has_all() -> None:
    """The table has a row for each, and what was typed is no markup in it."""
    made = job_summary(report(found(7, message="expected `a|b`, found <b>; do *c*"), *FIVE_HUNDRED.shown))
    rows = [line for line in made.splitlines() if line.startswith("| ")]
    assert len(rows) == 502
    assert "| docs/a.md:7 |" in made
    assert "a&#124;b" in made
    assert not re.search(r"[<*`]", made.partition("|---|")[2])
    assert job_summary(report()) == "### bitext check: 80 texts checked, nothing to mend\n\n"


def test_the_summary_is_cut_where_github_would_refuse_it() -> None:
    """It takes 1 MiB for a step; what is missing is said, and it is not the errors."""
    long = report(*(found(line, "information" if line % 2 else "error", "水" * 1000) for line in range(600)))
    made = job_summary(long)
    assert len(made.encode()) <= MOST
    assert made.count("❌") == 300
    missing = re.search(r"^(\d+) findings more have no room", made, re.MULTILINE)
    assert missing
    assert int(missing[1]) == 600 - made.count("\n| ") + 1
    assert len(job_summary(long, room=5000).encode()) <= 5000


# Programs


def test_json_has_every_field() -> None:
    """A program gets what a finding holds, with null for what it does not have."""
    one = found(pair="12", see=Location("source_texts/a.md", 58), edits=(Edit(1, 3, "  ", " "),))
    made = json.loads(as_json(report(one, found(2, "warning"), hidden=4)))
    assert made["schema"] == 1
    assert (made["texts"], made["hidden"], made["accepted"]) == (80, 4, 0)
    assert made["counts"] == {"error": 1, "warning": 1, "information": 0}
    assert made["findings"][0] == {
        "code": "C06",
        "severity": "error",
        "path": "docs/a.md",
        "line": 1,
        "column": 3,
        "pair": "12",
        "message": "expected a, found b; do c",
        "see": {"path": "source_texts/a.md", "line": 58, "column": 1},
        "changed": False,
        "edits": [{"line": 1, "column": 3, "found": "  ", "write": " "}],
    }
    assert (made["findings"][1]["pair"], made["findings"][1]["see"]) == (None, None)


def objects(value: object) -> list[dict[str, Any]]:
    """Return every object of JSON that there is, the outer ones first."""
    if isinstance(value, dict):
        return [value, *(each for inner in value.values() for each in objects(inner))]
    return [each for inner in value for each in objects(inner)] if isinstance(value, list) else []


ALLOWED = {
    "sarifLog": {"$schema", "version", "runs"},
    "run": {"tool", "columnKind", "invocations", "results"},
    "result": {"ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "fixes", "properties"},
    "rule": {"id", "shortDescription", "help", "defaultConfiguration"},
    "region": {"startLine", "startColumn", "endLine", "endColumn"},
}
"""Names that the schema of SARIF 2.1.0 knows, as far as we use them: it allows no others."""


def test_sarif_is_as_the_standard_says() -> None:
    """What the schema requires is there, and nothing that it does not know."""
    one = found(
        pair="12", see=Location("source_texts/a b.md", 58), edits=(Edit(4, 3, "a\nbc", "x"), Edit(6, 1, "", "\n"))
    )
    made = json.loads(sarif(report(one, found(2, "information")), explanation, "sub"))
    (run,) = made["runs"]
    driver = run["tool"]["driver"]
    assert made["version"] == "2.1.0"
    assert made.keys() == ALLOWED["sarifLog"]
    assert run.keys() <= ALLOWED["run"]
    assert driver["name"] == "bitext"
    for rule in driver["rules"]:
        assert rule.keys() <= ALLOWED["rule"]
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["help"]["text"]
    for result in run["results"]:
        assert result.keys() <= ALLOWED["result"]
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
    for each in objects(made):
        if "startLine" in each:
            assert each.keys() <= ALLOWED["region"]
            assert all(number >= 1 for number in each.values())
        if "uri" in each:
            assert each["uriBaseId"] == "%SRCROOT%"
            assert re.fullmatch(r"[\w./%-]+", each["uri"])
    first = run["results"][0]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sub/docs/a.md"
    other = first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(other) == "sub/source_texts/a b.md"
    assert [each["deletedRegion"] for each in first["fixes"][0]["artifactChanges"][0]["replacements"]] == [
        {"startLine": 4, "startColumn": 3, "endLine": 5, "endColumn": 3},
        {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 1},
    ]


def test_sarif_has_no_more_than_github_keeps() -> None:
    """Of more than 5,000 the gravest are there, and the run says how many are not."""
    many = report(*(found(line + 1, "information" if line < 3000 else "error") for line in range(6000)))
    (run,) = json.loads(sarif(many, lambda _: ""))["runs"]
    assert len(run["results"]) == 5000
    assert [each["level"] for each in run["results"]].count("error") == 3000
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("1,000 findings more")
