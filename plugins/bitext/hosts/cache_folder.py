"""The generated files in a folder on the disk, for other plugins that read files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bitext.cache import BESIDE, FOLDER, cache_folder, is_abandoned, write_whole

CACHE = (*FOLDER, "docs")
"""Path in the project's folder."""


class CacheFolder:
    """A folder that holds just the generated files of the last build.

    Our code does not read them: a build has its generated files in memory, so that a second build at once, or the loss
    of the folder, does no harm.
    """

    def __init__(self, root: Path) -> None:
        """Take the project's folder."""
        self._root = root
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self.fault = ""
        """Why the files are not in the project's folder, or ""."""

    def hold(self, contents: Mapping[str, str]) -> Path | None:
        """Make the folder hold just these files; return it, or None where no folder can be written.

        `contents`: path → text. A file is written only where its bytes change, and replaced at once. Where the
        project's folder cannot be written to, or leads elsewhere, a temporary one is used while this object lives.
        """
        wanted = {path: content.encode() for path, content in contents.items()}
        self.fault = ""
        try:
            return _fill(cache_folder(self._root, CACHE[-1]), wanted)
        except OSError as error:
            self.fault = error.strerror or str(error)
        try:
            self._temporary = self._temporary or tempfile.TemporaryDirectory(
                prefix="bitext-", ignore_cleanup_errors=True
            )
            return _fill(Path(self._temporary.name).resolve(), wanted)
        except OSError:
            return None


def _fill(folder: Path, wanted: Mapping[str, bytes]) -> Path:
    """Make a folder hold these files alone, and return it."""
    for name in _strangers(folder, wanted):
        (folder / name).unlink(missing_ok=True)
    for name, content in wanted.items():
        path = folder / name
        if not _holds(path, content):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
    return folder


def _strangers(folder: Path, wanted: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the path of each unwanted file and symbolic link, except for files that another build is writing."""
    for current, folders, files in os.walk(folder):
        here = Path(current)
        for path in (here / name for name in (*files, *folders)):
            shown = path.relative_to(folder).as_posix()
            if path.name.startswith(BESIDE):
                strange = is_abandoned(path)
            else:
                strange = path.is_symlink() or (path.name in files and shown not in wanted)
            if strange:
                yield shown


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except FileNotFoundError:
        return False
