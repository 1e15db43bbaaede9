"""English text made comparable: one byte a character, so that places stay what they are, and matching is fast."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitext.alike import characters, fold, folded
from bitext.languages.en.inflections import ENDINGS_OF_SEVERAL
from bitext.languages.script import FIRST

_SIGNS = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-"}
"""Signs that Latin-1 has not, that every text has, and what they are compared as."""

_DASHES = "\u2012\u2013\u2212"
_OTHER_HYPHEN = re.compile(f"[\u2010\u2011{_DASHES}]")
_JOINING_DASH = re.compile(rf"(?<=\S)[{_DASHES}](?=\S)")
_OTHERS = re.escape("".join(sign for sign in characters() if sign not in {*_SIGNS, *_DASHES}))
_WIDE = re.compile(rf"[^\S ]|  |[{_OTHERS}]")
"""White space that is wider than one space, and characters for which a text must be folded."""

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
_SOFT = b"\xad"  # a soft hyphen, which Latin-1 has

_TABLE = bytes(map(_compared, range(256)))
_HYPHENS_TOO = bytes(0x20 if code == ord("-") else _TABLE[code] for code in range(256))

WORD = bytes(2 if code == ord("?") else chr(code).isalnum() for code in range(256))
"""Of a byte: 1, where it is part of a word; 0, where it is not; 2, where the text must tell."""

WORDS_ALONE = bytes(code if WORD[code] == 1 else 0x20 for code in range(256))
"""A table for `translate`: what is not known to be part of a word is a space."""


HYPHENS = frozenset(f"-\u2010\u2011{_DASHES}")


def _is_letter(character: str) -> bool:
    return character.isalpha() and character < FIRST


_OF_SEVERAL = re.compile(rf".(?:{ENDINGS_OF_SEVERAL})(?![^\W_])", re.IGNORECASE)


def is_joined(text: str, start: int, end: int, *, several: bool) -> bool:
    """Return whether a hyphen with a letter on its other side stands at either end: *state-of-the-art*.

    `several`: whether it is several words that stand there.
    """
    # Slices, so that both ends of the text are asked alike; most hits have no hyphen at either end, and are done.
    if text[end : end + 1] not in HYPHENS and text[start - 1 : start] not in HYPHENS:
        return False
    is_in_front = text[end : end + 1] in HYPHENS and _is_letter(text[end + 1 : end + 2])
    return (is_in_front and not (several and _OF_SEVERAL.match(text, end))) or (
        start > 1 and text[start - 1] in HYPHENS and _is_letter(text[start - 2])
    )


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
    hyphens: bool
    """Whether there is a hyphen anywhere, or a dash, which inside a word is one."""

    def is_word(self, index: int) -> bool:
        """Return whether the character at `index`, or at the end, is part of a word."""
        character = self.text[index : index + 1]
        return character.isalnum() and character < FIRST


def english(text: str) -> English:
    """Return a text, or a rendering, made comparable."""
    data = comparable(text)
    return narrowed(text) if data is None or WIDE in data else English(text, data, None, has_hyphen(text))


def has_hyphen(text: str) -> bool:
    """Return whether there is a hyphen in a text, or a dash, which inside a word is one."""
    return "-" in text or has_other_hyphen(text)


def has_other_hyphen(text: str) -> bool:
    """Return whether there is one that is not that of typewriters."""
    return not text.isascii() and _OTHER_HYPHEN.search(text) is not None


def comparable(text: str) -> bytes | None:
    """Return the data of a text of which only `WIDE` in them may tell that white space is wider than one space.

    Nothing, where a character that Latin-1 has not is such white space, or one is to be folded.
    """
    if text.isascii():
        return (text.encode() + b" ").translate(_HYPHENS_TOO)
    data = (_latin(text) + b" ").translate(_HYPHENS_TOO)
    return None if (b"?" in data or _SOFT in data) and _WIDE.search(text) else data


def compared(text: str) -> str:
    """Return words as they are compared where a byte a character does not tell them apart."""
    return fold(text).replace("-", " ").lower()


def _plain(text: str) -> str:
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    # Not a dash between spaces: that is none of a word, and would make the white space around it wide.
    return _JOINING_DASH.sub("-", text) if any(map(text.__contains__, _DASHES)) else text


def _latin(text: str) -> bytes:
    return _plain(text).encode("latin-1", "replace")


def narrowed(text: str) -> English:
    """Return a text that has white space wider than one space somewhere, a hyphen beside it, or signs to be folded."""
    folding = folded(text)
    if folding:
        text = folding.text
    places: list[int] = []
    position = 0
    for match in _SPACES.finditer(text):
        places += range(position, match.start() + 1)
        position = match.end()
    places += range(position, len(text) + 1)
    if folding:
        places = [folding.places[place] for place in places]
    narrow = _SPACES.sub(" ", text)
    data = _JOINING_HYPHEN.sub(b" ", _latin(narrow).translate(_TABLE))
    return English(narrow, data + b" ", tuple(places), has_hyphen(narrow))
