"""The corpus: everything read before the first page is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bitext.diagnostics import Finding
from bitext.model.concordance import Concordance
from bitext.model.edition import SourceText, Translation
from bitext.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Corpus:
    """All source texts, translations and terms, with what was found on the way."""

    source_texts: Mapping[str, SourceText]
    """By id."""
    translations: Mapping[str, Translation]
    """By page: the path relative to the docs folder."""
    findings: tuple[Finding, ...]
    """In the order of path and line."""
    glossary: Glossary = field(default_factory=Glossary)
    concordance: Concordance = field(default_factory=Concordance)
    """Where its terms occur."""

    def source_of(self, translation: Translation) -> SourceText | None:
        """Return the original of a translation, or nothing where it names one that is not there."""
        return self.source_texts.get(translation.source_id)

    def translations_of(self, source_id: str) -> tuple[Translation, ...]:
        """Return the translations of a source text, by path."""
        return tuple(t for _, t in sorted(self.translations.items()) if t.source_id == source_id)

    def related_to(self, source_id: str) -> tuple[SourceText, ...]:
        """Return the texts that this one names as related, and those that name it, by id."""
        named = set(self.source_texts[source_id].related) if source_id in self.source_texts else set()
        naming = {text.id for text in self.source_texts.values() if source_id in text.related}
        ids = sorted((named | naming) & self.source_texts.keys() - {source_id})
        return tuple(self.source_texts[id_] for id_ in ids)
