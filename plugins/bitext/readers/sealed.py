"""An original as it was when it was sealed: the copy that `bitext seal` keeps, or a version in git.

Either is held against the seal, so it does not matter whose hand has been in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from bitext.config import MAX_FILE_BYTES
from bitext.readers.git import git
from bitext.syntax.frontmatter import split

FOLDER = ".sealed"
"""Name of the folder beside an original that holds the copies."""
_SEAL = re.compile(r"[0-9a-f]{64}")
_DIGITS = 12  # of a seal in a file's name: enough to tell the versions of a text apart
_MOST = 200  # commits of a file that are looked at
_SECONDS = 10  # for one version


def copy_of(path: Path, seal: str) -> Path:
    """Return the file that keeps the text of an original as it had this seal."""
    return path.parent / FOLDER / f"{path.stem}-{seal[:_DIGITS]}.txt"


def is_seal(typed: str) -> bool:
    """Return whether a text may be a seal, whatever somebody has typed there."""
    return _SEAL.fullmatch(typed) is not None


def copies_of(path: Path) -> Iterator[Path]:
    """Yield the files that keep earlier and present texts of an original."""
    folder = path.parent / FOLDER
    known = f"{path.stem}-"
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        rest = each.name.removeprefix(known)
        if each.suffix == ".txt" and rest != each.name and len(rest) == _DIGITS + len(".txt"):
            yield each


def sealed_body(path: Path, seal: str) -> str:
    """Return the body that an original had when it was given a seal, or an empty string where it is not to be had."""
    if not is_seal(seal):
        return ""
    try:
        kept = _read(copy_of(path, seal))
    except OSError:
        kept = ""
    if kept and is_sealed_by(kept, seal):
        return kept
    return next((body for body in _versions(path) if is_sealed_by(body, seal)), "")


def is_sealed_by(body: str, seal: str) -> bool:
    """Return whether a body is the one that a seal was made of."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() == seal


def _read(path: Path) -> str:
    if path.is_symlink() or path.stat().st_size > MAX_FILE_BYTES:
        return ""
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").strip("\n")


def _versions(path: Path) -> Iterator[str]:
    """Yield the bodies that a file had in git, the newest first."""
    commits = git(path.parent, "rev-list", f"--max-count={_MOST}", "HEAD", "--", path.name, seconds=_SECONDS)
    for commit in (commits or b"").decode("ascii", "replace").split():
        data = git(path.parent, "cat-file", "blob", f"{commit}:./{path.name}", seconds=_SECONDS)
        if data is not None and len(data) <= MAX_FILE_BYTES:
            text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
            yield split(text).body.strip("\n")
