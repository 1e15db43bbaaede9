"""A change of a text that mends what a finding says, and the one place where such changes are made.

An edit names no file: it is one of its finding's file, or of the file that it was made from. So a finding stands where
it is mended, and names the other file as `see`. Its place is a line and a column, as in the message, and it holds what
it replaces. Offsets would be others in the file than in the text that was read, which has no byte-order mark and other
line ends; and an offset cannot tell whether the file has changed since.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # where the host's Markdown ends lines
_END = re.compile(r"\r\n|\r")


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
    """What stands there, a line feed for the end of a line, whatever that is in the file; without it the edit must not
    be made. Empty where something is put in."""
    write: str
    """What to write in its place."""

    @property
    def is_line(self) -> bool:
        """Return whether the edit puts in whole lines and touches none that is there."""
        return self.column == 1 and not self.found and self.write.endswith("\n")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, each with what ends it: CR LF, CR or LF, and nothing else."""
    return _LINE.findall(text)


def edits_at(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Edit]:
    """Return edits of a text as they are given by offset: from where, to where, and what to write there."""
    starts = [0, *accumulate(map(len, lines_of(text)))]
    if text and not _is_ended(text):
        starts.pop()  # the end of the text is the end of its last line, and no line below it
    edits = []
    for start, end, write in spans:
        index = bisect_right(starts, start) - 1
        edits.append(Edit(index + 1, start - starts[index] + 1, _END.sub("\n", text[start:end]), write))
    return edits


def applied(text: str, edits: Iterable[Edit], first_line: int = 1) -> str:
    """Return a text with edits made, and every other character as it was.

    `first_line`: line of the file that the text begins on. A line feed that an edit writes becomes what ends the line
    that it stands in; edits beyond the last line stand at the end, and a last line that nothing ended still has no
    end. Edits of one place are made in the order given. Raises ValueError where two overlap, or where a line does not
    hold what an edit should find in it.
    """
    return "".join(part for part, _ in _parts(text, edits, first_line))


def with_origins(text: str, edits: Iterable[Edit], first_line: int = 1) -> list[tuple[str, int]]:
    """Return the lines of a text with edits made, each with the line of the file that it comes from.

    A line that was put in comes from the line below it. Arguments and errors are those of `applied`.
    """
    made: list[tuple[str, int]] = []
    open_: list[str] = []  # parts of a line that has not ended yet
    origin = first_line
    for text_, line in _parts(text, edits, first_line):
        for part in lines_of(text_):
            origin = origin if open_ else line
            open_.append(part)
            if _is_ended(part):
                made.append(("".join(open_), origin))
                open_ = []
    return [*made, ("".join(open_), origin)] if open_ else made


def _parts(text: str, edits: Iterable[Edit], first_line: int) -> Iterator[tuple[str, int]]:
    """Yield what the edited text is made of, in order, each part with the line that it comes from."""
    lines = lines_of(text)
    row, done = 0, 0  # the line, from 0, and the offset in it up to which all has been yielded
    below: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column)):  # stable: of one place in the order given
        index, start = min(edit.line - first_line, len(lines)), edit.column - 1
        if index < 0:
            raise ValueError("an edit above the text")
        if index == len(lines):
            below.append(edit)
            continue
        if (index, start) < (row, done):
            raise ValueError(f"an edit of what another one changes: {edit}")
        after = _found_until(lines, index, edit)
        yield from _between(lines, (row, done), (index, start), first_line)
        yield edit.write.replace("\n", _end(lines, index)), first_line + index
        row, done = after
    yield from _between(lines, (row, done), (len(lines), 0), first_line)
    yield from _below(lines, below, first_line + len(lines))


def _between(
    lines: Sequence[str], begin: tuple[int, int], end: tuple[int, int], first_line: int
) -> Iterator[tuple[str, int]]:
    """Yield what stands between two places, each a line from 0 and an offset in it, line by line."""
    (row, done), (last, stop) = begin, end
    while row < last:
        yield lines[row][done:], first_line + row
        row, done = row + 1, 0
    if stop > done:
        yield lines[row][done:stop], first_line + row


def _found_until(lines: Sequence[str], row: int, edit: Edit) -> tuple[int, int]:
    """Return the place behind what an edit finds. Raises ValueError where something else stands there."""
    start = edit.column - 1
    *whole, rest = edit.found.split("\n")
    fits = True
    for part in whole:
        fits = fits and row < len(lines) and _is_ended(lines[row]) and lines[row][start : _stop(lines[row])] == part
        row, start = row + 1, 0
    here = lines[row] if row < len(lines) else ""
    if not (fits and 0 <= start <= _stop(here) and here.startswith(rest, start, _stop(here))):
        raise ValueError(f"a line that does not hold what is to be changed: {edit}")
    return row, start + len(rest)


def _below(lines: Sequence[str], edits: Sequence[Edit], line: int) -> Iterator[tuple[str, int]]:
    end = _end(lines, len(lines))
    open_ended = bool(lines) and not _is_ended(lines[-1])
    for edit in edits:
        if edit.found:
            raise ValueError(f"nothing to find beyond the last line: {edit}")
        text = edit.write.replace("\n", end)
        yield end + text.removesuffix(end) if open_ended else text, line


def _is_ended(line: str) -> bool:
    return line[-1:] in ("\r", "\n")


def _stop(line: str) -> int:
    """Return the offset in a line at which what ends it begins."""
    return len(line) - (2 if line.endswith("\r\n") else int(_is_ended(line)))


def _end(lines: Sequence[str], index: int) -> str:
    """Return how the line at an index ends; the one before it, where it does not end or is not there."""
    last = min(index, len(lines) - 1)
    for line in reversed(lines[max(last - 1, 0) : last + 1]):
        if _is_ended(line):
            return line[_stop(line) :]
    return "\n"
