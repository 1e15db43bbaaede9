"""The search for slips: each is tried, and explains a misfit only where the text with its edits fits.

The edits of all sections are tried together, one of each section at a time, so that there are about as many trials as
there are kinds of slips, however long the text is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from bitext.aligner.lengths import misfit
from bitext.alignment.beads import Bead, Given, Languages, Section, Sides
from bitext.alignment.fitting import fits
from bitext.alignment.marks import Settled, settle
from bitext.alignment.sections import between_marks, sections
from bitext.alignment.slips import articles, copies, footnotes, headings, lists
from bitext.alignment.slips.marks import corrections
from bitext.alignment.slips.slip import APART, Finder, Slip, Text, View, Written, ways
from bitext.alignment.titles import title_of
from bitext.edits import Edit
from bitext.model.text import Mark

FINDERS: tuple[Finder, ...] = (
    copies.chinese,
    lists.joined,
    lists.list_signs,
    footnotes.of_word_processors,
    headings.levels,
    articles.article_numbers,
    copies.twice,
    copies.line_ends,
    copies.unseen_lines,
    lists.indented,
    lists.list_brackets,
    headings.paragraphs,
    headings.headings,
    copies.original_line_ends,
)
"""The kinds of slips to look for, the plainest first."""
PASSES = 3  # one slip hides another
TRIALS = 40  # of a page
WORK = 40_000  # blocks read in all trials of a page: a few seconds at the worst
SUSPECTS = 12  # marks that are tried one by one
LIKELY = 1.2  # nats: how much lengths may say, on average, against the pairs that come of a cut or of a deletion
CUTS = ("line end", "indent", "original line end", "twice")


@dataclass(frozen=True, slots=True)
class State:
    """Both texts with some edits made, and how they fit."""

    original: Written
    page: Written
    sides: Sides
    settled: Settled
    sections: tuple[Section, ...]
    """All sections between marks and fixed points."""
    unfit: tuple[Section, ...]
    """Those that do not fit."""
    beside: frozenset[int]
    """Indices of the translation's blocks near the ends of what lies between two marks and does not fit."""

    @property
    def weight(self) -> int:
        """Return how much does not fit: the number of blocks of both sides, and of marks that cannot be followed."""
        blocks = sum(len(each.source) + len(each.translation) for each in self.unfit)
        return blocks + len(self.settled.findings)


@dataclass(slots=True)
class Search:
    """The slips of one page, as far as they have been found."""

    original: Text
    page: Text
    said: Sequence[tuple[Edit, ...]]
    """What would mend what others have found, finding by finding: it is tried first, and not said again."""
    languages: Languages
    found: list[Slip] = field(default_factory=list)
    mended: list[Edit] = field(default_factory=list)
    """The edits of `said` that help."""
    trials: int = 0
    read: int = 0
    """Blocks that were read in the trials."""

    def run(self) -> State | None:
        """Return the state of the texts with all slips mended that were found, or None where there was none."""
        state = first = self._state(())
        if not first:
            return None
        self.found += copies.conflicts(first.page)
        state = self._tried(()) if self.found else first
        if not state or not (state.weight or self.found):
            return None
        state = self._said(state)
        state = self._copies(state)
        state = self._original_lines(state)
        state = self._marks(state)
        for _ in range(PASSES):
            before = len(self.found)
            state = self._pass(state)
            if len(self.found) == before or not state.unfit:
                break
        state = self._marks(state)
        return state if self.found or self.mended else None

    def _said(self, state: State) -> State:
        """Make the edits of `said` where the page fits better with them: one finding at a time, or all."""
        everything = tuple(edit for edits in self.said for edit in edits)
        for edits in (*self.said[:SUSPECTS], everything):
            before = self.mended
            if not edits or not state.unfit or set(edits) <= set(before):
                continue
            self.mended = [*before, *edits]
            after = self._tried(())
            if after and after.weight < state.weight:
                state = after
            else:
                self.mended = before
        return state

    def _copies(self, state: State) -> State:
        """Take out the original where it stands in the translation, if the page fits better without it."""
        for slip in copies.originals(state.original, state.page) if state.unfit else ():
            after = self._tried([slip])
            if after and after.weight < state.weight:
                self.found.append(slip)
                return after
        return state

    def _original_lines(self, state: State) -> State:
        """Part paragraphs of the original where that explains everything: it moves the numbers of all marks below."""
        if not (state.unfit and state.page.marks):
            return state
        views = (View(state.original, state.page, state.sides, section) for section in state.unfit)
        slips = [slip for view in views for slip in copies.original_line_ends(view)]
        after = self._tried(slips) if slips else None
        if after is None or after.weight:
            return state
        self.found += slips
        return after

    def _marks(self, state: State) -> State:
        """Correct the pairing marks whose correction makes sections fit, the first suspect first."""
        suspects = 0
        faulty = {finding.location.line for finding in state.settled.findings}
        for index in range(len(state.page.marks)):
            if index >= len(state.page.marks) or not (state.unfit or state.settled.findings):
                break
            marks = state.page.marks
            if not _is_suspect(state, marks[index], faulty):
                continue
            suspects += 1
            if suspects > SUSPECTS:
                break
            for slip in corrections(state.page, marks, index, len(state.sides.source)):
                after = self._tried([slip])
                if after and _corrects(slip, state, after):
                    self.found.append(slip)
                    state = after
                    faulty = {finding.location.line for finding in state.settled.findings}
                    break
        return state

    def _pass(self, state: State) -> State:
        """Look for slips in all sections that do not fit: one explanation of each at a time, all sections at once."""
        views = [View(state.original, state.page, state.sides, section) for section in state.unfit]
        tried = [ways([slip for find in FINDERS for slip in find(view)]) for view in views]
        explained: set[int] = set()
        for row in zip_longest(*tried):
            trial = {index: slips for index, slips in enumerate(row) if slips and index not in explained}
            for index in self._repaired(state, trial):
                self.found += self._needed(state, index, trial[index])
                explained.add(index)
        return self._tried(()) or state

    def _repaired(self, state: State, trial: dict[int, list[Slip]]) -> list[int]:
        """Return which sections, by index, fit with the slips mended that are tried on them, all at once."""
        if not trial:
            return []
        after = self._tried([slip for slips in trial.values() for slip in slips])
        if after is None:
            few = len(trial) if 1 < len(trial) <= APART else 0
            return [index for index in list(trial)[:few] if self._repaired(state, {index: trial[index]})]
        known = {section.source for section in state.unfit}
        good = [index for index, slips in trial.items() if _repairs(state, index, after, slips, known)]
        if good and len(good) < len(trial):
            return self._repaired(state, {index: trial[index] for index in good})
        return good

    def _needed(self, state: State, index: int, slips: list[Slip]) -> list[Slip]:
        """Return, of the slips that together mend a section, those without which it would not fit."""
        for slip in reversed(slips[1:]) if len(slips) <= APART else ():
            fewer = [each for each in slips if each is not slip]
            if self._repaired(state, {index: fewer}):
                slips = fewer
        return slips

    def _tried(self, slips: Iterable[Slip]) -> State | None:
        return self._state([*self.found, *slips])

    def _state(self, slips: Sequence[Slip]) -> State | None:
        """Return both texts with slips mended; None where edits conflict, no block is left or it is too much work."""
        self.trials += 1
        if self.trials > TRIALS or self.read > WORK:
            return None
        edits = [edit for slip in slips if not slip.in_original for edit in slip.edits]
        in_original = [edit for slip in slips if slip.in_original for edit in slip.edits]
        try:
            original = Written.of(self.original, dict.fromkeys(in_original))
            page = Written.of(self.page, dict.fromkeys([*self.mended, *edits]))
        except ValueError:
            return None
        self.read += len(original.blocks) + len(page.blocks)
        if not original.blocks:
            return None
        return _state(original, page, self.languages)


