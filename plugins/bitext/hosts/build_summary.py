"""What a build had to make anew, in words that need no programmer, for the summary of a job on GitHub."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

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


def summary_of(made: Mapping[str, int], found: Mapping[str, int]) -> str:
    """Return what a build had to make anew, as Markdown; an empty string where nothing was asked for.

    By the name of a kind, how many things of it were made, and how many were there from an earlier build.
    """
    said = [_said(name, made[kind], found.get(kind, 0)) for kind, name in _NAMES.items() if made.get(kind)]
    was_there = any(found.get(kind) for kind in _NAMES)
    if not said:
        return f"### Bitext\n\n{_NOTHING}\n" if was_there else ""
    return f"### Bitext\n\nMade anew: {', '.join(said)}. {_REST if was_there else _FIRST}\n"


def add_summary(made: Mapping[str, int], found: Mapping[str, int], environment: Mapping[str, str]) -> None:
    """Add what a build had to make anew to the summary of its job, where it is one and there is room.

    A build does not fail for a summary that cannot be written.
    """
    text, path = summary_of(made, found).encode(), environment.get(SUMMARY, "")
    if not text or not path:
        return
    with suppress(OSError):
        file = Path(path)
        if (file.stat().st_size if file.exists() else 0) + len(text) <= MOST:
            with file.open("ab") as stream:
                stream.write(text)


def _said(name: str, made: int, found: int) -> str:
    if found:
        return f"{name} {made:,} of {made + found:,} texts"
    return f"{name} {made:,} texts" if made > 1 else f"{name} one text"
