"""Pairing: blocks pair in order; marks come first, then headings and articles hold the two sides together.

Beyond the promise are, by name:
- compensated slips, of one section, which leave its count, kinds and article numbers as they were, where words and
  lengths raise no doubt either: in a short text without a dictionary, two paragraphs swapped on one side;
- disguised slips, of several sections, which together read as fewer of them elsewhere: a heading lost here, and one of
  its level added there. Then the longest common subsequence itself is another than the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bitext.alignment.advice import Advice, Insertion, advise, doubted
from bitext.alignment.beads import Bead, Given, Sides
from bitext.alignment.marks import settle, unsupported
from bitext.alignment.numbering import numbered, with_added
from bitext.alignment.sections import between_marks, stretches
from bitext.alignment.slips.search import Search, State
from bitext.alignment.slips.slip import Text, Written
from bitext.alignment.slips.telling import told
from bitext.alignment.titles import is_title, title_of
from bitext.alignment.weighed import Weighed
from bitext.diagnostics import Finding
from bitext.edits import Edit
from bitext.model.pairing import Pair, Pairing
from bitext.model.text import Block, Mark


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of pairing a translation with its source text."""

    pairing: Pairing
    """All pairs, in reading order."""
    findings: tuple[Finding, ...]
    """One for each slip that explains why something does not fit, for each section that does not fit for another
    reason, and for each mark that cannot be followed, in the order of lines."""
    insertions: tuple[Insertion, ...] = ()
    """The marks that the findings ask for, in the order of lines; those of one line in the order to paste them."""
    advice: tuple[Advice, ...] = ()
    """The advice that `insertions` are taken from, one for each section that no slip explains."""
    mended: str | None = None
    """The translation's body with the slips mended, or None where there are none."""
    explained: frozenset[Edit] = frozenset()
    """Of the edits in `Texts.said`: those without which the page would not fit."""
    fits: bool = True
    """Whether all sections fit, and all marks can be followed; where there is doubt, all may."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Both files, to be read again with slips mended."""

    original: Text
    page: Text
    said: tuple[tuple[Edit, ...], ...] = ()
    """The edits of each finding already made on the page: a misfit that they explain is not reported again."""


def pair(
    source: Sequence[Block],
    translation: Sequence[Block],
    marks: Sequence[Mark],
    *,
    source_path: str,
    path: str,
    end_line: int,
    texts: Texts | None = None,
    given: Given | None = None,
) -> Outcome:
    """Return which source block each block of a translation renders, with what does not fit and how to mend it.

    `source`: blocks of the original, none where it is not on file. `translation`, `marks`: of the page. `source_path`,
    `path`: of the two files, for the findings. `end_line`: the line after the page's last. `texts`: both files; without
    them, slips of notation are not looked for, and marks are offered for everything. `given`: what else is known.
    Nothing is raised: a page that does not fit is paired as best it can be, and what is not sure is marked as a guess.
    """
    if not source:
        return _without_source(translation, marks, source_path, path)
    given = given or Given()
    paths = path, source_path
    outcome = _paired(source, translation, marks, paths, end_line, given)
    # Most pages fit, and are not read again. What git leaves of two versions is a slip even where they fit.
    is_off = texts and (not outcome.fits or "<<<<<<<" in texts.page.body)
    search = Search(texts.original, texts.page, texts.said, given.languages) if texts and is_off else None
    state = search.run() if search else None
    if not search or not state:
        return outcome
    mended = _mended(state, paths, end_line, replace(given, weighed=Weighed()))
    lines = [block.line for block in source]
    findings = [*told(search.found, path, source_path, lines), *mended.findings]
    findings.sort(key=lambda found: found.location)
    body = "\n".join(state.page.lines)
    return replace(
        outcome,
        findings=tuple(findings),
        insertions=mended.insertions,
        advice=mended.advice,
        mended=body,
        explained=frozenset(search.mended),
    )


def _mended(state: State, paths: tuple[str, str], end_line: int, given: Given) -> Outcome:
    """Return what comes of the texts with slips mended, its places those of the files as they are."""
    page = state.page
    marks = [replace(mark, line=page.origin(mark.line)) for mark in page.marks]
    return _paired(_placed(state.original), _placed(page), marks, paths, end_line, given)


def _placed(text: Written) -> list[Block]:
    return [replace(block, line=text.origin(block.line), end=text.origin(block.end)) for block in text.blocks]


def _paired(
    source: Sequence[Block],
    translation: Sequence[Block],
    marks: Sequence[Mark],
    paths: tuple[str, str],
    end_line: int,
    given: Given,
) -> Outcome:
    """Return the outcome for both sides as they are. `paths`: of the translation and of the original."""
    path, source_path = paths
    sides = Sides.of(source, translation, given)
    settled = settle(marks, len(source), len(translation), path)
    title = title_of(sides, settled)
    beads = [title] if title.source or title.translation else []
    advised: list[Advice] = []
    is_fit = True
    for part in between_marks(sides, settled, title, end_line):
        if isinstance(part, Bead):
            beads.append(part)
        else:
            runs = list(stretches(sides, part))
            beads += with_added((bead for run in runs for bead in run.beads), part.reach, settled.added)
            is_fit = is_fit and not any(run.unfit for run in runs)
            advised += [advise(sides, run.unfit, run.beads, path, source_path) for run in runs if run.unfit]
            advised += [doubted(sides, doubt, path, source_path) for run in runs for doubt in run.doubts]
    pairing = Pairing(tuple(numbered(beads)), _title_index(sides, beads, title))
    findings = sorted([*settled.findings, *(advice.finding for advice in advised)], key=lambda found: found.location)
    insertions = tuple(mark for advice in advised for mark in advice.insertions)
    return Outcome(pairing, tuple(findings), insertions, tuple(advised), fits=is_fit and not settled.findings)


def _without_source(translation: Sequence[Block], marks: Sequence[Mark], source_path: str, path: str) -> Outcome:
    pairs = tuple(Pair(str(j + 1), (), (j,)) for j in range(len(translation)))
    title = 0 if translation and is_title(translation[0]) else None
    return Outcome(Pairing(pairs, title), tuple(unsupported(marks, source_path, path)))


def _title_index(sides: Sides, beads: Sequence[Bead], title: Bead) -> int | None:
    if sides.translation and is_title(sides.translation[0]):
        return next(index for index, bead in enumerate(beads) if 0 in bead.translation)
    return 0 if title.source else None
