"""Writing files: whole or not at all, and never over what somebody else has written meanwhile."""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from bitext.diagnostics import BitextError, FileError, Finding, Location
from bitext.edits import Edit, applied
from bitext.tree import astray, real_path, special

if sys.platform != "win32":
    import fcntl

_BESIDE = re.compile(r"\.bitext-[0-9a-f]{16}")
"""What a file is called while it is being written; one that a killed process left is swept."""
_OLD = 3600.0  # seconds: where folders cannot be locked, a file as old as that is nobody's any more
_PATIENCE = 10.0  # seconds: others hold a folder for as long as a file takes to write


@dataclass(frozen=True, slots=True)
class Change:
    """What a file is to hold."""

    path: Path
    shown: str
    """Its path as messages name it."""
    before: bytes | None
    """What it held when it was read; nothing, where there was no such file."""
    after: bytes


def text_of(data: bytes) -> str:
    """Return the text of a file, without a byte-order mark; raises UnicodeDecodeError, a ValueError, for no UTF-8."""
    return data.removeprefix(BOM_UTF8).decode()


def edited(path: Path, shown: str, before: bytes | None, edits: Iterable[Edit]) -> Change:
    """Return the change that edits make of a file, or of one that is not there yet: every other byte stays.

    `before`: what the file held when the edits were made for it. Raises BitextError where it does not hold what one of
    them should find.
    """
    data = before or b""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        return Change(path, shown, before, mark + applied(text_of(data), edits).encode())
    except ValueError as error:
        raise changed_since(shown) from error


def write_all(changes: Sequence[Change]) -> None:
    """Make changes, each file in one step; none, where a file is not as it was read any more or cannot be written.

    Raises BitextError, which names the file.
    """
    with ExitStack() as stack:
        _hold(stack, changes)
        for change in changes:
            _check(change)
        ready = [(change, stack.enter_context(_beside(change))) for change in changes]
        made = list[Path]()
        try:
            for change, beside in ready:
                with _named(change.shown):
                    if change.before is None:
                        _put(beside, change.path, change.shown)
                        made.append(change.path)
                    else:
                        beside.replace(real_path(change.path))
        except BaseException:
            for path in made:  # nobody has seen them yet: the folders are held
                path.unlink(missing_ok=True)
            raise


def write_new(path: Path, shown: str, data: bytes) -> bool:
    """Make a file with its folders; return whether there was none yet.

    Raises BitextError where it cannot be written.
    """
    if path.exists() or path.is_symlink():
        return False
    make_folder(path.parent, shown)
    write_all([Change(path, shown, None, data)])
    return True


def make_folder(folder: Path, shown: str) -> None:
    """Make a folder with those above it, where they are not there yet; `shown`: what it is for, as messages name it.

    Raises BitextError where it cannot be made.
    """
    with _named(shown):
        folder.mkdir(parents=True, exist_ok=True)


def write(path: Path, shown: str, data: bytes, within: Path | None = None) -> None:
    """Write the file in one step, whatever it held: a reader sees the old content or the new one, and permissions stay.

    `within`: the folder that no link may lead out of, of a file whose name nobody has typed. Raises BitextError where
    the file cannot be written.
    """
    if within and (message := astray(path, real_path(path), within)):
        raise _refused(shown, message)
    with _named(shown):
        before = path.read_bytes() if path.is_file() else None
        if before is None and path.exists():
            raise _refused(shown, special(path.stat().st_mode))
    write_all([Change(real_path(path), shown, before, data)])


def sweep(folders: Iterable[Path]) -> None:
    """Remove what a process that was killed has left in folders, or in those below them."""
    left = (path.parent for folder in folders for path in folder.rglob(".bitext-*"))
    for folder in sorted(set(left)):
        with suppress(OSError, BitextError), _alone(folder, ""):
            pass  # to hold it sweeps it


@contextmanager
def _named(shown: str) -> Iterator[None]:
    """Say of which file it is that something cannot be done."""
    try:
        yield
    except OSError as error:
        why = error.strerror or "a link that leads in a circle"
        message = f"expected a file that can be written, found: {why}; it is as it was, mend that and run this again"
        raise _refused(shown, message) from error


