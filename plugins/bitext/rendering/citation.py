"""The citation of a text: who, what, where and when in one line, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable

from bitext.model.catalogue import Bilingual, SourceRecord, TranslationRecord
from bitext.rendering.phrase import in_both_languages
from bitext.words import ENGLISH_WORDS

_DATES = ("published", "issued", "adopted", "delivered", "effective")
"""Which date stands for a text: the first of these that it has."""


def citation(source: SourceRecord, translation: TranslationRecord) -> str:
    """Return the line that a quotation from a text ends with, without an address: what is not known is left out.

    `Xi Jinping 习近平, “Make It Stronger” 不断做强, Qiushi 求是, 15 January 2022, translated by DigiChina, 2022`
    """

    def both(value: Bilingual) -> str:
        return " ".join(text for text, _ in in_both_languages(value, source, translation))

    names = map(both, source.authors or source.issuers)
    title = Bilingual(source.title.original, f"“{translation.title}”", translation.language)
    date = next((ENGLISH_WORDS.date(source.dates[name]) for name in _DATES if name in source.dates), "")
    about = [*names, both(title), both(source.number), both(source.published_in), date]
    return ", ".join(filter(None, [*about, *_translated(translation)]))


def _translated(translation: TranslationRecord) -> Iterable[str]:
    if translation.translators:
        yield f"translated by {', '.join(translation.translators)}"
        if translation.published:
            yield ENGLISH_WORDS.date(translation.published)
