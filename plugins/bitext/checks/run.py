"""The order of the work: each text is made, checked and let go, so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from bitext.checks.check import Check
from bitext.checks.table import CHECKS
from bitext.checks.text import CheckedText, checked_text
from bitext.diagnostics import Finding
from bitext.model.corpus import Corpus
from bitext.model.suppression import Ignored
from bitext.suppression import Suppression, unused_finding


def findings_of(text: CheckedText, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Return what checks find in a text, in the order of the checks, without what an editor has said is to be ignored.

    What is said to be ignored and is not there is a finding too, where the check has run.
    """
    checks = tuple(checks)
    suppression = Suppression.of(text.edition.translation, text.edition.source)
    left = tuple(suppression.left(_found(text, checks)))
    if not suppression.ignored:
        return left
    unused = suppression.unused(_of_one_text(checks))
    return (*left, *(unused_finding(each) for each in unused if each.path == text.path))


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
    marks = _Marks(_of_one_text(checks), {check.code for check in checks if check.of_corpus})
    for page in corpus.translations if pages is None else pages:
        text = checked_text(corpus.texts.edition(page), corpus.glossary)
        suppression = Suppression.of(text.edition.translation, text.edition.source)
        yield from suppression.left(_found(text, checks))
        marks.see(suppression, text, whole=pages is None)
        yield from marks.unused()
        for each in together:
            each.see(text)
        seen(page)
    for each in together:
        yield from (finding for finding in each.findings() if not marks.take(finding))
    yield from marks.unused_at_the_end(all_seen=pages is None)


def _found(text: CheckedText, checks: Iterable[Check]) -> Iterator[Finding]:
    for check in checks:
        if check.of_text:
            yield from check.of_text(text)


def _of_one_text(checks: Iterable[Check]) -> frozenset[str]:
    """Return the codes that are looked for in one text alone."""
    checks = tuple(checks)
    together = {check.code for check in checks if check.of_corpus}
    return frozenset(check.code for check in checks if check.of_text) - together


@dataclass(slots=True)
class _Marks:
    """What editors have said is to be ignored, as far as that cannot be decided text by text."""

    of_one: Collection[str]
    """Codes that are looked for in one text alone."""
    of_all: Collection[str]
    """Codes that are looked for in all texts together."""
    kept: list[Suppression] = field(default_factory=list)
    """Those that say something of these: few texts do."""
    of_originals: dict[Ignored, bool] = field(default_factory=dict)
    """What originals say is to be ignored, and whether a translation of them needed it."""
    found: list[Finding] = field(default_factory=list)

    def see(self, suppression: Suppression, text: CheckedText, *, whole: bool) -> None:
        """Take what a text says is to be ignored; `whole`: whether all texts are looked at."""
        if not suppression.ignored:
            return
        unused = set(suppression.unused(self.of_one))
        self.found = [unused_finding(each) for each in suppression.ignored if each in unused and each.path == text.path]
        for each in suppression.ignored:
            if each.path != text.path and each.code in self.of_one:
                self.of_originals[each] = self.of_originals.get(each, False) or each not in unused
        if whole and any(each.code in self.of_all for each in suppression.ignored):
            self.kept.append(suppression)

    def unused(self) -> list[Finding]:
        """Return findings on what the text seen last says in vain."""
        found, self.found = self.found, []
        return found

    def take(self, finding: Finding) -> bool:
        """Return whether a finding of all texts is to be left out."""
        return sum(each.takes(finding) for each in self.kept) > 0  # each has to know whether it was needed

    def unused_at_the_end(self, *, all_seen: bool) -> Iterator[Finding]:
        """Yield findings on what can be said to be in vain only when all texts have been seen."""
        if all_seen:
            unused = [set(each.unused(self.of_all)) for each in self.kept]
            asked = [set(each.asked(self.of_all)) for each in self.kept]
            needed = {one for all_, vain in zip(asked, unused, strict=True) for one in all_ - vain}
            yield from (unused_finding(each) for each in dict.fromkeys(chain(*unused)) if each not in needed)
            yield from (unused_finding(each) for each, was_needed in self.of_originals.items() if not was_needed)
