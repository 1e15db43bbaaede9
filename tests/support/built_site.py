"""The real site, built once for all the test processes."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

SITE_URL = "https://bitext.example/"
"""The address that the site is built for: its root, on a host that is nobody's."""


def build_once(repository: Path, shared: Path) -> Path:
    """Return the folder of the strictly built site; the first process to ask builds it, the others wait.

    Args:
        repository: the folder of `mkdocs.yml`.
        shared: a folder that all processes of one test session see, and no other session does.

    Raises:
        AssertionError: the build failed; it says what MkDocs said.
    """
    folder, outcome = shared / "site", shared / "site.outcome"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the system takes it back from a process that dies
        if not outcome.exists():
            outcome.write_text(_build(repository, folder), encoding="utf-8")
    said = outcome.read_text(encoding="utf-8")
    assert not said, said
    return folder


def _build(repository: Path, folder: Path) -> str:
    """Build the site; return what was said if that failed, else nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=repository,
        env=os.environ | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"},  # the notice hides our own messages
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else f"mkdocs build --strict: {done.returncode}\n{done.stdout}{done.stderr}"
