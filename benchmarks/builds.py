"""What builds and edits cost, by how much of what the plugin does is in use: `python -m benchmarks.builds --texts 500`.

Each site is built at the same time as the bare one, in a process of its own: first with nothing in the cache, then with what
that build has left there. One edit is that of a text under `mkdocs serve`; see `benchmarks.edit_costs`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.build import ROUNDS, Cost, at_once
from benchmarks.edit_costs import Costs, both
from benchmarks.edits import TEXT
from benchmarks.guide import tell
from benchmarks.measuring import asked
from benchmarks.projects import SEARCHED, VARIANTS, WITH_TERMS, Project, Variant, project

EDITS = 9
_FILLED = frozenset((SEARCHED, WITH_TERMS))
"""Variants for which another has filled the cache. Where there are many texts, they are not built without it: it takes a quarter of an hour."""
_MANY = 2_000


@dataclass(frozen=True, slots=True)
class Builds:
    """Builds of a site, each beside one of the bare site at the same time."""

    pairs: tuple[tuple[Cost, Cost], ...]
    """Bare, and with the plugin."""

    @property
    def least(self) -> tuple[Cost, Cost]:
        """Return the least that either took."""
        bare, ours = zip(*self.pairs, strict=True)
        return _least(bare), _least(ours)

    @property
    def ratio(self) -> float:
        """Return the processor time, that of the bare site being 1: the median of all rounds."""
        return median(ours.seconds / bare.seconds for bare, ours in self.pairs)

    @property
    def memory_ratio(self) -> float:
        """Return the most memory that was held, that of the bare site being 1."""
        bare, ours = self.least
        return ours.peak / bare.peak


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a variant."""

    variant: Variant
    cold: Builds | None
    """With nothing in the cache; None where that was not measured."""
    warm: Builds
    edits: Costs


def measure(made: Project, variant: Variant, rounds: int, edits: int, *, cold: bool) -> Measured:
    """Return what a variant costs; `cold`: whether also with nothing in the cache, once."""
    begun = None
    if cold:
        shutil.rmtree(made.root(variant) / ".cache", ignore_errors=True)
        begun = _builds(made, variant, 1)
    return Measured(variant, begun, _builds(made, variant, rounds), _edits(made, variant, edits))


def _builds(made: Project, variant: Variant, rounds: int) -> Builds:
    sites = [
        (made.bare, made.folder / "site-bare"),
        (made.configuration(variant), made.folder / "site"),
    ]
    return Builds(tuple((bare, ours) for bare, ours in (at_once(sites) for _ in range(rounds))))


def _edits(made: Project, variant: Variant, count: int) -> Costs:
    with both(made, variant) as served:
        served.costs(TEXT, 1)  # what is made at the first edit is no part of it
        return served.costs(TEXT, count)


def table(
    made: Project,
    variants: Sequence[Variant] = VARIANTS,
    rounds: int | None = None,
) -> Iterator[str]:
    """Yield the lines of a table; that of the bare site is the last, as it is measured with all others."""
    yield f"| {made.texts:,} texts | cold, s | ratio | warm, s | ratio | MiB | ratio | one edit, s | ratio |"
    yield f"|---|{'---|' * 8}"
    done = []
    for variant in variants:
        done.append(
            measure(made, variant, rounds or ROUNDS.get(made.texts, 1), EDITS, cold=is_cold(made.texts)(variant)),
        )
        yield _row(done[-1])
    bare = _least([each.warm.least[0] for each in done])
    floor = median(each.seconds for found in done for each in found.edits.floor)
    yield f"| bare MkDocs | {bare.seconds:.1f} | | {bare.seconds:.1f} | | {bare.peak:.0f} | | {floor:.2f} | |"


def _row(found: Measured) -> str:
    cold = f"{found.cold.least[1].seconds:.1f} | {found.cold.ratio:.2f}" if found.cold else "– | –"
    ours = found.warm.least[1]
    return (
        f"| {found.variant.name} | {cold} | {ours.seconds:.1f} | **{found.warm.ratio:.2f}** "
        f"| {ours.peak:.0f} | **{found.warm.memory_ratio:.2f}** | {found.edits.seconds:.2f} | **{found.edits.ratio:.2f}** |"
    )


def is_cold(texts: int) -> Callable[[Variant], bool]:
    """Return what tells of which variants a cold build is measured."""
    return lambda variant: texts < _MANY or variant not in _FILLED


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(min(each.seconds for each in costs), min(each.peak for each in costs))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the tables."""
    with asked(arguments, "builds", __doc__, list(ROUNDS)) as chosen:
        for texts in chosen.texts:
            made = project(chosen.folder / str(texts), texts)
            tell(f"builds {texts}", table(made), write=chosen.write)


if __name__ == "__main__":
    main()
