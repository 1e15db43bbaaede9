"""The guide's page on notes says what the code does: every example in it is built."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup

from bitext.diagnostics import Finding
from bitext.model.note import Note
from bitext.readers.files import File
from bitext.readers.translation import from_file
from tests.support.rendered import ID, PAGE, parsed, render, site_of, source_text, text_of
from tests.test_documentation import FENCE
from tests.test_documentation import text_of as page_of

HEAD = f"---\nsource_text: {ID}\n---\n"


@dataclass(frozen=True)
class Example:
    """What an editor types, and what comes of it."""

    source: str
    translation: str
    notes: str
    messages: str


def examples() -> list[Example]:
    """Return the examples of the page: an original where there is one, a translation, its notes, what is said."""
    found: list[Example] = []
    waiting: dict[str, str] = {}
    for _, title, body in FENCE.findall(page_of("notes.md")):
        if title in ("source text", "translation") and "notes" in waiting:
            found.append(_example(waiting))
            waiting = {}
        waiting[title] = body
    return [*found, _example(waiting)]


def _example(parts: dict[str, str]) -> Example:
    assert {"translation", "notes"} <= set(parts) <= {"source text", "translation", "notes", "messages"}
    return Example(*(parts.get(title, "") for title in ("source text", "translation", "notes", "messages")))


def built(example: Example) -> tuple[str, str]:
    """Return the notes of an example, a line each, and its messages."""
    text = example.translation if example.translation.startswith("---\n") else HEAD + example.translation
    read = from_file(File(f"docs/{PAGE}", text), PAGE)
    assert read is not None
    found: list[Finding] = [*read[1]]
    site = site_of(source_text(example.source) if example.source else None, read[0])
    site.report = found.append
    soup = parsed(render(site))
    shown = "".join(f"{_line(note, soup)}\n" for note in read[0].notes)
    return shown, "".join(f"{finding}\n" for finding in found)


def _line(note: Note, soup: BeautifulSoup) -> str:
    words = [text_of(one) for one in soup.select(f".bitext-lemma[data-bitext-note={note.id}]")]
    about = ", ".join(words) or ("the pair" if note.calls else "nothing")
    place = soup.select(f"#{note.id}")[0]
    says = " ".join(
        text_of(one)
        for one in place.find_all(recursive=False)
        if not {"bitext-back", "bitext-noteref", "bitext-label"} & {*one.get_attribute_list("class")}
    )
    return f"{note.number} | {note.kind} | {about} | {' '.join(says.split())}"


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.translation.split("\n")[0])
def test_an_example_gives_what_the_guide_shows(example: Example) -> None:
    """Notes and messages, to the letter."""
    assert built(example) == (example.notes, example.messages)


def test_all_examples_are_found() -> None:
    """So that every example of the guide is built."""
    assert len(examples()) == 14
