"""English text made comparable: one byte a character, so that places stay what they are, and matching is fast."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitext.han import FIRST

_SIGNS = {"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"}
"""Signs that Latin-1 has not, and what they are compared as."""

_WIDE = re.compile(r"[^\S ]|  ")
_SPACES = re.compile(r"\s+")
_JOINING_HYPHEN = re.compile(rb"(?<=[^ ])-(?=[^ ])")


def _compared(code: int) -> int:
    """Return what a character of Latin-1 is compared as: small, white space as a space."""
    character = chr(code)
    if character.isspace():
        return 0x20
    small = character.lower()
    return ord(small) if len(small) == 1 and ord(small) < 0x100 else code


WIDE = b"  "
"""In comparable data: white space that is wider than one space, or a dash."""

_TABLE = bytes(map(_compared, range(256)))
_HYPHENS_TOO = bytes(0x20 if code == ord("-") else _TABLE[code] for code in range(256))

WORD = bytes(2 if code == ord("?") else chr(code).isalnum() for code in range(256))
"""Of a byte: 1, where it is part of a word; 0, where it is not; 2, where the text must tell."""

WORDS_ALONE = bytes(code if WORD[code] == 1 else 0x20 for code in range(256))
"""A table for `translate`: what is not known to be part of a word is a space."""


class English(NamedTuple):
    """A text to be searched."""

    text: str
    """The characters, runs of white space as one space."""
    data: bytes
    """The same in small letters, a hyphen inside a word as a space, what Latin-1 has not as a question mark.
    A space more at the end stands for both ends: it is the byte after the last, and that before the first.
    """
    places: tuple[int, ...] | None
    """Index in the text as it was given, of each character; nothing, where they are the same."""

    def is_word(self, index: int) -> bool:
        """Return whether the character at `index`, or at the end, is part of a word."""
        character = self.text[index : index + 1]
        return character.isalnum() and character < FIRST


def english(text: str) -> English:
    """Return a text, or a rendering, made comparable."""
    data = comparable(text)
    return narrowed(text) if data is None or WIDE in data else English(text, data, None)


def comparable(text: str) -> bytes | None:
    """Return the data of a text of which only `WIDE` in them may tell that white space is wider than one space.

    Nothing, where a character that Latin-1 has not is such white space.
    """
    if text.isascii():
        return (text.encode() + b" ").translate(_HYPHENS_TOO)
    data = (_latin(text) + b" ").translate(_HYPHENS_TOO)
    return None if b"?" in data and _WIDE.search(text) else data


def compared(text: str) -> str:
    """Return words as they are compared where a byte a character does not tell them apart."""
    return _plain(text).replace("-", " ").lower()


def _plain(text: str) -> str:
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    return text


def _latin(text: str) -> bytes:
    return _plain(text).encode("latin-1", "replace")


def narrowed(text: str) -> English:
    """Return a text in which white space is wider than one space somewhere, or a hyphen stands beside it."""
    places: list[int] = []
    position = 0
    for match in _SPACES.finditer(text):
        places += range(position, match.start() + 1)
        position = match.end()
    places += range(position, len(text) + 1)
    narrow = _SPACES.sub(" ", text)
    data = _JOINING_HYPHEN.sub(b" ", _latin(narrow).translate(_TABLE))
    return English(narrow, data + b" ", tuple(places))
