"""Pages in other languages than Chinese and English, as a reader meets them: buttons, lines and copies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.test_copying import CLIPBOARD, copied, select
from tests.support.built_site import build_once
from tests.support.reading_page import Visit
from tests.support.served_folder import ServeFolder
from tests.support.small_project import write_project

FERRY = """\
---
title: The Ferry
language: en
---

# The Ferry

The ferry leaves at six,
whether anybody is on it or not.

Its captain likes
an empty deck.
"""
IN_CHINESE = """\
---
source_text: ferry
title: 渡船
language: zh-Hans
---

# 渡船

渡船六点开，
有没有人都开。

船长喜欢[^1]空
甲板。

[^1]: **captain / 船长：** 没有名字。–Ed.
"""
ARABIC = "---\ntitle: نص\nlanguage: ar\n---\n\n# نص\n\nنص جديد طويل جدا.\n"
IN_ENGLISH = "---\nsource_text: arabic\ntitle: A Text\n---\n\n# A Text\n\nA new text.\n"


@pytest.fixture(scope="module")
def tongues(shared: Path, served_site: ServeFolder) -> str:
    """Where a site with an English and an Arabic original is served."""
    folder = shared / f"tongues-{os.getpid()}"  # each process writes its own
    configuration = "site_name: Tongues\ntheme:\n  name: material\n  font: false\nplugins:\n  - bitext\n"
    files = {
        "mkdocs.yml": configuration,
        "source_texts/ferry.md": FERRY,
        "docs/ferry.md": IN_CHINESE,
        "source_texts/arabic.md": ARABIC,
        "docs/arabic.md": IN_ENGLISH,
    }
    write_project(folder, files)
    return served_site(build_once(folder, shared, f"{folder.name}-site"))


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    ("button", "shown", "hidden"), [("中文", "translation", "source"), ("English", "source", "translation")]
)
def test_a_button_shows_the_side_in_its_language(
    visit: Visit, tongues: str, width: int, button: str, shown: str, hidden: str
) -> None:
    """*English* shows the English side, which is the original here, and 中文 the Chinese one."""
    page = visit(width=width, own=True)
    page.goto(f"{tongues}ferry/")
    if width < 960:
        page.locator(".bitext-menu-view > summary").click()
    page.locator(".bitext-views label", has_text=button).click()
    assert page.locator(f"#p2 > .bitext-{shown}").is_visible()
    assert not page.locator(f"#p2 > .bitext-{hidden}").is_visible()


def test_lines_are_copied_as_they_are_joined(visit: Visit, tongues: str) -> None:
    """English words have a space between them where the file has a line's end, and Chinese ones have none."""
    page = visit(permissions=CLIPBOARD, own=True)
    page.goto(f"{tongues}ferry/")
    select(page, "#p2 > .bitext-source", "#p3 > .bitext-source", margin=0)
    assert (
        copied(page) == "The ferry leaves at six, whether anybody is on it or not.\n\nIts captain likes an empty deck."
    )
    select(page, "#p2 > .bitext-translation", "#p3 > .bitext-translation", margin=0)
    assert copied(page) == "渡船六点开，有没有人都开。\n\n船长喜欢空甲板。"


def test_lines_run_from_right_to_left(visit: Visit, tongues: str) -> None:
    """An Arabic column begins at its right edge, and the English one beside it at its left."""
    page = visit(own=True)
    page.goto(f"{tongues}arabic/")
    ways = [
        page.locator(f"#p2 > .bitext-{side}").evaluate("e => getComputedStyle(e).direction")
        for side in ("source", "translation")
    ]
    assert ways == ["rtl", "ltr"]
