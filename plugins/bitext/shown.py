"""Which findings are shown: to whom, when, how grave and in which order. Nothing else chooses.

Everything here is pure: findings go in, with what the caller knows of where they come from, and those to show come out.
The parts are those of flake8's style guide: what is left out, what grade it has, what has been said already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from bitext.diagnostics import Finding, Severity
from bitext.edits import Edit

GRADES: tuple[Severity, ...] = ("error", "warning", "information")
"""All severities, the gravest first."""
_SHOWN_IN_PLACE = frozenset(("C01", "C20"))
"""Codes whose findings a page shows where they are: at the pair itself."""
_OF_THE_BODY = frozenset(("C20", "C21"))
"""Codes of what may follow from a slip in the text elsewhere."""
_LINES = re.compile(r":\d+(?::\d+)?(?=[:)])|(?<= line )\d+")
"""The lines that a message names: an edit above them changes them, and not what is wrong."""


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by place and code, each once; of one place and code, in the order given."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: (finding.location, finding.code)))


def graded(
    findings: Iterable[Finding], grades: Mapping[str, Literal["error", "warning", "information", "off"]]
) -> tuple[Finding, ...]:
    """Return findings as grave as a site has it, by their codes, without those that it has switched off."""
    return tuple(
        found if grade is None else replace(found, grade=grade)
        for found in findings
        if (grade := grades.get(found.code)) != "off"
    )


def without_consequences(
    found: Iterable[Finding], slips: Iterable[Finding], left: Iterable[Finding], explained: Collection[Edit]
) -> tuple[Finding, ...]:
    """Return what was found on a page without what follows from its slips; what has a cure itself always stays.

    `slips`: what pairing says of them. `left`: what would be found if they were mended. A finding at the place of a
    slip that has a cure is gone where it only says that something looks like our notation. `explained`: edits without
    which the page does not fit: a finding that has them, and no others, is an error, as one of pairing would be.
    """
    still = {(each.code, each.message) for each in left}
    mended = {each.location for each in slips if each.edits}

    def follows(each: Finding) -> bool:
        is_gone = each.code in _OF_THE_BODY and (each.code, each.message) not in still
        return is_gone or (each.code == "C30" and each.location in mended)

    explained = frozenset(explained)
    return tuple(
        replace(each, grade="error") if each.edits and explained.issuperset(each.edits) else each
        for each in found
        if each.edits or not follows(each)
    )


def now_and_later(
    findings: Iterable[Finding], page_of: Callable[[Finding], str]
) -> tuple[list[Finding], dict[str, list[Finding]]]:
    """Return the findings to show at once, and by page those to show when it is made, since its text may change.

    `page_of`: returns the page that a finding waits for; empty, where it is for none.
    """
    now: list[Finding] = []
    later: dict[str, list[Finding]] = {}
    for finding in findings:
        page = page_of(finding)
        (later.setdefault(page, []) if page else now).append(finding)
    return now, later


def for_readers(findings: Iterable[Finding]) -> list[str]:
    """Return the lines that a page has at its head for those who read it: errors that it shows nowhere else."""
    return [str(each) for each in findings if each.severity == "error" and each.code not in _SHOWN_IN_PLACE]


def beside_pairs(known: Iterable[Finding], found: Iterable[Finding], least: Severity) -> list[Finding]:
    """Return what a page says beside its pairs.

    `known`: what is off with its files; `found`: what checks have found of its text; `least`: how grave it must be.
    Where only errors are shown, the page is for readers: it says those of `known` at its head or in their places.
    """
    shown = found if least == "error" else (*known, *found)
    grades = GRADES[: GRADES.index(least) + 1]
    return [each for each in shown if each.severity in grades]


def of_files(findings: Iterable[Finding], paths: Collection[str]) -> tuple[Finding, ...]:
    """Return the findings that stand in certain files."""
    return tuple(finding for finding in findings if finding.location.path in paths)


def are_errors(findings: Iterable[Finding]) -> bool:
    """Return whether one of them is an error: then a command ends with 1."""
    return any(finding.severity == "error" for finding in findings)


def said_before(lines: Collection[str], before: Iterable[str]) -> set[str]:
    """Return which of the lines of a build were said in the one before, at whatever line of the file.

    What was said once at another line is not two things now.
    """
    earlier = set(before)
    old = earlier & set(lines)
    moved = Counter(_place_of(line) for line in earlier - old)
    for line in lines:
        place = _place_of(line)
        if line not in old and moved[place]:
            moved[place] -= 1
            old.add(line)
    return old


def _place_of(line: str) -> str:
    return _LINES.sub("", line)
