"""What concerns several texts: checks of all of them, and what editors say is to be ignored where others decide too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from bitext.checks.check import Check, CorpusCheck
from bitext.checks.text import CheckedText
from bitext.diagnostics import Finding
from bitext.model.suppression import Ignored
from bitext.suppression import Suppression, unused_finding


@dataclass(slots=True)
class Together:
    """What is kept of all texts while they are checked one by one: little of each.

    Several processes have one each, which are then put together; so it can be pickled.
    """

    checks: tuple[CorpusCheck, ...]
    of_one: frozenset[str]
    """Codes that are looked for in one text alone."""
    of_all: frozenset[str]
    """Codes that are looked for in all texts together."""
    kept: list[Suppression] = field(default_factory=list)
    """Those that say something of the latter: few texts do."""
    of_originals: dict[Ignored, bool] = field(default_factory=dict)
    """What originals say is to be ignored, and whether a translation of them needed it."""

    @classmethod
    def of(cls, checks: Iterable[Check]) -> Together:
        """Return what is to be shown all texts."""
        checks = tuple(checks)
        of_all = frozenset(check.code for check in checks if check.of_corpus)
        return cls(tuple(each.of_corpus() for each in checks if each.of_corpus), of_one_text(checks), of_all)

    def see(self, text: CheckedText, suppression: Suppression) -> None:
        """Take what is needed of a text, of which all else has been found."""
        for check in self.checks:
            check.see(text)
        if not suppression.ignored:
            return
        unused = set(suppression.unused(self.of_one))
        for each in suppression.asked(self.of_one):
            if each.path != text.path:
                self.of_originals[each] = self.of_originals.get(each, False) or each not in unused
        if any(suppression.asked(self.of_all)):
            self.kept.append(suppression)

    def take(self, other: Together) -> None:
        """Take what another one, of the same checks, has seen of other texts."""
        for check, its in zip(self.checks, other.checks, strict=True):
            check.take(its)
        self.kept += other.kept
        for each, was_needed in other.of_originals.items():
            self.of_originals[each] = self.of_originals.get(each, False) or was_needed

    def findings(self) -> Iterator[Finding]:
        """Yield what was found in all texts together, and what they say in vain is to be ignored."""
        for check in self.checks:
            yield from (finding for finding in check.findings() if not self._takes(finding))
        unused = [set(each.unused(self.of_all)) for each in self.kept]
        asked = [set(each.asked(self.of_all)) for each in self.kept]
        needed = {one for all_, vain in zip(asked, unused, strict=True) for one in all_ - vain}
        yield from (unused_finding(each) for each in dict.fromkeys(chain(*unused)) if each not in needed)
        yield from (unused_finding(each) for each, was_needed in self.of_originals.items() if not was_needed)

    def _takes(self, finding: Finding) -> bool:
        return sum(each.takes(finding) for each in self.kept) > 0  # each has to know whether it was needed


def of_one_text(checks: Iterable[Check]) -> frozenset[str]:
    """Return the codes that checks look for in one text alone."""
    checks = tuple(checks)
    together = {check.code for check in checks if check.of_corpus}
    return frozenset(check.code for check in checks if check.of_text) - together
