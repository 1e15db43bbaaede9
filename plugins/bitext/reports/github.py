"""Findings as annotations of GitHub, which shows ten of each kind for a step and drops the others without a word.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from bitext.diagnostics import Severity, one_line
from bitext.reports.report import Found, Report, by_gravity, count, moved
from bitext.shown import GRADES

_MOST = 10  # annotations of a kind that GitHub shows for a step
_KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "information": "notice"}


def github(report: Report, prefix: str = "", *, has_summary: bool = False) -> Iterator[str]:
    """Yield the commands that make annotations: errors first, changed lines first, ten of a kind, then how many more.

    `prefix`: the project's folder, seen from the repository's. `has_summary`: whether the job summary has all of them.
    """
    ordered = by_gravity(report.shown)
    chosen = _chosen(ordered, _MOST)
    if len(chosen) < len(ordered):  # one notice says so, and counts
        chosen = _chosen(ordered, _MOST - 1, "information")
    yield from (_command(each, prefix) for each in chosen)
    more = len(ordered) - len(chosen)
    if more:
        where = "the summary of this job has all of them" if has_summary else "run bitext check to see them"
        message = f"{count(more, 'finding')} more: {where}"
        yield f"::notice title={_property(f'{more:,} more')}::{_data(message)}"


def _chosen(ordered: list[Found], most: int, fewer: Severity | None = None) -> list[Found]:
    """Return the first of each kind; `fewer`: the kind of which there are `most`, where the others have ten."""
    chosen: list[Found] = []
    for grade in GRADES:
        limit = most if fewer in (None, grade) else _MOST
        chosen += [each for each in ordered if each.severity == grade][:limit]
    return chosen


def _command(found: Found, prefix: str) -> str:
    place = found.finding.location
    values = {
        "file": one_line(moved(place, prefix)),
        "line": str(place.line),
        "col": str(place.column),
        "title": found.finding.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{_KINDS[found.severity]} {properties}::{_data(found.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
