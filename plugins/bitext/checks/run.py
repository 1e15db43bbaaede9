"""The order of the work: each text is made, checked and let go, so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bitext.checks.check import Check
from bitext.checks.table import CHECKS
from bitext.checks.text import CheckedText, checked_text
from bitext.checks.together import Together, of_one_text
from bitext.diagnostics import Finding
from bitext.model.corpus import Corpus
from bitext.suppression import Suppression, unused_finding


def findings_of(text: CheckedText, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Return what checks find in a text, in the order of the checks, without what an editor has said is to be ignored.

    What is said to be ignored and is not there is a finding too, where the check has run.
    """
    return _findings_of(text, tuple(checks))[0]


def check_corpus(
    corpus: Corpus,
    pages: Iterable[str] | None = None,
    checks: Iterable[Check] = CHECKS,
) -> Iterator[Finding]:
    """Yield what checks find in the texts of a corpus, text by text, then in all of them together.

    `pages`: the pages to check, by their paths in the docs folder; None: all, and only then is what concerns several
    texts looked for.
    """
    checks = tuple(checks)
    together = Together.of(checks) if pages is None else None
    yield from check_texts(corpus, corpus.translations if pages is None else pages, together, checks)
    if together:
        yield from together.findings()


def check_texts(
    corpus: Corpus,
    pages: Iterable[str],
    together: Together | None = None,
    checks: Iterable[Check] = CHECKS,
) -> Iterator[Finding]:
    """Yield what checks find in some texts of a corpus, text by text; `together` is shown each of them.

    So several processes can share the texts: what they have seen is put together in the end.
    """
    checks = tuple(checks)
    for page in pages:
        text = checked_text(corpus.texts.edition(page), corpus.glossary)
        found, suppression = _findings_of(text, checks)
        yield from found
        if together:
            together.see(text, suppression)


def _findings_of(text: CheckedText, checks: tuple[Check, ...]) -> tuple[tuple[Finding, ...], Suppression]:
    suppression = Suppression.of(text.edition.translation, text.edition.source)
    found = (finding for check in checks if check.of_text for finding in check.of_text(text))
    left = tuple(suppression.left(found))
    if not suppression.ignored:
        return left, suppression
    # What an original says may be needed beside another translation of it.
    unused = [each for each in suppression.unused(of_one_text(checks)) if each.path == text.path]
    return (*left, *map(unused_finding, unused)), suppression
