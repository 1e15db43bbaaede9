"""The README's site of one's own, begun as printed in an empty folder: it is built, shown, and Chinese is found."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bitext.cli import main
from tests.support.project import build
from tests.support.search_box import pages_found
from tests.support.served_site import serve_project

SECTION = re.compile(r"^## On a site of your own\n(.*?)^## ", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def recipe(repository: Path) -> str:
    """What the README prints."""
    match = SECTION.search((repository / "README.md").read_text("utf-8"))
    assert match
    return match[1]


def commands_of(recipe: str) -> list[str]:
    """Return the commands of the recipe, in their order, without comments."""
    return [line.split("  ")[0].strip() for block in COMMANDS.findall(recipe) for line in block.splitlines()]


@pytest.fixture
def begun(recipe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the recipe's first command after the installation has been run, and nothing else."""
    install, begin, serve, *_ = commands_of(recipe)
    assert (install, begin, serve) == ("pip install .", "bitext init", "mkdocs serve")
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(begin)[1:]) == 0
    return tmp_path


def test_the_recipe_serves_a_site_in_which_chinese_is_found(recipe: str, begun: Path, page: Page) -> None:
    """Two commands after the installation: the text is listed, paired, and found by any run of its Chinese."""
    serve = commands_of(recipe)[2]
    page.set_default_timeout(60_000)
    with serve_project(begun, [sys.executable, "-m", *shlex.split(serve)]) as served:
        page.goto(served.address)
        assert page.locator(".bitext-texts a").first.inner_text() == "Measures for Borrowing from Community Libraries"
        for query in ("借书五册", "居民", "每次可以借书", "为"):
            assert pages_found(page, served.address, query) == ["texts/example/"], query
        assert pages_found(page, served.address, "税务") == []
        page.goto(f"{served.address}texts/example/")
        assert page.locator(".bitext-pair .bitext-source").first.inner_text() == "第一条 为了方便居民读书，制定本办法。"
        assert re.findall(r"\[[CF]\d\d\]", served.said()) == []


def test_the_recipe_is_strictly_built(begun: Path) -> None:
    """It builds without any message."""
    done = build(begun, "--strict")
    assert done.returncode == 0, done.stdout
