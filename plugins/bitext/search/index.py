"""The index: documents → path: bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bitext.search.files import name_of, packed
from bitext.search.folding import fold, variants
from bitext.search.grams import grams
from bitext.search.pieces import pieces, units_in_a_piece
from bitext.search.postings import number, units
from bitext.search.shards import gram_shards, word_shards
from bitext.search.terms import Entry, term_files
from bitext.search.units import Document

FORMAT = 1
"""Version of the files: a script that reads another says so."""
MANIFEST = "search/manifest.json"
"""The one file whose name does not change: fetched fresh, small."""
_YEAR = 2200
"""Years are kept as the distance to this one."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What one document adds to the index."""

    document: Document
    name: str
    """Tells versions of it apart."""
    pieces: list[bytes]
    grams: dict[str, str]
    """Gram → `postings.units`."""
    words: dict[str, str]
    """Word → `postings.units`."""
    characters: frozenset[str]
    """All characters of its text."""


def indexed(document: Document) -> Indexed:
    """Return what a document adds to the index."""
    by_gram: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    characters = set[str]()
    for index, unit in enumerate(document.units):
        text = "\n".join(unit.sides)
        characters.update(text)
        found, words = grams(fold(text))
        for gram in found:
            by_gram.setdefault(gram, []).append(index)
        for word in words:
            by_word.setdefault(word, []).append(index)
    return Indexed(
        document,
        *pieces(document),
        {gram: units(indices) for gram, indices in by_gram.items()},
        {word: units(indices) for word, indices in by_word.items()},
        frozenset(characters),
    )


@dataclass(slots=True)
class Index:
    """Keeps what it has made of documents, so that after a change only that part is made again."""

    _kept: dict[str, Indexed] = field(default_factory=dict)
    """By digest of the document."""

    def files(self, documents: Iterable[Document], terms: Sequence[Entry] = ()) -> dict[str, bytes]:
        """Return path in the site → bytes of the index of these documents, in the order of the results.

        `terms`: the entries of the glossary, by which queries lead to pairs (`terms.entries`).
        """
        found = [self._indexed(document) for document in documents]
        self._kept = {each.document.digest: each for each in found if each.document.digest}
        files: dict[str, bytes] = {}
        for position, each in enumerate(found):
            for piece, data in enumerate(each.pieces):
                files[f"search/t/{position:x}.{piece:x}.{each.name}.bin"] = data
        by_gram: dict[str, list[tuple[int, str]]] = {}
        by_word: dict[str, list[tuple[int, str]]] = {}
        for position, each in enumerate(found):
            for gram, of_it in each.grams.items():
                by_gram.setdefault(gram, []).append((position, of_it))
            for word, of_it in each.words.items():
                by_word.setdefault(word, []).append((position, of_it))
        characters = {character for each in found for character in each.characters}
        folds = variants(set(map(fold, characters)))
        parts: dict[str, object] = {
            "documents": _documents(found),
            "grams": gram_shards(by_gram, files),
            "words": word_shards(by_word, files),
            "folds": "".join(f"{each}{simple}" for each, simple in sorted(folds.items())),
            "terms": term_files(terms, (each.document for each in found), files),
        }
        manifest: dict[str, object] = {"format": FORMAT, "folded": not characters.isdisjoint(folds)}
        for name, part in parts.items():
            data = packed(part)
            version = name_of(data)
            manifest[name] = version
            files[f"search/{name}.{version}.bin"] = data
        files[MANIFEST] = json.dumps(manifest, separators=(",", ":")).encode()
        return files

    def _indexed(self, document: Document) -> Indexed:
        kept = self._kept.get(document.digest) if document.digest else None
        return kept if kept and kept.document == document else indexed(document)


def _documents(found: list[Indexed]) -> dict[str, object]:
    """Return the columns of the table of documents."""
    documents = [each.document for each in found]
    types = sorted({document.type for document in documents})
    return {
        "counts": [sum(document.kind == kind for document in documents) for kind in ("text", "term", "page")],
        "types": types,
        "type": "".join(number(types.index(document.type)) for document in documents),
        "year": "".join(number(_YEAR - document.year if document.year else 0) for document in documents),
        "units": "".join(number(len(document.units)) for document in documents),
        "notes": "".join(number(document.notes) for document in documents),
        "per": "".join(number(units_in_a_piece(document)) for document in documents),
        "names": "".join(each.name for each in found),
    }
