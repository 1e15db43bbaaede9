"""Sites that are being served (see `benchmarks.served`), from outside: what their builds take, side by side."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.build import ROOT, environment


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took."""

    seconds: float
    """Of processor time, until all pages were made."""
    clock: float
    """Seconds on the clock until a browser would load again."""
    memory: float
    """MiB that the process holds after it; 0 where the system does not tell."""
    pages: int = 0
    """That were made anew; 0 where the whole site was built, or nothing is known of it."""
    whole: str = ""
    """Why the whole site was built, or an empty string."""


class Serving:
    """A site that is being served."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        """Take the process, which has begun to build."""
        self._child = child
        self._to: IO[str] = child.stdin  # type: ignore[assignment]  # it has pipes
        self._from: IO[str] = child.stdout  # type: ignore[assignment]  # the same

    def ask(self) -> None:
        """Have it build again."""
        self._to.write("\n")
        self._to.flush()

    def answer(self) -> Built:
        """Return what the build took, when it has ended."""
        line = self._from.readline()
        if not line:
            raise subprocess.CalledProcessError(self._child.wait(), self._child.args)
        return Built(**json.loads(line))

    def end(self) -> None:
        """Have it end."""
        self._to.close()
        self._from.close()
        self._child.wait()


@contextmanager
def serving(configuration: Path, site: Path, *, dirty: bool = False, index: bool = True) -> Iterator[Serving]:
    """Yield a site that is being served; what its first build took is there to be asked for.

    `dirty`: as `mkdocs serve --dirty` has it. `index`: whether the plugin makes the index of its search.
    """
    options = ["--dirty"] * dirty + ["--no-index"] * (not index)
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.served", str(configuration), str(site), *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
        text=True,
    )
    served = Serving(child)
    try:
        yield served
    finally:
        served.end()


def together(sites: Sequence[Serving]) -> list[Built]:
    """Return what a build of each site takes, all at the same time."""
    for each in sites:
        each.ask()
    return [each.answer() for each in sites]
