"""What is known of a project from the last time that it was loaded: what has not changed is neither read nor made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bitext.aligner import Lexicon
from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.lexicons import lexicon_of
from bitext.library import Given
from bitext.model.glossary import Glossary
from bitext.project.listing import Listing
from bitext.project.unchanged import Unchanged
from bitext.readers.entries_again import EntriesAgain
from bitext.readers.files import File, read
from bitext.readers.glossary import essay_files, glossary_files, read_glossary

_ODD = (".txt", ".md", ".yml", ".yaml")
"""How names end of files whose heads are read for what they may have been meant as, where they are not quite these."""
_READ = ("mkdocs.yml", "glossary.yml")


@dataclass(slots=True)
class Again:
    """Lives as long as the store of a library."""

    files: Unchanged = field(default_factory=Unchanged)
    listing: Listing = field(default_factory=Listing)
    _entries: EntriesAgain = field(default_factory=EntriesAgain)
    _glossary: tuple[object, Glossary, tuple[Finding, ...]] = ((), Glossary(), ())
    _lexicon: tuple[Glossary, object, Lexicon] | None = None
    _paths: tuple[object, Mapping[str, Path], Mapping[str, str]] = ((), {}, {})
    _names: tuple[object, tuple[Finding, ...]] = ((), ())
    _ordinary: dict[str, tuple[object, list[Finding]]] = field(default_factory=dict)

    def file(self, path: Path, options: Options, *, old_line_ends: bool = False) -> Given:
        """Return a file of the project."""

        def opened() -> File:
            return read(path, options.shown(path), options.within(path), old_line_ends=old_line_ends)

        return self.files.of(path, opened)

    def glossary(self, options: Options, *, remembers: bool = False) -> tuple[Glossary, tuple[Finding, ...]]:
        """Return the glossary with what is off with it; the same object where no file of it has changed.

        Of a glossary that has changed, the terms are the same objects whose entries have not. `remembers`: whether
        such entries are kept rather than read again.
        """
        docs = options.docs
        key = (
            options.root,
            docs,
            *((str(path), self.file(path, options).key) for path in glossary_files(docs)),
            *((str(path), self.file(path, options, old_line_ends=True).key) for path in essay_files(docs)),
        )
        if key != self._glossary[0]:
            glossary, findings = read_glossary(
                docs, options.shown, options.within(docs), self._entries if remembers else None
            )
            self._glossary = key, _like(glossary, self._glossary[1]), findings
        return self._glossary[1:]

    def lexicon(self, glossary: Glossary, dictionary: Lexicon | None) -> Lexicon:
        """Return all that is known of words; the same object for the same glossary."""
        which = dictionary.digest if dictionary else ""
        if self._lexicon is None or self._lexicon[0] is not glossary or self._lexicon[1] != which:
            self._lexicon = glossary, which, lexicon_of(glossary, dictionary)
        return self._lexicon[2]

    def originals(
        self, folder: Path, find: Callable[[], tuple[Mapping[str, Path], Mapping[str, str]]]
    ) -> tuple[Mapping[str, Path], Mapping[str, str]]:
        """Return what `find` has found of the names in the folder of the originals, found again where they change."""
        key = folder, self.listing.version(str(folder))
        if key != self._paths[0]:
            self._paths = key, *find()
        return self._paths[1:]

    def names(
        self, options: Options, elsewhere: Path | None, find: Callable[[], Iterable[Finding]]
    ) -> tuple[Finding, ...]:
        """Return what `find` has found of the names of files and folders, found again where these change.

        `elsewhere`: the folder of the originals, where it has another name than it should.
        """
        tops = [(str(options.docs), True), (str(options.source_texts), True), (str(options.root), False)]
        versions = [(top, self.listing.version(top, deep=deep)) for top, deep in tops]
        folders = [
            (str(path), self.listing.version(str(path), deep=False))
            for path in (options.root / name for name in ("glossary", "glossaries"))
        ]
        odd = [*self._odd(versions), *self._odd(folders)]
        ours = os.path.join(options.docs, "glossary", "")  # noqa: PTH118 – as it begins paths
        key = elsewhere, versions, folders, [each for path, each in odd if not path.startswith(ours)]
        if None in key[3] or key != self._names[0]:
            self._names = key, tuple(find())
        return self._names[1]

    def _odd(self, folders: Iterable[tuple[str, int]]) -> list[tuple[str, object]]:
        """Return the files whose heads are read, each with its signature; None where it may have changed unseen."""
        return [
            (path, self.files.signature(Path(path)))
            for folder, _ in folders
            for path in sorted(self.listing.files(folder))
            if not path.endswith((".md", *_READ)) and path.lower().endswith(_ODD)
        ]

    def of_page(self, page: str, key: object, find: Callable[[], list[Finding]]) -> list[Finding]:
        """Return what `find` has found on an ordinary page; `key`: what it depends on."""
        known = self._ordinary.get(page)
        if known is None or known[0] != key:
            known = self._ordinary[page] = key, find()
        return known[1]

    def keep(self, ordinary: Iterable[str]) -> None:
        """Forget all ordinary pages but these."""
        for page in self._ordinary.keys() - set(ordinary):
            del self._ordinary[page]


def _like(glossary: Glossary, before: Glossary) -> Glossary:
    """Return a glossary with the terms of the one before where they are equal; that one itself, where all are."""
    known = before.by_id
    terms = tuple(known[term.id] if known.get(term.id) == term else term for term in glossary)
    if len(terms) == len(before) and all(one is other for one, other in zip(terms, before, strict=True)):
        return before
    return Glossary(terms, glossary.read, glossary.other_forms)
