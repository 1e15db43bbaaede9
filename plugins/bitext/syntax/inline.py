"""Inline Markdown, read once: runs with their kinds, their offsets, and what a reader sees of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bitext.syntax.inline_steps import Names, Reading, Run, lines
from bitext.syntax.link_address import Addresses

MARKUP = re.compile(r"[\\`*_\[<&\n]")
"""What a text has in which not all is text."""
_HIDING = ("picture", "tag", "comment")
_NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Inline:
    """What a paragraph, a heading or a cell says."""

    runs: tuple[Run, ...]
    """They cover it without gap or overlap."""
    links: tuple[str, ...] = ()
    """The addresses of the links that a reader can follow, in the order of the text."""

    @property
    def text(self) -> str:
        """Return what a reader sees, on one line."""
        return "".join([run.text for run in self.runs])


def read(markdown: str, names: Names = _NO_NAMES) -> Inline:
    """Return what inline Markdown says, in time that grows with it; `names`: what its page defines."""
    if not MARKUP.search(markdown):
        return Inline((Run("text", 0, len(markdown), markdown),) if markdown else ())
    reading = Reading(markdown, names, Addresses.in_text(len(markdown)))
    reading.run(markdown)
    runs = tuple(_filled_up(_outermost(reading.runs), markdown))
    return Inline(runs, tuple(_seen(sorted(reading.links), runs)) if reading.links else ())


def plain(markdown: str, names: Names = _NO_NAMES) -> str:
    """Return what a reader sees of inline Markdown, on one line, without spaces around it."""
    return read(markdown, names).text.strip()


def _outermost(runs: list[Run]) -> Iterator[Run]:
    """Yield runs in order, without those inside another, as in a picture."""
    done = 0
    for run in sorted(runs, key=lambda run: (run.start, -run.end)):
        if run.start >= done:
            yield run
            done = run.end


def _filled_up(runs: Iterator[Run], markdown: str) -> Iterator[Run]:
    """Yield runs, and what stands between them as text."""
    done = 0
    for run in runs:
        if run.start > done:
            yield from lines("text", markdown, done, run.start)
        yield run
        done = run.end
    yield from lines("text", markdown, done, len(markdown))


def _seen(links: list[tuple[int, str]], runs: tuple[Run, ...]) -> Iterator[str]:
    """Yield the addresses of links that stand in no picture, tag or comment, both being in order."""
    hiding = iter(run for run in runs if run.kind in _HIDING)
    run = next(hiding, None)
    for start, address in links:
        while run and run.end <= start:
            run = next(hiding, None)
        if not run or start < run.start:
            yield address
