"""Shards: postings by gram and by word, in files of a few kilobytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from bitext.languages.en.stemming import stem
from bitext.search.files import LONG, name_of, packed
from bitext.search.postings import postings

RANGE = 256
"""Documents that a file with the postings of one frequent gram is about."""
FREQUENT = 2_000
"""Characters of postings: a gram with more has files of its own."""
SIZE = 6_000
"""Characters of postings in a shard, in the mean."""
NONE = "-" * LONG
"""In place of a name: the gram stands in no document of the range."""

Found = Sequence[tuple[int, str]]
"""By document, in ascending order: `postings.units`."""
Value = str | list[object]
"""Postings, or in how many documents a frequent gram stands with the names of its files, one for each range."""


def hashed(gram: str) -> int:
    """Return a number of 32 bits for a gram: FNV-1a over its code points, the upper half folded in."""
    value = 2166136261
    for character in gram:
        value = (value ^ ord(character)) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 16


def value_of(found: Found, files: dict[str, bytes]) -> Value:
    """Return what a shard says of a gram; adds the files of a frequent one to `files`."""
    whole = postings(found)
    if len(whole) <= FREQUENT:
        return whole
    names = [NONE] * (found[-1][0] // RANGE + 1)
    for index, part in groupby(found, key=lambda each: each[0] // RANGE):
        data = packed(postings(list(part), index * RANGE))
        names[index] = name_of(data, LONG)
        files[f"search/h/{names[index]}.bin"] = data
    return [len(found), "".join(names)]


def gram_shards(grams: Mapping[str, Found], files: dict[str, bytes]) -> dict[str, object]:
    """Add the shards of grams to `files` and return their directory: by `hashed`, its lowest bits."""
    values = {gram: value_of(grams[gram], files) for gram in sorted(grams)}
    bits, shards = hash_shards(values, _size(values), lambda gram: gram)
    return {"bits": bits, "names": written("g", shards, files)}


def hash_shards(
    values: Mapping[str, object], size: int, part: Callable[[str], str]
) -> tuple[int, list[dict[str, object]]]:
    """Return values in shards, and of how many bits the index of a shard is.

    `size`: about how many characters all are; `part`: gives the part of a key that is hashed.
    """
    bits = _bits(size)
    shards: list[dict[str, object]] = [{} for _ in range(1 << bits)]
    for key, value in values.items():
        shards[hashed(part(key)) & ((1 << bits) - 1)][key] = value
    return bits, shards


def word_shards(words: Mapping[str, Found], files: dict[str, bytes]) -> dict[str, object]:
    """Add the shards of words to `files` and return their directory: they lie in the order of their stems."""
    values = {word: value_of(words[word], files) for word in sorted(words)}
    by_stem: dict[str, dict[str, Value]] = {}
    for word, value in values.items():
        by_stem.setdefault(stem(word), {})[word] = value
    every = max(1, len(by_stem) >> _bits(_size(values)))
    leaves = list(_leaves(by_stem, every))
    return {"first": [next(iter(leaf)) for leaf in leaves], "names": written("w", leaves, files)}


def _leaves(by_stem: Mapping[str, dict[str, Value]], every: int) -> Iterator[dict[str, dict[str, Value]]]:
    """Yield stems in their order, some `every` together.

    Which of them begin a leaf depends on the stem alone, so that a new word changes one leaf.
    """
    leaf: dict[str, dict[str, Value]] = {}
    for each in sorted(by_stem):
        if leaf and zlib.crc32(each.encode()) % every == 0:
            yield leaf
            leaf = {}
        leaf[each] = by_stem[each]
    if leaf:
        yield leaf


def _size(values: Mapping[str, Value]) -> int:
    return sum(len(value) if isinstance(value, str) else 10 * len(value) for value in values.values())


def _bits(size: int) -> int:
    return max(0, (size // SIZE).bit_length())


def written(kind: str, shards: Sequence[object], files: dict[str, bytes]) -> str:
    """Add shards to `files`, each under its number and its name, and return the names."""
    names = []
    for index, shard in enumerate(shards):
        data = packed(shard)
        names.append(name_of(data))
        files[f"search/{kind}/{index:x}.{names[-1]}.bin"] = data
    return "".join(names)
