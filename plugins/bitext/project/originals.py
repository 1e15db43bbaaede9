"""The source texts of a project, by id: found by the names of their files, each read when it is first named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bitext.alike import difference, fold
from bitext.config import Options
from bitext.diagnostics import ConfigurationError, DuplicateIdError, Finding, Location
from bitext.library import Kept, Library, Original
from bitext.model.catalogue import SourceRecord
from bitext.project.again import Again
from bitext.readers.source import id_of


@dataclass(slots=True)
class Originals:
    """The source texts of a project, each read when the first translation of it is."""

    options: Options
    library: Library
    again: Again
    paths: Mapping[str, Path]
    """By id, in the order of the paths."""
    looks: Mapping[str, str]
    """Ids by what they look like."""
    _named: dict[str, Original] = field(init=False, default_factory=dict)
    """By id as it was typed."""
    _kept: dict[str, Kept[SourceRecord]] = field(init=False, default_factory=dict)

    @classmethod
    def of(cls, options: Options, library: Library, again: Again) -> Originals:
        """Return the source texts of a project.

        Raises ConfigurationError where their folder is a file, DuplicateIdError where two have one id.
        """
        return cls(options, library, again, *again.originals(options.source_texts, lambda: _found(options)))

    def named(self, typed: str) -> Original:
        """Return the original that a translation names."""
        known = self._named.get(typed)
        if known is None:
            known = self._named[typed] = self._read(self._id(typed))
        return known

    def _read(self, id_: str) -> Original:
        if id_ in self._kept or id_ not in self.paths:
            return Original(id_, self._kept.get(id_))
        original = self.library.original(self.again.file(self.paths[id_], self.options), id_)
        if original.kept:
            self._kept[id_] = original.kept
        return Original(id_, original.kept) if original.text is None else original

    def all(self) -> dict[str, Kept[SourceRecord]]:
        """Return all source texts by id, those that nobody names as well."""
        return {id_: kept for id_ in self.paths if (kept := self.named(id_).kept)}

    def named_so_far(self) -> dict[str, Kept[SourceRecord]]:
        """Return the source texts that have been named, by id."""
        return dict(self._kept)

    def related(self, text: SourceRecord) -> SourceRecord:
        """Return a source text that names the texts it is related to as their files are called."""
        if not text.related:
            return text
        related = tuple(map(self._id, text.related))
        return text if related == text.related else replace(text, related=related)

    def _id(self, typed: str) -> str:
        return typed if typed in self.paths else self.looks.get(fold(typed), typed)


def _found(options: Options) -> tuple[dict[str, Path], dict[str, str]]:
    """Return the files of the source texts by id, in their order, and the ids by what they look like."""
    folder = options.source_texts
    if folder.exists() and not folder.is_dir():
        name = options.shown(folder)
        message = f"expected source_texts to name a folder, found the file {name}; name the folder of the originals"
        raise ConfigurationError(Finding("F12", options.source_texts_place, message))
    paths: dict[str, Path] = {}
    seen: dict[str, str] = {}
    for path in sorted(folder.rglob("*.md")):
        id_, shown = id_of(path), options.shown(path)
        other = seen.setdefault(fold(id_).casefold(), shown)
        if other != shown:
            why = difference(shown.rpartition("/")[2], other.rpartition("/")[2])
            alike = f" (it looks the same; this one has {why})" if why else ""
            message = f"expected one source text with the id {id_}, found another, {other}{alike}; rename one of them"
            raise DuplicateIdError(Finding("F08", Location(shown), message))
        paths[id_] = path
    return paths, {fold(id_): id_ for id_ in paths}
