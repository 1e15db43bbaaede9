"""The files that a site is made of, as they lie on the disk at one moment, and what has changed between two of them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bitext.project.unchanged import Signature, signature_of
from bitext.tree import MOST


@dataclass(frozen=True, slots=True)
class Changes:
    """How two moments differ, by the paths of files."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    """Files that are there at both moments and were written between them, maybe with what stood in them before."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.touched)


def snapshot(roots: Iterable[str]) -> dict[str, Signature]:
    """Return path → signature of each file below some folders, and of those `roots` that are files."""
    found: dict[str, Signature] = {}
    for root in roots:
        found.update(_below(root))
    return found


def changes(before: Mapping[str, Signature], now: Mapping[str, Signature]) -> Changes:
    """Return how two moments differ."""
    return Changes(
        frozenset(now.keys() - before.keys()),
        frozenset(before.keys() - now.keys()),
        frozenset(path for path, signature in now.items() if before.get(path, signature) != signature),
    )


def signature_at(path: str) -> Signature | None:
    """Return the signature of a file; None where there is none."""
    try:
        return signature_of(os.stat(path))  # noqa: PTH116  # thousands of files at each edit
    except OSError:
        return None


@dataclass(slots=True)
class Contents:
    """What stands in files, as digests; a file whose signature has not changed is not read again."""

    files: Mapping[str, Signature] = field(default_factory=dict)
    _known: dict[str, tuple[Signature | None, str]] = field(default_factory=dict)

    def has_changed(self, path: str) -> bool:
        """Return whether a file holds something else than when it was last asked for."""
        known = self._known.get(path)
        return known is None or known[1] != self.of(path)

    def of(self, path: str) -> str:
        """Return the digest of what stands in a file; an empty string where it cannot be read, or is being written.

        A file that is written between two looks at it is another at the next look, so that nobody takes what was read
        of it before for what stands there now.
        """
        signature = self.files.get(path) or signature_at(path)
        known = self._known.get(path)
        if known is None or known[0] is None or known[0] != signature:
            digest = _digest(path)
            known = self._known[path] = signature, digest if signature_at(path) == signature else ""
        return known[1]


def _digest(path: str) -> str:
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return ""  # a pipe that nobody writes into, or a device that has no end
        return sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _below(root: str) -> Iterator[tuple[str, Signature]]:
    """Yield the files below a folder; a link is followed as the host follows it, but no folder is seen twice.

    Behind links no more files are looked at than a project may have there: a whole build says what is wrong.
    """
    if not os.path.isdir(root):  # noqa: PTH112  # the same
        signature = signature_at(root)
        if signature:
            yield root, signature
        return
    folders, seen, left = [(root, False)], set[tuple[int, int]](), MOST
    while folders and left:
        folder, is_linked = folders.pop()
        for entry in _listed(folder):
            try:
                status = entry.stat()
                if entry.is_dir():
                    if (status.st_dev, status.st_ino) not in seen:
                        seen.add((status.st_dev, status.st_ino))
                        folders.append((entry.path, is_linked or entry.is_symlink()))
                    continue
            except OSError:  # gone meanwhile, or a link to nothing
                continue
            yield entry.path, signature_of(status)
            left -= is_linked
            if not left:
                return


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
