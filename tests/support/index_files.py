"""The files of an index, read back as the browser reads them; and texts to draw for it."""
# ruff: noqa: RUF001  # characters that look alike are what is tested

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

from bitext.languages.en.stemming import stem
from bitext.search import Document, Unit
from bitext.search.shards import hashed
from bitext.search.terms import first_word

_DIGITS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
_BASE = 46
Units = dict[int, list[int]]
"""By document."""

FRAGMENTS = (
    "数字经济", "數字經濟", "发展", "發展", "头髮", "后", "後", "里裏裡", "乾", "的", "，", "。", "“牛鼻子”", "「展」", "〔2021〕29号",
    "豈更\uf900", "\u2f00\u2f8f", "\U00020000", "\U0002a6d6\U00020bb7", "\U0002f800", "\u3400", "〇々", "葛\U000e0100", "邊\ufe00",
    "ＡＢＣ", "１２３", "％", "\u3000", "ｶﾞ", "カタ", "か\u3099", "が", "한국어", "ไทย", "မြန်",
    "digital ", "Digital", "economies ", "high-quality ", "people's ", "people\u2019s", "café", "CAFE\u0301", "Ångström ", "Straße",
    "İ", "ı", "\ufb01sh ", "Σίσυφος", "Ёлка", "naïve ", "x²", "½", "5G", "2021", " ", "  ", "\n", "\t", "\u00a0", "\u2028", "\x85", "\x1c",
    "\u00ad", "\u200b", "\u200d", "\ufeff", "\u202e", "-", "\u2011", "——", "\u2212", "_", "__a", "'", '"', "\\", "<img>", "&", "%20", "+", "😀", "🇨🇳",
)  # fmt: skip
"""Each stands for a kind of what a text may hold."""

texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.characters(exclude_categories=["Cs"])), max_size=8).map(
    "".join
)
sides = st.tuples(texts, texts)


def document(number: int, pairs: Sequence[tuple[str, str]], notes: int = 0, **other: Any) -> Document:
    """Return a text of these pairs, of which the last ones are notes."""
    first_note = len(pairs) - notes
    units = tuple(
        Unit(
            f"p{index + 1}" if index < first_note else f"n{index}",
            str(index + 1),
            pair,
            sentences=((f"{index + 1}.1", len(pair[0]), len(pair[1])),) if index % 2 else (),
            is_note=index >= first_note,
        )
        for index, pair in enumerate(pairs)
    )
    known: dict[str, Any] = {"type": "plan", "year": 2021} | other
    return Document("text", f"texts/{number}/", ("题", f"Title {number}"), ("zh-Hans", "en"), units, **known)


@contextmanager
def small() -> Iterator[None]:
    """Make all parts of an index so small that a few texts have several of each."""
    with (
        patch("bitext.search.merging.RANGE", 2),
        patch("bitext.search.merging.FREQUENT", 6),
        patch("bitext.search.shards.SIZE", 40),
        patch("bitext.search.pieces.SIZE", 30),
        patch("bitext.search.term_files.SIZE", 90),
        patch("bitext.search.indexed.LONGEST", 3),
    ):
        yield


def inflated(data: bytes) -> Any:
    """Return what a file of the index holds."""
    return json.loads(zlib.decompress(data, -15))


def numbers(text: str) -> Iterator[int]:
    """Yield the numbers of a text of postings."""
    value, weight = 0, 1
    for digit in text:
        index = _DIGITS.index(digit)
        value += weight * (index % _BASE)
        weight *= _BASE
        if index < _BASE:
            yield value
            value, weight = 0, 1


def read(postings: str, first: int = 0) -> Units:
    """Return the units that postings name; `first`: the document that the first step is counted from."""
    found: Units = {}
    steps, at = numbers(postings), first - 1
    for step in steps:
        at += step + 1
        unit, number = -1, 0
        while not number & 1:
            number = next(steps)
            unit += (number >> 1) + 1
            found.setdefault(at, []).append(unit)
    return found


@dataclass(frozen=True, slots=True)
class Files:
    """An index by the paths of its files."""

    files: Mapping[str, bytes]
    range: int = 256

    @property
    def manifest(self) -> dict[str, Any]:
        """Return the manifest."""
        manifest: dict[str, Any] = json.loads(self.files["search/manifest.json"])
        return manifest

    def part(self, name: str) -> Any:
        """Return a file that the manifest names."""
        return inflated(self.files[f"search/{name}.{self.manifest[name]}.bin"])

    def shard(self, kind: str, names: str, index: int) -> Any:
        """Return a shard; `names`: those of all shards of its kind."""
        return inflated(self.files[f"search/{kind}/{index:x}.{names[6 * index : 6 * index + 6]}.bin"])

    def gram(self, gram: str) -> Units:
        """Return where a gram stands."""
        directory = self.part("grams")
        shard = self.shard("g", directory["names"], hashed(gram) & (1 << directory["bits"]) - 1)
        return self.value(shard.get(gram, ""))

    def word(self, word: str) -> Units:
        """Return where a word stands."""
        directory = self.part("words")
        index = bisect_right(directory["first"], stem(word)) - 1
        shard = self.shard("w", directory["names"], index) if index >= 0 else {}
        return self.value(shard.get(stem(word), {}).get(word, ""))

    def value(self, value: Any) -> Units:
        """Return the units of a value; checks that it says rightly in how many documents they are."""
        if isinstance(value, str):
            return read(value)
        count, names = value
        found: Units = {}
        for index in range(len(names) // 10):
            name = names[10 * index : 10 * index + 10]
            if name != "-" * 10:
                found |= read(inflated(self.files[f"search/h/{name}.bin"]), index * self.range)
        assert count == len(found)
        return found

    def terms(self, key: str) -> list[Any]:
        """Return the records of the terms that a key names."""
        directory = self.part("terms")
        shard = self.shard("k", directory["keys"], hashed(first_word(key)) & (1 << directory["bits"]) - 1)
        per = directory["per"]
        return [self.shard("r", directory["records"], number // per)[number % per] for number in shard.get(key, [])]

    def units(self, number: int) -> list[Any]:
        """Return the units of a document, out of its pieces."""
        table = self.part("documents")
        per, count = list(numbers(table["per"]))[number], list(numbers(table["units"]))[number]
        name = table["names"][6 * number : 6 * number + 6]
        pieces = [inflated(self.files[f"search/t/{number:x}.{at:x}.{name}.bin"]) for at in range(-(-count // per))]
        return [unit for piece in pieces for unit in piece["u"]]