def _refused(shown: str, message: str) -> BitextError:
    return FileError(Finding("F17", Location(shown), message))


def changed_since(shown: str) -> BitextError:
    """Return what is to be raised where a file is not as it was read any more."""
    message = "expected the file as it was read, found it changed since; nothing was written, run this again"
    return _refused(shown, message)


def _hold(stack: ExitStack, changes: Sequence[Change]) -> None:
    """Hold the folders of all files until the stack is closed, in one order for all who do."""
    folders: dict[Path, str] = {}
    for change in changes:
        with _named(change.shown):
            folders.setdefault(_real(change).parent, change.shown)
    for folder, shown in sorted(folders.items()):
        stack.enter_context(_alone(folder, shown))


def _real(change: Change) -> Path:
    """Return the file itself: of a link, what it leads to."""
    return real_path(change.path) if change.before is not None else real_path(change.path.parent) / change.path.name


@contextmanager
def _alone(folder: Path, shown: str) -> Iterator[None]:
    """Keep others of us from writing in a folder, as long as the system can do that; sweep what they have left.

    The system takes a lock back from a process that ends in whatever way, so that none is ever left behind.
    """
    with _named(shown):
        handle = os.open(folder, os.O_RDONLY) if sys.platform != "win32" else -1
    try:
        locked = handle >= 0 and _locked(handle, shown)
        with _named(shown):
            _sweep(folder, 0.0 if locked else _OLD)
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _locked(handle: int, shown: str) -> bool:
    """Lock a folder; return whether there can be locks where it lies. Raises BitextError where another holds it."""
    if sys.platform == "win32":
        return False
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                found = f"found another bitext that has been writing for {_PATIENCE:.0f} seconds"
                raise _refused(
                    shown, f"expected nobody else to write here, {found}; end it and run this again"
                ) from None
            time.sleep(0.02)
        except OSError:
            return False  # a folder of another machine, as a rule
        else:
            return True


def _sweep(folder: Path, age: float) -> None:
    """Remove files of ours that are at least `age` seconds old."""
    now = time.time()
    for entry in os.scandir(folder):
        if _BESIDE.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
            with suppress(OSError):
                if now - entry.stat(follow_symlinks=False).st_mtime >= age:
                    Path(entry.path).unlink()


def _check(change: Change) -> None:
    """Raise BitextError where a file is not as it was read, or must not be written."""
    path = change.path
    with _named(change.shown):
        if change.before is None:
            if path.exists() or path.is_symlink():
                raise _refused(
                    change.shown, "expected no such file yet, found one; nothing was written, run this again"
                )
            return
        if not path.is_file() or path.read_bytes() != change.before:
            raise changed_since(change.shown)
        if not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
            message = "expected a file that can be written, found it read-only; change its permissions, run this again"
            raise _refused(change.shown, message)


@contextmanager
def _beside(change: Change) -> Iterator[Path]:
    """Write a file beside the one that it is to replace; it is gone at the end, whatever happened."""
    real = _real(change)
    beside = real.with_name(f".bitext-{token_hex(8)}")
    try:
        with _named(change.shown):
            with beside.open("xb") as stream:
                stream.write(change.after)
                stream.flush()
                os.fsync(stream.fileno())
            if change.before is not None:
                _make_alike(beside, real.stat())
        yield beside
    finally:
        with suppress(
            OSError
        ):  # where it could not be made, it cannot be looked for either: the first error names the file
            beside.unlink()


def _put(beside: Path, path: Path, shown: str) -> None:
    """Give a file that has been written its name, unless somebody else has taken that."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise _refused(shown, "expected no such file yet, found one; nothing was written, run this again") from None
    except OSError:  # a file system without such links
        if path.exists():
            raise
        beside.replace(path)


def _make_alike(path: Path, before: os.stat_result) -> None:
    """Give a file the owner and the permissions of another."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only an administrator gives files away
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))
