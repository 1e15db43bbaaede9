"""After an edit, a served site is what a full build makes of the same files, byte for byte.

`python -m tests.serving` shows it for hundreds of edits by chance, `--traps` for each trap alone and the way back.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from tests.serving import fixed_runs
from tests.serving.many_texts import many_texts
from tests.serving.step import Step, after, as_json, from_json, next_step
from tests.support.forked_host import can_fork
from tests.support.project import forked_host

_SECONDS = 300  # for a hundred edits and a dozen full builds of a small site, where other tests run beside


@pytest.mark.parametrize("name", fixed_runs.RUNS)
def test_a_served_site_is_as_built(name: str, tmp_path: Path) -> None:
    """Each kind of edit; and each that another page shows something of: all of them, between two comparisons several."""
    if can_fork():
        arguments = [name, str(tmp_path)]
        code, said = forked_host().run(arguments, tmp_path, os.environ, _SECONDS, str(fixed_runs.__file__))
        assert code == 0, said
    else:
        assert not fixed_runs.run(name, tmp_path)


def test_steps_can_be_replayed() -> None:
    """What a run writes holds what was done, whatever the bytes."""
    chance, files, steps = Random(1), many_texts(4), list[Step]()  # noqa: S311 – the same
    for _ in range(60):
        steps.append(next_step(files, {}, chance))
        files = after(files, steps[-1].changes)
    assert from_json(as_json(steps)) == steps
    assert {step.save for step in steps} >= {"in place", "beside, then renamed"}
