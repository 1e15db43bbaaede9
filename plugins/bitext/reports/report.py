"""What a report is made of: the findings that are shown, and how many are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bitext.diagnostics import Finding, Location, Severity, one_line
from bitext.shown import GRADES


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, with what its text says of its place."""

    finding: Finding
    pair: str = ""
    """Number of the pair that it stands in; empty where it stands in none."""
    changed: bool = False
    """Whether its line is one of those that have changed."""

    @property
    def severity(self) -> Severity:
        """Return how grave it is."""
        return self.finding.severity

    @property
    def more(self) -> str:
        """Return what stands in brackets behind the message: the pair and the other place; empty without both."""
        see = f"see {one_line(self.finding.see.path)}:{self.finding.see.line}" if self.finding.see else ""
        parts = ", ".join(part for part in (f"pair {self.pair}" if self.pair else "", see) if part)
        return f" ({parts})" if parts else ""

    @property
    def message(self) -> str:
        """Return its message with what stands behind it, on one line."""
        return one_line(self.finding.message) + self.more


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in the texts that were checked."""

    shown: tuple[Found, ...]
    """In the order of path and line."""
    texts: int
    """How many texts were checked."""
    text_of: Mapping[str, str] = field(default_factory=dict)
    """By path of a file, of originals too: the page of its text."""
    hidden: int = 0
    """How many findings of information are not shown."""
    accepted: int = 0
    """How many findings the baseline accepts."""

    @property
    def counts(self) -> Mapping[Severity, int]:
        """Return how many are shown of each severity, the gravest first."""
        counted = Counter(each.severity for each in self.shown)
        return {grade: counted[grade] for grade in GRADES}


def by_gravity(found: Iterable[Found]) -> list[Found]:
    """Return findings as they are to be shown where not all have room: the gravest first, on changed lines first."""
    return sorted(found, key=lambda each: (GRADES.index(each.severity), not each.changed))


def moved(place: Location, prefix: str) -> str:
    """Return the path of a place as seen from the folder that a project lies in; `prefix`: the project's folder."""
    return f"{prefix}/{place.path}" if prefix else place.path


def count(number: int, name: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"
