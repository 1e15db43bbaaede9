"""`mkdocs serve`: what an editor saves is on the screen, without a restart."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PAGE = "texts/xi-2021-digital-economy"
PATIENCE = 60  # seconds: a first build on a busy machine; a build after an edit takes two


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _text(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310  # our own server
            return str(response.read().decode())
    except (urllib.error.URLError, OSError):
        return ""  # not up yet, or building


def _wait_for(found: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def served(tmp_path: Path, repository: Path) -> Iterator[tuple[Path, str]]:
    """Serve a copy of the site, and give its folder and its address."""
    for name in ("docs", "source_texts"):
        shutil.copytree(repository / name, tmp_path / name)
    shutil.copy(repository / "mkdocs.yml", tmp_path)
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with (tmp_path / "log.txt").open("wb") as log:
        server = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log, env=environment)
        try:
            address = f"http://127.0.0.1:{port}/{PAGE}/"
            assert _wait_for(lambda: "bitext-pair" in _text(address)), (tmp_path / "log.txt").read_text()
            yield tmp_path, address
        finally:
            server.terminate()
            server.wait(20)


@pytest.mark.parametrize("name", [f"docs/{PAGE}.md", f"source_{PAGE}.md"])
def test_an_edit_is_on_the_screen(served: tuple[Path, str], name: str) -> None:
    """An edit of a page, and one of an original, is served without a restart."""
    folder, address = served
    file = folder / name
    text = file.read_text("utf-8")
    word = "By Xi Jinping" if name.startswith("docs") else "习近平\n"
    assert word in text
    file.write_text(text.replace(word, "EDITED 改过\n", 1), "utf-8")
    assert _wait_for(lambda: "EDITED 改过" in _text(address)), (folder / "log.txt").read_text()
