"""Pairing: blocks pair in order; marks come first, then headings and articles hold the two sides together.

Beyond the promise are, by name:
- compensated slips, of one section, which leave its count, kinds and article numbers as they were: two paragraphs
  swapped on one side, or one lost and another added;
- disguised slips, of several sections, which together read as fewer of them elsewhere: a heading lost here, and one of
  its level added there. Then the longest common subsequence itself is another than the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bitext.alignment.advice import Advice, Insertion, advise
from bitext.alignment.beads import Bead, Sides
from bitext.alignment.marks import Settled, settle, unsupported
from bitext.alignment.numbering import numbered, with_added
from bitext.alignment.sections import between_marks, stretches
from bitext.diagnostics import Finding
from bitext.model.pairing import Pair, Pairing
from bitext.model.text import Block, Mark


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of pairing a translation with its source text."""

    pairing: Pairing
    """All pairs, in reading order."""
    findings: tuple[Finding, ...]
    """One for each section that does not fit, and for each mark that cannot be followed, in the order of lines."""
    insertions: tuple[Insertion, ...]
    """The marks that the findings ask for, in the order of lines; those of one line in the order to paste them."""


def pair(
    source: Sequence[Block],
    translation: Sequence[Block],
    marks: Sequence[Mark],
    *,
    source_path: str,
    path: str,
    end_line: int,
) -> Outcome:
    """Return which source block each block of a translation renders, with what does not fit and how to mend it.

    `source`: blocks of the original, none where it is not on file. `translation`, `marks`: of the page. `source_path`,
    `path`: of the two files, for the findings. `end_line`: the line after the page's last. Nothing is raised: a page
    that does not fit is paired as best it can be, and each pair of such a section is marked as a guess.
    """
    if not source:
        return _without_source(translation, marks, source_path, path)
    sides = Sides.of(source, translation)
    settled = settle(marks, len(source), len(translation), path)
    title = _title(sides, settled)
    beads = [title] if title.source or title.translation else []
    advised: list[Advice] = []
    for part in between_marks(sides, settled, title, end_line):
        if isinstance(part, Bead):
            beads.append(part)
        else:
            runs = list(stretches(sides, part))
            beads += with_added((bead for run in runs for bead in run.beads), part.reach, settled.added)
            advised += [advise(sides, run.unfit, run.beads, path, source_path) for run in runs if run.unfit]
    pairing = Pairing(tuple(numbered(beads)), _title_index(sides, beads, title))
    findings = sorted([*settled.findings, *(advice.finding for advice in advised)], key=lambda found: found.location)
    return Outcome(pairing, tuple(findings), tuple(mark for advice in advised for mark in advice.insertions))


def _without_source(translation: Sequence[Block], marks: Sequence[Mark], source_path: str, path: str) -> Outcome:
    pairs = tuple(Pair(str(j + 1), (), (j,)) for j in range(len(translation)))
    title = 0 if translation and _is_title(translation[0]) else None
    return Outcome(Pairing(pairs, title), tuple(unsupported(marks, source_path, path)), ())


def _is_title(block: Block) -> bool:
    return block.kind == "heading" and block.level == 1


def _title(sides: Sides, settled: Settled) -> Bead:
    """Return the titles that open the texts and that no mark speaks of, or an empty bead.

    A title on one side alone is no slip: the front matter has one for the page, and an editor may set one.
    """
    source = _is_title(sides.source[0])
    translation = bool(sides.translation) and _is_title(sides.translation[0])
    first = settled.points[0] if settled.points else None
    rendering = next((point for point in settled.points if point.renders), None)
    marked = source and first is not None and first.source.start == 0
    marked = marked or (translation and rendering is not None and rendering.translation.start == 0)
    if marked or (source and translation and 0 in settled.added):
        return Bead(range(0), range(0))
    return Bead(range(int(source)), range(int(translation)), "" if source else "added")


def _title_index(sides: Sides, beads: Sequence[Bead], title: Bead) -> int | None:
    if sides.translation and _is_title(sides.translation[0]):
        return next(index for index, bead in enumerate(beads) if 0 in bead.translation)
    return 0 if title.source else None
