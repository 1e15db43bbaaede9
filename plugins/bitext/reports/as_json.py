"""Findings as JSON, for programs; the guide says what each key holds."""

from __future__ import annotations

import json
from dataclasses import asdict

from bitext import __version__
from bitext.reports.report import Found, Report

SCHEMA = 1
"""Number of the form: it changes where a key goes or means something else, and not where one is added."""


def as_json(report: Report) -> str:
    """Return the report as JSON."""
    content = {
        "schema": SCHEMA,
        "bitext": __version__,
        "texts": report.texts,
        "counts": report.counts,
        "hidden": report.hidden,
        "accepted": report.accepted,
        "findings": [_finding(each) for each in report.shown],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _finding(found: Found) -> dict[str, object]:
    finding = found.finding
    return {
        "code": finding.code,
        "severity": finding.severity,
        **asdict(finding.location),
        "pair": found.pair or None,
        "message": finding.message,
        "see": asdict(finding.see) if finding.see else None,
        "changed": found.changed,
        "edits": [asdict(edit) for edit in finding.edits],
    }
