"""The files in a folder of the project: where links lead, and which are no ordinary files.

Hosts follow every link and open every file. A stranger's link may lead to a key outside the project, to `/dev/zero`,
or back to its own folder.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bitext.diagnostics import Finding, Location

MOST = 10_000
"""Files and folders behind links: a folder of shared pictures has fewer, and a cycle of two links has no end."""

_SIGNS = re.compile(r'[<>"\x00-\x1f\x7f-\x9f]')
_OUT = "expected a file inside the project's folder, found a link that leads out of it; put the file itself there"
_HIDDEN = "expected a file that may be published, found a link into {}; put the file itself there"
_CIRCLE = "expected a folder of its own, found a link to a folder that it lies in; take the link out"
_NAME = "expected the name of a file in UTF-8, found {}; rename it"
_MARKUP = 'expected the name of a file without < > " and control characters, found {}; rename it'
_SPECIAL = "expected a file, found something that is none; put a text file there"
_UNREAD = "expected a file that can be read, found: {}; check the name and the file's permissions"


def real_path(path: Path) -> Path:
    """Return a path with its links resolved, except for links in a cycle, which raise OSError when opened.

    For a cycle of links `Path.resolve` raises RuntimeError before Python 3.13, and no error since.
    """
    return Path(os.path.realpath(path))


def unread(error: OSError) -> str:
    """Return the message on a file that the system does not let us read."""
    circle = error.errno == errno.ELOOP
    return _UNREAD.format("a link that leads in a circle" if circle else error.strerror or error)


def badly_named(shown: str) -> str:
    """Return the message on a bad name of a file, or of a folder on its path; "" where the names are good.

    Themes write names into titles and addresses without escaping them. Windows forbids these characters too.
    """
    try:
        shown.encode()
    except UnicodeEncodeError as error:
        return _NAME.format(_part(shown, error.start))
    markup = _SIGNS.search(shown)
    return _MARKUP.format(_part(shown, markup.start())) if markup else ""


def _part(path: str, index: int) -> str:
    """Return the name on a path that holds the character at an index."""
    return path[path.rfind("/", 0, index) + 1 :].partition("/")[0]


def special(mode: int) -> str:
    """Return the message on a special file, such as a pipe, which keeps its reader waiting; "" for other files."""
    return "" if stat.S_ISREG(mode) else _SPECIAL


def astray(path: Path, real: Path, within: Path) -> str:
    """Return the message on a link that must not be followed, or "" where it leads to a file that may be shown.

    `real`: where the link leads. `within`: the folder that it must not leave. Names with a dot in front belong to other
    programs there: `.git` may hold a key.
    """
    # `within` is usually a real path already; resolving it takes as long as reading the file.
    inside = _below(real, within)
    if inside is None:
        inside = _below(real, real_path(within))
    if inside is None:
        return _OUT
    if inside != _below(path, within):
        hidden = next((part for part in inside.parts if part.startswith(".")), "")
        return _HIDDEN.format(hidden) if hidden else ""
    return ""


def _below(path: Path, folder: Path) -> Path | None:
    return path.relative_to(folder) if path.is_relative_to(folder) else None


class _Folder(NamedTuple):
    real: str
    above: frozenset[str]
    """The real paths of this folder and of those above it."""
    fault: Finding | None


@dataclass(slots=True)
class Tree:
    """The docs folder, as a host walks it."""

    docs: Path
    within: Path
    """The folder that no link may lead out of."""
    shown: Callable[[Path], str]
    """Returns a path as messages name it."""
    _folders: dict[str, _Folder] = field(init=False, default_factory=dict)

    def fault(self, path: str, *, is_page: bool = False) -> Finding | None:
        """Return why the file at an absolute path below the docs folder must be left out, if it must.

        It is said of the link, where a link to a folder leads to many files. `is_page`: our reader refuses a page that
        is itself a link out of the project, and the page says so: it must not be left out.
        """
        folder, name = os.path.split(path)
        found = self._folder(folder).fault
        if found:
            return found
        shown = self.shown(Path(path))
        if message := badly_named(name):
            return _fault(shown, message)
        try:
            if os.path.islink(path) and (message := astray(Path(path), real_path(Path(path)), self.within)):  # noqa: PTH114 – half the time, for every file of a site
                return None if is_page else _fault(shown, message)
            message = special(os.stat(path).st_mode)  # noqa: PTH116 – the same
            if not message and not os.access(path, os.R_OK):
                message = unread(PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
        except OSError as error:
            message = unread(error)
        return _fault(shown, message) if message else None

    def faults(self) -> tuple[Finding, ...]:
        """Return the findings on files of the folder that must not be published, one for a whole linked folder."""
        found: dict[Finding, None] = {}
        for folder, folders, files in os.walk(self.docs):
            for name in files:
                fault = self.fault(os.path.join(folder, name))  # noqa: PTH118 – as `os.walk` makes it
                if fault:
                    found[fault] = None
            for name in folders:
                wrong = self._folder(os.path.join(folder, name)).fault  # noqa: PTH118 – as `os.walk` makes it
                if wrong:
                    found[wrong] = None
        return tuple(found)

    def endless(self) -> Finding | None:
        """Return the finding on a link with too many files behind it, or None where a host may walk the folder."""
        count = 0
        links: dict[str, str] = {}  # folder → the outermost link on the way to it
        for folder, folders, files in os.walk(self.docs, followlinks=True):
            link = links.get(folder, "")
            for name in folders:
                path = os.path.join(folder, name)  # noqa: PTH118 – as `os.walk` makes it
                if link or os.path.islink(path):  # noqa: PTH114 – half the time, for every folder of a site
                    links[path] = link or path
            count += 1 + len(folders) + len(files) if link else 0
            if count > MOST:
                message = f"expected at most {MOST:,} files behind links, found more; take the link out"
                return _fault(self.shown(Path(link)), message)
        return None

    def _folder(self, path: str) -> _Folder:
        known = self._folders.get(path)
        if known is None:
            known = self._folders[path] = self._read(path)
        return known

    def _read(self, path: str) -> _Folder:
        here = Path(path)
        real = os.path.realpath(path)
        if here == self.docs or not here.is_relative_to(self.docs):
            return _Folder(real, frozenset((real,)), None)
        above = self._folder(os.path.dirname(path))  # noqa: PTH120 – as a key, it stays a string
        fault = above.fault
        if not fault and (message := self._wrong(here, real, above)):
            fault = _fault(self.shown(here), message)
        return _Folder(real, above.above | {real}, fault)

    def _wrong(self, folder: Path, real: str, above: _Folder) -> str:
        if message := badly_named(folder.name):
            return message
        if not folder.is_symlink():
            return ""
        in_itself = real in above.above or real_path(self.docs).is_relative_to(real)
        return _CIRCLE if in_itself else astray(folder, Path(real), self.within)


def _fault(shown: str, message: str) -> Finding:
    return Finding("F01", Location(shown), message)
