"""Several lexicons as one: what the first says of a word counts before what the next ones say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from bitext.aligner.lexicon import Lexicon, Word


def together(*lexicons: Lexicon) -> Lexicon:
    """Return a lexicon with the words of some others."""
    return _Together(lexicons)


@dataclass(frozen=True, slots=True)
class _Together:
    lexicons: tuple[Lexicon, ...]
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        told = " ".join(each.digest for each in self.lexicons)
        object.__setattr__(self, "digest", sha256(told.encode()).hexdigest())

    @property
    def is_broad(self) -> bool:
        return any(each.is_broad for each in self.lexicons)

    def words(self, text: str) -> Sequence[Word]:
        found, seen = list[Word](), set[str]()
        for lexicon in self.lexicons:
            words = [word for word in lexicon.words(text) if word[0] not in seen]
            found += words
            seen.update(headword for headword, _ in words)
        return found

    def digest_of(self, text: str) -> str:
        return sha256(" ".join(each.digest_of(text) for each in self.lexicons).encode()).hexdigest()

    def unlike(self, other: Lexicon) -> Collection[str] | None:
        if not isinstance(other, _Together) or len(self.lexicons) != len(other.lexicons):
            return None
        found = set[str]()
        for one, its in zip(self.lexicons, other.lexicons, strict=True):
            words = one.unlike(its)
            if words is None:
                return None
            found.update(words)
        return found
