"""Sentence pairs, kept by what they are made of: in the store of the build, and in the cache of the project."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from bitext.aligner import NO_LEXICON, Lexicon
from bitext.keeping import Kind, Store
from bitext.languages import language
from bitext.model.edition import Edition
from bitext.model.sentences import SentencePairs
from bitext.sentences import pairs_of
from bitext.sentences.as_bytes import as_bytes, from_bytes

FOLDER = "sentences"
"""Name of the folder in the cache."""
MOST = 100_000_000
"""Bytes in the cache, and in memory: the sentence pairs of 10,000 texts."""
_PAIRS: Kind[bytes] = Kind(FOLDER, MOST, len, MOST, (), bytes, lambda data: data or None)


@dataclass(slots=True)
class Sentences:
    """Makes the sentence pairs of editions, those of each once."""

    lexicon: Lexicon = NO_LEXICON
    store: Store = field(default_factory=Store)
    """Keeps them, in the project's cache too."""

    def of(self, edition: Edition) -> SentencePairs:
        """Return the sentence pairs of an edition, by the number of their pair."""
        lexicon = self.lexicon if _has_han(edition) else NO_LEXICON
        if not edition.digest:
            return pairs_of(edition, lexicon)
        key = _key(edition, lexicon)
        page = edition.translation.page
        data = self.store.get(_PAIRS, key, page)
        pairs = from_bytes(data, edition) if data else None
        if pairs is None:
            pairs = pairs_of(edition, lexicon)
            self.store.put(_PAIRS, key, as_bytes(pairs), page)
        return pairs


def _has_han(edition: Edition) -> bool:
    """Return whether a side is written in Chinese characters; else no lexicon says anything, and none need be read."""
    sides = (edition.translation, edition.source or edition.translation)
    return any(language(side.language).has_han_of_its_own for side in sides)


def _key(edition: Edition, lexicon: Lexicon) -> str:
    """Return a digest of everything that the sentence pairs of an edition are made of."""
    return sha256(f"{lexicon.digest} {edition.digest}".encode()).hexdigest()
