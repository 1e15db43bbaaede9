"""The index of a whole site: the order of its documents, and its files on the disk."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from bitext.search.units import Document

_INDEX = ("index.md", "README.md")
_SUFFIX = ".bin"


def in_order(pages: Mapping[str, Document], entries: Iterable[Document]) -> list[Document]:
    """Return the documents of a site as their numbers are to follow one another.

    `pages`: by path in the docs folder; `entries`: of the glossary. Texts come first, by path, then the entries and the
    essays of the glossary, then the other pages: those that few folders lead to before those that are deeper.
    """
    texts = [pages[path] for path in sorted(pages) if pages[path].kind == "text"]
    essays = [pages[path] for path in sorted(pages) if pages[path].kind == "term"]
    others = [pages[path] for path in sorted(pages, key=_depth_and_path) if pages[path].kind == "page"]
    return [*texts, *entries, *essays, *others]


def _depth_and_path(path: str) -> tuple[int, str]:
    """Return how many folders lead to a page, its own among them but for the first page of one, and its path."""
    folder, name = posixpath.split(path)
    way = folder if name in _INDEX else path.removesuffix(".md")
    return len(way.split("/")) if way else 0, way


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of an index below a site's folder, the manifest last, and remove those of an index before.

    A file that holds its bytes already is left alone.
    """
    made = set[str]()
    for path, data in files.items():
        name = os.path.join(folder, path)  # noqa: PTH118  # a `Path` for each would cost more than the file
        place = os.path.dirname(name)  # noqa: PTH120  # the same
        if place not in made:
            os.makedirs(place, exist_ok=True)  # noqa: PTH103  # the same
            made.add(place)
        if not _holds(name, data):
            with open(name, "wb") as file:  # noqa: PTH123  # the same
                file.write(data)
    _remove_others(files, folder)


def _holds(name: str, data: bytes) -> bool:
    try:
        with open(name, "rb") as file:  # noqa: PTH123  # see `write`
            return file.read() == data
    except OSError:
        return False


def _remove_others(files: Mapping[str, bytes], folder: Path) -> None:
    for place, _, names in os.walk(folder / "search"):
        inner = Path(place).relative_to(folder).as_posix()
        for name in names:
            if name.endswith(_SUFFIX) and f"{inner}/{name}" not in files:
                with suppress(OSError):
                    Path(place, name).unlink()
