"""Findings as lines for people: the line that every message is, coloured where that is wanted, and a line of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from bitext.diagnostics import REGISTRY, Severity, one_line
from bitext.reports.report import Found, Report, count

Paint = Callable[[str, str], str]
"""Takes a text and what it is (a severity, `place`, `quiet`); returns it in that colour."""
_MANY = 20  # findings: of more than a screenful, a list says what kinds they are
_NAMES: dict[Severity, str] = {"error": "error", "warning": "warning", "information": "information"}

_WIDEST = len("information")


def _plain(text: str, _: str) -> str:
    return text


def text(report: Report, paint: Paint = _plain, *, counts: bool = True) -> Iterator[str]:
    """Yield a line for each finding; `counts`: of many, also how many there are of each code."""
    for each in report.shown:
        yield _line(each, paint)
    if counts and len(report.shown) > _MANY:
        yield ""
        counted = Counter((each.finding.code, each.severity) for each in report.shown)
        for (code, grade), number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            kind = paint(f"{grade}[{code}]", grade)
            yield f"{number:>6}  {kind}{' ' * (_WIDEST - len(grade))}  {REGISTRY[code].summary}"


def _line(found: Found, paint: Paint) -> str:
    finding = found.finding
    place = paint(one_line(str(finding.location)), "place")
    kind = paint(f"{finding.severity}[{finding.code}]", finding.severity)
    return f"{place}: {kind} {one_line(finding.message)}{paint(found.more, 'quiet')}"


def closing(report: Report) -> str:
    """Return the line that a report ends with: how much was found where, and what is not shown."""
    rest = []
    if report.hidden:
        what = "finding of information is" if report.hidden == 1 else "findings of information are"
        rest.append(f"{report.hidden:,} {what} hidden: --all")
    if report.accepted:
        rest.append(f"{count(report.accepted, 'finding')} in the baseline")
    return "; ".join((_found(report), *rest))


def _found(report: Report) -> str:
    if not report.shown:
        return f"{count(report.texts, 'text')} checked, nothing to mend"
    said = ", ".join(
        count(number, _NAMES[grade]) if grade != "information" else f"{number:,} of information"
        for grade, number in report.counts.items()
        if number
    )
    files = {each.finding.location.path for each in report.shown}
    inside = {report.text_of[path] for path in files if path in report.text_of}
    beside = len(files - report.text_of.keys())
    where = [f"in {len(inside):,} of {count(report.texts, 'text')}"] if inside else []
    where += [f"in {count(beside, 'other file')}"] if beside else []
    return f"{said} {' and '.join(where)}"
