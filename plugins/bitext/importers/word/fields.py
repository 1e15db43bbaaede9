"""Fields of Word: a code in the text, which shows something else; some codes hold words that readers see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OVER = re.compile(
    r"\\o\s?\\ad\s?\(\s?\\s\s?\\up\s?\d{1,3}\s?\(([^()]{0,60})\)\s?[,;]\s?([^()]{0,60})\)", re.IGNORECASE
)
_CIRCLED = re.compile(
    r"\\o\s?\\ac\s?\([^(),;]{0,6}[,;]\s?(?:\\s\s?\\(?:up|do)\s?\d{1,3}\()?([^(),;]{1,6})\)", re.IGNORECASE
)
_MOST = 100_000  # characters of a code


@dataclass(slots=True)
class _Field:
    code: str = ""
    shows: bool = False
    """Whether what follows is what it shows."""


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text."""

    open: list[_Field] = field(default_factory=list)

    def begin(self) -> None:
        """Open a field."""
        self.open.append(_Field())

    def add(self, code: str) -> None:
        """Add a piece to the code of the innermost field."""
        if self.open and len(self.open[-1].code) < _MOST:
            self.open[-1].code += code

    def separate(self) -> None:
        """Say that what follows is what the innermost field shows."""
        if self.open:
            self.open[-1].shows = True

    def end(self) -> tuple[str, str]:
        """Close the innermost field, and return the words that its code holds, with the reading over them."""
        closed = self.open.pop() if self.open else _Field()
        code = closed.code.strip()
        if not code.upper().startswith("EQ"):
            return "", ""
        if match := _OVER.search(code):
            return match[2], match[1]
        match = _CIRCLED.search(code)
        return (match[1], "") if match else ("", "")

    @property
    def is_in_code(self) -> bool:
        """Return whether the place stands in a field's code."""
        return any(not each.shows for each in self.open)

    def close_codes(self) -> None:
        """Take what follows for what is shown: a paragraph ends, and no code goes beyond it."""
        for each in self.open:
            each.shows = True

    @property
    def address(self) -> str:
        """Return where the words of the place lead, or an empty string."""
        for each in reversed(self.open):
            if each.shows and (match := re.match(r'\s*HYPERLINK\s+"([^"]{1,2000})"', each.code)):
                return match[1]
        return ""
