"""A file as the library is given it: read already, or known to be as it was and not opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from bitext.readers.files import File


@dataclass(slots=True)
class Given:
    """A file that is read when its text is needed."""

    key: str
    """Digest of everything of it that a text is made of."""
    read: Callable[[], File]
    """Reads it, and may find it changed."""

    @classmethod
    def of(cls, file: File) -> Given:
        """Return a file that has been read."""
        return cls(key_of(file), lambda: file)


def key_of(file: File) -> str:
    """Return a digest of everything of a file that a text is made of."""
    parts = file.digest or file.text, file.shown, str(file.fault or ""), str(file.refused), file.head
    return digest(*parts)


def digest(*parts: str) -> str:
    """Return a digest of some texts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
