"""Two sites, and a site before and after: which files differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

_OF_THEME = re.compile("assets/(?!bitext)")
"""Beginning of the paths of files that the theme has: megabytes, which no edit of a project changes."""


class Seen(NamedTuple):
    """A file of a site as it was at one time."""

    digest: bytes
    """Of what it holds."""
    written: tuple[int, int]
    """When, and which file it is."""


def seen(site: Path) -> dict[str, Seen]:
    """Return all files of a site."""
    found = {}
    for path in site.rglob("*"):
        if path.is_file():
            status = path.stat()
            name = path.relative_to(site).as_posix()
            content = path.read_bytes() if not _OF_THEME.match(name) else str(status.st_size).encode()
            found[name] = Seen(sha256(content).digest(), (status.st_mtime_ns, status.st_ino))
    return found


def difference(served: Path, full: Path, now: Mapping[str, Seen]) -> list[str]:
    """Return in which files a served site differs from a full build of it: each with a short diff."""
    wanted = {path: each.digest for path, each in seen(full).items()}
    said = [f"{path}: not in the served site" for path in sorted(wanted.keys() - now.keys())]
    said += [f"{path}: in the served site alone" for path in sorted(now.keys() - wanted.keys())]
    for path in sorted(wanted.keys() & now.keys()):
        if wanted[path] != now[path].digest:
            said.append(f"{path}: {short_diff((served / path).read_bytes(), (full / path).read_bytes())}")
    return said


def short_diff(served: bytes, full: bytes, most: int = 6) -> str:
    """Return where two files differ: the first lines, cut around the first place."""
    if b"\0" in served[:1000] or b"\x1f\x8b" in (served[:2], full[:2]):
        return f"{len(served)} and {len(full)} bytes differ"
    pairs = difflib.unified_diff(_lines(served), _lines(full), "served", "full", n=0, lineterm="")
    lines = [line for line in pairs if not line.startswith(("---", "+++", "@@"))]
    return "".join(f"\n    {_cut(line, lines)}" for line in lines[:most]) + ("\n    …" if len(lines) > most else "")


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").replace("><", ">\n<").splitlines()


def _cut(line: str, lines: list[str], room: int = 220) -> str:
    if len(line) <= room:
        return line
    other = next((each for each in lines if each[:1] != line[:1]), "")
    at = next((at for at, (one, two) in enumerate(zip(line[1:], other[1:], strict=False)) if one != two), 0)
    return f"{line[0]}…{line[max(1, at - 80) : at + room - 80]}…"
