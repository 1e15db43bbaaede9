"""A document made ready for the programme: its groups of units, with tokens and lengths of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bitext.aligner.bands import around, bands, reach_of
from bitext.aligner.beads import Bead
from bitext.aligner.evidence import Evidence, Model
from bitext.aligner.lattice import Extra, Lattice
from bitext.aligner.lengths import lengths
from bitext.aligner.lexicon import Lexicon
from bitext.aligner.shapes import Shapes
from bitext.aligner.tokens import Tokens
from bitext.languages import Language

SURE = 0.98
"""Probability of a bead from which it is not looked at again."""

LARGE = 400
"""Beads of one and one that a group can have from which a coarse pass saves more than it costs."""


@dataclass(frozen=True, slots=True)
class Group:
    """Units of both sides that belong together: no bead crosses to another group."""

    source: Sequence[str]
    translation: Sequence[str]
    fixed: Sequence[Bead] = ()
    """Beads that are given, in order on both sides; the rest is aligned around them."""


@dataclass(frozen=True, slots=True)
class Document:
    """The groups of a document, one after the other; where one side alone is Chinese, it is the first."""

    tokens: Tokens
    lengths: tuple[Sequence[float], Sequence[float]]
    """By side and unit, in characters that can be compared."""
    groups: Sequence[tuple[range, range]]
    """The units of each group, by side."""
    fixed: Sequence[Sequence[Bead]]
    """By group: the beads that are given, counted from the group's beginning."""
    is_turned: bool
    """Whether the translation is the first side."""

    @classmethod
    def of(cls, groups: Sequence[Group], languages: tuple[Language, Language], lexicon: Lexicon) -> Document:
        """Return a document made ready for the programme."""
        is_turned = languages[1].has_han_of_its_own and not languages[0].has_han_of_its_own
        sides = [
            (group.translation, group.source) if is_turned else (group.source, group.translation) for group in groups
        ]
        first = [text for side, _ in sides for text in side]
        second = [text for _, side in sides for text in side]
        spoken = (languages[1], languages[0]) if is_turned else languages
        starts = zip(*(accumulate([len(side[at]) for side in sides], initial=0) for at in (0, 1)), strict=True)
        ranges = [
            (range(i, i + len(ours)), range(j, j + len(theirs)))
            for (i, j), (ours, theirs) in zip(starts, sides, strict=False)
        ]
        fixed = [[_turned(bead) if is_turned else bead for bead in group.fixed] for group in groups]
        return cls(Tokens.of(first, second, spoken, lexicon), lengths(first, second, spoken), ranges, fixed, is_turned)

    def turned(self, bead: Bead) -> Bead:
        """Return a bead with its sides as they were given."""
        return _turned(bead) if self.is_turned else bead

    def placed(self, beads: Sequence[Sequence[Bead]]) -> Iterator[Bead]:
        """Yield the beads of all groups, counted from the beginning of the document."""
        for (ours, theirs), found in zip(self.groups, beads, strict=True):
            for bead in found:
                yield _moved(bead, ours.start, theirs.start)

    def beads(self, model: Model, shapes: Shapes, known: Sequence[Sequence[Bead]] | None = None) -> list[list[Bead]]:
        """Return the beads of each group; `known`: those of a pass before, of which the sure ones stand."""
        found = list[list[Bead]]()
        for index, group in enumerate(self.groups):
            before = known[index] if known else ()
            standing = _standing(before, self.fixed[index]) if before else self.fixed[index]
            found.append(list(self._group(model, shapes, group, standing, before)))
        return found

    def coarse(self, model: Model, shapes: Shapes) -> list[list[Bead]]:
        """Return likely beads of each large group, of common shapes alone; an empty list for each small one."""
        none: Sequence[Bead] = ()
        return [
            list(self._group(model, shapes.coarse, group, fixed, none)) if len(group[0]) * len(group[1]) > LARGE else []
            for group, fixed in zip(self.groups, self.fixed, strict=True)
        ]

    def _group(
        self,
        model: Model,
        shapes: Shapes,
        group: tuple[range, range],
        fixed: Sequence[Bead],
        known: Sequence[Bead],
    ) -> Iterator[Bead]:
        end = Bead(range(len(group[0]), len(group[0])), range(len(group[1]), len(group[1])))
        row = column = 0
        for bead in (*fixed, end):
            first, second = range(row, bead.source.start), range(column, bead.translation.start)
            way = [
                _moved(each, -row, -column)
                for each in known
                if each.source.start >= row and each.source.stop <= first.stop
            ]
            lattice = self.lattice(
                model,
                shapes,
                group[0][first.start : first.stop],
                group[1][second.start : second.stop],
                way,
            )
            for inner in lattice.beads():
                yield _moved(inner, row, column)
            if bead is not end:
                yield bead
            row, column = bead.source.stop, bead.translation.stop

    def lattice(
        self,
        model: Model,
        shapes: Shapes,
        first: Sequence[int],
        second: Sequence[int],
        known: Sequence[Bead] = (),
        extra: Extra | None = None,
    ) -> Lattice:
        """Return the lattice of some units, given by index.

        `known`: beads of theirs, counted from their beginning: the lattice is that around them. `extra`: what more is
        known of the units.
        """
        sizes = [self.lengths[0][i] for i in first], [self.lengths[1][j] for j in second]
        evidence = Evidence(model, [self.tokens.first[i] for i in first], [self.tokens.second[j] for j in second])
        tried = around(known, len(first), len(second)) if known else bands(evidence, sizes)
        evidence.near(reach_of(tried, len(second)))
        return Lattice(shapes, sizes, evidence, tried, extra)


def _standing(beads: Sequence[Bead], fixed: Sequence[Bead]) -> list[Bead]:
    """Return the beads that are not looked at again: those that are given, and sure ones between sure ones."""
    given = {(bead.source, bead.translation) for bead in fixed}
    sure = [True, *(bead.confidence >= SURE and bool(bead.source and bead.translation) for bead in beads), True]
    around = zip(beads, sure, sure[1:], sure[2:], strict=False)
    return [bead for bead, *near in around if all(near) or (bead.source, bead.translation) in given]


def _turned(bead: Bead) -> Bead:
    return replace(bead, source=bead.translation, translation=bead.source)


def _moved(bead: Bead, rows: int, columns: int) -> Bead:
    source, translation = bead.source, bead.translation
    return replace(
        bead,
        source=range(source.start + rows, source.stop + rows),
        translation=range(translation.start + columns, translation.stop + columns),
    )
