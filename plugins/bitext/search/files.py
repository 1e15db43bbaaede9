"""Files of the index: JSON, compressed, each named by what it holds."""

from __future__ import annotations

import json
import zlib
from base64 import b32encode
from hashlib import sha256
from typing import Any

SHORT, LONG = 6, 10
"""Characters of a name: where it tells versions of one file apart, and where it is all the name that a file has."""


def packed(value: object) -> bytes:
    """Return a value as JSON, compressed as `DecompressionStream("deflate-raw")` reads it.

    A lone surrogate, which no file can hold, becomes a question mark.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(text.encode("utf-8", "replace")) + compressor.flush()


def unpacked(data: bytes) -> Any:
    """Return a value that `packed` has made the bytes of."""
    return json.loads(zlib.decompress(data, -15))


def name_of(data: bytes, length: int = SHORT) -> str:
    """Return the name of a file that holds these bytes: in small letters and digits."""
    return b32encode(sha256(data).digest())[:length].decode().lower()
