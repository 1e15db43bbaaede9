"""A change of a file that mends what a finding says, where no judgement is needed but an editor's yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # where the host's Markdown ends lines


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

    @property
    def is_line(self) -> bool:
        """Return whether the edit puts in whole lines and touches none that is there."""
        return self.column == 1 and not self.found and self.write.endswith("\n")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, each with what ends it: CR LF, CR or LF, and nothing else."""
    return _LINE.findall(text)


def applied(text: str, edits: Iterable[Edit], first_line: int = 1) -> str:
    """Return a text with edits made, and every other character as it was.

    `first_line`: line of the file that the text begins on. A line feed that an edit writes becomes what ends the line
    that it stands in; edits beyond the last line stand at the end, and a last line that nothing ended still has no
    end. Edits of one place are made in the order given. Raises ValueError where two overlap, or where a line does not
    hold what an edit should find in it.
    """
    return "".join(part for part, _ in with_origins(text, edits, first_line))


def with_origins(text: str, edits: Iterable[Edit], first_line: int = 1) -> list[tuple[str, int]]:
    """Return the lines of a text with edits made, each with the line of the file that it comes from.

    A line that was put in comes from the line below it. Arguments and errors are those of `applied`.
    """
    lines = lines_of(text)
    by_index: dict[int, list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column)):  # stable: of one place in the order given
        by_index.setdefault(min(edit.line - first_line, len(lines)), []).append(edit)
    if min(by_index, default=0) < 0:
        raise ValueError("an edit above the text")
    made: list[tuple[str, int]] = []
    for index, line in enumerate(lines):
        if index not in by_index:
            made.append((line, first_line + index))
            continue
        changed = _changed(line, by_index[index], _end(lines, index))
        made += [(part, first_line + index) for part in lines_of(changed)]
    return made + _below(lines, by_index.get(len(lines), ()), first_line + len(lines))


def _below(lines: Sequence[str], edits: Sequence[Edit], line: int) -> list[tuple[str, int]]:
    end = _end(lines, len(lines))
    open_ended = bool(lines) and lines[-1][-1:] not in ("\r", "\n")
    made = []
    for edit in edits:
        if edit.found:
            raise ValueError(f"nothing to find beyond the last line: {edit}")
        text = edit.write.replace("\n", end)
        made.append((end + text.removesuffix(end) if open_ended else text, line))
    return made


def _changed(line: str, edits: Sequence[Edit], end: str) -> str:
    content = line.rstrip("\r\n")
    parts, done = list[str](), 0
    for edit in edits:
        start = edit.column - 1
        if start < done or start > len(content) or not content.startswith(edit.found, start):
            raise ValueError(f"a line that does not hold what is to be changed: {edit}")
        parts += [content[done:start], edit.write.replace("\n", end)]
        done = start + len(edit.found)
    return "".join(parts) + content[done:] + line[len(content) :]


def _end(lines: Sequence[str], index: int) -> str:
    """Return how the line at an index ends; the one before it, where it does not end or is not there."""
    for line in reversed(lines[: index + 1][-2:]):
        if line[-1:] in ("\r", "\n"):
            return line[len(line.rstrip("\r\n")) :]
    return "\n"
