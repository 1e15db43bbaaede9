"""The project's cache: what is made of its files and of libraries, kept from one build to the next.

It lies in the folder of the project, so it may be anybody's: a stranger can add a link or a file to it. Each reader
holds what it finds to its own rules. All of it can be deleted at any time.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from bitext import __version__

FOLDER = (".cache", "bitext")
"""Path in the project's folder: beside Material's cache, never below `docs/`, which is watched."""
BESIDE = ".new-"
"""How the name of a file begins that is being written."""
_ABANDONED = 3600  # seconds after which such a file is that of a build that was killed
_SEAL = 32  # bytes of a digest
_DAY = 86_400  # seconds; a file that is used says so once a day
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def cache_folder(root: Path, name: str) -> Path:
    """Return a folder of the cache in a project's folder, made and kept out of its repository.

    Raises OSError where that cannot be, or where a symbolic link is on the way to it: that could lead to files that
    are not ours to replace.
    """
    folder = root
    for part in (*FOLDER, name):
        folder /= part
        if folder.is_symlink():
            raise OSError(None, f"{folder.relative_to(root).as_posix()} is a symbolic link")
        folder.mkdir(exist_ok=True)
    ignored = folder.parent / ".gitignore"
    if not ignored.exists():
        write_whole(ignored, b"*\n")
    return folder


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there."""
    descriptor, beside = tempfile.mkstemp(prefix=BESIDE, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o644)  # `mkstemp` makes a file private; a site's files are public
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def is_abandoned(path: Path) -> bool:
    """Return whether a file that is being written was left so by a build that was killed."""
    try:
        return time.time() - path.lstat().st_mtime > _ABANDONED
    except FileNotFoundError:
        return False


@dataclass(slots=True)
class Cache:
    """Files of one kind in the cache, by name; those longest unused are forgotten."""

    root: Path | None
    """The project's folder; None: no file is kept."""
    name: str
    """Of the kind: that of the folder."""
    most: int
    """Bytes that the files have together at most."""
    _size: int | None = field(init=False, default=None)
    """Bytes that they have together, as far as is known; None before the first is written."""

    def __contains__(self, name: str) -> bool:
        """Return whether there is a file of this name."""
        folder = self._folder()
        return folder is not None and (folder / name).is_file()

    def read(self, name: str) -> bytes | None:
        """Return the content of a file; None where there is none that can be read."""
        folder = self._folder()
        if folder is None:
            return None
        try:
            with open(os.open(folder / name, _FLAGS), "rb") as file:  # noqa: PTH123 – `Path.open` follows links
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode) or status.st_size > self.most:
                    return None
                if time.time() - status.st_mtime > _DAY:
                    _touch(folder / name)
                return file.read(self.most)
        except OSError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Keep a file where there is a place for it; those longest unused go where there would be too much."""
        if self.root is None or len(content) > self.most:
            return
        with suppress(OSError):
            folder = cache_folder(self.root, self.name)
            if self._size is None or self._size + len(content) > self.most:
                self._size = _swept(folder, self.most - len(content))
            write_whole(folder / name, content)
            self._size += len(content)

    def sealed(self, name: str) -> bytes:
        """Return what `seal` has written under a name; an empty string where it is damaged, or of another name."""
        data = self.read(name) or b""
        return data[_SEAL:] if data[:_SEAL] == _seal_of(name, data[_SEAL:]) else b""

    def seal(self, name: str, content: bytes) -> None:
        """Write a file that tells by a digest whether it is whole."""
        self.write(name, _seal_of(name, content) + content)

    def _folder(self) -> Path | None:
        """Return the folder, whether it is there or not; None where a link is on the way to it."""
        folder = self.root
        for part in (*FOLDER, self.name):
            folder = folder and folder / part
            if folder is None or folder.is_symlink():
                return None
        return folder


@cache
def digest_of_code(*parts: str) -> str:
    """Return a digest of some parts of this package, or of all of it: changes where what they make might.

    A version would not do: somebody who changes the code, or installs it from a repository, has many with one number.
    """
    package = Path(__file__).parent
    found = sha256(f"{__version__} {sys.implementation.cache_tag}".encode())
    for part in parts or (".",):
        folder = package / part
        # Lists of words are code too.
        there = [*folder.rglob("*.py"), *folder.rglob("*.txt")] if folder.is_dir() else [folder.with_suffix(".py")]
        for path in sorted(there):
            found.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _touch(path: Path) -> None:
    with suppress(OSError):
        os.utime(path, follow_symlinks=False)


def _swept(folder: Path, most: int) -> int:
    """Take out what killed builds have left, and the files longest unused, until they have three quarters of `most`.

    Returns how many bytes they have then.
    """
    files = sorted(_files(folder), reverse=True)
    size = sum(each for _, each, _ in files)
    least = most if size <= most else most * 3 // 4
    while files and size > least:
        _, freed, path = files.pop()
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 – a path as `scandir` gives it
            size -= freed
    return size


def _files(folder: Path) -> Iterator[tuple[float, int, str]]:
    """Yield for each file when it was last used, its size and its path."""
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                is_new = entry.name.startswith(BESIDE) and not is_abandoned(Path(entry.path))
                if stat.S_ISREG(status.st_mode) and not is_new:
                    used = 0.0 if entry.name.startswith(BESIDE) else status.st_mtime
                    yield used, status.st_size, entry.path


def _seal_of(name: str, content: bytes) -> bytes:
    return sha256(name.encode() + content).digest()
