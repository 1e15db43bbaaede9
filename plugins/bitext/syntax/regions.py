"""Regions: comments, fences and raw HTML, which begin at the start of any line and may hold blank ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from bitext.syntax.html import RawHtml, Unclosed
from bitext.syntax.lines import Lines

_COMMENT = re.compile(r" {0,3}<!--")
# What superfences takes for the head of a fence: a language, then attributes or options.
_FENCE = re.compile(
    r"(`{3,}|~{3,})(?:[ \t]*\.?[\w#.+-]+(?=[ \t]|$))?"
    r"(?:[ \t]*\{[^\n]*\}|(?:[ \t]*[a-zA-Z][a-zA-Z0-9_]*(?:=(?:\"[^\"]*\"|'[^']*'))?(?=[ \t]|$))+)?[ \t]*$"
)


@dataclass(slots=True)
class Regions:
    """The regions of a text: where one that begins on a given line ends."""

    lines: Lines
    html: RawHtml = field(init=False)
    _closers: dict[str, list[int]] = field(init=False, default_factory=dict)
    """Run of backticks or tildes → indices of the lines that hold only this run."""

    def __post_init__(self) -> None:
        for index, line in enumerate(self.lines.typed):
            if line.startswith(("```", "~~~")):
                self._closers.setdefault(line.rstrip(" "), []).append(index)
        self.html = RawHtml(self._without_fences())

    def _without_fences(self) -> str:
        """Return the body with an `x` for each character of a fence, so that no HTML is found there."""
        if not self._closers:
            return self.lines.body
        parts, done, after = list[str](), 0, 0
        for index in sorted(index for closers in self._closers.values() for index in closers):
            end = self.fence_end(index) if index >= after else None
            if end:
                begin, after = self.lines.offsets[index], end
                stop = self.lines.offsets[end - 1] + len(self.lines.typed[end - 1])
                parts += [self.lines.body[done:begin], "x" * (stop - begin)]
                done = stop
        return "".join(parts) + self.lines.body[done:]

    def begins(self, index: int) -> bool:
        """Return whether a region begins at this line."""
        first = self.lines.expanded[index].lstrip(" ")[:1]
        if first == "<":
            return self.comment_end(index) is not None or self.html_end(index) is not None
        return first in ("`", "~") and self.fence_end(index) is not None

    def paragraph_end(self, index: int) -> int:
        """Return the line after the paragraph that holds this line: the next blank line, or the begin of a region."""
        end = index + 1
        while end < len(self.lines.typed) and not self.lines.is_blank(end) and not self.begins(end):
            end += 1
        return end

    def comment_end(self, index: int) -> int | None:
        """Return the offset after the comment that begins at this line, or None."""
        if not _COMMENT.match(self.lines.typed[index]):
            return None
        return self.html.comment_end(self.lines.offsets[index] + self.lines.typed[index].index("<!--"))

    def fence_end(self, index: int) -> int | None:
        """Return the line after the fence that begins at this line, or None."""
        match = _FENCE.match(self.lines.expanded[index])
        if not match:
            return None
        closers = self._closers.get(match[1], [])
        following = bisect_right(closers, index)
        return closers[following] + 1 if following < len(closers) else None

    def html_end(self, index: int) -> int | Unclosed | None:
        """Return the offset after the raw HTML that begins at this line, its element if it is never closed, or None."""
        if "<" not in self.lines.expanded[index][:4]:
            return None
        return self.html.block_end(self.lines.offsets[index])
