"""A change of a file that mends what a finding says, where no judgement is needed but an editor's yes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One place of a file: what stands there, and what should.

    A new line is an edit that finds nothing at column 1 and writes the line with a line feed.
    """

    line: int
    """Line in the file, the first being 1; front matter counts."""
    column: int
    """Column in characters, the first being 1."""
    found: str
    """What stands there, within one line; without it the edit must not be made. Empty where something is put in."""
    write: str
    """What to write in its place."""
