"""The order of the work: each text is made, checked and let go, so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bitext.checks.check import Check
from bitext.checks.table import CHECKS
from bitext.checks.text import CheckedText, checked_text
from bitext.diagnostics import Finding
from bitext.model.corpus import Corpus


def findings_of(text: CheckedText, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Return what checks find in a text, in the order of the checks."""
    return tuple(finding for check in checks if check.of_text for finding in check.of_text(text))


def check_corpus(
    corpus: Corpus,
    pages: Iterable[str] | None = None,
    checks: Iterable[Check] = CHECKS,
    seen: Callable[[str], None] = lambda _: None,
) -> Iterator[Finding]:
    """Yield what checks find in the texts of a corpus, text by text, then in all of them together.

    `pages`: the pages to check, by their paths in the docs folder; None: all, and only then is what concerns several
    texts looked for. `seen`: called with each page when it has been checked.
    """
    checks = tuple(checks)
    together = [check.of_corpus() for check in checks if check.of_corpus and pages is None]
    for page in corpus.translations if pages is None else pages:
        text = checked_text(corpus.texts.edition(page), corpus.glossary)
        yield from findings_of(text, checks)
        for each in together:
            each.see(text)
        seen(page)
    for each in together:
        yield from each.findings()
