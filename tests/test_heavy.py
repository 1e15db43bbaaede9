"""Text that Python-Markdown would take minutes or hours to read is shown as it was typed, and named."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from bitext.diagnostics import Location
from bitext.extension.definitions import Definitions
from bitext.extension.show_typed import as_typed
from bitext.model.text import Typed
from bitext.project import load
from bitext.syntax.heavy import heavy, too_heavy
from bitext.syntax.translation_blocks import scan
from tests.support.project import build, write
from tests.support.rendered import (
    options,
    parsed,
    render,
    rendered,
    site_of,
    source_text,
    text_of,
    text_on,
    translation,
)

OPENED = "[" * 8000
IN_TIME = 6.0  # seconds: by itself, each of these takes Python-Markdown from twenty of them to hours
EXTENSIONS = (
    "tables", "footnotes", "toc", "attr_list", "abbr", "smarty", "def_list", "md_in_html", "pymdownx.superfences",
)  # fmt: skip
SHAPES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "pictures": lambda n: "![" * n,
    "brackets in one another": lambda n: "[" * n + "]" * n,
    "links": lambda n: "[a](" * n,
    "links in pointed brackets": lambda n: "[a](<" * n,
    "links in one another": lambda n: "[" * n + "a" + "](b)" * n,
    "references": lambda n: "[a][" * n,
    "footnotes": lambda n: "[^a" * n,
    "quotation marks in an address": lambda n: "[a](x " + '"' * 4 * n,
    "tags": lambda n: "a <b " * n,
    "attributes": lambda n: "a <b c='" * n,
    "tags, a paragraph each": lambda n: "a <b c\n\n" * (n // 4),
    "declarations": lambda n: "a <![CDATA[ " * n,
    "emphasis": lambda n: "*a* " * 2 * n,
    "code": lambda n: "`a` " * 2 * n,
    "quotation marks": lambda n: '"a ' * 4 * n,
    "line breaks": lambda n: "a  \n" * n,
    "footnotes called in one paragraph": lambda n: "".join(f"a[^{i}] " for i in range(n)),
    "lists in one another": lambda n: "- " * n + "a",
    "numbers in one another": lambda n: "1. " * n + "a",
    "lists indented": lambda n: "".join(f"{'    ' * i}- a\n" for i in range(n // 20)),
    "a list of definitions": lambda n: "a\n: b\n" * n,
    "definitions of nothing": lambda n: "[a]:\n" * n,
    "abbreviations": lambda n: "".join(f"*[a{i}]: b\n" for i in range(n)),
    "abbreviations, a paragraph each": lambda n: "".join(f"*[a{i}]: b\n\n" for i in range(n // 4)),
    "cells": lambda n: "|a" * n + "\n" + "|-" * n,
    "elements with Markdown in them": lambda n: "<div markdown>" * n,
}


def test_text_behind_too_many_abbreviations_is_read() -> None:
    """The abbreviations past the bound are shown as they were typed, and nothing else of the page."""
    body = "".join(f"*[A{n}]: words\n\n" for n in range(600)) + "An ordinary paragraph.\n"
    found = heavy(body, scan(body).blocks)
    assert [(each.start, each.why) for each in found[-1:]] == [(1198, "abbreviation number 600 of the page")]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_takes_long(shape: str) -> None:
    """Ten thousand of anything are read in a few seconds, without an exception, and all but the plain ones are named."""
    site = site_of(source_text("文。"), translation(SHAPES[shape](10_000)))
    began = time.process_time()
    render(site, extensions=EXTENSIONS)
    assert time.process_time() - began < IN_TIME
    assert text_on(site).typed


def spread(element: Tag) -> str:
    """Return what a reader sees, without white space."""
    return "".join(text_of(element).split())


PLACES = {
    "a paragraph": ("A {}", "A {}"),
    "a heading": ("## A {}", "A {}"),
    "an item": ("- A\n- B {}\n- C", "B {}"),
    "a numbered item": ("1. A\n2. B {}\n3. C", "B {}"),
    "a quotation": ("> A {}", "A {}"),
    "a note": ("A[^1]\n\n[^1]: B {}", "B {}"),
    "a note in two paragraphs": ("A[^1]\n\n[^1]: B\n\n    C {}", "C {}"),
    "an alert": ("A\n\n> [!NOTE]\n> B {}", "B {}"),
    "a paragraph below a heading": ("# T\nA {}", "A {}"),
    "a cell": ("| A | B |\n|---|---|\n| {} | D |\n| E | F |", "| {} | D |"),
}
HEAVY = {
    "brackets": OPENED,
    "all signs": "[" * 3000 + "\\`*_{}[]()<>#+-.!&|~^=:\"'@ &amp; <b>bold</b> <!-- source: 1 --> **x** http://a.b [^1]",
    "tags": "[" * 3000 + " <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))",
}


@pytest.mark.parametrize("text", HEAVY)
@pytest.mark.parametrize("place", PLACES)
def test_it_is_shown_as_typed(place: str, text: str) -> None:
    """Nothing of it is lost or changed wherever it stands, nothing in it is markup, and the pairs are as they were."""
    body, seen = PLACES[place]
    typed = HEAVY[text]
    soup, _ = rendered("甲", body.format(typed))
    article = soup.select("article.bitext")[0]
    assert "".join(seen.format(typed).split()) in spread(article)
    assert not article.select("script:not([src]), img, b, a[href^=javascript]")
    assert "\ufdd0" not in str(soup)
    assert "\x02" not in str(soup)


@given(st.text("ab [](){}<>*_`#+-.!&|~^=:\\\"'/@$%,;?1\u6587\n\t", max_size=60))
def test_every_character_is_shown(text: str) -> None:
    """Whatever is typed beside it, what a reader sees is what was typed."""
    typed = f"A {'[' * 3000} {text}".replace("\n\n", "\n")
    if any(not line.strip() for line in typed.split("\n")) or any(line[:1] in "> \t" for line in typed.split("\n")[1:]):
        return  # other blocks begin there
    site = site_of(source_text("甲"), translation(typed))
    if len(text_on(site).blocks) != 1:
        return
    article = parsed(render(site)).select(".bitext-translation")[0]
    assert "".join(typed.split()) == spread(article) or not heavy(typed, scan(typed, 1).blocks)


def test_code_is_code() -> None:
    """In a fence a bracket is no sign of Markdown, and as many as one likes are no matter."""
    body = f"A\n\n```\n{OPENED}\n```\n\n    {OPENED}\n"
    assert heavy(body, scan(body, 1).blocks) == ()
    soup, found = rendered("甲", body)
    assert [text_of(code).strip() for code in soup.select("article pre code")] == [OPENED, OPENED]
    assert not [line for line in found if "F18" in line]


@pytest.mark.parametrize(
    "body",
    [
        "A [b](c) and [d][e], *f*, `g`[^1] " * 40 + "\n\n[^1]: h –Ed.",
        "A sentence with one [ that nothing closes. " + "More words follow it here. " * 400,
        'A [link](x "with a title") in a long paragraph, and "quotations", too. ' * 30,
        "- A [b](c)\n" * 2000,
        "| a | [b](c) |\n" * 2000,
        "| a | b |\n|---|---|\n" + "| [a](b) | *c* |\n" * 1000,
        "".join(f"[{n}]: https://example.org/{n}\n" for n in range(900)),
        "".join(f"[^{n}]: A note.\n" for n in range(3000)),
        "".join(f"*[A{n}]: abc\n" for n in range(400)),
        "Where a <b and c <d, e > f. " * 50,
        "1. a\n    1. b\n        1. c\n            1. d\n" * 300,
        "> > > a\n" * 300,
        "文字" * 20_000,
        "One sentence. " * 5_000,
    ],
    ids=range(14),
)
def test_what_people_write_is_not_heavy(body: str) -> None:
    """No text comes near the bounds that somebody wrote for readers."""
    assert heavy(body, scan(body, 1).blocks) == ()


def test_the_real_texts_are_far_from_it(repository: Path) -> None:
    """All pages of this site could be ten times as dense."""
    for path in sorted(repository.joinpath("docs").rglob("*.md")):
        body = path.read_text("utf-8")
        dense = "\n\n".join(" ".join([part] * 10) for part in body.split("\n\n") if "\n" not in part)
        assert heavy(dense, scan(dense, 1).blocks) == (), path


def test_it_is_a_finding_with_its_line(tmp_path: Path) -> None:
    """The page, the essay and the entry say where it is, once, and the site is built with the text in its place."""
    files = {
        "source_texts/good.md": "---\ntitle: t\n---\n\n甲\n\n乙\n",
        "docs/page.md": f"---\nsource_text: good\n---\nA\n\nB\n{OPENED} end\n",
        "docs/glossary.yml": f"- id: a\n  zh: 国\n  definition: '{OPENED} end'\n",
        "docs/glossary/a.md": f"An essay.\n\n{OPENED} end\n",
    }
    write(tmp_path, dict(files))
    took = "brackets; take them out, or part the paragraph (the page shows it as it was typed)"
    expected = "error[F18] expected text that can be read as Markdown in time, found 8,000"
    assert [str(found) for found in load(options(tmp_path)).findings] == [
        f"docs/glossary.yml:3:15: {expected} {took}",
        f"docs/glossary/a.md:3:1: {expected} {took}",
        f"docs/page.md:6:1: {expected} {took}",
    ]
    began = time.monotonic()
    done = build(tmp_path)
    assert done.returncode == 0, done.stdout
    assert time.monotonic() - began < 30
    for page in ("page", "glossary/a", "glossary"):
        assert f"{OPENED} end" in text_of(parsed((tmp_path / "site" / page / "index.html").read_text("utf-8")))
    assert build(tmp_path, "--strict").returncode == 1


def test_a_definition_is_shown_as_typed() -> None:
    """A definition stands on many pages: it is read in no time, and shown as text."""
    text = f"An {OPENED} <b>*economy*</b> &amp;"
    assert too_heavy(text)
    made = Definitions(print, lambda _: Location("docs/glossary.yml")).elements(text, "a.md")
    assert [element.tag for element in made] == ["p"]
    assert not list(made[0])


def test_signs_that_make_a_line_what_it_is_stay() -> None:
    """An item is an item still; what is too deep is nothing but text."""
    runs = [Typed(0, 2, "", whole=False), Typed(2, 3, "", whole=True)]
    assert as_typed(["- *a*", "===", "- |", "*b*"], runs, "!") == ["- !ja!j", "===", "!m !F", "*b*"]
