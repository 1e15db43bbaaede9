"""What git says of a project, where there is git and the project lies in a repository of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bitext.tree import real_path

_SETTINGS = ("core.fsmonitor=false", "core.quotePath=false", "safe.bareRepository=explicit")
_GIT = ("git", "--no-pager", "--literal-pathspecs", *(word for each in _SETTINGS for word in ("-c", each)))


def git(folder: Path, *words: str, seconds: int) -> bytes | None:
    """Return what git prints in a folder, or None where there is no git, no repository, or git fails.

    `seconds`: how long it may take.
    """
    if not _is_in_repository(real_path(folder)):
        return None
    try:
        done = subprocess.run(  # noqa: S603  # our own words; what others name stands behind the options
            [*_GIT, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def _is_in_repository(folder: Path) -> bool:
    """Return whether a folder lies in a repository, and in none that is made of files of the project.

    A stranger's pull request can hold the files of a bare repository (`HEAD`, `config`, …) in a folder. Git would obey
    that `config`, which names programs to run; versions before 2.38 do not know `safe.bareRepository`.
    """
    for each in (folder, *folder.parents):
        if (each / ".git").exists():
            return True
        if (each / "HEAD").exists() or (each / "HEAD").is_symlink():
            return False
    return False
