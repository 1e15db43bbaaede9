"""What a build had to make anew, in words that need no programmer, for the summary of a job on GitHub."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Variable of the environment: the file of the summary, where the build is a step of a job."""
MOST = 1024 * 1024
"""Bytes of a step's summary: GitHub refuses a larger one as a whole."""
_NAMES = {
    "weighed": "the pairing of",
    "sentences": "the sentences of",
    "counts": "the terms of",
    "documents": "the search entries of",
    "checks": "the checks of",
}
"""By kind of what is kept of a text, in the order of the work. Other kinds are no texts, and are not said."""
_NOTHING = "Nothing had to be made anew: all was there from an earlier build."
_FIRST = "Nothing was there from an earlier build; the next one is faster."
_REST = "All else was there from an earlier build."


class Tally(Protocol):
    """How often something of a kind was asked for."""

    @property
    def made(self) -> int:
        """Return how often it had to be made."""

    @property
    def found(self) -> int:
        """Return how often it was there."""


def summary_of(tallies: Mapping[str, Tally]) -> str:
    """Return the two sentences of a build, as Markdown; an empty string where nothing was asked for.

    `tallies`: by name of the kind.
    """
    asked = [(name, tallies[kind]) for kind, name in _NAMES.items() if kind in tallies]
    asked = [(name, tally) for name, tally in asked if tally.made or tally.found]
    if not asked:
        return ""
    made = [_made(name, tally) for name, tally in asked if tally.made]
    if not made:
        return f"### Bitext\n\n{_NOTHING}\n"
    rest = _REST if any(tally.found for _, tally in asked) else _FIRST
    return f"### Bitext\n\nMade anew: {', '.join(made)}. {rest}\n"


def add_summary(tallies: Mapping[str, Tally], environment: Mapping[str, str]) -> None:
    """Add what a build made anew to the summary of its job, where it is one and there is room.

    A build does not fail for a summary that cannot be written.
    """
    text, path = summary_of(tallies).encode(), environment.get(SUMMARY, "")
    if not text or not path:
        return
    with suppress(OSError):
        file = Path(path)
        if (file.stat().st_size if file.exists() else 0) + len(text) <= MOST:
            with file.open("ab") as stream:
                stream.write(text)


def _made(name: str, tally: Tally) -> str:
    all_ = tally.made + tally.found
    if tally.made == all_:
        return f"{name} all {all_:,} texts" if all_ > 1 else f"{name} the one text"
    return f"{name} {tally.made:,} of {all_:,} texts"
