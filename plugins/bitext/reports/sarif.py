"""Findings as SARIF 2.1.0, which code scanning of GitHub and many editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from bitext import __version__
from bitext.diagnostics import REGISTRY, Code, Location, Severity
from bitext.edits import Edit
from bitext.reports.report import Found, Report, by_gravity, count, moved

_MOST = 5000  # results that GitHub keeps of a run; of more than 25,000 it takes none
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "information": "note"}
_ROOT = "%SRCROOT%"

Part = dict[str, Any]
"""An object of JSON."""


def sarif(report: Report, help_of: Callable[[str], str], prefix: str = "") -> str:
    """Return the report as SARIF, of its 5,000 gravest findings.

    `help_of`: returns what the guide says of a code, as Markdown. `prefix`: the project's folder, seen from the
    repository's.
    """
    ordered = by_gravity(report.shown)
    codes = sorted({each.finding.code for each in ordered[:_MOST]})
    run: Part = {
        "tool": {
            "driver": {
                "name": "bitext",
                "semanticVersion": __version__,
                "rules": [_rule(REGISTRY[code], help_of(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, **_missing(len(ordered) - _MOST)}],
        "results": [_result(each, codes.index(each.finding.code), prefix) for each in ordered[:_MOST]],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False) + "\n"


def _missing(number: int) -> Part:
    if number <= 0:
        return {}
    message = f"{count(number, 'finding')} more are left out, since {_MOST:,} are kept; run bitext check to see them"
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": message}}]}


def _rule(code: Code, help_: str) -> Part:
    summary = f"{code.summary[0].upper()}{code.summary[1:]}."
    return {
        "id": code.code,
        "shortDescription": {"text": summary},
        "help": {"text": help_ or summary, "markdown": help_ or summary},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(found: Found, rule: int, prefix: str) -> Part:
    finding = found.finding
    result: Part = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _place(finding.location, prefix)}],
    }
    if finding.see:
        result["relatedLocations"] = [
            {"id": 1, "physicalLocation": _place(finding.see, prefix), "message": {"text": "the other side"}}
        ]
    if finding.edits:
        change = {
            "artifactLocation": _file(finding.location, prefix),
            "replacements": [_replacement(edit) for edit in finding.edits],
        }
        result["fixes"] = [{"description": {"text": "What bitext check --fix writes"}, "artifactChanges": [change]}]
    if found.pair:
        result["properties"] = {"pair": found.pair}
    return result


def _place(place: Location, prefix: str) -> Part:
    return {
        "artifactLocation": _file(place, prefix),
        "region": {"startLine": place.line, "startColumn": place.column},
    }


def _file(place: Location, prefix: str) -> Part:
    return {"uri": quote(moved(place, prefix), errors="surrogateescape"), "uriBaseId": _ROOT}


def _replacement(edit: Edit) -> Part:
    *whole, last = edit.found.split("\n")
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.line + len(whole),
        "endColumn": len(last) + (1 if whole else edit.column),
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.write}}
