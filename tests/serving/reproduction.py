"""The shortest way to a site that is wrong: fewer steps, fewer files."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.serving.compare import short_diff
from tests.serving.full_builds import FullBuilds
from tests.serving.session import states, trial
from tests.serving.step import Step

Wrong = Callable[[Mapping[str, bytes], Sequence[Step]], list[str]]
"""Returns how a site is wrong after some steps, or nothing."""


def reproduce(
    folder: Path, files: Mapping[str, bytes], steps: Sequence[Step], builds: FullBuilds, unseen: tuple[str, ...] = ()
) -> str:
    """Return how few steps and files still make a site that is wrong after the last of them."""

    def wrong(files: Mapping[str, bytes], steps: Sequence[Step]) -> list[str]:
        return _in_a_process_of_its_own(lambda: trial(folder, files, steps, builds, unseen)[1])

    start, few = _last_steps(wrong, files, list(steps))
    if not few:
        return "the site is right after these steps"
    few = _fewer_steps(wrong, start, few)
    start = _fewer_files(wrong, start, few)
    told = [f"{len(start)} files: {', '.join(sorted(start))}"]
    now = dict(start)
    for step, state in zip(few, states(start, few)[1:], strict=True):
        told.append(f"step: {step}")
        for path, content in step.changes.items():
            told.append(_change(path, now.get(path), content))
        now = state
    return "\n".join([*told, *wrong(start, few)[:8]])


def _last_steps(wrong: Wrong, files: Mapping[str, bytes], steps: list[Step]) -> tuple[dict[str, bytes], list[Step]]:
    """Return the files before the last few steps, and these, as few as are wrong still."""
    before, count = states(files, steps), 1
    while True:
        some = steps[-count:]
        if wrong(before[len(steps) - len(some)], some):
            return before[len(steps) - len(some)], some
        if count >= len(steps):
            return before[0], []
        count *= 2


def _fewer_steps(wrong: Wrong, files: Mapping[str, bytes], steps: list[Step]) -> list[Step]:
    for at in range(len(steps) - 2, -1, -1):
        fewer = [*steps[:at], *steps[at + 1 :]]
        if wrong(files, fewer):
            steps = fewer
    simple = [*steps[:-1], replace(steps[-1], save="in place")]
    return simple if simple != steps and wrong(files, simple) else steps


def _fewer_files(wrong: Wrong, files: Mapping[str, bytes], steps: list[Step]) -> dict[str, bytes]:
    """Return fewer files, by halves, quarters and so on."""
    kept = dict(files)
    size = len(kept) // 2
    while size:
        paths = [path for path in sorted(kept, key=lambda path: path.rpartition("/")[2]) if path != "mkdocs.yml"]
        for at in range(0, len(paths), size):
            fewer = {path: content for path, content in kept.items() if path not in paths[at : at + size]}
            if wrong(fewer, steps):
                kept = fewer
        size //= 2
    return kept


def _change(path: str, before: bytes | None, after: bytes | None) -> str:
    if after is None or before is None:
        return f"  {path} {'removed' if after is None else 'new: ' + repr(after[:500].decode('utf-8', 'replace'))}"
    return f"  {path}:{short_diff(before, after, 12)}"


def _in_a_process_of_its_own(work: Callable[[], list[str]]) -> list[str]:
    """Return what work returns in a fork of this process, which builds nothing itself."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            said = work()
        except BaseException:  # noqa: BLE001 – fewer files may be no project with which a server can begin
            said = []
        with os.fdopen(writer, "wb") as told:
            told.write(pickle.dumps(said))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        content = told.read()
    os.waitpid(child, 0)
    return list(pickle.loads(content))  # noqa: S301 – of ourselves
