"""The checks of a site, as far as a build runs them: all that say something while somebody writes, else the errors."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bitext.checks import CHECKS, check_corpus, checked_text, findings_of
from bitext.config import Options
from bitext.diagnostics import REGISTRY, Finding, Severity
from bitext.extension import Site
from bitext.hosts.site_status import status_of
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.shown import GRADES, graded

Check = Callable[[Edition], list[Finding]]


def checked_site(site: Site, least: Severity) -> Site:
    """Return a site whose texts are checked as its pages are made; `least`: how grave what is found must be.

    With the option `status`, all texts are checked once more, for the page that shows it.
    """
    options, corpus = site.options, site.corpus
    site.remarks_from = least
    site.check = checks_of(options, corpus.glossary, least)
    if options.status:
        site.status = cache(lambda: status_of(corpus, graded(check_corpus(corpus), options.checks)))
    return site


def checks_of(options: Options, glossary: Glossary, least: Severity) -> Check:
    """Return what finds, in a text, all that is at least so grave; a check that finds nothing such is not run."""
    grades = GRADES[: GRADES.index(least) + 1]
    grade_of = {check.code: options.checks.get(check.code, REGISTRY[check.code].severity) for check in CHECKS}
    checks = tuple(check for check in CHECKS if grade_of[check.code] in grades)

    def check_text(edition: Edition) -> list[Finding]:
        found = findings_of(checked_text(edition, glossary), checks) if checks else ()
        return [each for each in graded(found, options.checks) if each.severity in grades]

    return check_text
