"""The guide's page on the glossary says what the code does: every example in it is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

import pytest
from bs4 import Tag

from bitext.extension import Site
from bitext.model.glossary import TermType
from bitext.project import load
from bitext.readers.entries import KEYS, RENDERING_KEYS
from tests.support.marked import FIRST, term_of
from tests.support.project import write
from tests.support.rendered import ID, PAGE, options, parsed, render, text_of
from tests.test_documentation import FENCE, first_cells, section
from tests.test_documentation import text_of as page_of

TITLES = {"glossary", "source text", "translation", "marks", "messages"}


def examples() -> Sequence[Mapping[str, str]]:
    """Return the examples of the page: a glossary, an original where there is one, a translation, what comes of it."""
    found: list[dict[str, str]] = []
    for _, title, body in FENCE.findall(page_of("glossary.md")):
        if title == "glossary":
            found.append({})
        if title in TITLES:
            found[-1][title] = body
    return found


def built(folder: Path, example: Mapping[str, str]) -> tuple[str, str]:
    """Return what is marked in an example, a pair on a line, and its messages."""
    original, english = example.get("source text"), example["translation"]
    head = "" if english.startswith("---\n") else f"---\nsource_text: {ID}\n---\n\n"
    files = {
        "docs/glossary.yml": example["glossary"],
        f"docs/{PAGE}": f"{head}{english}",
        f"source_texts/{ID}.md": f"---\ntitle: 题\n---\n\n{original or ''}",
    }
    settings = options(write(folder, files))
    corpus = load(settings)
    soup = parsed(render(Site(corpus, settings), PAGE))
    lines = [_line(row) for row in soup.select(".bitext-pair")]
    return "".join(f"{line}\n" for line in lines), "".join(f"{finding}\n" for finding in corpus.findings)


def _line(row: Tag) -> str:
    ids = dict.fromkeys(term_of(mark) for mark in row.select(FIRST["pair"]))
    parts = (str(row["id"])[1:], _shown(row, "source"), _shown(row, "translation"), ", ".join(ids))
    return " | ".join(parts).replace("|  |", "| |").strip()


def _shown(row: Tag, side: str) -> str:
    """Return what a reader sees of a side, marks in brackets; a mark that emphasis parts is one."""
    column = row.select(f".bitext-{side}")
    for mark in row.select(f".bitext-{side} {FIRST['pair']}"):
        mark.insert(0, "[")
        mark.append("]")
    words = " ".join("".join(map(text_of, column)).split())
    return words.replace("[ ]", " ").replace("][", "" if side == "translation" else "][").replace("] [", " ")


@pytest.mark.parametrize("example", examples(), ids=lambda example: example["translation"].split("\n")[0])
def test_an_example_gives_what_the_guide_shows(example: Mapping[str, str], tmp_path: Path) -> None:
    """Marks and messages, to the letter."""
    assert {"glossary", "translation", "marks"} <= {*example} <= TITLES
    assert built(tmp_path, example) == (example["marks"], example.get("messages", ""))


def test_all_examples_are_found() -> None:
    """So that every example of the guide is built."""
    assert len(examples()) == 12


def test_every_key_of_an_entry() -> None:
    """The keys of an entry stand in the table, those of a rendering and the types below."""
    page = page_of("glossary.md")
    assert first_cells(section(page, "## An entry")) == list(KEYS)
    assert all(f"`{key}`" in page or f"{{{key}: …}}" in page for key in RENDERING_KEYS)
    assert all(f"`{type_}`" in page for type_ in get_args(TermType))
