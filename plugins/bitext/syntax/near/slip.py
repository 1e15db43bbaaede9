"""A near miss, before it is a finding: what is expected, what stands there, what to write."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.diagnostics import Finding, Location, Severity
from bitext.edits import Edit

_SHOWN = 60  # characters of what was typed: a message is one line


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that an editor meant as notation, and that is none."""

    line: int
    """In the file, from 1."""
    column: int
    """From 1."""
    expected: str
    """The right form, or what it must have."""
    found: str
    """What stands there, as a message has it."""
    do: str
    """What to write or to do."""
    code: str = "C30"
    """A key of `diagnostics.REGISTRY`."""
    grade: Severity | None = None
    """How grave it is, where that is not the severity of its code."""
    edits: tuple[Edit, ...] = ()
    """What mends it, where the right form is certain."""
    label: str = ""
    """The name of the footnote that it is about: nothing else is to be said of that one."""

    def finding(self, path: str) -> Finding:
        """Return the finding on a file."""
        message = f"expected {self.expected}, found {self.found}; {self.do}"
        return Finding(self.code, Location(path, self.line, self.column), message, grade=self.grade, edits=self.edits)


def shortened(text: str) -> str:
    """Return what was typed on one line, its middle left out where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 21]}\u2026{words[-20:]}"
