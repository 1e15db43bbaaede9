"""Which lines have changed since a commit, as git says it: those are shown first where not all findings have room."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bitext.cli.terminal import CommandError
from bitext.diagnostics import Location
from bitext.readers.git import git

_FILE = re.compile(r'\+\+\+ (?:"(?P<quoted>.*)"|(?P<plain>.*?))\t?')
_HUNK = re.compile(r"@@ -\d+(?:,(?P<gone>\d+))? \+(?P<line>\d+)(?:,(?P<count>\d+))? @@")
_SECONDS = 30  # for git: a repository of any size answers sooner
_NONE = "0" * 40  # what a push of a new branch says of the commit before


@dataclass(frozen=True, slots=True)
class ChangedLines:
    """The lines of a project's files that have changed."""

    _lines: Mapping[str, Sequence[range]] = field(default_factory=dict)
    """By path, seen from the project's folder; files that are new as a whole have one range without an end."""

    def has(self, place: Location) -> bool:
        """Return whether a place is on one of them."""
        return any(place.line in lines for lines in self._lines.get(place.path, ()))


def changed_lines(root: Path, commit: str) -> ChangedLines:
    """Return what has changed in a project since a commit, or since the branch that it is on was left.

    Raises CommandError where git does not know it.
    """
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if found is None:
        do = "fetch it (on GitHub: fetch-depth: 0), or name another"
        raise CommandError(f"expected a commit that git knows behind --changed-since, found {commit}; {do}")
    base = (_git(root, "merge-base", found.strip(), "HEAD") or found).strip()
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--relative", "--no-prefix")
    lines = _in_diff(_git(root, "diff", *options, base, "--", ".") or "")
    new = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".") or ""
    return ChangedLines({**lines, **{path: [range(1, 10**9)] for path in new.split("\0") if path}})


def base_of_event(environment: Mapping[str, str]) -> str:
    """Return the commit that a pull request or a push on GitHub is compared with, or an empty string."""
    try:
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        request = event.get("pull_request")
        commit = request["base"]["sha"] if request else event.get("before", "")
    except (KeyError, OSError, ValueError, TypeError, AttributeError):
        return ""
    return str(commit) if commit != _NONE else ""


def _in_diff(text: str) -> dict[str, list[range]]:
    found: dict[str, list[range]] = {}
    here: list[range] = []
    inside = 0  # lines of a hunk that are still to come: they may look like any head
    for line in text.split("\n"):
        if inside:
            inside -= not line.startswith("\\")  # "\ No newline at end of file" is no line of it
        elif file := _FILE.fullmatch(line):
            path = file["quoted"] if file["quoted"] is not None else file["plain"]
            here = found.setdefault(path, [])
        elif hunk := _HUNK.match(line):
            start, count = int(hunk["line"]), int(hunk["count"] or 1)
            inside = count + int(hunk["gone"] or 1)
            # Where lines were taken out, that is seen at the line above and the one below.
            here.append(range(start, start + (count or 2)))
    return found


def _git(root: Path, *words: str) -> str | None:
    """Return what git says, or None where it fails or is not there."""
    said = git(root, *words, seconds=_SECONDS)
    return None if said is None else said.decode("utf-8", "surrogateescape")
