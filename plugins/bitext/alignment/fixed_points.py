"""Fixed points: headings and articles, matched by a longest common subsequence of (kind, level, article number).

A match that has a near rival is dropped: the sections beside it become one, which does not fit and is reported. Past
`LONG` fixed points, those that stand once on either side cut the texts first, as in patience diff.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from bitext.aligner.lengths import misfit
from bitext.alignment.beads import Section, Sides
from bitext.alignment.fitting import fits
from bitext.alignment.grid import Grid, sure_matches
from bitext.alignment.kinds import compatible, is_fixed_point
from bitext.alignment.numbers import ordinal_cost
from bitext.model.text import Block

LONG = 100  # fixed points of the shorter side up to which a grid alone is quick and exact
MANY = 1_000  # blocks of a section past which only numbers that stand once on a side are matched
MOST = 50_000  # fixed points past which nobody reads the page, and matching them is given up

Key = tuple[str, int, str]
"""Kind, level, number."""
Match = tuple[int, int]

_LAST = re.compile(r"\d{1,6}$")


def matches(sides: Sides, section: Section) -> list[Match]:
    """Return the fixed points of both sides that surely match, as positions in the section's two sequences, in order.

    `section`: all that lies between two marks.
    """
    return _matches(_Points(sides, section, *(tuple(map(_key, blocks)) for blocks in _blocks(sides, section))))


def number_matches(sides: Sides, section: Section) -> list[Match]:
    """Return the numbers at the head of blocks that surely match, as positions in the section's two sequences.

    Return an empty list where the section fits and its numbers agree with its order. A number counts where its
    side counts on from it or up to it, which a year and a quantity do not.
    `section`: what lies between two fixed points.
    """
    ours, theirs = (_in_sequence(blocks) for blocks in _blocks(sides, section))
    if max(len(ours), len(theirs)) > MANY:
        ours, theirs = _once(ours), _once(theirs)
    if not set(filter(None, ours)) & set(filter(None, theirs)):
        return []
    blocks = _blocks(sides, section)
    found = [
        (p, q) for p, q in _matches(_Points(sides, section, ours, theirs)) if compatible(blocks[0][p], blocks[1][q])
    ]
    return [] if all(p == q for p, q in found) and fits(sides, section) else found


def _once(keys: Sequence[Key | None]) -> tuple[Key | None, ...]:
    """Return the keys, with None for every key that stands more than once."""
    counts = Counter(keys)
    return tuple(key if counts[key] == 1 else None for key in keys)


def _blocks(sides: Sides, section: Section) -> tuple[list[Block], list[Block]]:
    return [sides.source[i] for i in section.source], [sides.translation[j] for j in section.translation]


def _key(block: Block) -> Key | None:
    return block.shape if is_fixed_point(block) else None


def _in_sequence(blocks: Sequence[Block]) -> tuple[Key | None, ...]:
    """Return the keys of blocks by the numbers at their heads, where these are in sequence or are identifiers."""
    numbered = [(index, *_counted(block.number)) for index, block in enumerate(blocks) if block.number]
    keys: list[Key | None] = [None] * len(blocks)
    for place, (index, before, last) in enumerate(numbered):
        beside = (numbered[other] for other in (place - 1, place + 1) if 0 <= other < len(numbered))
        if before[-1:] in (":", "§") or any(b == before and abs(n - last) == 1 for _, b, n in beside):
            keys[index] = ("number", 0, blocks[index].number)
    return tuple(keys)


def _counted(number: str) -> tuple[str, int]:
    """Return the part of a number that stays and the part that is counted on: `1.` and 2 of `1.2`."""
    match = _LAST.search(number)
    if match is None:
        return number, 0
    before = number[: match.start()]
    return ":" if ":" in before else before, int(match[0])


def _matches(points: _Points) -> list[Match]:
    if points.source_keys == points.translation_keys:
        return list(zip(points.source, points.translation, strict=True))
    if max(len(points.source), len(points.translation)) > MOST:
        return []
    found = [match for piece in _pieces(points) for match in piece]
    return [(points.source[row], points.translation[column]) for row, column in found]


@dataclass(slots=True)
class _Points:
    """The fixed points of a section, and what lies before each of them."""

    sides: Sides
    section: Section
    ours: Sequence[Key | None]
    """By position in the section: the key of a block of the source text, or None if it is no fixed point."""
    theirs: Sequence[Key | None]
    """By position in the section: the key of a block of the translation, or None if it is no fixed point."""
    source: list[int] = field(init=False)
    """Positions of the source text's fixed points."""
    translation: list[int] = field(init=False)
    source_keys: list[Key] = field(init=False)
    translation_keys: list[Key] = field(init=False)
    source_sums: list[float] = field(init=False)
    """Lengths of all blocks before each position."""
    translation_sums: list[float] = field(init=False)
    known: dict[tuple[int, int], float | None] = field(init=False, default_factory=dict)
    """Cache of section costs: the forward and the backward pass ask for each."""

    def __post_init__(self) -> None:
        sides, section = self.sides, self.section
        self.source = [p for p, key in enumerate(self.ours) if key]
        self.translation = [p for p, key in enumerate(self.theirs) if key]
        self.source_keys = [key for key in self.ours if key]
        self.translation_keys = [key for key in self.theirs if key]
        self.source_sums = list(accumulate((sides.source_lengths[i] for i in section.source), initial=0.0))
        self.translation_sums = list(
            accumulate((sides.translation_lengths[j] for j in section.translation), initial=0.0)
        )

    def matching(self, row: int, column: int) -> float | None:
        """Return the cost of matching two fixed points by length and ordinal, or None where their keys differ."""
        if self.source_keys[row] != self.translation_keys[column]:
            return None
        i = self.section.source[self.source[row]]
        j = self.section.translation[self.translation[column]]
        if not compatible(self.sides.source[i], self.sides.translation[j]):
            return None
        ordinals = ordinal_cost(self.sides.source[i].ordinal, self.sides.translation[j].ordinal)
        return ordinals + misfit(self.sides.source_lengths[i], self.sides.translation_lengths[j])

    def before(self, row: int, column: int) -> float | None:
        """Return the cost of the section before two fixed points by its length, or None where it does not fit."""
        if (row, column) not in self.known:
            self.known[row, column] = self._before(row, column)
        return self.known[row, column]

    def _before(self, row: int, column: int) -> float | None:
        source = _stretch(self.source, row, len(self.section.source))
        translation = _stretch(self.translation, column, len(self.section.translation))
        if len(source) != len(translation):
            return None
        part = self.section.part(self.section.source[source.start : source.stop], translation, 0, None)
        if not fits(self.sides, part):
            return None
        expected = self.source_sums[source.stop] - self.source_sums[source.start]
        return misfit(expected, self.translation_sums[translation.stop] - self.translation_sums[translation.start])


