"""The benchmarks: `python -m benchmarks` runs those that take minutes, `--full` all of them.

Each line of a table is printed as soon as it is measured. `--write` puts each table into the guide, as soon as it is whole.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    builds,
    drafting,
    edit_costs,
    features,
    hostile,
    live,
    packages,
    real_glossary,
    search,
    sentences,
    serve_memory,
    terms,
)
from benchmarks.build import ROUNDS
from benchmarks.guide import tell
from benchmarks.projects import ALL, Project, project
from benchmarks.real_glossary import path_in

SMALL, MIDDLE, LARGE = ROUNDS
"""Texts of the sites that are measured."""
_OF_SHAPES = 15  # the short run measures every fifteenth: all of them take half an hour


@dataclass(frozen=True, slots=True)
class Part:
    """A table."""

    name: str
    """Of its place in the guide; a table without a place there is printed alone."""
    lines: Callable[[Path], Iterable[str]]
    """Gives its lines, as they are measured; the folder is for the sites, which later parts find there."""
    is_short: bool = False
    """Whether the short run has it."""
    is_full: bool = True
    """Whether the full run has it."""


def _at(texts: int, table: Callable[[Project], Iterable[str]]) -> Callable[[Path], Iterable[str]]:
    return lambda folder: table(project(folder / str(texts), texts))


def _searched(folder: Path) -> Iterator[str]:
    """Measure the search with a tenth of the queries, since each of them lists all its hits."""
    asked = search.Asked(2 * MIDDLE, path_in("BITEXT_GOLD"), pages=MIDDLE, share=0.1)
    return search.tables(folder / "search", asked)


PARTS = (
    Part(f"builds {SMALL}", _at(SMALL, builds.table), is_short=True),
    Part("", _at(MIDDLE, lambda made: builds.table(made, (ALL,), rounds=2)), is_short=True, is_full=False),
    Part("", lambda _: terms.table(terms.measure(terms.SIZES[:-1])), is_short=True, is_full=False),
    Part("", lambda _: sentences.timings((60, 125, 250)), is_short=True, is_full=False),
    Part("", lambda _: hostile.table(hostile.measure(_OF_SHAPES)), is_short=True, is_full=False),
    Part(f"builds {MIDDLE}", _at(MIDDLE, builds.table)),
    Part(f"edits {MIDDLE}", _at(MIDDLE, edit_costs.table)),
    Part(f"live {MIDDLE}", _at(MIDDLE, live.table)),
    Part("packages", lambda folder: packages.table(folder / "packages", MIDDLE)),
    Part(f"builds {LARGE}", _at(LARGE, builds.table)),
    Part(f"edits {LARGE}", _at(LARGE, edit_costs.table)),
    Part(f"live {LARGE}", _at(LARGE, live.table)),
    Part(f"memory {LARGE}", _at(LARGE, serve_memory.table)),
    Part("features", lambda folder: features.table(features.measure(folder / "features", MIDDLE, ROUNDS[MIDDLE]))),
    Part("sentences", lambda folder: sentences.tables(folder / "sentences", MIDDLE, sentences.gold_folder())),
    Part("terms", lambda _: terms.table(terms.measure())),
    Part("real glossary", lambda folder: real_glossary.tables(folder / "glossary")),
    Part("search", _searched),
    Part("", lambda _: hostile.table(hostile.measure())),
    Part("", lambda _: drafting.table(path_in("BITEXT_GOLD"))),
)
"""In the order in which they are measured: what changes most often comes first."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks and print the tables; return 1 where a hostile shape grows too fast."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--full", action="store_true", help="all of them: some hours")
    parser.add_argument("--write", action="store_true", help="put the tables into the guide too")
    parser.add_argument("--keep", type=Path, help="a folder for the sites, which stay with their caches")
    chosen = parser.parse_args(arguments)
    begun, is_good = time.monotonic(), True
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.keep.resolve() if chosen.keep else Path(name)
        for part in parts(full=chosen.full):
            said = tell(part.name, part.lines(folder), write=chosen.write)
            is_good &= not any(hostile.TOO_FAST in line for line in said)
            print(f"({(time.monotonic() - begun) / 60:.1f} minutes so far)\n", flush=True)
    return int(not is_good)


def parts(*, full: bool) -> Iterator[Part]:
    """Yield the parts of a run."""
    return (part for part in PARTS if (part.is_full if full else part.is_short))


if __name__ == "__main__":
    raise SystemExit(main())
