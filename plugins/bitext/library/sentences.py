"""Sentence pairs, kept by what they are made of: in the store of the build, and in the cache of the project."""

from __future__ import annotations

from dataclasses import dataclass, field

from bitext.aligner import NO_LEXICON, Lexicon
from bitext.keeping import Kind, Store
from bitext.library.given import digest
from bitext.library.heard import chinese_side
from bitext.library.store import MAKERS
from bitext.model.edition import Edition
from bitext.model.sentences import SentencePairs
from bitext.sentences import pairs_of
from bitext.sentences.as_bytes import as_bytes, from_bytes

FOLDER = "sentences"
"""Name of the folder in the cache."""
MOST = 100_000_000
"""Bytes in the cache, and in memory: the sentence pairs of 10,000 texts."""
_PAIRS: Kind[bytes] = Kind(FOLDER, MOST, len, MOST, MAKERS, bytes, lambda data: data or None)


@dataclass(slots=True)
class Sentences:
    """Makes the sentence pairs of editions, those of each once."""

    lexicon: Lexicon = NO_LEXICON
    store: Store = field(default_factory=Store)
    """Keeps them, in the project's cache too."""

    def of(self, edition: Edition) -> SentencePairs:
        """Return the sentence pairs of an edition, by the number of their pair."""
        words = chinese_side(edition.translation, edition.source)
        lexicon = self.lexicon if words else NO_LEXICON
        if not edition.digest:
            return pairs_of(edition, lexicon)
        key = digest(edition.digest, lexicon.digest_of(words))
        page = edition.translation.page
        data = self.store.get(_PAIRS, key, page)
        pairs = from_bytes(data, edition) if data else None
        if pairs is None:
            pairs = pairs_of(edition, lexicon)
            self.store.put(_PAIRS, key, as_bytes(pairs), page)
        return pairs