def _stretch(fixed: Sequence[int], index: int, length: int) -> range:
    """Return the positions between the fixed point before `index` and that at `index`."""
    start = fixed[index - 1] + 1 if index else 0
    return range(start, fixed[index] if index < len(fixed) else length)


def _pieces(points: _Points) -> Iterator[list[Match]]:
    rows, columns = len(points.source_keys), len(points.translation_keys)
    anchors = _anchors(points.source_keys, points.translation_keys) if min(rows, columns) > LONG else []
    row = column = 0
    for anchor_row, anchor_column in [*anchors, (rows, columns)]:
        yield _piece(points, range(row, anchor_row), range(column, anchor_column))
        if (anchor_row, anchor_column) != (rows, columns):
            yield [(anchor_row, anchor_column)]
        row, column = anchor_row + 1, anchor_column + 1


def _piece(points: _Points, rows: range, columns: range) -> list[Match]:
    if not rows or not columns:
        return []
    source = points.source_keys[rows.start : rows.stop]
    if source == points.translation_keys[columns.start : columns.stop]:
        return list(zip(rows, columns, strict=True))
    grid = Grid(
        len(rows),
        len(columns),
        _moved(points.matching, rows.start, columns.start),
        _moved(points.before, rows.start, columns.start),
    )
    return [(rows.start + row, columns.start + column) for row, column in sure_matches(grid)]


def _moved(cost: Callable[[int, int], float | None], row: int, column: int) -> Callable[[int, int], float | None]:
    return lambda r, c: cost(r + row, c + column)


def _anchors(source: Sequence[Key], translation: Sequence[Key]) -> list[Match]:
    """Return the longest run of keys that stand once on either side and in one order on both (patience diff)."""
    once = [{key for key, count in Counter(keys).items() if count == 1} for keys in (source, translation)]
    columns = {key: column for column, key in enumerate(translation) if key in once[1]}
    shared = [(row, columns[key]) for row, key in enumerate(source) if key in once[0] and key in columns]
    return _longest_increasing(shared)


def _longest_increasing(shared: Sequence[Match]) -> list[Match]:
    tails: list[int] = []
    ends: list[Match] = []
    previous: dict[Match, Match | None] = {}
    for match in shared:
        place = bisect_left(tails, match[1])
        tails[place : place + 1] = [match[1]]
        ends[place : place + 1] = [match]
        previous[match] = ends[place - 1] if place else None
    chain: list[Match] = []
    last = ends[-1] if ends else None
    while last:
        chain.append(last)
        last = previous[last]
    return chain[::-1]
