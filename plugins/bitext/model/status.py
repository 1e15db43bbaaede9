"""The status of a site, for those who work on it: what is translated, what is off, which words want an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bitext.diagnostics import Severity
from bitext.model.catalogue import SourceRecord, TranslationRecord

State = Literal["faulty", "outdated", "open", "unchecked", "absent", "done"]
"""What is to be done with a text: mend an error, revise it for a new original, translate the rest, look at what checks
say, file its original, or nothing."""


@dataclass(frozen=True, slots=True)
class TextStatus:
    """How far one translation is."""

    translation: TranslationRecord
    source: SourceRecord | None
    found: Mapping[Severity, int] = field(default_factory=dict)
    """How many findings there are on it and on its original, by severity."""
    left_out: int = 0
    """How many blocks of the original are left out, with a reason."""

    @property
    def state(self) -> State:
        """Return what is to be done first."""
        if self.found.get("error"):
            return "faulty"
        if self.translation.outdated:
            return "outdated"
        if self.source is None or not self.source.on_file:
            return "absent"
        if self.translation.paired + self.left_out < self.source.size:
            return "open"
        return "unchecked" if self.found.get("warning") else "done"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that recur in the originals and are no term of the glossary."""

    words: str
    count: int
    """How often they stand in the originals that were looked at."""
    texts: int
    """In how many of these."""
    page: str
    """A page whose original has them."""
    pair: str
    """The number of a pair there."""


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """How far a site is."""

    texts: tuple[TextStatus, ...]
    """By the paths of their pages."""
    untranslated: tuple[SourceRecord, ...] = ()
    """Originals on file that no page translates."""
    codes: Mapping[str, int] = field(default_factory=dict)
    """How many findings there are of each code."""
    candidates: tuple[Candidate, ...] = ()
    """The words that recur most, first."""
