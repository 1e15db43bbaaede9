"""The best guess at a section that does not fit: Gale and Church's alignment by length, over blocks.

Gale and Church (1993), "A program for aligning sentences in bilingual corpora", Computational Linguistics 19(1), with
kinds, articles and ordinals as further evidence. All costs are in nats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from math import inf

from bitext.aligner.lengths import misfit
from bitext.alignment.bands import band, value
from bitext.alignment.beads import Bead, Section, Sides
from bitext.alignment.fitting import compatible, is_fixed_point
from bitext.alignment.fixed_points import ordinal_cost
from bitext.model.pairing import Gap
from bitext.model.text import Block

SHAPES = (
    # source blocks, translation blocks, −ln of how often: their table 5, its two directions shared evenly
    (1, 1, 0.12),  # 0.89
    (1, 0, 5.3),  # 0.0099 for both
    (0, 1, 1.0),  # and `ADDED`
    (2, 1, 3.1),  # 0.089 for both
    (1, 2, 3.1),
    (3, 1, 5.5),  # not in their table: a merge that is merged again
    (1, 3, 5.5),
)
UNLIKE_PROSE = 1.5  # a list made of a paragraph is common
UNLIKE = 4.0  # a table made of a paragraph is not
OTHER_ARTICLE = 6.0  # an article is rendered by that article
SWALLOWED = 6.0  # a heading or article that begins inside a bead: above a gap (5.3), so that it is left over instead
NUMBERED = 3.0  # what begins with a number of its own (第三， Third,) is seldom the rest of what stands before it
ADDED = 4.3  # makes an addition as rare as a gap (5.3), but for what a source text never has: an image, a fence
MOST = 40_000  # blocks of a section past which nobody judges the guess, and it is the plain order
PROSE = ("paragraph", "item", "quotation")
FOREIGN = ("image", "fence", "html", "rule", "container")


@dataclass(frozen=True, slots=True)
class _Step:
    source: int
    translation: int


def guess(sides: Sides, section: Section) -> list[Bead]:
    """Return the most likely beads of a section, in order, each marked as a guess."""
    if len(section.source) + len(section.translation) > MOST:
        steps = list(_in_order(len(section.source), len(section.translation)))
    else:
        steps = _walk(best_ways(Evidence(sides, section)), len(section.source), len(section.translation))
    beads = []
    row = column = 0
    for step in steps:
        source = section.source[row : row + step.source]
        translation = section.translation[column : column + step.translation]
        beads.append(_bead(source, translation))
        row, column = row + step.source, column + step.translation
    return beads


def _bead(source: range, translation: tuple[int, ...]) -> Bead:
    blocks = range(translation[0], translation[-1] + 1) if translation else range(0)
    gap: Gap = "" if source and blocks else "missing" if source else "added"
    return Bead(source, blocks, gap, guess=True)


def _in_order(rows: int, columns: int) -> Iterator[_Step]:
    for index in range(max(rows, columns)):
        yield _Step(int(index < rows), int(index < columns))


@dataclass(slots=True)
class Evidence:
    """The costs of beads, with the sums and kinds that are computed beforehand."""

    sides: Sides
    section: Section
    source_sums: list[float] = field(init=False)
    """Sum of the lengths of the source blocks before each position."""
    translation_sums: list[float] = field(init=False)
    source_tails: list[float] = field(init=False)
    """Sum, over the source blocks before each position, of what a block costs that is not the first of its bead."""
    translation_tails: list[float] = field(init=False)

    def __post_init__(self) -> None:
        source = [self.sides.source[i] for i in self.section.source]
        translation = [self.sides.translation[j] for j in self.section.translation]
        self.source_sums = _sums(self.sides.source_lengths[i] for i in self.section.source)
        self.translation_sums = _sums(self.sides.translation_lengths[j] for j in self.section.translation)
        self.source_tails = _sums(map(_tail, source))
        self.translation_tails = _sums(map(_tail, translation))

    def cost(self, row: int, column: int, sources: int, translations: int) -> float:
        """Return the cost, in nats, of the bead of so many blocks of each side that begins at these positions."""
        if not sources:
            foreign = self.sides.translation[self.section.translation[column]].kind in FOREIGN
            return 0.0 if foreign else ADDED
        if not translations:
            return 0.0
        i, theirs = self.section.source[row], self.section.translation
        if theirs[column + translations - 1] - theirs[column] != translations - 1:
            return inf  # a block that the translators added stands between
        tails = self.source_tails[row + sources] - self.source_tails[row + 1]
        tails += self.translation_tails[column + translations] - self.translation_tails[column + 1]
        expected = self.source_sums[row + sources] - self.source_sums[row]
        found = self.translation_sums[column + translations] - self.translation_sums[column]
        return tails + misfit(expected, found) + _unlike(self.sides.source[i], self.sides.translation[theirs[column]])


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


def _unlike(source: Block, translation: Block) -> float:
    numbers = ordinal_cost(source.ordinal, translation.ordinal)
    if compatible(source, translation):
        return numbers
    if source.article and translation.article:
        return numbers + OTHER_ARTICLE
    prose = source.kind in PROSE and translation.kind in PROSE
    return numbers + (UNLIKE_PROSE if prose else UNLIKE)


def _tail(block: Block) -> float:
    if is_fixed_point(block):
        return SWALLOWED
    if block.kind not in PROSE:
        return UNLIKE
    return NUMBERED if block.ordinal else 0.0


def best_ways(evidence: Evidence) -> Table:
    """Return the cost of the best way to each node of the band, and the bead that it ends with."""
    rows, columns = len(evidence.section.source), len(evidence.section.translation)
    table = Table(band(rows, columns), [], [])
    for row, reach in enumerate(table.bands):
        table.costs.append([])
        table.shapes.append([])
        for column in reach:
            cost, shape = _best(evidence, table, row, column)
            table.costs[row].append(cost)
            table.shapes[row].append(shape)
    return table


@dataclass(frozen=True, slots=True)
class Table:
    """For each node of the band: the cost of the best way to it, and the last bead of that way."""

    bands: list[range]
    costs: list[list[float]]
    """Cost of the best way to the node."""
    shapes: list[list[int]]
    """Index in `SHAPES` of the bead that this way ends with."""


def _best(evidence: Evidence, table: Table, row: int, column: int) -> tuple[float, int]:
    if row == column == 0:
        return 0.0, 0
    best, found = inf, 0
    for index, (sources, translations, usual) in enumerate(SHAPES):
        if sources > row or translations > column:
            continue
        top, left = row - sources, column - translations
        floor = value(table.costs[top], table.bands[top], left, inf) + usual
        if floor < best:
            cost = floor + evidence.cost(top, left, sources, translations)
            best, found = (cost, index) if cost < best else (best, found)
    return best, found


def _walk(table: Table, row: int, column: int) -> list[_Step]:
    path = []
    while row or column:
        sources, translations, _ = SHAPES[table.shapes[row][column - table.bands[row].start]]
        path.append(_Step(sources, translations))
        row, column = row - sources, column - translations
    return path[::-1]
