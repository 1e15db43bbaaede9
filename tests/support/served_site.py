"""`mkdocs serve` in a process of its own, with what it says."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

_SECONDS = 60  # for a build of a few pages: one that takes longer hangs
_open = build_opener(ProxyHandler({})).open  # past any proxy of the machine


@dataclass(frozen=True, slots=True)
class ServedSite:
    """A site that is being served."""

    address: str
    log: Path
    """What the server has said."""

    def said(self) -> str:
        """Return all that the server has said so far."""
        return self.log.read_text("utf-8")

    def said_after(self, start: int, words: str) -> str:
        """Return what the server has said after the first `start` characters, as soon as `words` are in it."""
        until = time.monotonic() + _SECONDS
        while words not in self.said()[start:]:
            if time.monotonic() > until:
                raise AssertionError(f"expected {words}, found {self.said()[start:]}")
            time.sleep(0.05)
        return self.said()[start:]


@contextmanager
def serve_project(folder: Path, command: Sequence[str]) -> Iterator[ServedSite]:
    """Yield the site that a command like `mkdocs serve` shows in a folder, at an address of its own."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    log = folder.with_name(f"{folder.name}.log")
    with (
        log.open("w") as stream,
        subprocess.Popen(
            [*command, "--livereload", "--dev-addr", place],
            cwd=folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "SITE_URL": ""},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
        ) as server,
    ):
        try:
            _wait(f"http://{place}/", server)
            yield ServedSite(f"http://{place}/", log)
        finally:
            server.terminate()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return when something answers; fail when the server has ended before."""
    while True:
        try:
            _open(address, timeout=_SECONDS).close()
        except URLError:
            try:
                server.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            raise
        return
