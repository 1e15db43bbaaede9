"""Cases of documents that are brought in: one file each, in sections."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bitext.importers import Document, as_page, as_source

_HEAD = "=== "


@dataclass(frozen=True)
class Case:
    """A document as its publisher serves it, and what is to arrive."""

    name: str
    encoding: str
    """That it is written in, as Python names it."""
    page: str
    sentences: tuple[str, ...]
    """Those of its main text, typed apart from all else: each arrives character for character."""
    expected: str
    """What `summary` says of it."""


def case_in(file: Path) -> Case:
    """Return the case in a file."""
    sections: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith(_HEAD):
            sections[line.removeprefix(_HEAD)] = []
        else:
            list(sections.values())[-1].append(line)
    text = {name: "\n".join(lines).strip("\n") for name, lines in sections.items()}
    arrived = file.read_text(encoding="utf-8").partition("=== title\n")[2]
    return Case(
        file.stem, text["encoding"], text["page"], tuple(text["sentences"].split("\n")), f"=== title\n{arrived}"
    )


def summary(document: Document) -> str:
    """Return all that is written of a document, in sections."""
    sections = {
        "title": document.title,
        "facts": "\n".join(f"{key}: {value}" for key, value in sorted(document.facts.items())),
        "encoding and language": f"{document.encoding}{' (guessed)' * bool(document.guess)}, {document.language}",
        "languages of the blocks": " ".join(block.language or "-" for block in document.blocks),
        "left out": "\n".join(document.dropped),
        "remarks": "\n".join(document.remarks),
        "source": as_source(document),
        "translation": as_page(document),
    }
    return "".join(f"{_HEAD}{name}\n{text}\n" if text else f"{_HEAD}{name}\n" for name, text in sections.items())
