"""Pairing marks: what an editor says of the pairing, checked, and turned into points that hold.

A mark goes forward: it begins after the end of what the mark before it took. An equal `source:` on the block directly
below joins the pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bitext.diagnostics import Finding, Location, one_line
from bitext.model.text import Mark

_PLACEHOLDERS = ("", "reason", "why", "the reason", "your reason", "reason here", "todo", "y", "yes", "n", "no", "ok")
SHOWN = 60  # characters of a mark in a message: an honest one has fewer


@dataclass(frozen=True, slots=True)
class Point:
    """A mark that holds: these source blocks stand here."""

    source: range
    """Indices of the source blocks that it names."""
    translation: range
    """Indices of the blocks that render them; where they are left out, an empty range at the place of the gap."""
    reason: str
    """Why they are left out, as the editor says; "" where no reason is given or blocks render them."""
    line: int
    """Line of the mark."""

    @property
    def renders(self) -> bool:
        """Return whether blocks render the source blocks; else these are left out."""
        return bool(self.translation)


@dataclass(slots=True)
class Settled:
    """The marks of a page, checked."""

    points: list[Point]
    """In order, on both sides."""
    added: set[int]
    """Indices of the translation's blocks that the translators added."""
    findings: list[Finding]
    """One for each mark that cannot be meant and is not followed."""


def settle(marks: Iterable[Mark], sources: int, translations: int, path: str) -> Settled:
    """Return the points that the marks hold, the added blocks, and a finding for each mark that cannot be followed.

    `sources`, `translations`: how many blocks each side has. `path`: the translation's file, for the findings.
    """
    settled = Settled([], set(), [])
    for mark in sorted(marks, key=lambda mark: (mark.before, mark.line)):
        fault = _fault(mark, settled, sources, translations)
        if not fault:
            _follow(mark, settled, translations)
        if not fault and mark.kind == "untranslated" and not mark.reason.strip():
            fault = f"expected a reason, found none; write {untranslated(mark.first, mark.last)}"
        elif not fault and mark.kind == "untranslated" and is_placeholder(mark.reason):
            blocks = f"source block{'s' * (mark.last > mark.first)} {span(mark.first, mark.last)}"
            verb = "are" if mark.last > mark.first else "is"
            found = f'found only "{mark.reason.strip()}"'
            fault = f"expected why {blocks} {verb} left out, {found}; write the reason in its place"
        if fault:
            settled.findings.append(Finding("C20", Location(path, mark.line), fault))
    return settled


def unsupported(marks: Iterable[Mark], source_path: str, path: str) -> list[Finding]:
    """Return a finding for each mark of a page whose original is not on file: it has nothing to point at."""
    name = f"the original, {source_path}," if source_path else "the original"
    message = "expected {} to be on file, found no text in it for {} to point at; add the text, or remove the mark"
    return [Finding("C20", Location(path, mark.line), message.format(name, _typed(mark))) for mark in marks]


def untranslated(first: int, last: int) -> str:
    """Return the mark, to be pasted, for source blocks left out; the editor writes the reason."""
    return f"<!-- untranslated: {span(first, last)} reason -->"


def is_placeholder(reason: str) -> bool:
    """Return whether a reason is empty, or still the placeholder of our messages."""
    return reason.strip(" .\u2026:!?").casefold() in _PLACEHOLDERS


def span(first: int, last: int, dash: str = "-") -> str:
    """Return the numbers as a mark has them: `12`, `12-13`."""
    return str(first) if first == last else f"{first}{dash}{last}"


def _fault(mark: Mark, settled: Settled, sources: int, translations: int) -> str:
    if mark.kind != "untranslated":
        if not 0 <= mark.before < translations:
            return f"expected a block below {_typed(mark)}, found none; move the mark above its block, or remove it"
        taken = settled.points[-1].translation.stop if settled.points else 0
        if mark.before < taken or mark.before in settled.added:
            return f"expected one source mark above a block, found a second, {_typed(mark)}; remove one of them"
    return "" if mark.kind == "none" or _joins(mark, settled) else _range_fault(mark, settled, sources)


def _range_fault(mark: Mark, settled: Settled, sources: int) -> str:
    floor = (settled.points[-1].source.stop if settled.points else 0) + 1
    found = span(mark.first, mark.last)
    if floor <= mark.first <= mark.last <= sources:
        return ""
    if floor > sources:
        return f"expected no more marks, as those above go up to the last source block, found {found}; remove the mark"
    if mark.first > mark.last:
        return f"expected a range that goes forward, found {found}; write {span(mark.last, mark.first)}"
    return f"expected {_blocks_from(floor, sources)}, found {found}; correct the number, or remove the mark"


def _blocks_from(first: int, last: int) -> str:
    return f"source block {first}" if first == last else f"a source block from {first} to {last}"


def _joins(mark: Mark, settled: Settled) -> bool:
    if mark.kind != "source" or not settled.points:
        return False
    point = settled.points[-1]
    return point.renders and point.source == _indices(mark) and point.translation.stop == mark.before


def _follow(mark: Mark, settled: Settled, translations: int) -> None:
    points = settled.points
    if mark.kind == "none":
        settled.added.add(mark.before)
    elif _joins(mark, settled):
        points[-1] = replace(points[-1], translation=range(points[-1].translation.start, mark.before + 1))
    elif mark.kind == "source":
        points.append(Point(_indices(mark), range(mark.before, mark.before + 1), "", mark.line))
    else:
        at = max(min(mark.before, translations), points[-1].translation.stop if points else 0)
        reason = "" if is_placeholder(mark.reason) else mark.reason  # nobody is to read the word "reason"
        points.append(Point(_indices(mark), range(at, at), reason, mark.line))


def _indices(mark: Mark) -> range:
    return range(mark.first - 1, mark.last)


def _typed(mark: Mark) -> str:
    return one_line(" ".join(mark.text[:SHOWN].split()))
