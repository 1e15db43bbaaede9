"""After an edit, a served site is what a full build makes of the same files, byte for byte.

`python -m tests.serving` shows it for hundreds of edits by chance, `--traps` for each trap alone and the way back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.serving.full_builds import FullBuilds
from tests.serving.many_texts import many_texts
from tests.serving.session import Session, session
from tests.serving.step import KINDS, Step, after, as_json, from_json, next_step, step_of
from tests.serving.traps import TRAPS, trapped_site
from tests.support.forked_host import can_fork
from tests.support.project import forked_host

_WHOLE = ("file: ", "mkdocs.yml: ", "theme: ", "words", "essay: new", "essay: removed", "picture: ")
"""Kinds that need a whole build, which would mend whatever an edit before has left stale: a few of them, at the end."""
_A_FEW = ("essay: new", "file: new text", "file: page renamed", "mkdocs.yml: broken")


@pytest.fixture(scope="module")
def builds() -> FullBuilds:
    """What builds the same site anew."""
    return FullBuilds(forked_host() if can_fork() else None)


def _take(edited: Session, steps: Sequence[Step]) -> None:
    """Take some steps, and compare behind the last."""
    for step in steps:
        wrong = edited.take(step, compare=step is steps[-1])
        assert not wrong, "\n".join(map(str, [*steps, *wrong[:5]]))


def test_after_each_kind_of_edit_the_site_is_as_built(tmp_path: Path, builds: FullBuilds) -> None:
    """Each kind of edit that makes single pages anew, and a few that do not, some of them between two comparisons."""
    chance = Random(16)  # noqa: S311 – edits, not secrets
    kinds = [*(kind.name for kind in KINDS if not kind.name.startswith(_WHOLE)), *_A_FEW]
    with session(tmp_path, trapped_site(), builds) as edited:
        while kinds:
            files, steps = edited.files, list[Step]()
            for kind in kinds[:14]:
                if step := step_of(kind, files, chance):
                    steps.append(step)
                    files = after(files, step.changes)
            _take(edited, steps)
            kinds = kinds[14:]


def test_no_trap_is_sprung(tmp_path: Path, builds: FullBuilds) -> None:
    """What another page shows of an edit is shown there too: one trap after another, as far as they do not exclude one another."""
    with session(tmp_path, trapped_site(), builds) as edited:
        files, steps = edited.files, list[Step]()
        for name, change in TRAPS.items():
            try:
                made = change(files)
            except (AssertionError, KeyError):  # another has changed what this one would
                continue
            steps.append(Step((name,), made, "in place"))
            files = after(files, made)
            if len(steps) == 12:
                _take(edited, steps)
                steps = []
        _take(edited, steps)


def test_steps_can_be_replayed() -> None:
    """What a run writes holds what was done, whatever the bytes."""
    chance, files, steps = Random(1), many_texts(4), list[Step]()  # noqa: S311 – the same
    for _ in range(60):
        steps.append(next_step(files, {}, chance))
        files = after(files, steps[-1].changes)
    assert from_json(as_json(steps)) == steps
    assert {step.save for step in steps} >= {"in place", "beside, then renamed"}
