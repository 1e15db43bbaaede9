"""What is to be checked, as an editor names it: pages, originals, ids, folders; found without reading every text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from bitext.alike import fold
from bitext.cli.terminal import CommandError
from bitext.config import MARKDOWN_SUFFIXES, Options
from bitext.nearest import nearest
from bitext.project import pages_in
from bitext.readers.files import read
from bitext.readers.source import id_of
from bitext.tree import real_path

_NAMES = re.compile(r"^[\"']?source_text[\"']?[ \t]*:[ \t]*(?P<id>.+)$", re.MULTILINE)
_LONGEST = 300  # characters of a path: nobody links further
_MOST = 10_000  # links of a page that are followed; what is said of the places of more is not looked for
_ENDS = re.compile(r"[\s()<>\[\]\"'#]")
"""What cannot stand in the path of a link."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be checked."""

    pages: tuple[str, ...] | None = None
    """Pages, by their paths in the docs folder; None: all of them, and what concerns several texts."""
    paths: frozenset[str] | None = None
    """Paths, as messages name them, of the files whose findings are shown; None: all, or those of the pages."""
    beside: tuple[str, ...] = ()
    """Pages that links of these lead to, which have to be read too."""

    @property
    def is_everything(self) -> bool:
        """Return whether all texts are to be read."""
        return self.pages is None


def selected(typed: Sequence[str], options: Options) -> Selection:
    """Return what words of the command line name; without any, everything. Raises CommandError for one that names none.

    A path is seen from the working folder, from that of `mkdocs.yml` or from the docs folder.
    """
    if not typed:
        return Selection()
    named = _Named(options)
    for word in typed:
        named.add(word)
    if named.is_everything:
        return Selection(paths=None if named.has_root else frozenset((*named.paths, *map(named.shown, named.pages))))
    pages = tuple(sorted(named.pages))
    return Selection(pages, frozenset((*named.paths, *map(named.shown, pages))), named.linked(pages))


@dataclass(slots=True)
class _Named:
    """What has been named so far."""

    options: Options
    pages: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    has_root: bool = False
    is_everything: bool = False
    _ids: dict[str, list[str]] = field(default_factory=dict)
    """By page: the ids that it may name."""
    _files: Mapping[str, Path] = field(init=False)

    def __post_init__(self) -> None:
        self._files = dict(pages_in(self.options.docs))

    def add(self, word: str) -> None:
        """Take what a word names."""
        options = self.options
        found = next((path for path in self._candidates(word) if path.exists()), None)
        docs, originals = real_path(options.docs), real_path(options.source_texts)
        if found is None:
            self._add_id(word)
        elif docs.is_relative_to(found) or found == real_path(options.root):
            self.has_root = self.is_everything = True
        elif found.is_dir() and originals.is_relative_to(found):
            self._add_originals(path for path in originals.rglob("*.md"))
        elif found.is_relative_to(docs):
            self._add_of_docs(found, docs)
        elif found.is_relative_to(originals):
            self._add_originals(sorted(found.rglob("*.md")) if found.is_dir() else [found])
        elif found.is_relative_to(real_path(options.root)) and found.is_file():
            self._add_other(found)
        else:
            raise CommandError(f"expected a page, an original, an id or a folder of this site, found {word}")

    def _candidates(self, word: str) -> list[Path]:
        return [real_path(folder / word) for folder in (Path.cwd(), self.options.root, self.options.docs)]

    def _add_of_docs(self, found: Path, docs: Path) -> None:
        if found.is_file() and found.suffix not in MARKDOWN_SUFFIXES:
            self._add_other(found)
            return
        inside = found.relative_to(docs).as_posix()
        self.pages |= {page for page in self._files if page == inside or page.startswith(f"{inside}/")}

    def _add_other(self, path: Path) -> None:
        """Take a file that concerns many texts, such as the glossary: what is said of it is found with all of them."""
        self.is_everything = True
        self.paths.add(self.options.shown(self.options.root / path.relative_to(real_path(self.options.root))))

    def _add_id(self, word: str) -> None:
        ids = {fold(id_of(path)): path for path in self.options.source_texts.rglob("*.md")}
        path = ids.get(fold(word))
        if path is None and not list(self._naming(word)):
            raise CommandError(self._nothing(word, [id_of(each) for each in ids.values()]))
        self._add_originals([path] if path else [])
        self.pages.update(self._naming(word))

    def _add_originals(self, paths: Iterable[Path]) -> None:
        root, real = self.options.source_texts, real_path(self.options.source_texts)
        for path in paths:
            inside = path.relative_to(real) if path.is_relative_to(real) else path.relative_to(root)
            self.paths.add(self.options.shown(root / inside))
            self.pages.update(self._naming(id_of(path)))

    def _naming(self, id_: str) -> Iterator[str]:
        """Yield the pages that name a source text."""
        wanted = fold(id_)
        for page in self._files:
            if any(wanted == named for named in self._named_by(page)):
                yield page

    def _named_by(self, page: str) -> Collection[str]:
        if page not in self._ids:
            typed = _NAMES.findall(self._text(page))
            self._ids[page] = [fold(each.split(" #")[0].strip().strip("\"'")) for each in typed]
        return self._ids[page]

    def _nothing(self, word: str, ids: Collection[str]) -> str:
        near = nearest(word, [*map(self.shown, self._files), *ids])
        do = f"write {near}" if near else "`bitext pairs` lists what there is"
        return f"expected a page, an original, an id or a folder, found no {word}; {do}"

    def shown(self, page: str) -> str:
        """Return the path of a page as messages name it."""
        return self.options.shown(self.options.docs / page)

    def linked(self, pages: Iterable[str]) -> tuple[str, ...]:
        """Return the pages that links of these lead to, as far as their places are checked: others need not be read."""
        chosen = set(pages)
        found: set[str] = set()
        for page in chosen:
            for path in _linked(self._text(page)):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
                if target in self._files and target not in chosen:
                    found.add(target)
        return tuple(sorted(found))

    def _text(self, page: str) -> str:
        path = self._files[page]  # what prevents it from being read is said where it is checked
        return read(path, self.shown(page), self.options.within(path)).text


def _linked(text: str) -> set[str]:
    """Return what may be the paths of links to a place: what stands before a `#`, in bounded time."""
    found: set[str] = set()
    end = text.find("#")
    while end >= 0 and len(found) < _MOST:
        if end and not _ENDS.match(text, end - 1):
            found.add(_ENDS.split(text[max(0, end - _LONGEST) : end])[-1])
        end = text.find("#", end + 1)
    return found
