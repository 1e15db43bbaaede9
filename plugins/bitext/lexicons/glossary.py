"""The project's glossary as a lexicon: its headwords, with the words of their renderings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from bitext.aligner.lexicon import Lexicon, Word
from bitext.languages import ENGLISH
from bitext.model.glossary import Glossary, Term

WEIGHT = 0.9
"""How likely a headword is rendered by a word of its only rendering: the editors say that it is."""


@dataclass(frozen=True, slots=True)
class GlossaryLexicon:
    """The headwords of a glossary."""

    entries: Mapping[str, Mapping[str, float]]
    """Headword, in simplified or traditional characters → stem of a word of a rendering → weight."""
    digest: str = field(init=False)
    is_broad: bool = field(init=False, default=False)
    _by_head: Mapping[str, tuple[str, ...]] = field(init=False)
    """By the first two characters of headwords, all that `words` may find."""
    _sizes: Mapping[str, Sequence[int]] = field(init=False)
    """By the same: how long these headwords are, the longest first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", _digest(self.entries, self.entries))
        by_head: dict[str, tuple[str, ...]] = {}
        for headword in self.entries:
            if len(headword) > 1:
                by_head[headword[:2]] = (*by_head.get(headword[:2], ()), headword)
        object.__setattr__(self, "_by_head", by_head)
        sizes = {head: sorted({*map(len, words)}, reverse=True) for head, words in by_head.items()}
        object.__setattr__(self, "_sizes", sizes)

    @classmethod
    def of(cls, glossary: Glossary, *, forms: bool = False) -> GlossaryLexicon:
        """Return the lexicon of a glossary; deprecated renderings count too, since translations have them.

        `forms`: whether headwords are looked for in other characters too, which takes time to find out.
        """
        entries = {}
        headwords = [term.headword for term in glossary]
        others = glossary.other_forms(headwords) if forms else [()] * len(headwords)
        for term, also in zip(glossary, others, strict=True):
            if words := _words(term):
                entries.update(dict.fromkeys((term.headword, *also), words))
        return cls(entries)

    def words(self, text: str) -> Sequence[Word]:
        """Return the headwords that stand in a text, the longest at each place, in order."""
        found, reach = list[Word](), 0
        for at in range(len(text)):
            sizes = self._sizes.get(text[at : at + 2]) if at >= reach else None
            word = next((text[at : at + size] for size in sizes or () if text[at : at + size] in self.entries), "")
            if word:
                found.append((word, self.entries[word]))
                reach = at + len(word)
        return found

    def digest_of(self, text: str) -> str:
        """Return a digest of the entries whose headwords stand in a text."""
        heads = self._by_head.keys() & {first + second for first, second in pairwise(text)}
        found = [word for head in heads for word in self._by_head[head] if len(word) == len(head) or word in text]
        return _digest(self.entries, found) if found else ""

    def unlike(self, other: Lexicon) -> Collection[str] | None:
        """Return the headwords of which another glossary says something else."""
        if not isinstance(other, GlossaryLexicon):
            return None if other.digest else tuple(self.entries)
        both = {**other.entries, **self.entries}
        return tuple(word for word in both if self.entries.get(word) != other.entries.get(word))


def _digest(entries: Mapping[str, Mapping[str, float]], words: Iterable[str]) -> str:
    told = repr([(word, sorted(entries[word].items())) for word in sorted(words)])
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _words(term: Term) -> dict[str, float]:
    """Return the words that a headword is rendered by; a word that stands in all renderings is the surest."""
    counts: dict[str, int] = {}
    for rendering in term.renderings:
        for word in dict.fromkeys(ENGLISH.rules.words(rendering.words)):
            counts[word] = counts.get(word, 0) + 1
    return {word: WEIGHT * count / len(term.renderings) for word, count in counts.items()}
