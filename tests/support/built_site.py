"""The real site, and others, each built once for all the test processes."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests.support.project import build
from tests.support.served_folder import ServeFolder

SITE_URL = "https://bitext.example/"
"""The address that the site is built for: its root, on a host that is nobody's."""

PROJECT: Mapping[str, str] = MappingProxyType(
    {
        "SITE_URL": "https://example.github.io/repo/",
        "REPO_URL": "https://github.com/example/texts",
        "EDIT_URI": "edit/main/docs/",
    }
)
"""What the publishing of a project site sets, which stands under a prefix."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


def build_once(folder: Path, shared: Path, name: str = "site", environment: Mapping[str, str] = _NOTHING) -> Path:
    """Return the folder of a strictly built site; the first process to ask builds it, the others wait.

    Args:
        folder: that of `mkdocs.yml`.
        shared: a folder that all processes of one test session see, and no other session does.
        name: one for each site.
        environment: variables that `mkdocs.yml` reads; `SITE_URL` is set unless it is among them.

    Raises:
        AssertionError: the build failed; it says what MkDocs said.
    """
    built, outcome = shared / name, shared / f"{name}.outcome"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the system takes it back from a process that dies
        if not outcome.exists():
            outcome.write_text(_build(folder, built, environment), encoding="utf-8")
    said = outcome.read_text(encoding="utf-8")
    assert not said, said
    return built


def _build(folder: Path, built: Path, environment: Mapping[str, str]) -> str:
    """Build the site; return the output if that failed, else an empty string."""
    variables = {"SITE_URL": SITE_URL} | dict(environment)
    done = build(folder, "--strict", "--site-dir", str(built), environment=variables)
    return "" if done.returncode == 0 else f"mkdocs build --strict: {done.returncode}\n{done.stdout}"


def serve_as_built(site: Path, folder: Path, serve: ServeFolder) -> str:
    """Serve a copy of a site as if it had been built for the address it gets.

    Material follows a link without loading the page anew only if it finds the address in the sitemap.
    """
    copy = folder / "site"
    shutil.copytree(site, copy, copy_function=os.link)
    address = serve(copy)
    sitemap = (copy / "sitemap.xml").read_text("utf-8")
    (copy / "sitemap.xml").unlink()  # the name alone: the site itself has the file still
    (copy / "sitemap.xml").write_text(sitemap.replace(SITE_URL, address), "utf-8")
    return address
