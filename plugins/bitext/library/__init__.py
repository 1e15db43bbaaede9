"""The library: makes the texts of a corpus and keeps them; reads no file itself."""

from bitext.library.given import Given
from bitext.library.library import Library, Original, Shelves, kept_source, kept_translation
from bitext.library.pairing import paired, without_consequences
from bitext.library.put_off import PutOff
from bitext.library.sentences import Sentences
from bitext.library.store import TEXTS, Kept

__all__ = [
    "TEXTS",
    "Given",
    "Kept",
    "Library",
    "Original",
    "PutOff",
    "Sentences",
    "Shelves",
    "kept_source",
    "kept_translation",
    "paired",
    "without_consequences",
]
