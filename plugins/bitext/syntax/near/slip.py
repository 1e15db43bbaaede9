"""A near miss, before it becomes a finding: what is expected, what was found, what to write."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.diagnostics import Finding, Location, Severity
from bitext.edits import Edit

_SHOWN = 60  # characters of what was typed: a message is one line


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that an editor meant as notation and that is not."""

    line: int
    """Line of the file, from 1."""
    column: int
    """Column, from 1."""
    expected: str
    """What the message says after `expected`: the right form, or a part that it lacks."""
    found: str
    """What the message says after `found`."""
    do: str
    """What to write or to do."""
    code: str = "C30"
    """A key of `diagnostics.REGISTRY`."""
    grade: Severity | None = None
    """Its severity, or None for that of its code."""
    edits: tuple[Edit, ...] = ()
    """The edits that mend it; an empty tuple where the right form is not certain."""
    label: str = ""
    """The label of the footnote that it is about, on which no other finding is made; "" for none."""

    def finding(self, path: str) -> Finding:
        """Return the finding on a file."""
        message = f"expected {self.expected}, found {self.found}; {self.do}"
        return Finding(self.code, Location(path, self.line, self.column), message, grade=self.grade, edits=self.edits)


def shortened(text: str) -> str:
    """Return what was typed, on one line and with an ellipsis for its middle where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 21]}\u2026{words[-20:]}"
