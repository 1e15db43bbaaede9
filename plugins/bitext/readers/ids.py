"""Ids of terms that nobody typed: made from their readings."""

from __future__ import annotations

import re
import unicodedata
from typing import cast, get_args

from bitext.model.glossary import TermType

_LONGEST = 100  # letters of a made id: a headword may have three hundred characters
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile("['’]")


def made_id(zh: str, pinyin: str = "", type_: str = "") -> str:
    """Return the id of a headword: its reading without tones, a hyphen between its words.

    Return "" where it has no reading. `pinyin`: the entry's reading, whose spaces part the words; if "", one is filled
    in. `type_`: the entry's type; names are read differently from words.
    """
    return without_tones(pinyin or reading(zh, cast("TermType", type_) if type_ in get_args(TermType) else "term"))[
        :_LONGEST
    ].strip("-")


def without_tones(reading: str) -> str:
    """Return a reading as it stands in an id: lower case, ü as u, a hyphen between words, no apostrophes."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", reading.lower())).encode("ascii", "ignore").decode()
    return _NO_LETTER.sub("-", letters).strip("-")


def reading(zh: str, type_: TermType) -> str:
    """Return how a headword of a type is read; see `pinyin.reading`."""
    from bitext.languages.zh import pinyin  # noqa: PLC0415  # takes half a second, for nothing where no reading is asked for

    return pinyin.reading(zh, type_)
