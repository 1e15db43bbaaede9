"""`bitext check --fix`: what can be mended without judgement, shown as a diff, and written after a yes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import click

from bitext.cli.files import Change, edited, text_of, write_all
from bitext.cli.terminal import CommandError, answered, on_terminal
from bitext.config import Options
from bitext.diagnostics import Finding, one_line
from bitext.edits import Edit, applied, lines_of

Paint = Callable[[str, str], str]
"""Takes a text and what it is (`added`, `removed`, `heading`); returns it in that colour."""
_BESIDE = 40  # characters that are shown before and after what changes in a line
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends findings of one page."""

    path: Path
    shown: str
    data: bytes
    """What the file holds."""
    edits: tuple[Edit, ...]
    findings: int
    """How many findings are mended."""

    @property
    def change(self) -> Change:
        """Return the change of the file; raises BitextError where it does not hold what is to be changed."""
        return edited(self.path, self.shown, self.data, self.edits)


def fixes(findings: Iterable[Finding], pages: Iterable[str], options: Options) -> tuple[list[Fix], int]:
    """Return what mends findings, by page, and how many more would have to change the same words.

    `pages`: paths of the files that may be changed: translations, and never an original.
    """
    allowed = frozenset(pages)
    mended = sorted((each for each in findings if each.edits and each.location.path in allowed), key=_path)
    made, left = [], 0
    for shown, found in groupby(mended, key=_path):
        chosen = _Apart()
        of_page = list(found)
        count = sum(chosen.take(each.edits) for each in of_page)
        left += len(of_page) - count
        path = options.file(shown)
        made.append(Fix(path, shown, path.read_bytes(), tuple(sorted(chosen.edits)), count))
    return made, left


def _path(finding: Finding) -> str:
    return finding.location.path


@dataclass(slots=True)
class _Apart:
    """Edits that lie apart from one another."""

    edits: list[Edit] = field(default_factory=list)
    _taken: list[tuple[_Place, _Place]] = field(default_factory=list)
    """From where to where, in order."""
    _seen: set[Edit] = field(default_factory=set)

    def take(self, edits: Sequence[Edit]) -> bool:
        """Take edits, all or none; return whether they are taken, or were before."""
        new = [edit for edit in edits if edit not in self._seen]
        spans = [_span(edit) for edit in new]
        if not all(map(self._is_free, spans)):
            return False
        for edit, span in zip(new, spans, strict=True):
            self._taken.insert(bisect_left(self._taken, span), span)
            self.edits.append(edit)
            self._seen.add(edit)
        return True

    def _is_free(self, span: tuple[_Place, _Place]) -> bool:
        index = bisect_left(self._taken, span)
        before = self._taken[index - 1][1] if index else (0, 0)
        after = self._taken[index][0] if index < len(self._taken) else (10**9, 0)
        is_same = index < len(self._taken) and self._taken[index][0] == span[0]
        return before <= span[0] and span[1] <= after and not is_same


def _span(edit: Edit) -> tuple[_Place, _Place]:
    *whole, last = edit.found.split("\n")
    end = edit.line + len(whole), len(last) + (1 if whole else edit.column)
    return (edit.line, edit.column), end


def shown(fix: Fix, paint: Paint, *, for_people: bool) -> Iterator[str]:
    """Yield the lines of a diff.

    `for_people`: of a long line only what is near a change, and nothing that a terminal would obey; else as programs
    take it.
    """
    yield paint(f"--- {one_line(fix.shown)}", "heading")
    yield paint(f"+++ {one_line(fix.shown)}", "heading")
    lines = lines_of(text_of(fix.data))
    moved = 0
    for first, last, edits in _hunks(fix.edits, len(lines)):
        old = lines[first - 1 : last]
        new = lines_of(applied("".join(old), edits, first))
        yield f"@@ -{_range(first, len(old))} +{_range(first + moved, len(new))} @@"
        moved += len(new) - len(old)
        before, after = [line.rstrip("\r\n") for line in old], [line.rstrip("\r\n") for line in new]
        if for_people and len(before) == len(after) == 1:
            before, after = ([text] for text in _near(before[0], after[0]))
        make = one_line if for_people else str
        yield from (paint(f"-{make(line)}", "removed") for line in before)
        yield from (paint(f"+{make(line)}", "added") for line in after)


def _hunks(edits: Sequence[Edit], count: int) -> Iterator[tuple[int, int, list[Edit]]]:
    """Yield first line, last line and edits of what changes together; without lines, the last is before the first."""
    here: list[Edit] = []
    first, last = 0, -1
    for edit in edits:
        begin, end = min(edit.line, count + 1), min(edit.line + edit.found.count("\n"), count)
        end = begin - 1 if edit.is_line else end
        if here and begin > last + 1:
            yield first, last, here
            here = []
        if not here:
            first, last = begin, begin - 1
        here.append(edit)
        last = max(last, end)
    if here:
        yield first, last, here


def _range(first: int, count: int) -> str:
    return f"{first if count else first - 1}" + ("" if count == 1 else f",{count}")


def _near(old: str, new: str) -> tuple[str, str]:
    """Return what changes in a line with a little of what stands around it."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    start = max(0, head - _BESIDE)

    def part(line: str) -> str:
        end = min(len(line), len(line) - tail + _BESIDE)
        return "\u2026" * bool(start) + line[start:end] + "\u2026" * (end < len(line))

    return part(old), part(new)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their begin."""
    least = min(len(one), len(other))
    return next((index for index in range(least) if one[index] != other[index]), least)


def write(made: Sequence[Fix], paint: Paint, *, yes: bool) -> list[Fix]:
    """Show what would be changed page by page, and write it as far as a person agrees; return what was written.

    `yes`: write without asking. Raises CommandError where there is nobody to ask.
    """
    asks = not yes and on_terminal()
    chosen: list[Fix] = []
    answer = ""
    for number, fix in enumerate(made, 1):
        for line in shown(fix, paint, for_people=True):
            click.echo(line, color=True)
        if asks and answer != "a":
            answer = answered(f"{number} of {len(made)}: write this into {one_line(fix.shown)}?")
        if answer == "q":
            break
        if yes or (asks and answer != "n"):
            chosen.append(fix)
    if not yes and not asks:
        raise CommandError(
            "expected an answer, found no terminal to ask on; nothing was written, add --yes to write it"
        )
    write_all([fix.change for fix in chosen])
    return chosen
