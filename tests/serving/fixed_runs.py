"""The runs of the suite: each kind of edit once, and the traps, as far as they make single pages anew.

As a script it takes the name of a run and a folder, in a process that has built nothing, and says what is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.serving.full_builds import FullBuilds
from tests.serving.session import session
from tests.serving.step import KINDS, Step, after, step_of
from tests.serving.traps import TRAPS, trapped_site

_TOGETHER = 14
"""Steps between two comparisons: what an edit has left stale is seldom mended by those behind it."""
_WHOLE = (
    "file: ",
    "mkdocs.yml: ",
    "theme: ",
    "words",
    "essay: new",
    "essay: removed",
    "picture: ",
    "glossary: new file",
)
"""Kinds that need a whole build, which would mend what is stale: a few of them stand at the end."""
_A_FEW = ("essay: new", "file: new text", "file: page renamed", "mkdocs.yml: broken")


def each_kind(files: Mapping[str, bytes]) -> list[Step]:
    """Return each kind of edit that makes single pages anew, and a few that do not."""
    chance, steps = Random(16), list[Step]()  # noqa: S311 – edits, not secrets
    for kind in (*(kind.name for kind in KINDS if not kind.name.startswith(_WHOLE)), *_A_FEW):
        if step := step_of(kind, files, chance):
            steps.append(step)
            files = after(files, step.changes)
    return steps


def each_trap(files: Mapping[str, bytes]) -> list[Step]:
    """Return one trap after another, as far as they do not exclude one another and none needs a whole build."""
    steps = list[Step]()
    for name, change in TRAPS.items():
        try:
            made = change(files)
        except (AssertionError, KeyError):  # another has changed what this one would
            continue
        if all(path in files and content is not None for path, content in made.items()) and "mkdocs.yml" not in made:
            steps.append(Step((name,), made, "in place"))
            files = after(files, made)
    return steps


RUNS = {"kinds": each_kind, "traps": each_trap}


def run(name: str, folder: Path) -> list[str]:
    """Return what is wrong in one of the runs, in an empty folder."""
    builds, files = FullBuilds(), trapped_site()
    steps = RUNS[name](files)
    with session(folder, files, builds) as edited:
        for number, step in enumerate(steps, 1):
            wrong = edited.take(step, compare=number % _TOGETHER == 0 or number == len(steps))
            if wrong:
                return [*map(str, steps[max(0, number - _TOGETHER) : number]), *wrong[:5]]
    return [] if len(steps) > _TOGETHER else [f"expected more than {len(steps)} steps"]


if __name__ == "__main__":
    _wrong = run(sys.argv[1], Path(sys.argv[2]))
    sys.stdout.write("\n".join(_wrong))
    sys.exit(bool(_wrong))
