"""What editors say is not to be said: a code, for a pair or for a whole text, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ignored:
    """Findings of one code that an editor has seen and does not want to see again."""

    code: str
    """A key of `diagnostics.REGISTRY`."""
    reason: str
    """Why, in the editor's words."""
    path: str
    """The file that says so."""
    line: int
    """Line in the file."""
    column: int = 1
    """Column in the file."""
    words: str = ""
    """Only those about these words; an empty string: all."""
    whole: bool = False
    """Whether it is about the whole text, as the front matter says, and not about what stands below a mark."""
    block: int = -1
    """Index of the translation's block that the mark stands above, whose pair it is about; -1: another piece."""
    lines: tuple[int, int] = (0, 0)
    """First and last line of what stands below the mark: a block, an alert or a footnote."""
    used: bool = False
    """Whether a finding of the reader's or of pairing was left out for it."""
