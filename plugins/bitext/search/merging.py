"""Postings of all documents, out of what each adds; after a change, those of single documents are made anew in them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from bitext.search.files import LONG, name_of, packed
from bitext.search.postings import count_of, documents_of, postings, short, spliced

RANGE = 256
"""Documents that are merged together, and that a file with the postings of one frequent gram is about."""
FREQUENT = 2_000
"""Characters of postings: a gram with more has files of its own."""
NONE = "-" * LONG
"""In place of a name: the gram stands in no document of the range."""
_LINE = "\n"

Value = str | list[object]
"""Postings, or in how many documents a frequent gram stands with the names of its files, one for each range."""


@dataclass(frozen=True, slots=True)
class Grams:
    """In which units of a document grams stand: as one text, compressed, a thirtieth of the memory of a table."""

    data: bytes

    @classmethod
    def of(cls, names: Iterable[str], found: Iterable[str]) -> Grams:
        """Return some grams, each with its `postings.units`; they hold no spaces."""
        text = f"{_LINE.join(names)}{_LINE}{_LINE}{' '.join(found)}"
        return cls(zlib.compress(text.encode("utf-8", "surrogatepass"), 1))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        names, _, found = zlib.decompress(self.data).decode("utf-8", "surrogatepass").partition(_LINE + _LINE)
        return zip(names.split(_LINE), found.split(" "), strict=True) if names else iter(())


class Part(NamedTuple):
    """The postings of a gram in a range."""

    first: int
    """The first document, counted from that of the range."""
    last: int
    documents: int
    steps: str
    """The postings without the step to the first document."""


@dataclass(slots=True)
class _Frequent:
    """The postings of a frequent gram, by range, each counted from the range's first document."""

    parts: list[str] = field(default_factory=list)
    """An empty string: it stands in no document of the range."""
    counts: list[int] = field(default_factory=list)
    """In how many documents of each."""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    """Name and bytes of each."""

    def set(self, number: int, part: str) -> None:
        """Make the postings in a range these."""
        while len(self.parts) <= number:
            self.parts.append("")
            self.counts.append(0)
            self.files.append((NONE, b""))
        data = packed(part) if part else b""
        self.parts[number], self.counts[number] = part, count_of(part)
        self.files[number] = (name_of(data, LONG), data) if part else (NONE, b"")
        while self.parts and not self.parts[-1]:
            del self.parts[-1], self.counts[-1], self.files[-1]

    def whole(self) -> str:
        """Return the postings over all ranges."""
        return postings(
            (number * RANGE + document, of_it)
            for number, part in enumerate(self.parts)
            for document, of_it in documents_of(part)
        )

    def may_be_rare(self) -> bool:
        """Return whether the whole may be short: to count it all takes time."""
        return sum(map(len, self.parts)) - 2 * len(self.parts) <= FREQUENT  # a step within a range has up to two digits

    def value(self) -> Value:
        """Return what stands in a shard for it."""
        return [sum(self.counts), "".join(name for name, _ in self.files)]


@dataclass(slots=True)
class Merged:
    """The postings of all documents: made into what shards hold, and into the files of frequent grams."""

    _frequent: dict[str, _Frequent] = field(default_factory=dict)

    def value_of(self, gram: str, whole: str) -> Value:
        """Return what stands in a shard for a gram with these postings over all documents."""
        if len(whole) <= FREQUENT:
            self._frequent.pop(gram, None)
            return whole
        frequent = self._frequent[gram] = _Frequent()
        for number, found in groupby(documents_of(whole), lambda each: each[0] // RANGE):
            frequent.set(number, postings(((document - number * RANGE, of_it) for document, of_it in found)))
        return frequent.value()

    def edited(self, gram: str, value: Value | None, changes: Mapping[int, str]) -> Value | None:
        """Return what stands in a shard when some documents have other units of a gram; None: nothing does.

        `value`: what stood there; `changes`: by document, its `postings.units`, or an empty string.
        """
        frequent = self._frequent.get(gram)
        if frequent is None:
            whole = spliced(value if isinstance(value, str) else "", changes)
            return self.value_of(gram, whole) if whole else None
        for number, documents in groupby(sorted(changes), lambda each: each // RANGE):
            part = frequent.parts[number] if number < len(frequent.parts) else ""
            frequent.set(number, spliced(part, {each - number * RANGE: changes[each] for each in documents}))
        if frequent.may_be_rare() and len(whole := frequent.whole()) <= FREQUENT:
            del self._frequent[gram]
            return whole or None
        return frequent.value()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of the files of frequent grams."""
        for each in self._frequent.values():
            yield from ((f"search/h/{name}.bin", data) for name, data in each.files if data)

    def clear(self) -> None:
        """Forget all grams."""
        self._frequent.clear()


def merged(documents: Sequence[Iterable[tuple[str, str]]]) -> dict[str, str]:
    """Return the postings of all documents by gram; `documents`: of each, gram and `postings.units`."""
    values, lasts = dict[str, str](), dict[str, int]()
    for start in range(0, len(documents), RANGE):
        for gram, part in parts_of(documents[start : start + RANGE]).items():
            step = short(start + part.first - lasts.get(gram, -1) - 1)
            values[gram] = f"{values.get(gram, '')}{step}{part.steps}"
            lasts[gram] = start + part.last
    return values


def changes_of(
    before: Mapping[int, Iterable[tuple[str, str]]],
    after: Mapping[int, Iterable[tuple[str, str]]],
    numbers: Iterable[int],
) -> dict[str, dict[int, str]]:
    """Return by gram, and by number of a document, the `postings.units` that are others; an empty string: none."""
    changes: dict[str, dict[int, str]] = {}
    for number in numbers:
        old, new = dict(before[number]), dict(after[number])
        for gram, of_it in new.items():
            if old.get(gram) != of_it:
                changes.setdefault(gram, {})[number] = of_it
        for gram in old.keys() - new.keys():
            changes.setdefault(gram, {})[number] = ""
    return changes


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
