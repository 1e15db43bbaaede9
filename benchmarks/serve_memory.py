"""What `mkdocs serve` holds in memory after many edits: `python -m benchmarks.serve_memory --texts 2000`.

Edits of all kinds in turn, beside as many of the bare site, which is served with `--dirty`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.edit_costs import Served, both
from benchmarks.edits import KINDS
from benchmarks.guide import tell
from benchmarks.measuring import asked
from benchmarks.projects import ALL, Project, project

AFTER = (1, 20, 50, 100, 150, 200)
"""Edits after which the memory is noted."""


def table(made: Project, after: Sequence[int] = AFTER) -> Iterator[str]:
    """Yield the lines of two tables: memory by number of edits, and by kind of edit what is held more after it."""
    yield f"| {made.texts:,} texts, edits | with Bitext, MiB | bare, MiB |"
    yield "|---|---|---|"
    more: dict[str, list[float]] = defaultdict(list)
    with both(made, ALL) as served:
        yield from _rows(served, after, more)
    yield ""
    yield from _by_kind(more)


def _rows(served: Served, after: Sequence[int], more: dict[str, list[float]]) -> Iterator[str]:
    """Yield the rows; `more` takes by kind how much more is held after each edit than before it."""
    before = None
    for number in range(1, max(after) + 1):
        kind = KINDS[(number - 1) % len(KINDS)]
        ours, bare = served.edit(kind)
        if before is not None:
            more[kind.name].append(ours.memory - before)
        before = ours.memory
        if number in after:
            yield f"| {number} | {ours.memory:.0f} | {bare.memory:.0f} |"


def _by_kind(more: Mapping[str, Sequence[float]]) -> Iterator[str]:
    yield "| an edit of | edits | MiB more, all together | after the first half of them |"
    yield "|---|---|---|---|"
    for name, found in more.items():
        yield f"| {name} | {len(found)} | {sum(found):+.1f} | {sum(found[len(found) // 2 :]):+.1f} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the tables."""
    with asked(arguments, "serve_memory", __doc__, (2_000,)) as chosen:
        for texts in chosen.texts:
            tell(f"memory {texts}", table(project(chosen.folder / str(texts), texts)), write=chosen.write)


if __name__ == "__main__":
    main()
