"""The checks of a site, as far as a build runs them: all that say something while somebody writes, else the errors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bitext.checks import CHECKS, Check, checked_text, findings_of
from bitext.config import Options
from bitext.diagnostics import REGISTRY, Finding, Severity
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.shown import GRADES


def checks_of(options: Options, glossary: Glossary, least: Severity) -> Callable[[Edition], list[Finding]]:
    """Return what finds, in a text, all that is at least so grave; a check that finds nothing such is not run."""
    del options
    grades = GRADES[: GRADES.index(least) + 1]
    checks = tuple(check for check in CHECKS if REGISTRY[check.code].severity in grades)
    return partial(_found, glossary, checks, grades)


def _found(
    glossary: Glossary, checks: tuple[Check, ...], grades: tuple[Severity, ...], edition: Edition
) -> list[Finding]:
    found = findings_of(checked_text(edition, glossary), checks) if checks else ()
    return [each for each in found if each.severity in grades]
