"""The project's glossary as a lexicon: its headwords, with the words of their renderings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from bitext.aligner.lexicon import Word
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
    _sizes: Mapping[str, Sequence[int]] = field(init=False)
    """By the first character: how long the headwords are that begin with it, the longest first."""

    def __post_init__(self) -> None:
        told = repr(sorted((headword, sorted(words.items())) for headword, words in self.entries.items()))
        object.__setattr__(self, "digest", sha256(told.encode("utf-8", "surrogatepass")).hexdigest())
        sizes: dict[str, set[int]] = {}
        for headword in self.entries:
            if len(headword) > 1:
                sizes.setdefault(headword[0], set()).add(len(headword))
        object.__setattr__(self, "_sizes", {first: sorted(each, reverse=True) for first, each in sizes.items()})

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
        for at, first in enumerate(text):
            if at < reach or first not in self._sizes:
                continue
            word = next(
                (text[at : at + size] for size in self._sizes[first] if text[at : at + size] in self.entries), ""
            )
            if word:
                found.append((word, self.entries[word]))
                reach = at + len(word)
        return found


def _words(term: Term) -> dict[str, float]:
    """Return the words that a headword is rendered by; a word that stands in all renderings is the surest."""
    counts: dict[str, int] = {}
    for rendering in term.renderings:
        for word in dict.fromkeys(ENGLISH.rules.words(rendering.words)):
            counts[word] = counts.get(word, 0) + 1
    return {word: WEIGHT * count / len(term.renderings) for word, count in counts.items()}
