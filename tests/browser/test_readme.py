"""The README's site of one's own, typed as printed into an empty folder: it is built, shown, and Chinese is found."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.project import build
from tests.support.search_box import pages_found
from tests.support.served_site import serve_project

SECTION = re.compile(r"^## On a site of your own\n(.*?)^## ", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^(?:Then .*? )?`([\w./-]+\.(?:yml|md))` [^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def recipe(repository: Path) -> str:
    """What the README prints."""
    match = SECTION.search((repository / "README.md").read_text("utf-8"))
    assert match
    return match[1]


@pytest.fixture
def typed(recipe: str, tmp_path: Path) -> Path:
    """An empty folder into which all files of the recipe have been typed, and nothing else."""
    files = dict(FILE.findall(recipe))
    assert list(files) == ["mkdocs.yml", "docs/index.md", "source_texts/water.md", "docs/water.md"]
    assert recipe.count("```") == 2 * (len(files) + 2)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_recipe_serves_a_site_in_which_chinese_is_found(recipe: str, typed: Path, page: Page) -> None:
    """The commands are those that install and serve; the text is listed, paired, and found by any run of its Chinese."""
    install, serve = (command.strip() for command in COMMANDS.findall(recipe))
    assert (install, serve) == (
        "pip install .             # or, for Chinese with English: pip install '.[cedict]'",
        "mkdocs serve",
    )
    page.set_default_timeout(60_000)
    with serve_project(typed, [sys.executable, "-m", *shlex.split(serve)]) as served:
        page.goto(served.address)
        assert page.locator(".bitext-texts a").first.inner_text() == "Measures for Saving Water"
        for query in ("节约用水", "用水", "制定本办法", "为"):
            assert pages_found(page, served.address, query) == ["water/"], query
        assert pages_found(page, served.address, "税务") == []
        page.goto(f"{served.address}water/")
        assert page.locator(".bitext-pair .bitext-source").first.inner_text() == "第一条 为了节约用水，制定本办法。"
        assert re.findall(r"\[[CF]\d\d\]", served.said()) == []


def test_the_recipe_is_strictly_built(typed: Path) -> None:
    """It builds without any message."""
    done = build(typed, "--strict")
    assert done.returncode == 0, done.stdout
