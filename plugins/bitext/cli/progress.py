"""How far long work has come, on a terminal, and nowhere else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from bitext.cli.table import cut, width
from bitext.cli.terminal import room

_PATIENCE = 1.0  # seconds: what is done by then says nothing
_OFTEN = 0.1  # seconds between two lines: more often nobody can read


def is_shown(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether a stream is a terminal on which a line can be written again."""
    if environment.get("CI", "") not in ("", "0", "false") or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()


@dataclass(slots=True)
class _Line:
    """The line that is written again and again."""

    doing: str
    total: int
    stream: TextIO
    clock: Callable[[], float]
    next: float = 0.0
    done: int = 0
    written: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.next = self.clock() + _PATIENCE

    def step(self, name: str = "") -> None:
        """Count one more, and say so where it is time to."""
        self.done += 1
        now = self.clock()
        if now < self.next:
            return
        self.next = now + _OFTEN
        self._write(f"{self.doing} {self.done:,} of {self.total:,}{f': {name}' if name else ''}")

    def clear(self) -> None:
        """Leave the line as it was before."""
        if self.written:
            self._write("")

    def _write(self, text: str) -> None:
        text = cut(text, room() - 1)
        blank = " " * max(0, self.written - width(text))
        self.stream.write(f"\r{text}{blank}" if text else f"\r{blank}\r")
        self.stream.flush()
        self.written = width(text)


@contextmanager
def progress(
    doing: str,
    total: int,
    *,
    quiet: bool = False,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
    environment: Mapping[str, str] = os.environ,
) -> Iterator[Callable[[str], None]]:
    """Give what is to be called for each thing that is done, with its name; the line is gone in the end.

    `doing`: what is done, as in "reading"; `total`: how many things there are. `quiet`: nothing is shown.
    """
    stream = stream or sys.stderr
    if quiet or not is_shown(stream, environment):
        yield lambda _: None
        return
    line = _Line(doing, total, stream, clock)
    try:
        yield line.step
    finally:
        line.clear()
