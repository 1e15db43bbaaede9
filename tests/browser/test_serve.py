"""`mkdocs serve` follows both folders: an edit is on the screen without a restart."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, SPEECH

open_address = build_opener(ProxyHandler({})).open  # past any proxy of the machine


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    """A copy of the paired text with all that its site is made from."""
    for name in ("mkdocs.yml", SPEECH, f"docs/{PAIRED.rstrip('/')}.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    """Where `mkdocs serve` serves it."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", place]
    log = (project / "serve.log").open("w")
    with (
        log,
        subprocess.Popen(
            command,
            cwd=project,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "SITE_URL": ""},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        ) as server,
    ):
        try:
            wait_until_served(f"http://{place}/", server)
            yield f"http://{place}/"
        finally:
            server.terminate()


def wait_until_served(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return when something answers; fail when the server has ended before."""
    while True:
        try:
            open_address(address, timeout=60).close()
        except URLError:
            try:
                server.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            raise
        return


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file as an editor does."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_an_edit_of_either_side_is_on_the_screen(page: Page, project: Path, served: str) -> None:
    """The open page shows an edit of the translation, and then one of the original, by itself."""
    page.goto(served + PAIRED)
    page.set_default_timeout(60_000)
    shown = "([row, text]) => document.querySelector(row)?.textContent.includes(text)"
    replace(project / f"docs/{PAIRED.rstrip('/')}.md", "By Xi Jinping", "Written by Xi Jinping")
    page.wait_for_function(shown, arg=["#p2", "Written by Xi Jinping"])
    replace(project / SPEECH, "\n习近平\n", "\n习近平著\n")
    page.wait_for_function(shown, arg=["#p2", "习近平著"])
    assert page.locator(".bitext-pair").count() == 16


def test_an_edit_of_the_glossary_is_on_the_screen(page: Page, project: Path, served: str) -> None:
    """The open page shows a new entry, then what an editor changes in it."""
    page.goto(served + PAIRED)
    page.set_default_timeout(60_000)
    shown = "text => document.querySelector('.bitext-terms')?.textContent.includes(text)"
    glossary = project / "docs/glossary.yml"
    glossary.write_text("- {id: shuzi, zh: 数字, renderings: [digital], definition: Of digits.}\n", "utf-8")
    page.wait_for_function(shown, arg="Of digits.")
    assert page.locator("#p3 .bitext-source .bitext-term").first.text_content() == "数字"
    replace(glossary, "Of digits.", "Made of numbers.")
    page.wait_for_function(shown, arg="Made of numbers.")
