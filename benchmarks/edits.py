"""What editors change, by kind: which file, how, and which page shows it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.projects import TERM, Project

COMMON = "t0"
"""Id of a term that stands in nearly every text."""
_numbers = count(int(time.time()))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of edit."""

    name: str
    """As the tables call it."""
    file: str
    """From the folder of the site; `{text}`: a text, `{number}`: its number, in four digits."""
    edited: Callable[[str, str], str]
    """Text of the file, a word that stands nowhere yet → the text with the word in it, and no longer than by a word."""
    page: str
    """Address, from the root, of a page that shows the word."""
    is_bare: bool = False
    """Whether a bare site has the file."""

    def make(self, root: Path, project: Project, number: int, word: str) -> str:
        """Save a file with a word in it; return the address of a page that shows it. `number`: of the text."""
        told = {"text": project.text(number), "number": f"{number:04}"}
        path = root / self.file.format(**told)
        before = path.read_text("utf-8")
        after = self.edited(before, word)
        if before == after:
            raise ValueError(f"expected a place for an edit in {path}, found none")
        path.write_text(after, encoding="utf-8", newline="\n")
        return self.page.format(**told)


def _at_end(text: str, word: str) -> str:
    """Put a word in the place of that of the edit before, at the end, so that texts do not grow."""
    return f"{re.sub(' [(]edited[0-9]+[)]$', '', text.rstrip())} ({word})\n"


def _rendered_also(id_: str) -> Callable[[str, str], str]:
    """Give an entry the word as its last rendering."""
    return lambda text, word: re.sub(
        rf'(?m)(^- id: {id_}$(?:\n .*)*?\n  renderings: \["[^"]*").*', rf'\1, "{word}"]', text
    )


def _defined(id_: str) -> Callable[[str, str], str]:
    """Have the definition of an entry begin with the word."""
    return lambda text, word: re.sub(
        rf"(?m)(^- id: {id_}$(?:\n .*)*?\n  definition: )(?:edited[0-9]+ )?", rf"\1{word} ", text
    )


_TEXT = "{text}/"
TEXT = Kind("a text", "docs/{text}.md", _at_end, _TEXT, is_bare=True)
PAGE = Kind("another page", "docs/about.md", _at_end, "about/", is_bare=True)
KINDS = (
    TEXT,
    Kind("its original", "source_texts/text-{number}.md", _at_end, _TEXT),
    Kind("the definition of a term in 20 texts", "docs/glossary.yml", _defined(TERM), _TEXT),
    Kind("a rendering of it", "docs/glossary.yml", _rendered_also(TERM), _TEXT),
    Kind("the essay on it", f"docs/glossary/{TERM}.md", _at_end, f"glossary/{TERM}/"),
    PAGE,
)
WIDE = (
    Kind("the definition of a term in nearly all texts", "docs/glossary.yml", _defined(COMMON), _TEXT),
    Kind("a rendering of it", "docs/glossary.yml", _rendered_also(COMMON), _TEXT),
)
"""Kinds after which nearly every page is made anew."""


def new_word() -> str:
    """Return a word that stands in no text, also where a run before has left its own."""
    return f"edited{next(_numbers)}"
