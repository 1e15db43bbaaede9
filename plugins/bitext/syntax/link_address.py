"""Where the address of a link ends, as Python-Markdown finds it: parentheses in it, a title, an apostrophe."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHOLE = re.compile(r"""\(\s{0,99}(?:<([^<>]*)>\s{0,99}(?:(?:'[^']*'|"[^"]*")\s{0,99})?\))?""")
_SIGN = re.compile(r"[()\"']")
_LONGEST = 4000  # characters: no address with its title is longer
_PATIENCE = 20  # times the text's length that may be spent on addresses that never end, all together


@dataclass(slots=True)
class Addresses:
    """Finds the addresses of one text, in time that grows with it."""

    patience: int
    """Characters that may still be looked at in vain."""

    @classmethod
    def in_text(cls, length: int) -> Addresses:
        """Return what finds those of a text so long."""
        return cls(_PATIENCE * length)

    def at(self, text: str, begin: int) -> tuple[int, int, int] | None:
        """Return the end of the address that begins here, and the offsets between which it stands without a title."""
        whole = _WHOLE.match(text, begin)
        if not whole:
            return None
        if whole[1] is not None:
            return whole.end(), *whole.span(1)
        last = min(len(text), begin + _LONGEST) if self.patience > 0 else begin
        found = _Ending(text, whole.end()).find(last)
        if not found or found[0] == last:
            self.patience -= last - begin
        return (found[0], whole.end(), found[1]) if found else None


@dataclass(slots=True)
class _Ending:
    text: str
    start: int
    depth: int = 1
    """Parentheses that are open."""
    fallback: int = 1
    """Those that are open if what begins with a quotation mark is no title."""
    end: int = 0
    """Where the address ends then."""

    def find(self, last: int) -> tuple[int, int] | None:
        """Return the offset after the parenthesis that closes the address, and the end of the address itself."""
        quotes: dict[str, tuple[int, bool]] = {}  # by quotation mark: where a title may begin, and whether one is over
        for sign in _SIGN.finditer(self.text, self.start, last):
            character, position = sign[0], sign.start()
            if character == ")":
                before = self.text[self.start : position].rstrip(" ")[-1:] if quotes else ""
                begun, over = quotes.get(before, (0, False))
                if over:
                    return position + 1, begun
                if not quotes:
                    self.depth -= 1
                    if not self.depth:
                        return position + 1, position
                else:
                    self._close_fallback(position)
            elif character == "(":
                self._open(within=bool(quotes))
            elif character in quotes:
                quotes[character] = (quotes[character][0], True)
            else:
                if not quotes:
                    self.fallback = self.depth
                quotes[character] = (position, False)
        return (self.end, self.end - 1) if self.end and not self.fallback else None

    def _open(self, *, within: bool) -> None:
        if not within:
            self.depth += 1
        elif self.fallback > 0:
            self.fallback -= 1

    def _close_fallback(self, position: int) -> None:
        if self.fallback > 0:
            self.fallback -= 1
            if not self.fallback:
                self.end = position + 1
