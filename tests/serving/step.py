"""Steps: what is changed, how it is saved, and the same as a file that can be replayed."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import time_ns

from tests.serving.edits_of_facts import FACT_KINDS
from tests.serving.edits_of_files import FILE_KINDS
from tests.serving.edits_of_terms import TERM_KINDS
from tests.serving.edits_of_texts import TEXT_KINDS
from tests.serving.project import Changes, Kind, Project

KINDS: Sequence[Kind] = (*TEXT_KINDS, *FACT_KINDS, *TERM_KINDS, *FILE_KINDS)
UNDO, TOUCH = "undo", "touch"
_OTHER = {UNDO: 4.0, TOUCH: 2.0}
"""What needs no kind of its own → its weight."""
SAVES = {
    "in place": 50,
    "beside, then renamed": 30,
    "twice": 6,
    "emptied first": 1.5,
    "old one kept beside": 4,
    "as of last week": 4,
    "while it builds": 4,
}
"""How a file is saved → how often."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happens between two builds."""

    names: tuple[str, ...]
    """Of the kinds of edits."""
    changes: Mapping[str, bytes | None]
    """Path → content; None: removed."""
    save: str
    """How: one of `SAVES`."""
    settled: bool = True
    """Whether the site is left to settle before the next step."""

    def __str__(self) -> str:
        return f"{' + '.join(self.names)} ({', '.join(sorted(self.changes))}; {self.save}{'' if self.settled else '; not settled'})"


def next_step(files: Mapping[str, bytes], before: Changes, chance: Random, *, failed: bool = False) -> Step:
    """Return a step by chance: one edit, seldom two or three at once.

    `before`: what undoes the last one. `failed`: whether something cannot be read, which an editor mends soon.
    """
    if failed and before and chance.random() < 0.7:
        return Step((UNDO,), before, "in place")
    names: list[str] = []
    changes: Changes = {}
    for _ in range(chance.choices((1, 2, 3), (92, 6, 2))[0]):
        while True:
            name, made = _edit({**files, **{path: content or b"" for path, content in changes.items()}}, before, chance)
            made = {path: content for path, content in made.items() if name == TOUCH or files.get(path) != content}
            if made:
                break
        names.append(name)
        changes |= made
    save = chance.choices(list(SAVES), list(SAVES.values()))[0]
    return Step(tuple(names), changes, save, settled=chance.random() < 0.93)


def step_of(kind: str, files: Mapping[str, bytes], chance: Random, save: str = "in place") -> Step | None:
    """Return a step of one kind; None where there is no place for it."""
    edit = next(each for each in KINDS if each.name == kind)
    for _ in range(50):
        made = edit.edit(Project(files, chance))
        made = {path: content for path, content in made.items() if files.get(path) != content}
        if made:
            return Step((kind,), made, save)
    return None


def _edit(files: Mapping[str, bytes], before: Changes, chance: Random) -> tuple[str, Changes]:
    kinds = {kind.name: kind.weight for kind in KINDS} | _OTHER
    name = chance.choices(list(kinds), list(kinds.values()))[0]
    if name == UNDO:
        return name, dict(before)
    if name == TOUCH:
        path = chance.choice(sorted(files))
        return name, {path: files[path]}
    edit, project = next(kind for kind in KINDS if kind.name == name).edit, Project(files, chance)
    for _ in range(20):  # so that a kind that seldom has a place comes as often as it should
        if made := edit(project):
            return name, made
    return name, {}


def undoing(files: Mapping[str, bytes], changes: Mapping[str, bytes | None]) -> Changes:
    """Return the changes that take others back."""
    return {path: files.get(path) for path in changes}


def after(files: Mapping[str, bytes], changes: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """Return the files as they are with some changes."""
    return {path: content for path, content in {**files, **changes}.items() if content is not None}


def write(
    folder: Path, changes: Mapping[str, bytes | None], save: str = "in place", meanwhile: Callable[[], object] = int
) -> None:
    """Save changes into a folder as an editor would; `meanwhile`: what is done where a save takes long."""
    if save == "emptied first":
        for path in changes:
            if (folder / path).is_file():
                (folder / path).write_bytes(b"")
        meanwhile()
    for path, content in changes.items():
        place = folder / path
        if content is None:
            place.unlink(missing_ok=True)
            _without_empty(place.parent, folder)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if save == "beside, then renamed":
            beside = place.with_name(f".{place.name}.new")
            beside.write_bytes(content)
            beside.replace(place)
        elif save == "old one kept beside" and place.exists():
            place.rename(f"{place}~")
            place.write_bytes(content)
            Path(f"{place}~").unlink()
        else:
            if save == "twice":
                place.write_bytes(content[:-2] + b"x\n")
                meanwhile()
            place.write_bytes(content)
            if save == "as of last week":
                os.utime(place, ns=(time_ns(), time_ns() - 604_800_000_000_000))


def _without_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def as_json(steps: Iterable[Step]) -> str:
    """Return steps as a file that can be replayed."""
    return json.dumps(
        [
            {"names": step.names, "save": step.save, "settled": step.settled, "changes": {path: _told(content) for path, content in step.changes.items()}}
            for step in steps
        ],
        ensure_ascii=False,
        indent=1,
    )  # fmt: skip


def from_json(text: str) -> list[Step]:
    """Return the steps of such a file."""
    return [
        Step(tuple(each["names"]), {path: _untold(content) for path, content in each["changes"].items()}, each["save"], each["settled"])
        for each in json.loads(text)
    ]  # fmt: skip


def _told(content: bytes | None) -> object:
    try:
        return None if content is None else content.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(content or b"").decode()}


def _untold(content: str | dict[str, str] | None) -> bytes | None:
    if isinstance(content, dict):
        return b64decode(content["base64"])
    return None if content is None else content.encode()
