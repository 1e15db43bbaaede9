"""Which files and folders there are below a folder: listed again only where one of its folders has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bitext.project.unchanged import Signature, is_settled, leads_elsewhere, signature_of


class _Folder(NamedTuple):
    signature: Signature
    settled: bool
    folders: tuple[str, ...]
    """The paths of the folders in it that are no links."""
    names: frozenset[str]
    """All names in it."""


@dataclass(slots=True)
class Listing:
    """Folders, with the names in them."""

    _folders: dict[str, _Folder] = field(default_factory=dict)
    _versions: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    """By the folder that was asked for: how often it has changed, and the folders below it."""

    def version(self, top: str, *, deep: bool = True) -> int:
        """Return a number that is another one than before where a name below a folder has come or gone.

        `deep`: whether folders in it are looked at too; those behind links never are.
        """
        changed, seen, waiting = False, set[str](), [top]
        while waiting:
            folder = waiting.pop()
            seen.add(folder)
            known = self._folders.get(folder)
            found = _listed(folder, known)
            if known is None or found.names != known.names or found.folders != known.folders:
                changed = True
            self._folders[folder] = found
            if deep:
                waiting += found.folders
        number, before = self._versions.get(top, (0, frozenset()))
        for gone in before - seen:
            self._folders.pop(gone, None)
        if changed or before != seen:
            number += 1
        self._versions[top] = number, frozenset(seen)
        return number

    def files(self, top: str) -> Iterator[str]:
        """Yield the path of each name below a folder, as `version` has found them."""
        for folder in self._versions[top][1]:
            for name in self._folders[folder].names:
                yield os.path.join(folder, name)  # noqa: PTH118 – as `scandir` makes it


_NOTHING = _Folder((0, 0, 0, 0, 0), False, (), frozenset())


def _listed(folder: str, known: _Folder | None) -> _Folder:
    now = time.time_ns()
    try:
        signature = signature_of(os.stat(folder))  # noqa: PTH116 – of the folder itself, where a link is asked for
        if known and known.settled and known.signature == signature:
            return known
        folders, names = [], []
        with os.scandir(folder) as entries:
            for entry in entries:
                names.append(entry.name)
                if entry.is_dir(follow_symlinks=False) and not leads_elsewhere(entry.stat(follow_symlinks=False)):
                    folders.append(entry.path)
    except OSError:
        return _NOTHING
    return _Folder(signature, is_settled(signature, now), tuple(sorted(folders)), frozenset(names))
