"""Sentences of the site's words with elements in them, and values in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from bitext.languages import language
from bitext.model.catalogue import Bilingual, SourceRecord, TranslationRecord
from bitext.rendering.element import in_its_language
from bitext.words import Words

Content = list[Element | str]
_MARK = "\0"


def phrase(words: Words, name: str, /, **parts: Content) -> Content:
    """Return the text of a name with elements in its places, in the order that its language has."""
    text = words(name, **{part: f"{_MARK}{part}{_MARK}" for part in parts})
    pieces = (parts[piece] if index % 2 else [piece] for index, piece in enumerate(text.split(_MARK)))
    return [one for piece in pieces for one in piece if not isinstance(one, str) or one]


def joined(parts: Iterable[Content], mark: str) -> Content:
    """Return the parts, parted by a mark."""
    found: Content = []
    for part in parts:
        if found:
            found.append(mark)
        found += part
    return found


def names(values: Iterable[Bilingual], source: SourceRecord, translation: TranslationRecord, words: Words) -> Content:
    """Return some values, each in both languages."""
    return joined((both(value, source, translation, words) for value in values), words("head.comma"))


def both(value: Bilingual, source: SourceRecord, translation: TranslationRecord, words: Words) -> Content:
    """Return a value in both languages, parted by a space."""
    return joined(
        ([in_its_language(text, tag, words)] for text, tag in in_both_languages(value, source, translation)), " "
    )


def in_both_languages(
    value: Bilingual, source: SourceRecord, translation: TranslationRecord
) -> Sequence[tuple[str, str]]:
    """Return the texts of a value, each with its language, that of the translation first; none that is empty."""
    spoken = language(translation.language)
    sides = [(value.translated, value.language), (value.original, source.language)]
    if spoken.is_as(language(source.language)) and not spoken.is_as(language(value.language)):
        sides.reverse()
    return [side for side in sides if side[0]]
