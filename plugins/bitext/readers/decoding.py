"""Bytes → text, in any encoding that programs write; where the file does not say which, it is guessed.

A byte-order mark or an XML declaration names the encoding, and hardly any other bytes are well-formed UTF-8. Chinese
Windows writes GB 18030 or Big5 without naming it. Read in the wrong one, a text has rare characters throughout.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from bitext.languages.script import HAN

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, with whose byte-order mark it begins
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_DECLARED = re.compile(rb"""\s{0,20}<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})["']""")
# Programs name an older standard and write characters that only the newer one has.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_HAN = re.compile(f"[{HAN}]")
_SAMPLE = 200_000  # bytes: enough to know an encoding by
_LEAST = 0.6  # share of common characters among the Chinese; in the wrong encoding it is a third
_GUESSES = (("gb18030", "GB18030", "gb2312", 0xD7), ("big5hkscs", "Big5", "big5", 0xC6))
"""Codec, its name, a standard, and the last first byte in it of the common characters."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file's bytes."""

    text: str
    encoding: str
    """The encoding's common name."""
    guessed: bool = False
    """Whether the encoding was guessed from the content."""


def codec_of(name: str) -> str:
    """Return the codec for an encoding's name, the widest that programs use it for, or "" for an unknown name."""
    try:
        codec = codecs.lookup(name.strip()).name
        "a".encode(codec)  # raises LookupError for a codec that is no text encoding, such as base64
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(codec, codec)


def decoded(data: bytes) -> Decoded | None:
    """Return the text of a file, or None where no known encoding fits or it is UTF-8 with a wrong byte.

    Raises UnicodeDecodeError where the file is not in the encoding that it names.
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
    """Return whether bytes may be UTF-8 by chance, as 水 in GB 18030 is, and a table of this word alone.

    Such a text has no Chinese but letters of other scripts, of two bytes each. XML names its encoding, and an export
    of ours, which begins with the heading `id`, is UTF-8.
    """
    letters = [character for character in text[:_SAMPLE] if not character.isascii()]
    is_foreign = bool(letters) and min(letters) > "\u024f" and max(letters) < "\u0800"
    return is_foreign and not text.lstrip().startswith(("<", "id"))


def _declared(data: bytes) -> str:
    match = _DECLARED.match(data)
    return codec_of(match[1].decode("ascii")) if match else ""


def is_wide(sample: bytes) -> bool:
    """Return whether bytes are UTF-16 without a byte-order mark: every second byte of ASCII is zero there."""
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    return min(first, second) * 10 < max(first, second) and max(first, second) * 20 > len(sample) + 20


def _wide(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE]
    little = sample[1::2].count(0) > sample[0::2].count(0)
    is_xml = sample.startswith((b"<\0", b"\0<"))  # as the XML standard detects it
    try:
        text = data.decode("utf-16-le" if little else "utf-16-be")
        return Decoded(text, "UTF-16LE" if little else "UTF-16BE", guessed=not is_xml)
    except UnicodeDecodeError:
        return None


def _is_nearly_utf8(sample: bytes) -> bool:
    """Return whether only a few bytes are not UTF-8: then the text is UTF-8, and these bytes are wrong."""
    text = sample.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= character <= "\udcff" for character in text)
    right = sum(character > "\x7f" for character in text) - wrong
    return wrong * 4 < right


def guess(data: bytes, errors: str = "strict") -> Decoded | None:
    """Return the text in the Chinese encoding in which most of its characters are common, or None if none fits.

    `errors`: as for `bytes.decode`.
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
    """Return the share of common characters among a text's Chinese ones, 0 to 1; other letters count as rare."""
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
