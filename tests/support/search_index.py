"""The index of a site's search, read back from its files."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DIGITS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\\\')
_BASE = 46


@dataclass(frozen=True, slots=True)
class Read:
    """A document of the index, as its pieces have it."""

    address: str
    titles: tuple[str, str]
    languages: tuple[str, str]
    units: tuple[tuple[Any, ...], ...]
    """Of each: place, label, original, translation, and its sentences where it has some."""

    @property
    def places(self) -> list[str]:
        """Return the places of the units."""
        return [unit[0] for unit in self.units]

    def text_at(self, place: str) -> tuple[str, str]:
        """Return both sides of the unit at a place."""
        return next((unit[2], unit[3]) for unit in self.units if unit[0] == place)


def inflated(path: Path) -> Any:
    """Return what a file of the index holds."""
    return json.loads(zlib.decompress(path.read_bytes(), -15))


def manifest_of(site: Path) -> dict[str, Any]:
    """Return the manifest of a site's index."""
    found: dict[str, Any] = json.loads((site / "search/manifest.json").read_text("utf-8"))
    return found


def counts_of(site: Path) -> list[int]:
    """Return how many documents are texts, stretches of the glossary, and other pages."""
    name = manifest_of(site)["documents"]
    (path,) = (site / "search").glob(f"documents.{name}.*")
    counts: list[int] = inflated(path)["counts"]
    return counts


def numbers_in(text: str) -> list[int]:
    """Return the numbers of a text of postings."""
    found, value, weight = [], 0, 1
    for digit in text:
        index = _DIGITS.index(digit)
        value += weight * (index % _BASE)
        weight *= _BASE
        if index < _BASE:
            found.append(value)
            value, weight = 0, 1
    return found


def pairs_of_terms(site: Path) -> dict[str, dict[int, list[int]]]:
    """Return the units that each term stands in, by headword and document; all of the site's terms are rare."""
    records = [each for path in (site / "search/r").iterdir() for each in inflated(path)]
    return {headword: _units(numbers_in(postings)) for headword, _, _, _, postings in records}


def _units(numbers: list[int]) -> dict[int, list[int]]:
    """Return units by document: before those of each stands the step to it, the last of each is odd."""
    found: dict[int, list[int]] = {}
    steps, document = iter(numbers), -1
    for step in steps:
        document += step + 1
        unit = -1
        for each in steps:
            unit += (each >> 1) + 1
            found.setdefault(document, []).append(unit)
            if each & 1:
                break
    return found


def documents_of(site: Path) -> list[Read]:
    """Return the documents of a site's index, in their order."""
    pieces: dict[int, dict[int, Any]] = {}
    for path in (site / "search/t").iterdir() if (site / "search/t").is_dir() else ():
        document, piece, *_ = path.name.split(".")
        pieces.setdefault(int(document, 16), {})[int(piece, 16)] = inflated(path)
    return [_read([parts[number] for number in sorted(parts)]) for _, parts in sorted(pieces.items())]


def _read(pieces: list[Any]) -> Read:
    head = pieces[0]
    units = tuple(tuple(unit) for piece in pieces for unit in piece["u"])
    return Read(head["a"], tuple(head["t"]), tuple(head["l"]), units)
