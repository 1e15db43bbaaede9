"""Small projects, written to a folder and built by a host in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.support.forked_host import ForkedHost, can_fork

_SECONDS = 120  # for a build of a few pages: one that takes longer hangs

CONFIGURATION = """\
site_name: Test
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [bitext]
markdown_extensions: [tables, footnotes, toc, pymdownx.superfences]
"""


def write(folder: Path, files: Mapping[str, str | bytes], configuration: str = CONFIGURATION) -> Path:
    """Write a project's files, by path, and its `mkdocs.yml`; return the folder."""
    for name, content in {"mkdocs.yml": configuration, "docs/index.md": "# Home\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "source_texts").mkdir(exist_ok=True)
    return folder


def build(
    folder: Path, *arguments: str, host: str = "mkdocs", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build a project with a host, in a process of its own, and return what it said."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "COLUMNS": "1000", **(environment or {})}
    # What Python itself reads it reads as it begins.
    if host == "mkdocs" and can_fork() and not any(name.startswith("PYTHON") for name in environment or ()):
        code, said = forked_host().run(["build", *arguments], folder, variables, _SECONDS)
        return subprocess.CompletedProcess([host, "build", *arguments], code, said)
    return subprocess.run(
        [sys.executable, "-m", host, "build", *arguments],
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=_SECONDS,
    )


@cache
def forked_host() -> ForkedHost:
    """Return the one of this test process."""
    return ForkedHost()


def articles(site: Path) -> dict[str, str]:
    """Return the articles of a built site, by the path of their page."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        article = re.search(r'<article class="bitext".*?</article>', path.read_text("utf-8"), re.DOTALL)
        if article:
            found[path.relative_to(site).as_posix()] = article[0]
    return found


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
