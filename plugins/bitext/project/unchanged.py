"""Files that have not changed since they were last read, told by what the system says of them: they are not opened.

A file counts as unchanged where its time, size, number and place are those of before, no link leads to it, and it was
read long enough after it was written: what is written within one tick of a clock cannot be told apart.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bitext.config import Options
from bitext.library.given import Given, key_of
from bitext.readers.files import File

Signature = tuple[int, int, int, int, int]
"""What the system says of a file or a folder; of two equal ones, nothing has changed between them."""
_TICK = 2_000_000_000  # nanoseconds: the coarsest clock of a file system, that of FAT
_REPARSE = 0x400  # of Windows: a junction, which leads elsewhere as a link does


def signature_of(status: os.stat_result) -> Signature:
    """Return the signature of a file or a folder."""
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns, status.st_dev


def state_of(path: Path) -> str:
    """Return what tells whether a file is there, and is another one than before; an empty string where it is not."""
    try:
        return str(signature_of(path.lstat()))
    except OSError:
        return ""


def is_settled(signature: Signature, now: int) -> bool:
    """Return whether something was last changed so long ago that a later change shows in its signature."""
    return now - max(signature[0], signature[3]) > _TICK


def leads_elsewhere(status: os.stat_result) -> bool:
    """Return whether something is a link to something else."""
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & _REPARSE)


@dataclass(slots=True)
class Unchanged:
    """The files of a project as they were last read."""

    trusts: bool = True
    """Whether what the system says of a file is trusted; else each is read, and told by its bytes."""
    read: int = 0
    """How many files were opened since the last `begin`."""
    _known: dict[str, tuple[Signature, str]] = field(default_factory=dict)
    """By path: the signature of a file, and the key of what it holds."""
    _before: dict[str, tuple[Signature, str]] = field(default_factory=dict)
    _plain: dict[str, bool] = field(default_factory=dict)
    """By path of a folder: whether no link leads to it from the project's folder."""
    _options: Options | None = None

    def begin(self, options: Options) -> None:
        """Begin to read a project; what is not asked for until the next begin is forgotten then."""
        self._before, self._known = self._known, {}
        self._plain = {}
        self._options = options
        self.read = 0

    def of(self, path: Path, read: Callable[[], File]) -> Given:
        """Return a file; `read`: opens it, and says what is off with it."""
        name = str(path)
        now = time.time_ns()
        signature = self._signature(name)
        if signature:
            known = self._before.get(name) or self._known.get(name)
            if known and known[0] == signature:
                self._known[name] = known
                return Given(known[1], read)
        file = read()
        self.read += 1
        key = key_of(file)
        if signature and is_settled(signature, now):
            self._known[name] = signature, key
        return Given(key, lambda: file)

    def signature(self, path: Path) -> Signature | None:
        """Return the signature of a file whose content can be told by it; else None."""
        signature = self._signature(str(path))
        return signature if signature and is_settled(signature, time.time_ns()) else None

    def _signature(self, name: str) -> Signature | None:
        if not self.trusts:
            return None
        try:
            status = os.lstat(name)
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(status.st_mode) or leads_elsewhere(status):
            return None
        folder = os.path.dirname(name)  # noqa: PTH120 – a third of the time, for every file of a site
        plain = self._plain.get(folder)
        if plain is None:
            plain = self._plain[folder] = self._is_plain(folder)
        return signature_of(status) if plain else None

    def _is_plain(self, folder: str) -> bool:
        """Return whether every folder from the one that a file must not lead out of down to this one is no link."""
        if self._options is None or os.path.normpath(folder) != folder:
            return False
        path = Path(folder)
        within = self._options.within(path / "any")
        while path != within:
            try:
                status = os.lstat(path)
            except OSError:
                return False
            if leads_elsewhere(status) or path == path.parent:
                return False
            path = path.parent
        return True
