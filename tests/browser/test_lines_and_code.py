"""Lines that stand face one another on screen and paper and are copied as lines; code is copied as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_copying import CLIPBOARD, copied, select
from tests.support.built_site import build_once
from tests.support.reading_page import VIEWS, Visit
from tests.support.served_folder import ServeFolder
from tests.support.small_project import write_project

CODE = "def f():\n    return 1\n\n\nf()"
SOURCE = f"""\
---
title: 静夜思
lines: keep
---

# 静夜思

床前明月光，
疑是地上霜。
举头望明月，
低头思故乡。

```python
{CODE}
```

> 白日依山尽，
> 黄河入海流。
"""
PAGE = f"""\
---
source_text: poem
title: Quiet Night
---

# Quiet Night

Moonlight before my bed,
I took it for *frost.
I lift* my head,
and think of home.

```python
{CODE}
```

> The sun goes down,\\
> the river runs.
"""


@pytest.fixture(scope="module")
def poem(shared: Path, served_site: ServeFolder) -> str:
    """Where a site with verse and code is served."""
    folder = shared / f"poem-{os.getpid()}"  # each process writes its own
    configuration = (
        "site_name: Poem\ntheme:\n  name: material\n  font: false\nplugins:\n  - bitext\n"
        "markdown_extensions:\n  - pymdownx.superfences\n"
    )
    write_project(folder, {"mkdocs.yml": configuration, "source_texts/poem.md": SOURCE, "docs/poem.md": PAGE})
    return served_site(build_once(folder, shared, f"{folder.name}-site")) + "poem/"


def lines(page: Page, side: str) -> list[float]:
    """Return where each line of the poem ends on the screen, from above to below."""
    ends: list[float] = page.evaluate(
        """side => {
            const range = document.createRange();
            const ends = [];
            for (const child of document.querySelector(`#p2 > .bitext-${side} p`).childNodes) {
                range.selectNodeContents(child);
                for (const box of range.getClientRects()) if (box.width > 1) ends.push(box.bottom);
            }
            return ends.sort((a, b) => a - b).filter((end, index) => index === 0 || end - ends[index - 1] > 6);
        }""",
        side,
    )
    return ends


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_lines_face_one_another(visit: Visit, poem: str, media: str, scripts: bool) -> None:
    """Four lines on either side, each beside its own, on screen and on paper, with scripts and without."""
    page = visit(width=1440 if media == "screen" else 794, java_script_enabled=scripts, own=True)
    page.goto(poem)
    page.emulate_media(media=media)  # type: ignore[arg-type]  # the two that there are
    if media == "print" and scripts:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")  # as a browser does before it prints
    ours, theirs = lines(page, "source"), lines(page, "translation")
    assert len(ours) == len(theirs) == 4
    assert all(abs(one - other) < 8 for one, other in zip(ours, theirs, strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_lines_stand_in_every_view_of_a_phone(visit: Visit, poem: str, view: str) -> None:
    """No view of a narrow screen runs them together."""
    page = visit(width=390, own=True)
    page.goto(f"{poem}?view={view}")
    for side in ("source", "translation"):
        if page.locator(f"#p2 > .bitext-{side}").is_visible():
            assert len(lines(page, side)) >= 4


def test_lines_are_copied_as_lines(visit: Visit, poem: str) -> None:
    """What is pasted has the lines that were seen, as text and as HTML."""
    page = visit(permissions=CLIPBOARD, own=True)
    page.goto(poem)
    select(page, "#p2 > .bitext-source", "#p4 > .bitext-source", margin=0)
    assert copied(page).split("\n\n", 1) == [
        "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
        f"{CODE}\n\n白日依山尽，\n黄河入海流。",
    ]
    select(page, "#p2 > .bitext-translation", "#p4 > .bitext-translation", margin=0)
    assert copied(page) == (
        "Moonlight before my bed,\nI took it for frost.\nI lift my head,\nand think of home.\n\n"
        f"{CODE}\n\nThe sun goes down,\nthe river runs."
    )
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert "The sun goes down,<br>the river runs." in html


def test_code_is_set_as_code(visit: Visit, poem: str) -> None:
    """The original's code has the font of the translation's, and begins at its height."""
    page = visit(own=True)
    page.goto(poem)
    fonts, tops = page.evaluate(
        """() => {
            const codes = [...document.querySelectorAll("#p3 pre > code")];
            return [codes.map(one => getComputedStyle(one).fontFamily), codes.map(one => one.getBoundingClientRect().top)];
        }"""
    )
    assert len(fonts) == 2
    assert fonts[0] == fonts[1]
    assert abs(tops[0] - tops[1]) < 1
