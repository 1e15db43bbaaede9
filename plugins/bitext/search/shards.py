"""Shards: postings by gram and by word, in files of a few kilobytes, each packed again only where it has changed."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from bitext.languages.en.stemming import stem
from bitext.search.files import name_of, packed, unpacked
from bitext.search.merging import Merged, Value

SIZE = 6_000
"""Characters of postings in a shard, in the mean."""
_SURROGATES = re.compile("[\ud800-\udfff]")

Changes = Mapping[str, Mapping[int, str]]
"""By gram, and by number of a document, the `postings.units` that are others than before; see `merging.changes_of`."""
Shard = dict[str, Any]
Leaf = dict[str, dict[str, Value]]
"""By stem and by word."""


@lru_cache(maxsize=1 << 18)
def hashed(gram: str) -> int:
    """Return a number of 32 bits for a gram: FNV-1a over its code points, the upper half folded in."""
    value = 2166136261
    for character in gram:
        value = (value ^ ord(character)) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 16


@dataclass(slots=True)
class Written:
    """The shards of one kind, packed."""

    kind: str
    files: dict[str, bytes] = field(default_factory=dict)
    """Path → bytes."""
    _paths: list[str] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _lossy: dict[int, Shard] = field(default_factory=dict)
    """By number: shards that hold what no file can."""

    def __len__(self) -> int:
        return len(self._paths)

    @property
    def names(self) -> str:
        """Return the names of the files, in their order."""
        return "".join(self._names)

    def fill(self, shards: Iterable[object]) -> None:
        """Make the shards these."""
        self.files.clear()
        self._paths.clear()
        self._names.clear()
        self._lossy.clear()
        for number, shard in enumerate(shards):
            self._paths.append("")
            self._names.append("")
            self.set(number, shard)

    def arrange(self, shards: Iterable[int | Shard]) -> None:
        """Make the shards these; a number: one that is there."""
        data = [self.files[path] for path in self._paths]
        lossy = dict(self._lossy)
        found = [(lossy.get(each), data[each]) if isinstance(each, int) else (each, None) for each in shards]
        self.fill(())
        for number, (shard, packed_before) in enumerate(found):
            self._paths.append("")
            self._names.append("")
            self.set(number, shard, packed_before)

    def set(self, number: int, shard: object, data: bytes | None = None) -> None:
        """Make a shard another; `data`: it, packed, where it is."""
        data = packed(in_order(shard)) if data is None else data
        self._names[number] = name = name_of(data)
        self.files.pop(self._paths[number], None)
        self._paths[number] = path = f"search/{self.kind}/{number:x}.{name}.bin"
        self.files[path] = data
        self._lossy.pop(number, None)
        if isinstance(shard, dict) and _SURROGATES.search("".join(map(str, shard))):
            self._lossy[number] = shard

    def shard(self, number: int) -> Shard:
        """Return a shard as it was when it was packed."""
        found: Shard = self._lossy[number] if number in self._lossy else unpacked(self.files[self._paths[number]])
        return found


def in_order(shard: object) -> object:
    """Return a shard with its keys in their order."""
    if not isinstance(shard, dict):
        return shard
    return {key: in_order(value) if isinstance(value, dict) else value for key, value in sorted(shard.items())}


@dataclass(slots=True)
class GramShards:
    """The shards of grams: by `hashed`, its lowest bits."""

    merged: Merged = field(default_factory=Merged)
    written: Written = field(default_factory=lambda: Written("g"))
    letters: set[str] = field(default_factory=set)
    """The grams of one character."""
    _size: int = 0
    _bits: int = 0

    def fill(self, values: Mapping[str, str]) -> None:
        """Make the shards those of these postings."""
        self.merged.clear()
        self._fill({gram: self.merged.value_of(gram, whole) for gram, whole in values.items()})

    def _fill(self, values: Mapping[str, Value]) -> None:
        self._size = sum(map(_weight, values.values()))
        self._bits, shards = hash_shards(values, self._size, str)
        self.letters = {gram for gram in values if len(gram) == 1}
        self.written.fill(shards)

    def edit(self, changes: Changes) -> None:
        """Make anew what some documents change."""
        lowest = (1 << self._bits) - 1
        by_shard: dict[int, list[str]] = {}
        for gram in changes:
            by_shard.setdefault(hashed(gram) & lowest, []).append(gram)
        edited = {}
        for number, grams in by_shard.items():
            edited[number] = shard = dict(self.written.shard(number))
            for gram in grams:
                self._size += _edit(shard, gram, changes[gram], self.merged)
                if len(gram) == 1:
                    (self.letters.add if gram in shard else self.letters.discard)(gram)
        if _bits(self._size) != self._bits:
            numbers = range(len(self.written))
            all_ = (edited[each] if each in edited else self.written.shard(each) for each in numbers)
            self._fill({gram: value for shard in all_ for gram, value in shard.items()})
            return
        for number, shard in edited.items():
            self.written.set(number, shard)

    @property
    def directory(self) -> dict[str, object]:
        """Return what tells a browser where a gram stands."""
        return {"bits": self._bits, "names": self.written.names}


@dataclass(slots=True)
class WordShards:
    """The shards of words: they lie in the order of their stems."""

    merged: Merged = field(default_factory=Merged)
    written: Written = field(default_factory=lambda: Written("w"))
    _firsts: list[str] = field(default_factory=list)
    """The first stem in each."""
    _size: int = 0
    _stems: int = 0
    _every: int = 1

    def fill(self, values: Mapping[str, str]) -> None:
        """Make the shards those of these postings."""
        self.merged.clear()
        by_stem: Leaf = {}
        for word, whole in values.items():
            by_stem.setdefault(stem(word), {})[word] = self.merged.value_of(word, whole)
        self._fill(by_stem)

    def _fill(self, by_stem: Leaf) -> None:
        self._size = sum(_weight(value) for words in by_stem.values() for value in words.values())
        self._stems = len(by_stem)
        self._every = self._every_now()
        leaves = list(_leaves(by_stem, self._every))
        self._firsts = [next(iter(leaf)) for leaf in leaves]
        self.written.fill(leaves)

    def edit(self, changes: Changes) -> None:
        """Make anew what some documents change."""
        if not changes:
            return
        by_leaf: dict[int, list[str]] = {}
        for word in changes:
            by_leaf.setdefault(max(0, bisect_right(self._firsts, stem(word)) - 1), []).append(word)
        edited = {number: self._edited(number, words, changes) for number, words in by_leaf.items()}
        if self._every_now() != self._every:
            all_ = (edited[each] if each in edited else self._leaf(each) for each in range(max(1, len(self.written))))
            self._fill({each: words for leaf in all_ for each, words in leaf.items()})
            return
        found = self._arranged(edited)
        self._firsts = [self._firsts[each] if isinstance(each, int) else next(iter(each)) for each in found]
        if len(found) != len(self.written) or any(
            isinstance(each, int) and each != at for at, each in enumerate(found)
        ):
            self.written.arrange(found)
            return
        for number, leaf in enumerate(found):
            if not isinstance(leaf, int):
                self.written.set(number, leaf)

    def _arranged(self, edited: Mapping[int, Leaf]) -> list[int | Leaf]:
        """Return the leaves after an edit, or the numbers of those that stay as they are."""
        found: list[int | Leaf] = []
        for number in range(max(1, len(self.written))):
            if number not in edited:
                found.append(number)
                continue
            leaf = edited[number]
            if found and leaf and not _begins(min(leaf), self._every):  # what began it is gone
                before = found.pop()
                leaf = {**(self._leaf(before) if isinstance(before, int) else before), **leaf}
            found += _leaves(leaf, self._every)
        return found

    def _edited(self, number: int, words: Iterable[str], changes: Changes) -> Leaf:
        leaf: Leaf = {each: dict(found) for each, found in self._leaf(number).items()}
        before = len(leaf)
        for word in words:
            of_stem = leaf.setdefault(stem(word), {})
            self._size += _edit(of_stem, word, changes[word], self.merged)
            if not of_stem:
                del leaf[stem(word)]
        self._stems += len(leaf) - before
        return leaf

    def _leaf(self, number: int) -> Leaf:
        return self.written.shard(number) if number < len(self.written) else {}

    def _every_now(self) -> int:
        return max(1, self._stems >> _bits(self._size))

    @property
    def directory(self) -> dict[str, object]:
        """Return what tells a browser where a word stands."""
        return {"first": self._firsts, "names": self.written.names}


def hash_shards(values: Mapping[str, object], size: int, part: Callable[[str], str]) -> tuple[int, list[Shard]]:
    """Return of how many bits the number of a shard is, and the shards.

    `size`: about how many characters all are; `part`: gives the part of a key that is hashed.
    """
    bits = _bits(size)
    lowest = (1 << bits) - 1
    shards: list[Shard] = [{} for _ in range(1 << bits)]
    for key, value in values.items():
        shards[hashed(part(key)) & lowest][key] = value
    return bits, shards


def _edit(values: dict[str, Value], gram: str, changes: Mapping[int, str], merged: Merged) -> int:
    """Make the value of a gram what it is after changes; return how many characters more it has."""
    before = values.get(gram)
    after = merged.edited(gram, before, changes)
    if after is None:
        values.pop(gram, None)
    else:
        values[gram] = after
    return (_weight(after) if after else 0) - (_weight(before) if before else 0)


def _leaves(by_stem: Leaf, every: int) -> Iterator[Leaf]:
    """Yield stems in their order, some `every` together.

    Which of them begin a leaf depends on the stem alone, so that a new word changes one leaf.
    """
    leaf: Leaf = {}
    for each in sorted(by_stem):
        if leaf and _begins(each, every):
            yield leaf
            leaf = {}
        leaf[each] = by_stem[each]
    if leaf:
        yield leaf


def _begins(each: str, every: int) -> bool:
    return zlib.crc32(each.encode("utf-8", "replace")) % every == 0


def _weight(value: Value) -> int:
    return len(value) if isinstance(value, str) else 10 * len(value)


def _bits(size: int) -> int:
    return max(0, (size // SIZE).bit_length())