def _state(original: Written, page: Written, languages: Languages) -> State:
    sides = Sides.of(original.blocks, page.blocks, Given(languages))
    settled = settle(page.marks, len(sides.source), len(sides.translation), "")
    title = title_of(sides, settled)
    end = page.first_line + len(page.lines)
    parts = [part for part in between_marks(sides, settled, title, end) if not isinstance(part, Bead)]
    found = tuple(section for part in parts for section in sections(sides, part))
    unfit = tuple(each for each in found if not fits(sides, each))
    ends = {end for each in unfit for end in (each.reach.start, each.reach.stop)}
    beside = frozenset(end + step for end in ends for step in (-1, 0, 1))
    return State(original, page, sides, settled, found, unfit, beside)


def _touching(found: Sequence[Section], source: range) -> Iterator[Section]:
    """Yield the sections that contain these source blocks or border on them; `found` is in order."""
    index = bisect_right(found, source.stop, key=lambda section: section.source.start) - 1
    while index >= 0 and found[index].source.stop >= source.start:
        yield found[index]
        index -= 1


def _repairs(before: State, index: int, after: State, slips: Sequence[Slip], known: Container[range]) -> bool:
    """Return whether a section fits now: what touches it fits, or is another section that did not fit before.

    `known`: the source blocks of each section that did not fit before.
    """
    if after.weight >= before.weight or len(after.settled.findings) > len(before.settled.findings):
        return False
    source = before.unfit[index].source
    if any(each.source == source or each.source not in known for each in _touching(after.unfit, source)):
        return False
    if not any(slip.kind in CUTS for slip in slips):
        return True
    costs = list(_costs(after, source))  # empty where only fixed points came of it: their numbers agree
    return sum(costs) <= LIKELY * len(costs)


def _costs(state: State, source: range) -> Iterator[float]:
    """Yield the costs by length, in nats, of the pairs of the sections that touch these source blocks."""
    sides = state.sides
    for section in _touching(state.sections, source):
        for i, j in zip(section.source, section.translation, strict=False):
            yield misfit(sides.source_lengths[i], sides.translation_lengths[j])


def _is_suspect(state: State, mark: Mark, faulty: Container[int]) -> bool:
    """Return whether a pairing mark cannot be followed, or does not fit with the blocks before or after it."""
    if mark.kind == "none":
        index = bisect_right(state.unfit, mark.before, key=lambda section: section.reach.start) - 1
        return index >= 0 and mark.before in state.unfit[index].reach
    return mark.before in state.beside or mark.line in faulty


def _corrects(slip: Slip, before: State, after: State) -> bool:
    """Return whether, with a mark corrected, the sections beside it fit, and no section that fitted before is unfit."""
    known = {each.source for each in before.unfit}
    if after.weight >= before.weight or any(each.source not in known for each in after.unfit):
        return False
    if slip.source is None:
        fewer = len(after.settled.findings) < len(before.settled.findings)
        return len(after.unfit) < len(before.unfit) or (fewer and not after.unfit)
    here = range(slip.source, slip.source + 1)
    return not any(_touching(after.unfit, here))
