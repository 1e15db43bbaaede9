"""Writing files: whole or not at all, and never over what somebody else has written meanwhile."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

import click

from bitext.readers.files import real_path


def write_over(path: Path, read: bytes, data: bytes) -> None:
    """Replace the file's content, which was `read`, with `data`.

    Raises ClickException where the file has another content by now, or must not be written.
    """
    if path.read_bytes() != read:
        message = f"expected {path.name} as it was read, found it changed since; nothing was written, run this again"
        raise click.ClickException(message)
    write(path, data)


def write(path: Path, data: bytes) -> None:
    """Write the file in one step: a reader sees the old content or the new one, and permissions stay.

    Raises ClickException where the file must not be written.
    """
    path = real_path(path)  # of a link, the file that it leads to
    before = path.stat() if path.exists() else None
    if before and not (before.st_mode & 0o222 and os.access(path, os.W_OK)):
        message = f"expected {path.name} to be writable, found it read-only; change its permissions and run this again"
        raise click.ClickException(message)
    beside = path.with_name(f".bitext-{token_hex(8)}")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if before:
            _make_alike(beside, before)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _make_alike(path: Path, before: os.stat_result) -> None:
    """Give a file the owner and the permissions of another."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only an administrator gives files away
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))
