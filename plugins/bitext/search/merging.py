"""Postings of all documents, out of what each adds; kept from one build to the next.

Documents are merged by ranges, so that after a change one range is merged again, and no gram is looked at whose
postings are as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from bitext.search.files import LONG, name_of, packed
from bitext.search.postings import short

RANGE = 256
"""Documents that are merged together, and that a file with the postings of one frequent gram is about."""
FREQUENT = 2_000
"""Characters of postings: a gram with more has files of its own."""
NONE = "-" * LONG
"""In place of a name: the gram stands in no document of the range."""

Value = str | list[object]
"""Postings, or in how many documents a frequent gram stands with the names of its files, one for each range."""


@dataclass(frozen=True, slots=True)
class Grams:
    """In which units of a document grams stand: as two texts, a tenth of the memory of a table."""

    names: str
    """The grams, parted by line feeds."""
    found: str
    """`postings.units` of each, parted by spaces."""

    @classmethod
    def of(cls, names: Iterable[str], found: Iterable[str]) -> Grams:
        """Return some grams, each with its `postings.units`."""
        return cls("\n".join(names), " ".join(found))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return zip(self.names.split("\n"), self.found.split(" "), strict=True) if self.names else iter(())


class Part(NamedTuple):
    """The postings of a gram in a range."""

    first: int
    """The first document, counted from that of the range."""
    last: int
    documents: int
    steps: str
    """The postings without the step to the first document."""


@dataclass(slots=True)
class _Range:
    documents: Sequence[Grams]
    parts: dict[str, Part]
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Name and bytes of the file of a frequent gram."""

    def file(self, gram: str) -> tuple[str, bytes]:
        """Return the file of a gram, packed when it is first asked for."""
        if gram not in self.files:
            part = self.parts[gram]
            data = packed(short(part.first) + part.steps)
            self.files[gram] = (name_of(data, LONG), data)
        return self.files[gram]


@dataclass(slots=True)
class Merged:
    """The postings of all documents, by gram."""

    values: dict[str, Value] = field(default_factory=dict)
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """Path → bytes of the files of a frequent gram."""
    _ranges: list[_Range] = field(default_factory=list)

    def take(self, documents: Sequence[Grams]) -> None:
        """Make the postings those of these documents."""
        before = self._ranges
        parts = (documents[at : at + RANGE] for at in range(0, len(documents), RANGE))
        self._ranges = [_range(part, old) for part, old in zip_longest(parts, before[: -(-len(documents) // RANGE)])]
        for gram in _changed(before, self._ranges):
            self._set(gram)

    def _set(self, gram: str) -> None:
        self.files.pop(gram, None)
        found = [(number * RANGE, part) for number, each in enumerate(self._ranges) if (part := each.parts.get(gram))]
        whole = joined(found)
        if len(whole) > FREQUENT:
            files = [each.file(gram) if gram in each.parts else (NONE, b"") for each in self._ranges]
            while files[-1][0] == NONE:
                files.pop()
            self.files[gram] = {f"search/h/{name}.bin": data for name, data in files if name != NONE}
            self.values[gram] = [sum(part.documents for _, part in found), "".join(name for name, _ in files)]
        elif whole:
            self.values[gram] = whole
        else:
            self.values.pop(gram, None)


def _range(documents: Sequence[Grams], before: _Range | None) -> _Range:
    """Return a range of these documents: the one that was there, where it has them."""
    return before if before and before.documents == documents else _Range(documents, parts_of(documents))


def _changed(before: Sequence[_Range], after: Sequence[_Range]) -> Iterable[str]:
    """Return the grams whose postings in a range are others than they were."""
    changed: dict[str, None] = {}
    for old, new in zip_longest(before, after):
        if old is not new:
            here, there = (old.parts if old else {}), (new.parts if new else {})
            changed.update(dict.fromkeys(gram for gram in here if gram not in there))
            changed.update(dict.fromkeys(gram for gram, part in there.items() if here.get(gram) != part))
    return changed


def parts_of(documents: Iterable[Iterable[tuple[str, str]]]) -> dict[str, Part]:
    """Return the postings of a range by gram; `documents`: of each, gram and `postings.units`."""
    found: dict[str, list[str]] = {}
    lasts: dict[str, int] = {}
    firsts: dict[str, int] = {}
    for position, grams in enumerate(documents):
        for gram, of_it in grams:
            steps = found.get(gram)
            if steps is None:
                firsts[gram] = position
                found[gram] = [of_it]
            else:
                steps.append(short(position - lasts[gram] - 1) + of_it)
            lasts[gram] = position
    return {gram: Part(firsts[gram], lasts[gram], len(steps), "".join(steps)) for gram, steps in found.items()}


def joined(parts: Iterable[tuple[int, Part]]) -> str:
    """Return postings that go across ranges; each part comes with the number of its range's first document."""
    steps, before = list[str](), -1
    for start, part in parts:
        steps += (short(start + part.first - before - 1), part.steps)
        before = start + part.last
    return "".join(steps)
