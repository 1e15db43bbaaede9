"""What the checks say of a pair, folded up beside it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.diagnostics import Finding
from bitext.rendering.element import UNSEARCHED, element, unless_spoken
from bitext.words import Words

_GRADES = ("error", "warning", "information")


def render_remarks(findings: Sequence[Finding], words: Words) -> Element:
    """Return what is said of a pair, a line each, folded up; the gravest says how the fold looks."""
    gravest = min((each.severity for each in findings), key=_GRADES.index)
    english = unless_spoken("en", words)  # they are messages to editors
    lines = (element("p", english, _line(each)) for each in findings)
    summary = element("summary", None, words("remarks.count", n=len(findings)))
    attributes = {"class": "bitext-remarks", "data-bitext-severity": gravest, **UNSEARCHED}
    return element("details", attributes, summary, *lines)


def _line(finding: Finding) -> str:
    place = finding.location
    return f"{finding.code}, {place.path.rpartition('/')[2]}:{place.line}: {finding.message}"
