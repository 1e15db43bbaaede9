"""Shards: postings by gram and by word, in files of a few kilobytes, packed again only where they have changed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bitext.languages.en.stemming import stem
from bitext.search.files import name_of, packed
from bitext.search.merging import Value

SIZE = 6_000
"""Characters of postings in a shard, in the mean."""


@lru_cache(maxsize=1 << 18)
def hashed(gram: str) -> int:
    """Return a number of 32 bits for a gram: FNV-1a over its code points, the upper half folded in."""
    value = 2166136261
    for character in gram:
        value = (value ^ ord(character)) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 16


@dataclass(slots=True)
class Written:
    """The shards of one kind, kept from one build to the next."""

    kind: str
    files: dict[str, bytes] = field(default_factory=dict)
    """Path → bytes."""
    _kept: dict[object, tuple[object, bytes]] = field(default_factory=dict)

    def take(self, shards: Mapping[object, object]) -> str:
        """Make the files those of these shards, by whatever tells them apart, and return the names in their order."""
        names: list[str] = []
        kept, self._kept, self.files = self._kept, {}, {}
        for index, (key, shard) in enumerate(shards.items()):
            before = kept.get(key)
            data = before[1] if before and before[0] == shard else packed(in_order(shard))
            self._kept[key] = (shard, data)
            names.append(name_of(data))
            self.files[f"search/{self.kind}/{index:x}.{names[-1]}.bin"] = data
        return "".join(names)


def in_order(shard: object) -> object:
    """Return a shard with its keys in their order."""
    if not isinstance(shard, dict):
        return shard
    return {key: in_order(value) if isinstance(value, dict) else value for key, value in sorted(shard.items())}


def gram_shards(values: Mapping[str, Value], written: Written) -> dict[str, object]:
    """Write the shards of grams and return their directory: by `hashed`, its lowest bits."""
    bits, shards = hash_shards(values, _size(values), str)
    return {"bits": bits, "names": written.take(shards)}


def hash_shards(
    values: Mapping[str, object], size: int, part: Callable[[str], str]
) -> tuple[int, dict[object, object]]:
    """Return of how many bits the number of a shard is, and the shards by it.

    `size`: about how many characters all are; `part`: gives the part of a key that is hashed.
    """
    bits = _bits(size)
    lowest = (1 << bits) - 1
    shards: list[dict[str, object]] = [{} for _ in range(1 << bits)]
    for key, value in values.items():
        shards[hashed(part(key)) & lowest][key] = value
    return bits, dict(enumerate(shards))


def word_shards(values: Mapping[str, Value], written: Written) -> dict[str, object]:
    """Write the shards of words and return their directory: they lie in the order of their stems."""
    by_stem: dict[str, dict[str, Value]] = {}
    for word, value in values.items():
        by_stem.setdefault(stem(word), {})[word] = value
    leaves = dict(_leaves(by_stem, max(1, len(by_stem) >> _bits(_size(values)))))
    return {"first": list(leaves), "names": written.take(leaves)}


def _leaves(by_stem: Mapping[str, dict[str, Value]], every: int) -> Iterator[tuple[object, object]]:
    """Yield stems in their order, some `every` together, each time with the first of them.

    Which of them begin a leaf depends on the stem alone, so that a new word changes one leaf.
    """
    leaf: dict[str, dict[str, Value]] = {}
    for each in sorted(by_stem):
        if leaf and zlib.crc32(each.encode("utf-8", "replace")) % every == 0:
            yield next(iter(leaf)), leaf
            leaf = {}
        leaf[each] = by_stem[each]
    if leaf:
        yield next(iter(leaf)), leaf


def _size(values: Mapping[str, Value]) -> int:
    return sum(len(value) if isinstance(value, str) else 10 * len(value) for value in values.values())


def _bits(size: int) -> int:
    return max(0, (size // SIZE).bit_length())
