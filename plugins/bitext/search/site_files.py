"""The index of a whole site: the order of its documents, and its files on the disk."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from bitext.search.units import Kind

_INDEX = ("index.md", "README.md")
_SUFFIX = ".bin"


class _Kinded(Protocol):
    @property
    def kind(self) -> Kind:
        """Return what it is searched as."""


_K = TypeVar("_K", bound=_Kinded)


def in_order(pages: Mapping[str, _K], entries: Iterable[_K]) -> list[_K]:
    """Return the documents of a site as their numbers are to follow one another.

    `pages`: by path in the docs folder; `entries`: of the glossary. Texts come first, by path, then the entries and the
    essays of the glossary, then the other pages: those that few folders lead to before those that are deeper.
    """
    of_kind: dict[Kind, list[str]] = {"text": [], "term": [], "page": []}
    for path, page in pages.items():
        of_kind[page.kind].append(path)
    texts, essays = (sorted(of_kind[kind]) for kind in ("text", "term"))
    others = sorted(of_kind["page"], key=_depth_and_path)
    return [*map(pages.__getitem__, texts), *entries, *(pages[path] for path in (*essays, *others))]


def _depth_and_path(path: str) -> tuple[int, str]:
    """Return how many folders lead to a page, its own among them but for the first page of one, and its path."""
    folder, name = posixpath.split(path)
    way = folder if name in _INDEX else path.removesuffix(".md")
    return len(way.split("/")) if way else 0, way


@dataclass(slots=True)
class IndexFiles:
    """The files of an index in the folder of a site, as they were written last."""

    _written: Mapping[str, bytes] | None = None
    """Path → bytes; None: it is not known what the folder has."""

    def begin(self) -> None:
        """Forget what was written: a build empties the folder, or finds one that another has written."""
        self._written = None

    def write(self, files: Mapping[str, bytes], folder: Path) -> tuple[int, int]:
        """Make the files in a site's folder these; return how many were written, and how many removed."""
        before, self._written = self._written, None
        if before is None:
            done = write(files, folder)
        else:
            changed = {path: data for path, data in files.items() if before.get(path) != data}
            _write(changed, folder, lambda _: False)
            done = len(changed), _remove(folder, [path for path in before if path not in files])
        self._written = dict(files)
        return done


def write(files: Mapping[str, bytes], folder: Path) -> tuple[int, int]:
    """Write the files of an index below a site's folder, the manifest last, and remove those of an index before.

    A file that holds its bytes already is left alone. Returns how many were written, and how many removed.
    """
    there = {
        f"{Path(place).relative_to(folder).as_posix()}/{name}"
        for place, _, names in os.walk(folder / "search")
        for name in names
    }
    written = _write(files, folder, there.__contains__)
    return written, _remove(folder, [path for path in there if path.endswith(_SUFFIX) and path not in files])


def _write(files: Mapping[str, bytes], folder: Path, is_there: Callable[[str], bool]) -> int:
    """Write files, in their order, unless they hold their bytes; return how many were written."""
    written, made = 0, set[str]()
    for path, data in files.items():
        name = os.path.join(folder, path)  # noqa: PTH118  # a `Path` for each would cost more than the file
        if is_there(path) and _holds(name, data):
            continue
        place = os.path.dirname(name)  # noqa: PTH120  # the same
        if place not in made:
            os.makedirs(place, exist_ok=True)  # noqa: PTH103  # the same
            made.add(place)
        with open(name, "wb") as file:  # noqa: PTH123  # the same
            file.write(data)
        written += 1
    return written


def _holds(name: str, data: bytes) -> bool:
    try:
        with open(name, "rb") as file:  # noqa: PTH123  # see `_write`
            return file.read() == data
    except OSError:
        return False


def _remove(folder: Path, paths: Sequence[str]) -> int:
    """Remove files, and folders that are empty then; return how many files are gone."""
    removed = 0
    for path in paths:
        with suppress(OSError):
            os.unlink(os.path.join(folder, path))  # noqa: PTH108, PTH118  # see `_write`
            removed += 1
    for place in {posixpath.dirname(path) for path in paths}:
        with suppress(OSError):
            (folder / place).rmdir()
    return removed
