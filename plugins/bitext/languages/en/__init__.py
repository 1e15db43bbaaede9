"""English: what a language is asked for."""

from bitext.languages.en.inflections import stems
from bitext.languages.en.numbers import article, number, ordinal
from bitext.languages.en.quantities import quantities
from bitext.languages.en.sentences import sentence_ends
from bitext.languages.en.words import words

ENGLISH_CHARACTERS: float = 1.0

__all__ = ["ENGLISH_CHARACTERS", "article", "number", "ordinal", "quantities", "sentence_ends", "stems", "words"]
