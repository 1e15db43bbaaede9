"""The checks of a site, as far as a build runs them: all that say something while somebody writes, else the errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version

from bitext.checks import CHECKS, baseline, check_corpus, checked_text, findings_of
from bitext.checks.as_bytes import as_bytes, from_bytes
from bitext.checks.concern import concern_of
from bitext.config import Options
from bitext.diagnostics import REGISTRY, Finding, Severity
from bitext.extension import Site
from bitext.hosts.site_status import status_of
from bitext.keeping import Kind, Store
from bitext.library.store import MAKERS
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.project.own_files import own_file
from bitext.shown import GRADES, graded

Check = Callable[[Edition], tuple[Finding, ...]]
_BYTES = 600  # of a finding, with its place and its words
_MOST = 50_000_000  # bytes, in memory as in the cache
CODE = (
    *MAKERS,
    "cache",
    "checks",
    "hosts/site_checks",
    "keeping",
    "nearest",
    "options",
    "same",
    "shown",
    "suppression",
    "terms",
    "tree",
    "words",
)
"""The parts of this package that decide what is found in a text."""
FINDINGS: Kind[tuple[Finding, ...]] = Kind(
    "checks", _MOST, lambda found: _BYTES * (len(found) + 1), _MOST, CODE, as_bytes, from_bytes
)
"""What was found in texts, so that a text is checked once."""


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
    grades = f"{least} {sorted(options.checks.items())} {_opencc()}"
    accepted, keys = _accepted(options), baseline.Keys(corpus)

    def remembered(edition: Edition) -> list[Finding]:
        if kept is None or not edition.digest:
            found = check(edition)
        else:
            key = f"{edition.digest} {concern_of(edition, corpus.glossary)} {grades}"
            found = _once(kept, key, edition, check)
        return list(accepted.left(found, keys))

    if accepted.fault:
        site.report(accepted.fault)
    site.check = remembered
    if options.status:
        site.status = cache(lambda: status_of(corpus, graded(check_corpus(corpus), options.checks)))
    return site


def _once(kept: Store, key: str, edition: Edition, check: Check) -> tuple[Finding, ...]:
    """Return what was found in a text, which is checked where nothing is kept under its key, or what cannot be its."""
    page = edition.translation.page
    found = kept.get(FINDINGS, key, page)
    if found is None or not _are_of(edition, found):
        found = check(edition)
        kept.put(FINDINGS, key, found, page)
    return found


@cache
def _opencc() -> str:
    """Return the version of the library that says which characters are one, simplified and traditional."""
    return version("opencc")


def _are_of(edition: Edition, found: Iterable[Finding]) -> bool:
    """Return whether findings stand in the files of an edition: those in the cache may be anybody's."""
    paths = {edition.translation.path, edition.source.path if edition.source else None}
    return all(each.location.path in paths for each in found)


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

    def check_text(edition: Edition) -> tuple[Finding, ...]:
        found = findings_of(checked_text(edition, glossary), checks) if checks else ()
        return tuple([each for each in graded(found, options.checks) if each.severity in grades])

    return check_text
