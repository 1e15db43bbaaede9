"""English text made comparable: one byte a character, so that places stay what they are, and matching is fast."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNS = {"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"}
"""Signs that are not in Latin-1 or not what is typed, and what they are compared as."""

_WIDE = re.compile(r"[^\S ]|  ")
_SPACES = re.compile(r"\s+")
_JOINING_HYPHEN = re.compile(rb"(?<=[^ ])-(?=[^ ])")
_HAN = "\u2e80"  # the first of the characters that are written without spaces: they end a word


def _compared(code: int) -> int:
    """Return what a character of Latin-1 is compared as: small, white space as a space."""
    character = chr(code)
    if character.isspace():
        return 0x20
    small = character.lower()
    return ord(small) if len(small) == 1 and ord(small) < 0x100 else code


_TABLE = bytes(map(_compared, range(256)))


@dataclass(frozen=True, slots=True)
class English:
    """A text to be searched."""

    text: str
    """The characters, runs of white space as one space."""
    data: bytes
    """The same in small letters, a hyphen inside a word as a space, what Latin-1 has not as a question mark."""
    places: tuple[int, ...] | None = None
    """Index in the text as it was given, of each character; nothing, where they are the same."""

    def place(self, index: int) -> int:
        """Return where the character at `index` stands in the text as it was given."""
        return self.places[index] if self.places else index

    def is_apart(self, index: int) -> bool:
        """Return whether no word goes on from the character before `index` to the one at it."""
        text = self.text
        return not (0 < index < len(text) and _is_word(text[index]) and _is_word(text[index - 1]))


def compared(text: str) -> str:
    """Return words as they are compared where a byte a character does not tell them apart."""
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    return text.replace("-", " ").lower()


def english(text: str) -> English:
    """Return a text, or a rendering, made comparable."""
    data = _data(text)
    if b"  " in data or (b"?" in data and _WIDE.search(text)):
        return _narrowed(text)
    return English(text, _without_hyphens(data))


def _data(text: str) -> bytes:
    if not text.isascii():
        for sign, plain in _SIGNS.items():
            text = text.replace(sign, plain)
    return text.encode("latin-1", "replace").translate(_TABLE)


def _without_hyphens(data: bytes) -> bytes:
    if b"- " in data or b" -" in data:  # a dash
        return _JOINING_HYPHEN.sub(b" ", data)
    return data.replace(b"-", b" ")


def _narrowed(text: str) -> English:
    """Return a text in which white space is wider than one space anywhere."""
    places: list[int] = []
    position = 0
    for match in _SPACES.finditer(text):
        places += range(position, match.start() + 1)
        position = match.end()
    places += range(position, len(text) + 1)
    narrow = _SPACES.sub(" ", text)
    return English(narrow, _without_hyphens(_data(narrow)), tuple(places))


def _is_word(character: str) -> bool:
    return character.isalnum() and character < _HAN
