"""The index: documents → path: bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bitext.search.files import name_of, packed
from bitext.search.folding import variants
from bitext.search.indexed import Indexed, fingerprint_of, indexed
from bitext.search.merging import changes_of, merged
from bitext.search.postings import number
from bitext.search.shards import GramShards, WordShards
from bitext.search.term_files import Terms
from bitext.search.terms import Entry
from bitext.search.units import Document

FORMAT = 1
"""Version of the files: a script that reads another says so."""
MANIFEST = "search/manifest.json"
"""The one file whose name does not change: fetched fresh, small."""
_YEAR = 2200
"""Years are kept as the distance to this one."""


_MOST = 16
"""Documents that are changed one by one; of more, and more than an eighth, everything is put together again."""


@dataclass(slots=True)
class Index:
    """Keeps what it has made of documents, so that after a change only what that changes is made again."""

    _kept: dict[tuple[str, int], Indexed] = field(default_factory=dict)
    """By fingerprint of the document."""
    _found: list[Indexed] = field(default_factory=list)
    _pieces: dict[str, bytes] = field(default_factory=dict)
    """Path → bytes of the pieces of all documents."""
    _grams: GramShards = field(default_factory=GramShards)
    _words: WordShards = field(default_factory=WordShards)
    _terms: Terms = field(default_factory=Terms)
    _parts: dict[str, tuple[object, bytes]] = field(default_factory=dict)
    """By name: what the files that the manifest names hold, and their bytes."""
    _folds: tuple[frozenset[str], str] = (frozenset(), "")
    """The letters of all texts, and what is folded to them."""

    def indexed(self, document: Document) -> Indexed:
        """Return what a document adds to the index; the same object as before, where the document is the same."""
        return self._kept.get(fingerprint_of(document)) or indexed(document)

    def files(self, documents: Iterable[Document | Indexed], terms: Sequence[Entry] = ()) -> dict[str, bytes]:
        """Return path in the site → bytes of the index of these documents, in the order of the results.

        `terms`: the entries of the glossary, by which queries lead to pairs (`terms.entries`). A file that has not
        changed since the call before is the same object.
        """
        found = [self.indexed(each) if isinstance(each, Document) else each for each in documents]
        changed = self._take(found)
        parts: dict[str, object] = {
            "documents": _documents(found),
            "addresses": [each.address for each in found],
            "grams": self._grams.directory,
            "words": self._words.directory,
            "folds": self._folds_now(),
            "terms": self._terms.take(terms, found, changed),
        }
        return self._all(parts, any(each.has_variants for each in found))

    def _take(self, found: list[Indexed]) -> list[int] | None:
        """Take documents; return the numbers of those that are others than before, or None: all may be."""
        before, self._found = self._found, found
        self._kept = {each.fingerprint: each for each in found}
        changed = [at for at, (old, new) in enumerate(zip(before, found, strict=False)) if old is not new]
        if not before or len(before) != len(found) or len(changed) > max(_MOST, len(found) // 8):
            self._pieces = {path: data for at, each in enumerate(found) for path, data in _pieces_of(at, each)}
            self._grams.fill(merged([each.grams for each in found]))
            self._words.fill(merged([each.words for each in found]))
            return None
        for at in changed:
            for path, _ in _pieces_of(at, before[at]):
                del self._pieces[path]
            self._pieces.update(_pieces_of(at, found[at]))
        of_changed = [({at: each[at] for at in changed}) for each in (before, found)]
        for shards, name in ((self._grams, "grams"), (self._words, "words")):
            old, new = ({at: getattr(each, name) for at, each in some.items()} for some in of_changed)
            shards.edit(changes_of(old, new, changed))
        return changed

    def _folds_now(self) -> str:
        letters = frozenset(self._grams.letters)
        if letters != self._folds[0]:
            folds = variants(letters)
            self._folds = letters, "".join(f"{each}{simple}" for each, simple in sorted(folds.items()))
        return self._folds[1]

    def _all(self, parts: dict[str, object], folded: bool) -> dict[str, bytes]:
        """Return all files, the manifest at last."""
        files = dict(self._pieces)
        for merged_ in (self._grams.merged, self._words.merged, self._terms.merged):
            files.update(merged_.files())
        for written in (self._grams.written, self._words.written, self._terms.keys, self._terms.records):
            files |= written.files
        manifest: dict[str, object] = {"format": FORMAT, "folded": folded}
        for name, part in parts.items():
            if name not in self._parts or self._parts[name][0] != part:
                self._parts[name] = part, packed(part)
            data = self._parts[name][1]
            manifest[name] = version = name_of(data)
            files[f"search/{name}.{version}.bin"] = data
        files[MANIFEST] = json.dumps(manifest, separators=(",", ":")).encode()
        return files


def _pieces_of(number: int, document: Indexed) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each piece of a document."""
    name = document.pieces.name
    return ((f"search/t/{number:x}.{piece:x}.{name}.bin", data) for piece, data in enumerate(document.pieces.files))


def _documents(found: Sequence[Indexed]) -> dict[str, object]:
    """Return the columns of the table of documents."""
    types = sorted({each.type for each in found})
    of_type = {type_: index for index, type_ in enumerate(types)}
    return {
        "counts": [sum(each.kind == kind for each in found) for kind in ("text", "term", "page")],
        "types": types,
        "type": "".join(number(of_type[each.type]) for each in found),
        "year": "".join(number(_YEAR - each.year if each.year else 0) for each in found),
        "units": "".join(number(each.units) for each in found),
        "notes": "".join(number(each.notes) for each in found),
        "per": "".join(number(each.pieces.per) for each in found),
        "names": "".join(each.pieces.name for each in found),
    }
