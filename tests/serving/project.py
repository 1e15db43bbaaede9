"""A project as its files, and texts as editors see them: front matter, blocks, entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

Changes = dict[str, bytes | None]
"""Path → new content; None: the file is removed."""
_PROSE = re.compile(r"[A-Za-z\u4e00-\u9fff\u201c(（]")
_MATTER = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """A file with a front matter."""

    matter: str
    """Without its rules."""
    body: str

    @property
    def blocks(self) -> list[str]:
        """What blank lines part."""
        return [block for block in self.body.strip("\n").split("\n\n") if block]

    def with_blocks(self, blocks: list[str]) -> bytes:
        """Return the file with other blocks."""
        return Text(self.matter, "\n" + "\n\n".join(blocks) + "\n").content()

    def with_value(self, key: str, value: str | None) -> bytes:
        """Return the file with another value of a key; None: without the key."""
        lines = [line for line in self.matter.splitlines() if not line.startswith(f"{key}:")]
        return Text(
            "\n".join([*lines, *([f"{key}: {value}"] if value is not None else [])]) + "\n", self.body
        ).content()

    def content(self) -> bytes:
        """Return the file."""
        return (f"---\n{self.matter}---\n{self.body}" if self.matter.strip() else self.body).encode(
            "utf-8", "surrogateescape"
        )


@dataclass(frozen=True, slots=True)
class Project:
    """The files of a project at one time, with chance to choose among them."""

    files: Mapping[str, bytes]
    """Path → content."""
    chance: Random

    def text(self, path: str) -> Text:
        """Return a file as front matter and body."""
        content = self.files[path].decode("utf-8", "surrogateescape")
        found = _MATTER.match(content)
        return Text(found[1], content[found.end() :]) if found else Text("", content)

    def pages(self) -> list[str]:
        """Return the translations."""
        return [path for path in self._below("docs/") if b"\nsource_text:" in self.files[path][:400]]

    def ordinary(self) -> list[str]:
        """Return the pages that are neither translations nor essays."""
        translations = {*self.pages(), *self.essays()}
        return [path for path in self._below("docs/") if path not in translations]

    def originals(self) -> list[str]:
        """Return the originals."""
        return self._below("source_texts/")

    def essays(self) -> list[str]:
        """Return the essays."""
        return self._below("docs/glossary/")

    def glossaries(self) -> list[str]:
        """Return the files of entries."""
        return [path for path in sorted(self.files) if path.startswith("docs/") and path.endswith(".yml")]

    def entries(self, path: str) -> list[str]:
        """Return the entries of a file, the first with what stands above it."""
        return re.split(r"\n(?=- )", self.files[path].decode("utf-8", "surrogateescape").rstrip("\n"))

    def original_of(self, page: str) -> str | None:
        """Return the original of a translation, or None where it is not there."""
        named = re.search(rb"^source_text: *(\S+)", self.files[page], re.MULTILINE)
        wanted = named[1].decode("utf-8", "replace") if named else ""
        return next((path for path in self.originals() if path.rpartition("/")[2] == f"{wanted}.md"), None)

    def prose(self, path: str, least: int = 12) -> int | None:
        """Return which block of a text is prose, one of them by chance; None: it has none."""
        blocks = self.text(path).blocks
        found = [at for at, block in enumerate(blocks) if len(block) >= least and _PROSE.match(block)]
        return self.chance.choice(found) if found else None

    def _below(self, folder: str) -> list[str]:
        return [path for path in sorted(self.files) if path.startswith(folder) and path.endswith(".md")]


Edit = Callable[[Project], Changes]
"""Returns what an editor changes; nothing where the project has no place for it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of edit."""

    name: str
    weight: float
    """How often it comes, beside the others."""
    edit: Edit


def entries_file(entries: list[str]) -> bytes:
    """Return a file of entries."""
    return ("\n".join(entries) + "\n").encode("utf-8", "surrogateescape")
