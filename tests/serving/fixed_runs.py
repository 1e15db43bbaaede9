"""The runs of the suite: each kind of edit once, and the traps, as far as they make single pages anew.

As a script it takes the name of a run and a folder, in a process that has built nothing, and says what is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.serving.full_builds import FullBuilds
from tests.serving.session import session
from tests.serving.step import KINDS, Step, after, step_of
from tests.serving.traps import TRAPS, WHOLE, trapped_site

_TOGETHER = 14
"""Steps between two comparisons: what an edit has left stale is seldom mended by those behind it."""
_WHOLE = (
    *("file: ", "mkdocs.yml: ", "theme: ", "words", "essay: new", "essay: removed", "picture: ", "saved otherwise"),
    *("glossary: new file", "glossary: broken", "glossary: page of", "page: title", "page: broken", "page: another"),
    *("original: no body", "original: date", "original: broken", "ordinary page: heading"),
)
"""Kinds that need a whole build, which would mend what is stale: a few of them stand at the end."""
_A_FEW = ("file: new text", "mkdocs.yml: broken")
_AT_ONCE = 4
"""Kinds of edits that one step has together: a build takes longer than an edit."""


def each_kind(files: Mapping[str, bytes]) -> list[Step]:
    """Return each kind of edit that makes single pages anew, and a few that do not."""
    chance, steps = Random(16), list[Step]()  # noqa: S311 – edits, not secrets
    for kind in (*(kind.name for kind in KINDS if not kind.name.startswith(_WHOLE)), *_A_FEW):
        if step := step_of(kind, files, chance):
            steps.append(step)
            files = after(files, step.changes)
    count = len(steps) - len(_A_FEW)
    return [*(_together(steps[at : min(count, at + _AT_ONCE)]) for at in range(0, count, _AT_ONCE)), *steps[count:]]


def _together(steps: Sequence[Step]) -> Step:
    changes = {path: content for step in steps for path, content in step.changes.items()}
    return Step(tuple(name for step in steps for name in step.names), changes, "in place")


def each_trap(files: Mapping[str, bytes]) -> list[Step]:
    """Return one trap after another, as far as they do not exclude one another and none needs a whole build."""
    steps = list[Step]()
    for name, change in TRAPS.items():
        try:
            made = change(files)
        except (AssertionError, KeyError):  # another has changed what this one would
            continue
        if name not in WHOLE and all(path in files and content is not None for path, content in made.items()):
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
    return []


if __name__ == "__main__":
    _wrong = run(sys.argv[1], Path(sys.argv[2]))
    sys.stdout.write("\n".join(_wrong))
    sys.exit(bool(_wrong))
