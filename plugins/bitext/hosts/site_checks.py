"""The checks of a site, as far as a build runs them: all that say something while somebody writes, else the errors."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from bitext.checks import CHECKS, baseline, check_corpus, checked_text, findings_of
from bitext.checks.concern import concern_of
from bitext.config import Options
from bitext.diagnostics import REGISTRY, Finding, Severity
from bitext.extension import Site
from bitext.hosts.site_status import status_of
from bitext.keeping import Kind, Store
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.project.own_files import own_file
from bitext.shown import GRADES, graded

Check = Callable[[Edition], list[Finding]]
_BYTES = 600  # of a finding, with its place and its words
_FINDINGS: Kind[list[Finding]] = Kind("checks", 50_000_000, lambda found: _BYTES * (len(found) + 1))
"""What was found in texts, so that a server checks a text once."""


def checked_site(site: Site, least: Severity, kept: Store | None = None) -> Site:
    """Return a site whose texts are checked as its pages are made; `least`: how grave what is found must be.

    `kept`: has what was found in earlier builds: an entry that does not stand in a text changes nothing there. What the
    baseline accepts is left out, as `bitext check` does: else a new version that checks more would stop a site from
    being published.

    With the option `status`, all texts are checked once more, for the page that shows it.
    """
    options, corpus = site.options, site.corpus
    site.remarks_from = least
    check = checks_of(options, corpus.glossary, least)
    grades = f"{least} {sorted(options.checks.items())}"
    accepted, keys = _accepted(options), baseline.Keys(corpus)

    def remembered(edition: Edition) -> list[Finding]:
        if kept is None or not edition.digest:
            found = check(edition)
        else:
            key = f"{edition.digest} {concern_of(edition, corpus.glossary)} {grades}"
            found = kept.of(_FINDINGS, key, partial(check, edition), edition.translation.page)
        return list(accepted.left(found, keys))

    if accepted.fault:
        site.report(accepted.fault)
    site.check = remembered
    if options.status:
        site.status = cache(lambda: status_of(corpus, graded(check_corpus(corpus), options.checks)))
    return site


def _accepted(options: Options) -> baseline.Baseline:
    """Return what a site accepts of that which is found; a file that cannot be read accepts nothing."""
    file = own_file(baseline.FILE, options)
    if file is None or file.fault:
        return baseline.Baseline(fault=file.fault if file else None)
    return baseline.read(file.text)


def checks_of(options: Options, glossary: Glossary, least: Severity) -> Check:
    """Return what finds, in a text, all that is at least so grave; a check that finds nothing such is not run."""
    grades = GRADES[: GRADES.index(least) + 1]
    grade_of = {check.code: options.checks.get(check.code, REGISTRY[check.code].severity) for check in CHECKS}
    checks = tuple(check for check in CHECKS if grade_of[check.code] in grades)

    def check_text(edition: Edition) -> list[Finding]:
        found = findings_of(checked_text(edition, glossary), checks) if checks else ()
        return [each for each in graded(found, options.checks) if each.severity in grades]

    return check_text
