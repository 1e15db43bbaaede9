"""Characters that no page can hold: Python-Markdown uses them internally, or HTML has no way to write them."""

from __future__ import annotations

from collections.abc import Iterator

PICTURES = {"\x00": "\u2400", "\x02": "\u2402", "\x03": "\u2403"}
"""Character → the symbol that is shown in its place."""

_TABLE = str.maketrans(PICTURES)


def showable(text: str) -> str:
    """Return `text` with each character that no page can hold replaced by its symbol."""
    if "\x00" in text or "\x02" in text or "\x03" in text:  # spelt out: `any` takes three times as long
        return text.translate(_TABLE)
    return text


def unshowable(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each character that no page can hold, once, with the line (from 0) and the column (from 1) of its first."""
    for character in PICTURES:
        position = text.find(character)
        if position >= 0:
            yield character, text.count("\n", 0, position), position - text.rfind("\n", 0, position)
