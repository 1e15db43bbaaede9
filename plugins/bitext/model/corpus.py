"""The corpus: everything that is known before the first page is made, and where the texts are to be had."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bitext.diagnostics import Finding
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.concordance import Concordance, CountedPage
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.model.sentences import SentencePairs


class Texts(Protocol):
    """Hands out the texts of a corpus."""

    def edition(self, page: str) -> Edition:
        """Return the translation on a page beside its original, made anew each time.

        `page`: its path relative to the docs folder. Raises KeyError where it translates nothing.
        """

    def digest(self, page: str) -> str:
        """Return a digest of everything that the edition on a page and its sentence pairs are made of.

        It is told without making them. Raises KeyError where the page translates nothing.
        """

    def changed(self, edition: Edition, body: str, lines: Sequence[int]) -> tuple[Edition, tuple[Finding, ...]]:
        """Return an edition with another body than its file's, paired anew, and what is off with that.

        `lines`: by line of the body, the line of the file that it comes from.
        """

    def sentence_pairs(self, edition: Edition) -> SentencePairs:
        """Return the sentence pairs of an edition, by the number of their pair."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The catalogue of all source texts and translations, the glossary, and what was found on the way."""

    source_texts: Mapping[str, SourceRecord]
    """By id."""
    translations: Mapping[str, TranslationRecord]
    """By page: the path relative to the docs folder."""
    findings: tuple[Finding, ...]
    """In the order of path and line."""
    texts: Texts
    """Hands out the texts themselves."""
    glossary: Glossary = field(default_factory=Glossary)
    count: Callable[[], Concordance] = Concordance
    """Gives the concordance; whoever makes the corpus sees to it that it is counted once."""
    credits: tuple[str, ...] = ()
    """Works of others that the pairs are made with, as they are to be named, each with its licence."""

    @property
    def concordance(self) -> Concordance:
        """Return where the terms of the glossary occur, counted when it is first asked for."""
        return self.count()

    def counted(self, page: str) -> CountedPage | None:
        """Return what was counted of the text on a page; None where terms are not looked for.

        It is the same object as in the corpus before, where nothing of that has changed.
        """
        return self.concordance.pages.get(page)

    def source_of(self, translation: TranslationRecord) -> SourceRecord | None:
        """Return the original of a translation, or None where it names one that is not there."""
        return self.source_texts.get(translation.source_id)

    def translations_of(self, source_id: str) -> tuple[TranslationRecord, ...]:
        """Return the translations of a source text, by path."""
        return tuple(t for _, t in sorted(self.translations.items()) if t.source_id == source_id)

    def related_to(self, source_id: str) -> tuple[SourceRecord, ...]:
        """Return the texts that this one names as related, and those that name it, by id."""
        named = set(self.source_texts[source_id].related) if source_id in self.source_texts else set()
        naming = {text.id for text in self.source_texts.values() if source_id in text.related}
        ids = sorted((named | naming) & self.source_texts.keys() - {source_id})
        return tuple(self.source_texts[id_] for id_ in ids)
