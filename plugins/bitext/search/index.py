"""The index: documents → path: bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bitext.search.files import name_of, packed
from bitext.search.folding import variants
from bitext.search.indexed import Indexed, fingerprint_of, indexed
from bitext.search.merging import Merged
from bitext.search.postings import number
from bitext.search.shards import Written, gram_shards, word_shards
from bitext.search.terms import Entry, Terms
from bitext.search.units import Document

FORMAT = 1
"""Version of the files: a script that reads another says so."""
MANIFEST = "search/manifest.json"
"""The one file whose name does not change: fetched fresh, small."""
_YEAR = 2200
"""Years are kept as the distance to this one."""


@dataclass(slots=True)
class Index:
    """Keeps what it has made of documents, so that after a change only that part is made again."""

    _kept: dict[tuple[str, int], Indexed] = field(default_factory=dict)
    """By fingerprint of the document."""
    _grams: Merged = field(default_factory=Merged)
    _words: Merged = field(default_factory=Merged)
    _gram_shards: Written = field(default_factory=lambda: Written("g"))
    _word_shards: Written = field(default_factory=lambda: Written("w"))
    _terms: Terms = field(default_factory=Terms)

    def files(self, documents: Iterable[Document], terms: Sequence[Entry] = ()) -> dict[str, bytes]:
        """Return path in the site → bytes of the index of these documents, in the order of the results.

        `terms`: the entries of the glossary, by which queries lead to pairs (`terms.entries`).
        """
        found = [self._indexed(document) for document in documents]
        self._kept = {each.fingerprint: each for each in found}
        self._grams.take([each.grams for each in found])
        self._words.take([each.words for each in found])
        folds = variants(gram for gram in self._grams.values if len(gram) == 1)
        parts: dict[str, object] = {
            "documents": _documents(found),
            "addresses": [each.address for each in found],
            "grams": gram_shards(self._grams.values, self._gram_shards),
            "words": word_shards(self._words.values, self._word_shards),
            "folds": "".join(f"{each}{simple}" for each, simple in sorted(folds.items())),
            "terms": self._terms.take(terms, found),
        }
        return self._all(found, parts, any(each.has_variants for each in found))

    def _indexed(self, document: Document) -> Indexed:
        return self._kept.get(fingerprint_of(document)) or indexed(document)

    def _all(self, found: Sequence[Indexed], parts: dict[str, object], folded: bool) -> dict[str, bytes]:
        """Return all files, the manifest at last."""
        files = {
            f"search/t/{position:x}.{piece:x}.{each.pieces.name}.bin": data
            for position, each in enumerate(found)
            for piece, data in enumerate(each.pieces.files)
        }
        for merged in (self._grams, self._words, self._terms.merged):
            for some in merged.files.values():
                files |= some
        for written in (self._gram_shards, self._word_shards, self._terms.keys, self._terms.records):
            files |= written.files
        manifest: dict[str, object] = {"format": FORMAT, "folded": folded}
        for name, part in parts.items():
            data = packed(part)
            manifest[name] = version = name_of(data)
            files[f"search/{name}.{version}.bin"] = data
        files[MANIFEST] = json.dumps(manifest, separators=(",", ":")).encode()
        return files


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
