"""Which side the words are of that a note is about, where that is not told by Chinese characters alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bitext.languages import Language, language
from bitext.languages.script import has_han, is_latin
from bitext.model.edition import SourceText, Translation
from bitext.model.note import Alternative, LemmaPart


def with_sides(translation: Translation, source: SourceText | None) -> Translation:
    """Return a translation whose notes know of which side their words are; as they were read, these in Chinese are its.

    Where the two sides are written in one script, the first of two words is of the original, as it is typed first, and
    one alone of the translation, where it is called.
    """
    ours, theirs = language(source.language if source else "zh"), language(translation.language)
    if ours.is_chinese and not theirs.has_han_of_its_own:
        return translation
    notes = tuple(
        replace(note, lemma=_sided(note.lemma, ours, theirs), alternative=_offered(note.alternative, theirs))
        for note in translation.notes
    )
    return replace(translation, notes=notes)


def _offered(alternative: Alternative | None, theirs: Language) -> Alternative | None:
    """Return a rendering that a bracket offers, if it says for which words: those before it are one without spaces."""
    return alternative if alternative and (theirs.has_spaces or alternative.replaces) else None


def _sided(lemma: Sequence[LemmaPart], ours: Language, theirs: Language) -> tuple[LemmaPart, ...]:
    return tuple(
        replace(part, of_source=_is_of_source(part.text, ours, theirs, first=position == 0 and len(lemma) > 1))
        for position, part in enumerate(lemma)
    )


def _is_of_source(words: str, ours: Language, theirs: Language, *, first: bool) -> bool:
    if ours.has_han_of_its_own != theirs.has_han_of_its_own:
        return has_han(words) is ours.has_han_of_its_own
    if ours.is_latin != theirs.is_latin:
        return is_latin(words) is ours.is_latin
    return first
