"""What `bitext check` costs beside reading the same texts: `python -m benchmarks.check_speed`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen
from time import perf_counter

from benchmarks.build import Cost, cost_of
from benchmarks.generate import generate

SIZES = (100, 500)
_READING = "from pathlib import Path; from bitext.cli.configuration import options_at; from bitext.project import load; load(options_at(Path({!r})))"
_CHECKING = "from bitext.cli import main; main({!r})"


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took, those that it started with it."""

    cost: Cost
    seconds: float
    """From its begin to its end."""


def table(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """Yield the rows: all texts, with nothing in the cache and again, and one of them."""
    yield "| texts | cache | read, s | check, s | ratio | check, on the clock | MiB at most |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes:
        site = generate(folder / str(size), size).plugin
        for name in ("empty", "full"):
            if name == "empty":
                _forget(site)
            read = _run(_READING.format(str(site)))
            if name == "empty":
                _forget(site)
            yield _row(str(size), name, read, _check(site))
        yield _row(f"1 of {size}", "full", read, _check(site, "text-0003"))


def _forget(site: Path) -> None:
    shutil.rmtree(site.parent / ".cache", ignore_errors=True)


def _check(site: Path, *paths: str) -> Run:
    return _run(_CHECKING.format(["check", *paths, "--config", str(site)]))


def _run(code: str) -> Run:
    """Return what a process took that runs some code."""
    begun = perf_counter()
    child = Popen([sys.executable, "-c", code], stdout=DEVNULL)
    cost = cost_of(child)
    return Run(cost, perf_counter() - begun)


def _row(texts: str, cache: str, read: Run, checked: Run) -> str:
    ratio = checked.cost.seconds / read.cost.seconds
    return (
        f"| {texts} | {cache} | {read.cost.seconds:.1f} | {checked.cost.seconds:.1f} | {ratio:.2f} "
        f"| {checked.seconds:.1f} | {checked.cost.peak:.0f} |"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check_speed", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of texts (100 500)")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for line in table(Path(folder), chosen.sizes):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
