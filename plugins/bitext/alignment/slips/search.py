"""The search for slips: each is tried, and explains a misfit only where the text with its edits fits.

The edits of all sections are tried together, one of each section at a time, so that there are about as many trials as
there are kinds of slips, however long the text is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from bitext.alignment.beads import Bead, Section, Sides
from bitext.alignment.fitting import fits
from bitext.alignment.lengths import misfit
from bitext.alignment.marks import Settled, settle
from bitext.alignment.sections import between_marks, sections
from bitext.alignment.slips import copies, footnotes, headings, lists
from bitext.alignment.slips.marks import corrections
from bitext.alignment.slips.slip import Finder, Slip, Text, View, Written
from bitext.alignment.titles import title_of
from bitext.edits import Edit

FINDERS: tuple[Finder, ...] = (
    copies.chinese,
    lists.joined,
    lists.list_signs,
    footnotes.unfinished,
    footnotes.of_word_processors,
    headings.levels,
    headings.article_numbers,
    copies.twice,
    copies.line_ends,
    lists.list_brackets,
    headings.paragraphs,
    headings.headings,
    copies.original_line_ends,
)
"""What is looked for, the plainest first."""
PASSES = 3  # one slip hides another
TRIALS = 60  # of a page
WORK = 300_000  # blocks read in all trials of a page
SUSPECTS = 12  # marks that are tried one by one
LIKELY = 1.2  # nats: how much lengths may say, on average, against the pairs that come of a cut or of a deletion
CUTS = ("line end", "original line end", "twice")


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

    @property
    def weight(self) -> int:
        """Return how much does not fit: blocks of both sides, and marks that cannot be followed."""
        blocks = sum(len(each.source) + len(each.translation) for each in self.unfit)
        return blocks + len(self.settled.findings)


@dataclass(slots=True)
class Search:
    """The slips of one page, as far as they have been found."""

    original: Text
    page: Text
    said: Sequence[tuple[Edit, ...]]
    """What would mend what others have found, finding by finding: it is tried first, and not said again."""
    found: list[Slip] = field(default_factory=list)
    mended: list[Edit] = field(default_factory=list)
    """Of `said`, what helps."""
    trials: int = 0

    def run(self) -> State | None:
        """Return the state of the texts with all slips mended that were found; nothing, where there was none."""
        state = first = self._state(())
        if not first:
            return None
        self.found += copies.conflicts(first.page)
        state = self._tried(()) if self.found else first
        if not state or not (state.weight or self.found):
            return None
        state = self._said(state)
        state = self._copies(state)
        state = self._marks(state)
        for _ in range(PASSES):
            before = len(self.found)
            state = self._pass(state)
            if len(self.found) == before or not state.unfit:
                break
        state = self._marks(state)
        return state if self.found or self.mended else None

    def _said(self, state: State) -> State:
        """Take what others would mend, where the page fits better with it: all of it, or one after the other."""
        everything = tuple(edit for edits in self.said for edit in edits)
        for edits in (everything, *self.said[:SUSPECTS]):
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

    def _marks(self, state: State) -> State:
        """Correct the marks that explain more than they say, the first suspect first."""
        suspects = 0
        for index in range(len(state.page.marks)):
            if index >= len(state.page.marks) or not (state.unfit or state.settled.findings):
                break
            marks = sorted(state.page.marks, key=lambda mark: (mark.before, mark.line))
            if suspects >= SUSPECTS or not _is_suspect(state, marks[index].line, marks[index].before):
                continue
            suspects += 1
            for slip in corrections(state.page, marks, index, len(state.sides.source)):
                after = self._tried([slip])
                if after and _corrects(slip, state, after):
                    self.found.append(slip)
                    state = after
                    break
        return state

    def _pass(self, state: State) -> State:
        """Look for slips in all sections that do not fit."""
        views = [View(state.original, state.page, state.sides, section) for section in state.unfit]
        offered = [[slip for find in FINDERS for slip in find(view)] for view in views]
        open_ = dict(enumerate(offered))
        for row in zip_longest(*offered):
            trial = {index: slip for index, slip in enumerate(row) if slip and index in open_}
            for index in self._repaired(state, {index: [slip] for index, slip in trial.items()}):
                self.found.append(trial[index])
                del open_[index]
        joint = {index: _compatible(slips) for index, slips in open_.items() if len(slips) > 1}
        for index in self._repaired(state, joint):
            self.found += self._needed(state, index, joint[index])
        return self._tried(()) or state

    def _repaired(self, state: State, trial: dict[int, list[Slip]]) -> list[int]:
        """Return which sections, by index, fit with the slips mended that are tried on them, all at once."""
        if not trial:
            return []
        after = self._tried([slip for slips in trial.values() for slip in slips])
        if after is None:
            return [index for index, slips in trial.items() if len(trial) > 1 and self._repaired(state, {index: slips})]
        good = [index for index, slips in trial.items() if _repairs(state, index, after, slips)]
        if good and len(good) < len(trial):
            return self._repaired(state, {index: trial[index] for index in good})
        return good

    def _needed(self, state: State, index: int, slips: list[Slip]) -> list[Slip]:
        """Return the slips without which a section would not fit, of those that together mend it."""
        for slip in reversed(slips[1:]):
            fewer = [each for each in slips if each is not slip]
            if fewer and self._repaired(state, {index: fewer}):
                slips = fewer
        return slips

    def _tried(self, slips: Iterable[Slip]) -> State | None:
        return self._state([*self.found, *slips])

    def _state(self, slips: Sequence[Slip]) -> State | None:
        """Return both texts with slips mended; nothing, where their edits cannot be made together, or it is enough."""
        edits = [edit for slip in slips if not slip.in_original for edit in slip.edits]
        in_original = [edit for slip in slips if slip.in_original for edit in slip.edits]
        try:
            original = Written.of(self.original, dict.fromkeys(in_original))
            page = Written.of(self.page, dict.fromkeys([*self.mended, *edits]))
        except ValueError:
            return None
        self.trials += 1
        size = len(original.blocks) + len(page.blocks)
        if not original.blocks or self.trials > TRIALS or self.trials * size > max(WORK, size):
            return None
        return _state(original, page)


def _state(original: Written, page: Written) -> State:
    sides = Sides.of(original.blocks, page.blocks)
    settled = settle(page.marks, len(sides.source), len(sides.translation), "")
    title = title_of(sides, settled)
    end = page.first_line + len(page.lines)
    parts = [part for part in between_marks(sides, settled, title, end) if not isinstance(part, Bead)]
    found = tuple(section for part in parts for section in sections(sides, part))
    return State(original, page, sides, settled, found, tuple(each for each in found if not fits(sides, each)))


def _touch(one: range, other: range) -> bool:
    return one.start <= other.stop and other.start <= one.stop


def _repairs(before: State, index: int, after: State, slips: Sequence[Slip]) -> bool:
    """Return whether a section fits now: nothing that touches it is unfit but what was so, and is another section."""
    if after.weight >= before.weight or len(after.settled.findings) > len(before.settled.findings):
        return False
    source = before.unfit[index].source
    others = {each.source for number, each in enumerate(before.unfit) if number != index}
    if any(_touch(each.source, source) and each.source not in others for each in after.unfit):
        return False
    if not any(slip.kind in CUTS for slip in slips):
        return True
    costs = list(_costs(after, source))
    return bool(costs) and sum(costs) <= LIKELY * len(costs)


def _costs(state: State, source: range) -> Iterator[float]:
    """Yield what lengths say against the pairs of the sections that touch these source blocks."""
    sides = state.sides
    for section in state.sections:
        if _touch(section.source, source):
            for i, j in zip(section.source, section.translation, strict=False):
                yield misfit(sides.source_lengths[i], sides.translation_lengths[j])


def _is_suspect(state: State, line: int, block: int) -> bool:
    """Return whether a mark cannot be followed, or does not fit with what stands before it or after it."""
    if any(finding.location.line == line for finding in state.settled.findings):
        return True
    return any(each.reach.start <= block + 1 and block - 1 <= each.reach.stop for each in state.unfit)


def _corrects(slip: Slip, before: State, after: State) -> bool:
    """Return whether with a mark corrected nothing beside it is unfit, and nothing new anywhere."""
    known = {each.source for each in before.unfit}
    if after.weight >= before.weight or any(each.source not in known for each in after.unfit):
        return False
    if slip.source is None:
        return len(after.unfit) < len(before.unfit) or len(after.settled.findings) < len(before.settled.findings)
    here = range(slip.source, slip.source + 1)
    return not any(_touch(each.source, here) for each in after.unfit)


def _compatible(slips: Sequence[Slip]) -> list[Slip]:
    """Return the slips whose edits can be made together, the plainest first."""
    taken: dict[tuple[int, bool], Edit] = {}
    chosen = []
    for slip in slips:
        places = {(edit.line, slip.in_original): edit for edit in slip.edits if not edit.is_line}
        if all(taken.get(place, edit) == edit for place, edit in places.items()):
            taken |= places
            chosen.append(slip)
    return chosen
