"""What a reader's browser holds of the original is the original, character for character."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.built_site import build_once
from tests.support.reading_page import PAIRED, Visit, source_blocks
from tests.support.served_folder import ServeFolder
from tests.support.small_project import write_project

SOURCES = "[...document.querySelectorAll('.bitext-source')].map(element => element.textContent)"

NASTY: Sequence[str] = (
    "&lt;b&gt; &amp;amp; &#20013; &nbsp; & < > \" ' `",
    "<b>粗</b><script>document.title = 'stolen'</script><!-- 注 --><img src=x onerror=alert(1)>",
    "*星* _线_ **强** [链](http://a.example) ![图](b.png) [ ] [x] `码` ~~删~~ ^上^ H~2~O",
    "[TOC]",
    "[^1] [^1]: 脚注 *[HTML]: 缩写 {#id .class} :smile: {{ 变量 }}",
    "1. 一、第一条 (一) 1) —— ※ ①",
    "\u3000\u3000全角空格\u3000中\u3000",
    "行\u2028分\u2029段\u0085下",
    "回\r车\tTab  两个空格  ",
    "葛\U000e0100 辻\ufe00 変\ufe0f 豈\uf900",
    "\U00020000\U0002a6d6\U000323af 𠮷 𪚥",
    "\ufeff零\u200b宽\u200d连\u00ad字",
    "“双”‘单’「角」『』\ufe4f……——·",
    "    四格缩进",
    "http://a.example/?a=1&b=2 someone@a.example",
)
"""Lines that Markdown, HTML and browsers would each make something of."""

TITLE = '"><script>document.title = "stolen"</script> & &lt;'
"""Front matter that would end an attribute and begin a script."""


@pytest.fixture(scope="module")
def nasty(shared: Path, served_site: ServeFolder) -> str:
    """Where a site with one text of nasty lines is served."""
    folder = shared / f"nasty-{os.getpid()}"  # each process writes its own
    source = "---\ntitle: 难\n---\n\n# 难\n\n" + "\n\n".join(NASTY) + "\n"
    page = (
        f"---\nsource_text: water\nverified: yes\ntitle: '{TITLE}'\ndescription: '{TITLE}'\n---\n\n# Hard\n\n"
        + "".join(f"Line {n}.\n\n" for n in range(len(NASTY)))
    )
    write_project(
        folder,
        {
            "mkdocs.yml": "site_name: Hard\ntheme:\n  name: material\n  font: false\nplugins:\n  - bitext:\n      checks: false\n",
            "source_texts/water.md": source,
            "docs/water.md": page,
        },
    )
    return served_site(build_once(folder, shared, f"{folder.name}-site")) + "water/"


def test_the_speech(visit: Visit, repository: Path) -> None:
    """The blocks of the paired text, as Chromium holds them, are those of its file, block marks and blank lines aside."""
    shown = visit(PAIRED).evaluate(SOURCES)
    expected = list(source_blocks(repository))
    assert len(expected) == 17
    assert shown == expected


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_nasty_characters(visit: Visit, nasty: str, scripts: bool) -> None:
    """Markup signs, entities, separators, variation selectors and rare planes are text, and none is lost or changed."""
    page = visit(java_script_enabled=scripts)
    page.goto(nasty)
    assert page.evaluate(SOURCES) == ["难", *NASTY]


def test_nothing_in_an_original_runs(page: Page, nasty: str) -> None:
    """What looks like a script in the original is shown, and does nothing."""
    page.goto(nasty)
    assert page.locator(".bitext-source :is(script, img, b, a)").count() == 0


def test_nothing_in_front_matter_runs(page: Page, nasty: str) -> None:
    """Title and description are text wherever the page repeats them."""
    page.goto(nasty)
    assert page.title() == f"{TITLE} - Hard"
    for name in ("meta[name=description]", "meta[property='og:description']"):
        assert page.locator(name).get_attribute("content") == TITLE
    running = page.locator(
        "script:not([src], [type='application/ld+json'])"
    )  # what programs read of the page never runs
    assert running.evaluate_all("all => all.filter(one => one.text.includes('stolen')).length") == 0
    assert "<" not in str(page.locator("script[type='application/ld+json']").text_content())
