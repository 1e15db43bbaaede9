"""What of a document of Word is not brought in, counted, and said in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["picture", "comment", "hidden", "deleted", "inserted", "contents", "formula", "embedded", "symbol"]
_DROPPED: tuple[tuple[Kind, str, str], ...] = (
    ("picture", "1 picture", "{} pictures"),
    ("comment", "1 comment", "{} comments"),
    ("hidden", "1 run of hidden text", "{} runs of hidden text"),
    ("contents", "1 line of a table of contents", "{} lines of a table of contents"),
    ("embedded", "1 embedded file", "{} embedded files"),
    ("symbol", "1 sign of a font of signs", "{} signs of fonts of signs"),
)


@dataclass(slots=True)
class LeftOut:
    """Counts what was left out, and what an editor has to look at."""

    counts: Counter[Kind] = field(default_factory=Counter)

    def add(self, kind: Kind) -> None:
        """Count one more."""
        self.counts[kind] += 1

    @property
    def dropped(self) -> tuple[str, ...]:
        """Return what was left out, in words."""
        found = ((self.counts[kind], one, several) for kind, one, several in _DROPPED)
        return tuple(one if count == 1 else several.format(count) for count, one, several in found if count)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what an editor has to look at, a sentence each."""
        said = []
        if self.counts["deleted"] or self.counts["inserted"]:
            changes = (
                f"{_number(self.counts['inserted'], 'insertion')} and {_number(self.counts['deleted'], 'deletion')}"
            )
            said.append(f"The document has tracked changes: {changes} were taken as accepted.")
        if self.counts["formula"]:
            said.append("The document has formulas: their characters stand in the text one after the other.")
        return tuple(said)


def _number(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
