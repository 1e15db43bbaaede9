"""`mkdocs serve` follows both folders: an edit is on the screen without a restart."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.reading_page import PAIRED, SPEECH
from tests.support.served_site import serve_project


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
    with serve_project(project, [sys.executable, "-m", "mkdocs", "serve"]) as site:
        yield site.address


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
