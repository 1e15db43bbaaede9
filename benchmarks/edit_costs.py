"""What an edit costs under `mkdocs serve`: `python -m benchmarks.edit_costs --texts 500`.

The site and the bare one are served side by side, each in a process of its own; both get an edit at the same time. The bare
one is served with `--dirty`: it makes no other page than the one that was edited, whatever others should show of it. That is
the floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from statistics import median

from benchmarks.edits import KINDS, TEXT, WIDE, Kind, new_word
from benchmarks.guide import tell
from benchmarks.measuring import asked
from benchmarks.projects import ALL, Project, Variant, project
from benchmarks.serving import Built, Serving, serving, together

ROUNDS = 5
"""Edits of each kind."""
_WIDE_ROUNDS = 1  # of those after which all pages are made
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Costs:
    """What the edits of a kind took."""

    kind: Kind
    edits: tuple[Built, ...]
    floor: tuple[Built, ...]
    """What the bare site took for an edit of a text, or of the same page, at the same times."""

    @property
    def seconds(self) -> float:
        """Return the processor time: the median of all edits."""
        return median(each.seconds for each in self.edits)

    @property
    def ratio(self) -> float:
        """Return the processor time, that of the bare site being 1: the median of all edits."""
        return median(ours.seconds / bare.seconds for ours, bare in zip(self.edits, self.floor, strict=True))


@dataclass(frozen=True, slots=True)
class Served:
    """A site and the bare one, both being served."""

    project: Project
    variant: Variant
    ours: Serving
    bare: Serving

    def costs(self, kind: Kind, rounds: int) -> Costs:
        """Return what some edits of a kind take, each of another text."""
        found = [self.edit(kind) for _ in range(rounds)]
        return Costs(kind, tuple(ours for ours, _ in found), tuple(bare for _, bare in found))

    def edit(self, kind: Kind) -> tuple[Built, Built]:
        """Make an edit, and one of the bare site; return what the builds after them take."""
        number = 7 * next(_numbers) % self.project.texts
        kind.make(self.project.root(self.variant), self.project, number, new_word())
        (kind if kind.is_bare else TEXT).make(self.project.bare.parent, self.project, number, new_word())
        ours, bare = together([self.ours, self.bare])
        return ours, bare


@contextmanager
def both(made: Project, variant: Variant) -> Iterator[Served]:
    """Yield a site and the bare one, when both have been built."""
    configuration = made.configuration(variant, hooks=False)
    with (
        serving(configuration, made.folder / "served", index=variant.is_searched) as ours,
        serving(made.bare, made.folder / "served-bare", dirty=True) as bare,
    ):
        ours.answer()
        bare.answer()
        yield Served(made, variant, ours, bare)


def table(made: Project, rounds: int = ROUNDS) -> Iterator[str]:
    """Yield the lines of a table: each kind of edit, of a site with all that the plugin does."""
    yield f"| an edit of, {made.texts:,} texts | pages made | until the first are there, s | processor time, s | floor, s | ratio |"
    yield "|---|---|---|---|---|---|"
    with both(made, ALL) as served:
        served.costs(TEXT, 1)  # what is made at the first edit is no part of it
        for kind in KINDS:
            yield _row(served.costs(kind, rounds))
        for kind in WIDE:
            yield _row(served.costs(kind, _WIDE_ROUNDS))


def _row(found: Costs) -> str:
    whole = {each.whole for each in found.edits if each.whole}
    pages = f"all: {'; '.join(sorted(whole))}" if whole else f"{median(each.pages for each in found.edits):,.0f}"
    clock, floor = median(each.clock for each in found.edits), median(each.seconds for each in found.floor)
    return f"| {found.kind.name} | {pages} | {clock:.2f} | **{found.seconds:.2f}** | {floor:.2f} | {found.ratio:.2f} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the tables."""
    with asked(arguments, "edit_costs", __doc__, (500, 2_000)) as chosen:
        for texts in chosen.texts:
            tell(f"edits {texts}", table(project(chosen.folder / str(texts), texts)), write=chosen.write)


if __name__ == "__main__":
    main()
