"""Bytes → text, in whatever encoding a program has written them; where nothing says which it is, by what they say.

A byte-order mark or an XML declaration says it, and so does UTF-8: hardly anything else is well-formed UTF-8. Chinese
Windows writes GB 18030 or Big5 and says nothing. Read in the wrong one of them, a text has rare characters throughout.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from bitext.languages.script import HAN

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_DECLARED = re.compile(rb"""\s{0,20}<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})["']""")
# What programs call by the name of an older standard has characters that only the newer one has.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_HAN = re.compile(f"[{HAN}]")
_SAMPLE = 200_000  # bytes: enough to know an encoding by
_LEAST = 0.6  # of the Chinese characters must be common ones; of a text in the wrong encoding, a third is
_GUESSES = (("gb18030", "GB18030", "gb2312", 0xD7), ("big5hkscs", "Big5", "big5", 0xC6))
"""Codec, its name, and the standard in which the common characters are those up to a first byte."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What bytes say."""

    text: str
    encoding: str
    """Its name, as people know it."""
    guessed: bool = False
    """Whether nothing but the content says so."""


def codec_of(name: str) -> str:
    """Return the codec for the name of an encoding, as wide as programs that use the name write; empty for no known."""
    try:
        codec = codecs.lookup(name.strip()).name
        "a".encode(codec)  # a LookupError for what is no encoding of text, such as base64
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(codec, codec)


def decoded(data: bytes) -> Decoded | None:
    """Return the text of a file; nothing, where no encoding fits that is known here, or UTF-8 with a wrong byte in it.

    Raises UnicodeDecodeError where the file says which encoding it is in, and is not.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(codec), name)
    if is_wide(data[:_SAMPLE]):
        return _wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return (guess(data) if _may_be_chance(text) else None) or Decoded(text, "UTF-8")
    declared = _declared(data)
    if declared and not declared.startswith("utf"):
        return Decoded(data.decode(declared), declared)
    return None if _is_nearly_utf8(data[:_SAMPLE]) else guess(data)


def _may_be_chance(text: str) -> bool:
    """Return whether a text may be UTF-8 by chance: 水 in GB 18030 is, and with it a table of that one word.

    It has no Chinese then, but letters of other scripts, of two bytes each. XML says what it is, and so does an
    export of ours, which begins with the heading `id`.
    """
    letters = [character for character in text[:_SAMPLE] if not character.isascii()]
    is_foreign = bool(letters) and min(letters) > "\u024f" and max(letters) < "\u0800"
    return is_foreign and not text.lstrip().startswith(("<", "id"))


def _declared(data: bytes) -> str:
    match = _DECLARED.match(data)
    return codec_of(match[1].decode("ascii")) if match else ""


def is_wide(sample: bytes) -> bool:
    """Return whether bytes are UTF-16 without its mark: of signs and Latin letters, one byte of two is zero."""
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    return min(first, second) * 10 < max(first, second) and max(first, second) * 20 > len(sample) + 20


def _wide(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE]
    little = sample[1::2].count(0) > sample[0::2].count(0)
    is_xml = sample.startswith((b"<\0", b"\0<"))  # which is how a reader of XML is to tell
    try:
        text = data.decode("utf-16-le" if little else "utf-16-be")
        return Decoded(text, "UTF-16LE" if little else "UTF-16BE", guessed=not is_xml)
    except UnicodeDecodeError:
        return None


def _is_nearly_utf8(sample: bytes) -> bool:
    """Return whether a few bytes alone keep a text from being UTF-8: then it is, and they are wrong."""
    text = sample.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= character <= "\udcff" for character in text)
    right = sum(character > "\x7f" for character in text) - wrong
    return wrong * 4 < right


def guess(data: bytes, errors: str = "strict") -> Decoded | None:
    """Return the text in the Chinese encoding in which most of its characters are common ones; nothing, where none is.

    `errors`: what is done about bytes that an encoding has no character for, as `bytes.decode` takes it.
    """
    best: tuple[float, Decoded] | None = None
    for codec, name, standard, last in _GUESSES:
        try:
            text = data.decode(codec, errors)
        except UnicodeDecodeError:
            continue
        share = _common(text, standard, last)
        if share >= _LEAST and (best is None or share > best[0]):
            best = share, Decoded(text, name, True)
    return best[1] if best else None


def _common(text: str, standard: str, last: int) -> float:
    """Return how much of the Chinese in a text is common characters, from 0 to 1; other letters count as rare."""
    counts = Counter(character for character in text[:_SAMPLE] if character > "\x7f")
    total = common = 0
    for character, count in counts.items():
        if _HAN.match(character):
            total += count
            encoded = character.encode(standard, "ignore")
            common += count if len(encoded) == 2 and encoded[0] <= last else 0
        elif character.isalpha() and not character.isascii() and ord(character) > 0x24F:
            total += count  # Greek, Cyrillic or kana throughout is a sign of the wrong encoding
    return common / total if total else 0.0
