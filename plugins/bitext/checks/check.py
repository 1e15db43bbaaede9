"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, Self

from bitext.checks.text import CheckedText
from bitext.diagnostics import REGISTRY, Finding


class CorpusCheck(Protocol):
    """A check of all texts together, which is shown them one by one and keeps little of each."""

    def see(self, text: CheckedText) -> None:
        """Take what is needed of a text."""

    def take(self, other: Self) -> None:
        """Take what another one has seen of other texts, as several processes have one each."""

    def findings(self) -> Iterable[Finding]:
        """Return what was found in all texts seen."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: the code of what it finds, and the function that finds it."""

    code: str
    """A key of `diagnostics.REGISTRY`."""
    of_text: Callable[[CheckedText], Iterable[Finding]] | None = None
    """Finds it in one text."""
    of_corpus: Callable[[], CorpusCheck] | None = None
    """Makes what finds it in all texts."""

    @property
    def summary(self) -> str:
        """Return what it finds, in a few words."""
        return REGISTRY[self.code].summary
