"""What the description of a text's page says, which search engines and previews show."""

from __future__ import annotations

from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.rendering.element import language_name
from bitext.words import Words


def description_of(source: SourceRecord | None, translation: TranslationRecord, words: Words) -> str:
    """Return the description that was typed, else what is on the page: its title, and each side by its language."""
    if translation.description:
        return translation.description
    sides = _named(translation.language, "translation", words)
    if source and source.on_file:
        sides = words("pages.sides", original=_named(source.language, "original", words), translation=sides)
    sides = sides[0].upper() + sides[1:]
    return words("pages.described" if translation.title else "pages.untitled", title=translation.title, sides=sides)


def _named(tag: str, side: str, words: Words) -> str:
    """Return what a side is called, with the name of its language where that is known."""
    return words(f"pages.{side}", language=language_name(tag, words)).strip()
