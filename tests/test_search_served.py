"""The index while a site is served: an edit is found by the next search, whatever the host has made again."""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.support.project import build
from tests.support.search_index import documents_of, manifest_of
from tests.support.served_site import ServedSite, serve_project
from tests.support.small_project import PAGE, write_project

ABOUT = "# About\n\nWho we are.\n"
MATERIAL = "site_name: Water\ntheme: {name: material, font: false}\nplugins: [bitext]\n"
_open = build_opener(ProxyHandler({})).open  # past any proxy of the machine


def fetched(site: ServedSite, path: str) -> Any:
    """Return what a file of the served index holds."""
    with _open(f"{site.address}search/{path}") as answer:
        data = answer.read()
    return json.loads(data if path.endswith(".json") else zlib.decompress(data, -15))


def shown(site: ServedSite) -> dict[str, str]:
    """Return address → translations of the first piece, for each document of the served index."""
    manifest = fetched(site, "manifest.json")
    names = fetched(site, f"documents.{manifest['documents']}.bin")["names"]
    found = {}
    for number in range(len(names) // 6):
        piece = fetched(site, f"t/{number:x}.0.{names[6 * number : 6 * number + 6]}.bin")
        found[piece["a"]] = "\n".join(unit[3] for unit in piece["u"])
    return found


@pytest.mark.parametrize("more", [[], ["--dirty"]], ids=["all pages", "changed pages alone"])
def test_an_edit_is_found(more: list[str], tmp_path: Path) -> None:
    """The next search finds what was typed, the page beside it stays, and what was taken out is gone."""
    write_project(tmp_path, {"mkdocs.yml": MATERIAL, "docs/about.md": ABOUT})
    with serve_project(tmp_path, [sys.executable, "-m", "mkdocs", "serve", *more]) as site:
        assert "to save water" in shown(site)["water/"]
        start = len(site.said())
        (tmp_path / "docs/water.md").write_text(PAGE.replace("to save water", "to save rivers"), "utf-8")
        site.said_after(start, "Reloading")
        found = shown(site)
        assert "to save rivers" in found["water/"]
        assert "to save water" not in found["water/"]
        assert "Who we are." in found["about/"]


def test_a_build_of_changed_pages_alone_leaves_the_index(tmp_path: Path) -> None:
    """An index of the pages that were made would be without all others."""
    write_project(tmp_path, {"mkdocs.yml": MATERIAL, "docs/about.md": ABOUT})
    assert build(tmp_path).returncode == 0
    before = manifest_of(tmp_path / "site")
    page = tmp_path / "docs/water.md"
    page.write_text(PAGE.replace("to save water", "to save rivers"), "utf-8")
    later = time.time() + 10
    os.utime(page, (later, later))
    assert build(tmp_path, "--dirty").returncode == 0
    assert "to save rivers" in (tmp_path / "site/water/index.html").read_text("utf-8")
    assert manifest_of(tmp_path / "site") == before
    assert build(tmp_path).returncode == 0
    assert "to save rivers" in documents_of(tmp_path / "site")[0].text_at("p2")[1]


def test_files_of_an_index_before_are_removed(tmp_path: Path) -> None:
    """A folder that is not emptied holds the files of the index that is there, and no others."""
    write_project(tmp_path, {"mkdocs.yml": MATERIAL, "docs/about.md": ABOUT})
    assert build(tmp_path).returncode == 0
    known = {path.name for path in (tmp_path / "site/search").rglob("*.bin")}
    old = tmp_path / "site/search/t/7.0.aaaaaa.bin"
    old.write_bytes(b"old")
    (tmp_path / "site/search/mine.txt").write_text("mine")
    page = tmp_path / "docs/about.md"
    later = time.time() + 10
    for path in (tmp_path / "docs").rglob("*.md"):
        os.utime(path, (later, later))
    page.write_text("# About\n\nWho we were.\n", "utf-8")
    os.utime(page, (later, later))
    (tmp_path / "site/search/manifest.json").unlink()
    assert build(tmp_path, "--dirty").returncode == 0
    left = {path.name for path in (tmp_path / "site/search").rglob("*.bin")}
    assert old.name not in left
    assert left != known
    assert (tmp_path / "site/search/mine.txt").is_file()
