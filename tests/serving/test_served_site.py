"""After an edit, a served site is what a full build makes of the same files, byte for byte.

`python -m tests.serving` shows it for hundreds of edits by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.serving.full_builds import FullBuilds
from tests.serving.many_texts import many_texts
from tests.serving.session import session
from tests.serving.step import KINDS, Step, after, as_json, from_json, next_step, step_of

_TEXTS = 4
_WHOLE = ("file: ", "mkdocs.yml: ", "theme: ", "words", "page: title", "original: title")
"""Kinds that mostly need a whole build, which would mend whatever an edit before has left stale: they come last."""


@pytest.fixture(scope="module")
def builds() -> Iterator[FullBuilds]:
    """A process that builds the same site anew."""
    builds = FullBuilds()
    yield builds
    builds.close()


def test_after_each_kind_of_edit_the_site_is_as_built(tmp_path: Path, builds: FullBuilds) -> None:
    """Each kind once, several of them between two comparisons; what the guide calls a whole build last."""
    chance = Random(16)  # noqa: S311 – edits, not secrets
    kinds = sorted((kind.name for kind in KINDS), key=lambda name: name.startswith(_WHOLE))
    with session(tmp_path, many_texts(_TEXTS), builds) as edited:
        taken = list[Step]()
        for number, kind in enumerate(kinds, 1):
            step = step_of(kind, edited.files, chance)
            if step:
                taken.append(step)
                wrong = edited.take(step, compare=number % 12 == 0 or number == len(kinds))
                assert not wrong, "\n".join(map(str, [*taken[-12:], *wrong[:5]]))


def test_steps_can_be_replayed() -> None:
    """What a run writes holds what was done, whatever the bytes."""
    chance, files, steps = Random(1), many_texts(_TEXTS), []  # noqa: S311 – the same
    for _ in range(60):
        steps.append(next_step(files, {}, chance))
        files = after(files, steps[-1].changes)
    assert from_json(as_json(steps)) == steps
    assert {save for step in steps for save in [step.save]} >= {"in place", "beside, then renamed"}
