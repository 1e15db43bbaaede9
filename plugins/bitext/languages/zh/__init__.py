"""Chinese, modern and literary: what a language is asked for."""

from bitext.languages.plain import stems
from bitext.languages.zh.numbers import article, number, ordinal
from bitext.languages.zh.quantities import quantities
from bitext.languages.zh.sentences import sentence_ends
from bitext.languages.zh.words import words

ENGLISH_CHARACTERS: float = 3.4
"""The middle of 2.8 to 4.1, as measured over eight sets of texts."""

__all__ = ["ENGLISH_CHARACTERS", "article", "number", "ordinal", "quantities", "sentence_ends", "stems", "words"]
