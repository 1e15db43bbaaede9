"""The likely encoding of a file that is not UTF-8, so that its editor knows how to open it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bitext.readers.decoding import guess, is_wide

_READ = 65_536  # bytes: enough to know an encoding by
_HIGH = re.compile(rb"[\x80-\xff]+")
_WESTERN = re.compile(rb"[\x80\x85\x91-\x97\xa0-\xfd]+")  # letters with accents, quotation marks, dashes


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, as an editor's menu names it and as Python does."""

    name: str
    codec: str


UTF_16, UTF_16_LE, UTF_16_BE = (Encoding("UTF-16", codec) for codec in ("utf-16", "utf-16-le", "utf-16-be"))
GB_18030, BIG5 = Encoding("GB 18030", "gb18030"), Encoding("Big5", "big5hkscs")
_CHINESE = {"GB18030": GB_18030, "Big5": BIG5}
WESTERN = Encoding("Windows-1252 (Western)", "cp1252")


def encoding_of(data: bytes) -> Encoding | None:
    """Return the likely encoding of bytes that are not UTF-8, or None where it cannot be told."""
    sample = data[:_READ]
    wide = _wide(sample)
    if wide:
        return wide
    chinese = guess(sample, "replace")  # one wrong byte does not rule an encoding out
    if chinese:
        return _CHINESE[chinese.encoding]
    return WESTERN if _is_western(sample) else None


def _wide(sample: bytes) -> Encoding | None:
    """Return the form of UTF-16, by its byte-order mark or the zero bytes of ASCII characters, or None."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UTF_16
    if is_wide(sample):
        return UTF_16_LE if sample[1::2].count(0) > sample[0::2].count(0) else UTF_16_BE
    return None


def _is_western(sample: bytes) -> bool:
    """Return whether bytes beyond ASCII stand alone, as accents and curved quotation marks do."""
    runs = _HIGH.findall(sample)
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return bool(runs) and sum(map(len, runs)) <= 1.5 * len(runs) and all(map(_WESTERN.fullmatch, runs))
