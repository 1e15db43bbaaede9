"""Files of ours in the folder of a site: written where they change, removed where nothing makes them any more."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple


class Done(NamedTuple):
    """How many files were written, and how many removed."""

    written: int = 0
    removed: int = 0

    def and_(self, other: Done) -> Done:
        """Return both together."""
        return Done(self.written + other.written, self.removed + other.removed)


@dataclass(slots=True)
class Written:
    """What was written since a whole build began, by whose it is: of a page, of the terms, of the site."""

    _paths: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget all: a whole build empties the folder, or adds to it what another has written."""
        self._paths.clear()

    def put(self, folder: str, owner: str, files: Mapping[str, bytes]) -> Done:
        """Make the files of an owner these, by path in the site's folder; one that holds its bytes is left alone."""
        before = self._paths.get(owner)
        paths = tuple(files)
        self._paths[owner] = before if before == paths else paths
        if before is None:
            for path, data in files.items():
                write(folder, path, data)
            return Done(len(files))
        gone = [path for path in before if path not in files]
        for path in gone:
            remove(folder, path)
        return Done(sum(write_changed(folder, path, data) for path, data in files.items()), len(gone))


def write(folder: str, path: str, data: bytes) -> None:
    """Write a file of a site, and the folder that it is in."""
    name = os.path.join(folder, path)  # noqa: PTH118  # thousands of files: a `Path` for each would cost more than the file
    try:
        file = open(name, "wb")  # noqa: PTH123, SIM115  # the same; closed below
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)  # noqa: PTH103, PTH120  # the same
        file = open(name, "wb")  # noqa: PTH123, SIM115  # the same
    with file:
        file.write(data)


def write_changed(folder: str, path: str, data: bytes) -> bool:
    """Write a file of a site unless it holds these bytes; return whether it was written."""
    try:
        with open(os.path.join(folder, path), "rb") as file:  # noqa: PTH118, PTH123  # the same
            if file.read() == data:
                return False
    except OSError:
        pass
    write(folder, path, data)
    return True


def remove(folder: str, path: str) -> None:
    """Remove a file of a site, and the folders that are empty then."""
    with suppress(OSError):
        os.unlink(os.path.join(folder, path))  # noqa: PTH108, PTH118  # the same
        while path := os.path.dirname(path):  # noqa: PTH120  # the same
            os.rmdir(os.path.join(folder, path))  # noqa: PTH106, PTH118  # the same
