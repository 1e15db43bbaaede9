"""Tokens: what of a text is compared, and which tokens of two texts are linked before anything is learned.

Numbers by value, words in Latin letters and the signs ? and ! link to themselves; Chinese names to how they are
transcribed; Chinese words to what a lexicon renders them by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.aligner.lexicon import Lexicon
from bitext.languages import Language
from bitext.languages.en.stemming import stem
from bitext.languages.script import FIRST, is_han
from bitext.languages.zh.syllables import names_in, transcriptions

SELF = 0.8
"""Weight of a number, a word in Latin letters or a sign that stands on both sides."""
NAME, SYLLABLE = 0.8, 0.15
"""Weight of a name with its transcription: of two characters and more, and of one, as which many are read."""
SHARED = 0.3
"""Weight of two Chinese characters in a row that stand in both of two texts in Chinese characters."""

Links = dict[str, dict[str, float]]
"""Token of the first side → token of the second → weight: how likely the one is rendered by the other, from 0 to 1."""


@dataclass(slots=True)
class Tokens:
    """The tokens of both sides of a document, and their links."""

    first: list[list[str]] = field(default_factory=list)
    """Of each unit of the first side, in order."""
    second: list[list[str]] = field(default_factory=list)
    links: Links = field(default_factory=dict)
    is_broad: bool = False
    """Whether a dictionary links them."""

    @classmethod
    def of(
        cls, first: Sequence[str], second: Sequence[str], languages: tuple[Language, Language], lexicon: Lexicon
    ) -> Tokens:
        """Return the tokens of two texts, given as units; where one of them alone is Chinese, it is the first."""
        read = cls(
            [languages[0].rules.words(text) for text in first], [languages[1].rules.words(text) for text in second]
        )
        shared = {token for unit in read.second for token in unit}
        for unit in read.first:
            read.links.update((token, {token: SELF}) for token in unit if token in shared)
        if languages[0].has_han_of_its_own:
            read._add_chinese(first, second, languages, lexicon)
        return read

    def _add_chinese(
        self, first: Sequence[str], second: Sequence[str], languages: tuple[Language, Language], lexicon: Lexicon
    ) -> None:
        if languages[1].has_han_of_its_own:
            self._add_shared(first, second)
            return
        if languages[1].is_latin:
            self._add_names(first, transcriptions(second))
        for index, text in enumerate(first):
            words = lexicon.words(text)
            self.is_broad = lexicon.is_broad
            self.first[index] += [word for word, _ in words]
            self._link(words)
            if not lexicon.is_broad:
                self.first[index] += bigrams(text)

    def _add_names(self, first: Sequence[str], words: frozenset[str]) -> None:
        for index, text in enumerate(first) if words else ():
            for run, word in names_in(text, words):
                token = f"name:{run}"
                self.first[index].append(token)
                self.links.setdefault(token, {})[stem(word)] = NAME if len(run) > 1 else SYLLABLE

    def _add_shared(self, first: Sequence[str], second: Sequence[str]) -> None:
        for units, texts in ((self.first, first), (self.second, second)):
            for unit, text in zip(units, texts, strict=True):
                unit.extend(bigrams(text))
        shared = {token for unit in self.second for token in unit if token[0] >= FIRST}
        for unit in self.first:
            self.links.update((token, {token: SHARED}) for token in unit if token in shared)

    def _link(self, words: Iterable[tuple[str, Mapping[str, float]]]) -> None:
        for word, renderings in words:
            if word not in self.links:
                self.links[word] = dict(renderings)


def bigrams(text: str) -> list[str]:
    """Return each two Chinese characters that stand in a row: of most Chinese words, the word or a part of it."""
    return [text[at : at + 2] for at in range(len(text) - 1) if is_han(text[at]) and is_han(text[at + 1])]
