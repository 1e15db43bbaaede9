"""All findings as a table of Markdown, for the summary of a job on GitHub, which takes 1 MiB of each step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.diagnostics import one_line
from bitext.reports.report import Found, Report, by_gravity, count, moved
from bitext.reports.text import closing

MOST = 1024 * 1024
"""Bytes of a step's summary: GitHub refuses a larger one as a whole."""
_FOR_THE_END = 300  # bytes: the line that says how many are missing
_HEAD = ("| | code | place | finding |", "|---|---|---|---|")
_SIGNS = {"error": "❌", "warning": "⚠️", "information": "note"}
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|&#~@]")


def job_summary(report: Report, prefix: str = "", room: int = MOST) -> str:
    """Return the summary, of at most `room` bytes; where that is too little, the gravest findings and how many miss.

    `prefix`: the project's folder, seen from the repository's.
    """
    lines = [f"### bitext check: {_escaped(closing(report))}", ""]
    ordered = by_gravity(report.shown)
    if not ordered:
        return "\n".join((*lines, ""))
    lines += _HEAD
    left = room - sum(len(line.encode()) + 1 for line in lines) - _FOR_THE_END
    fitting = 0
    for row in _rows(ordered, prefix):
        left -= len(row.encode()) + 1
        if left < 0:
            break
        lines.append(row)
        fitting += 1
    missing = len(ordered) - fitting
    if missing:
        lines += ["", f"{count(missing, 'finding')} more have no room here: run `bitext check` to see them."]
    return "\n".join((*lines, ""))


def _rows(ordered: list[Found], prefix: str) -> Iterator[str]:
    for each in ordered:
        place = each.finding.location
        where = _escaped(f"{one_line(moved(place, prefix))}:{place.line}")
        yield f"| {_SIGNS[each.severity]} | {each.finding.code} | {where} | {_escaped(each.message)} |"


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is: a finding quotes what somebody has typed."""
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", text)
