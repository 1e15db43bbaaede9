"""The files of the terms: by what each is found, and in which units it stands; after a change, what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.search.indexed import Indexed
from bitext.search.merging import Merged, Value, changes_of, merged
from bitext.search.postings import units
from bitext.search.shards import SIZE, Written, hash_shards
from bitext.search.terms import Entry, first_word

_Found = tuple[tuple[str, str], ...]
"""Numbers of the terms in a document, each with its `postings.units`."""


@dataclass(slots=True)
class Terms:
    """The files of the terms, kept from one build to the next."""

    merged: Merged = field(default_factory=Merged)
    """By number of the term."""
    keys: Written = field(default_factory=lambda: Written("k"))
    records: Written = field(default_factory=lambda: Written("r"))
    _entries: tuple[Entry, ...] = ()
    _found: list[_Found] = field(default_factory=list)
    """By number of a document."""
    _by_page: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """By address of a page, and by number of a term: in which pairs it stands."""
    _values: dict[str, Value] = field(default_factory=dict)
    """By number of a term: in which units it stands."""
    _lengths: list[int] = field(default_factory=list)
    """About how many characters the record of each has."""
    _per: int = 1
    """Records in a file."""
    _bits: int = 0

    def take(
        self, entries: Sequence[Entry], documents: Sequence[Indexed], changed: Iterable[int] | None
    ) -> dict[str, object]:
        """Make the files those of these terms, and return their directory.

        Pairs of pages that are no documents of the index are left out. `changed`: the numbers of the documents that are
        others than before; None: all may be.
        """
        before, self._entries = self._entries, tuple(entries)
        if changed is None or [each.address for each in before] != [each.address for each in entries]:
            self._take_all(documents)
        else:
            others = [at for at, (old, new) in enumerate(zip(before, entries, strict=True)) if old is not new]
            self._edit(before, documents, others, set(changed))
        return {"bits": self._bits, "keys": self.keys.names, "records": self.records.names, "per": self._per}

    def _take_all(self, documents: Sequence[Indexed]) -> None:
        self._by_page.clear()
        for number, entry in enumerate(self._entries):
            self._add_pages(number, entry)
        numbers = self._numbers()
        self._found = [self._found_in(each, numbers) for each in documents]
        self.merged.clear()
        self._values = {number: self.merged.value_of(number, whole) for number, whole in merged(self._found).items()}
        self._fill_keys()
        self._lengths = [len(str(self._record(number))) for number in range(len(self._entries))]
        self._fill_records()

    def _edit(
        self, before: Sequence[Entry], documents: Sequence[Indexed], others: Sequence[int], changed: set[int]
    ) -> None:
        """Make anew what changed terms and documents change."""
        pages = set[str]()
        for number in others:
            old, new = before[number], self._entries[number]
            pages |= {address for address, _ in set(old.pairs) ^ set(new.pairs)}
            for address, _ in old.pairs:
                self._by_page[address].pop(str(number), None)
            self._add_pages(number, new)
        changed |= {number for number, each in enumerate(documents) if each.address in pages} if pages else set()
        numbers = self._numbers() if changed else {}
        found = {number: self._found_in(documents[number], numbers) for number in changed}
        last = {number: self._found[number] for number in changed}
        changes = changes_of(last, found, changed)
        for number, each in found.items():
            self._found[number] = each
        for term, of_term in changes.items():
            value = self.merged.edited(term, self._values.pop(term, None), of_term)
            if value:
                self._values[term] = value
        if any(before[number].keys != self._entries[number].keys for number in others):
            self._fill_keys()
        self._edit_records({*others, *map(int, changes)})

    def _add_pages(self, number: int, entry: Entry) -> None:
        for address, pairs in entry.pairs:
            self._by_page.setdefault(address, {})[str(number)] = pairs

    def _numbers(self) -> dict[str, str]:
        """Return the numbers of the terms by their addresses."""
        return {entry.address: str(number) for number, entry in enumerate(self._entries)}

    def _found_in(self, document: Indexed, numbers: Mapping[str, str]) -> _Found:
        if document.kind == "term":
            return _own(numbers, document)
        return _pairs(self._by_page.get(document.address, {}), document)

    def _fill_keys(self) -> None:
        by_key: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            for key in entry.keys:
                by_key.setdefault(key, []).append(number)
        self._bits, shards = hash_shards(by_key, sum(len(key) + 6 for key in by_key), first_word)
        self.keys.fill(shards)

    def _record(self, number: int) -> list[object]:
        entry = self._entries[number]
        return [entry.headword, entry.reading, entry.renderings, entry.address, self._values.get(str(number), "")]

    def _fill_records(self) -> None:
        self._per = self._per_now()
        self.records.fill(map(self._part, range(-(-len(self._entries) // self._per))))

    def _edit_records(self, numbers: set[int]) -> None:
        for number in numbers:
            self._lengths[number] = len(str(self._record(number)))
        if self._per_now() != self._per:
            self._fill_records()
            return
        for part in {number // self._per for number in numbers}:
            self.records.set(part, self._part(part))

    def _part(self, part: int) -> list[object]:
        """Return the records in a file."""
        last = min((part + 1) * self._per, len(self._entries))
        return [self._record(number) for number in range(part * self._per, last)]

    def _per_now(self) -> int:
        return max(1, SIZE * len(self._lengths) // max(1, sum(self._lengths)))


def _pairs(terms: Mapping[str, tuple[str, ...]], document: Indexed) -> _Found:
    """Return in which units of a text terms stand."""
    if not terms or document.kind != "text":
        return ()
    numbers = {place: index for index, place in enumerate(document.places)}
    indices = {
        term: sorted(numbers[place] for pair in pairs if (place := f"p{pair}") in numbers)
        for term, pairs in terms.items()
    }
    return tuple((term, units(each)) for term, each in indices.items() if each)


def _own(terms: Mapping[str, str], document: Indexed) -> _Found:
    """Return which units are the entries of terms; of an essay, its begin.

    `terms`: number of a term, by its address.
    """
    places = document.places[:1] and (document.address,) if document.address else document.places
    return tuple((terms[place], units([index])) for index, place in enumerate(places) if place in terms)
