"""What a file that is not UTF-8 seems to be written in, so that its editor knows what to open it with."""

from __future__ import annotations

import re
from dataclasses import dataclass

_READ = 65_536  # bytes: enough to know a language by its commonest characters
_COMMON = frozenset("的一是不在人有和国國中大为為上这這个個以会會行第条條了规規定，。、；：《》（）「」“”‘’—…")
"""Characters and signs that every Chinese text has many of."""
_LEAST = 0.08  # of all that is not ASCII: a text read in a wrong encoding has one in some hundred
_HIGH = re.compile(rb"[\x80-\xff]+")
_WESTERN = re.compile(rb"[\x80\x85\x91-\x97\xa0-\xfd]+")  # letters with accents, quotation marks, dashes


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, as an editor's menu names it and as Python does."""

    name: str
    codec: str


UTF_16, UTF_16_LE, UTF_16_BE = (Encoding("UTF-16", codec) for codec in ("utf-16", "utf-16-le", "utf-16-be"))
GB_18030, BIG5 = Encoding("GB 18030", "gb18030"), Encoding("Big5", "big5hkscs")
WESTERN = Encoding("Windows-1252 (Western)", "cp1252")


def encoding_of(data: bytes) -> Encoding | None:
    """Return what bytes that are not UTF-8 seem to be written in; nothing where that cannot be told."""
    sample = data[:_READ]
    wide = _wide(sample)
    if wide:
        return wide
    scores = {encoding: _chinese(sample, encoding) for encoding in (GB_18030, BIG5)}
    best = max(scores, key=lambda each: scores[each])
    if scores[best] >= _LEAST:
        return best
    return WESTERN if _is_western(sample) else None


def _wide(sample: bytes) -> Encoding | None:
    """Return the form of UTF-16 that bytes are in: by their mark, or by the zero bytes that every ASCII sign brings."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UTF_16
    zeros = [sample[start::2].count(0) for start in (0, 1)]
    if max(zeros) * 10 > len(sample) and max(zeros) > 3 * min(zeros):
        return UTF_16_BE if zeros[0] > zeros[1] else UTF_16_LE
    return None


def _chinese(sample: bytes, encoding: Encoding) -> float:
    """Return how much of the text that is not ASCII is common in Chinese, read in an encoding."""
    text = sample.decode(encoding.codec, "replace")
    foreign = [character for character in text if not character.isascii()]
    return sum(character in _COMMON for character in foreign) / len(foreign) if foreign else 0.0


def _is_western(sample: bytes) -> bool:
    """Return whether bytes beyond ASCII stand alone, as accents and curved quotation marks do."""
    runs = _HIGH.findall(sample)
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return bool(runs) and sum(map(len, runs)) <= 1.5 * len(runs) and all(map(_WESTERN.fullmatch, runs))
