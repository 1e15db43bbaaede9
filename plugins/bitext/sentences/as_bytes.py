"""Sentence pairs as bytes, and back: nothing but numbers and names, held against the texts that they are about.

What is read may be anybody's. So it is JSON, which can be no object but these, and no pairs are taken whose sentences
do not cover the text of a block as sentences do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import index
from typing import Any

from bitext.model.edition import Edition
from bitext.model.sentences import Sentence, SentencePair, SentencePairs
from bitext.model.text import Block

_NUMBER = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}[a-z]{0,9}")


def as_bytes(pairs: SentencePairs) -> bytes:
    """Return sentence pairs as bytes: equal pairs, equal bytes."""
    rows = {number: [_listed(each) for each in row] for number, row in pairs.items()}
    return json.dumps(rows, separators=(",", ":")).encode()


def _listed(pair: SentencePair) -> tuple[object, ...]:
    sides = ([(each.block, each.passage, each.end) for each in side] for side in (pair.source, pair.translation))
    return pair.number, *sides, pair.inner_numbers, pair.confidence, pair.given


def from_bytes(data: bytes, edition: Edition) -> SentencePairs | None:
    """Return the sentence pairs of an edition that `as_bytes` has made these of; None where they cannot be its."""
    try:
        return dict(_rows(json.loads(data), edition))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        return None


def _rows(read: Mapping[str, Any], edition: Edition) -> Iterator[tuple[str, tuple[SentencePair, ...]]]:
    rows = {pair.number: pair for pair in edition.translation.pairing.rows}
    original = edition.source.blocks if edition.source else ()
    for number, listed in read.items():
        source = _Side(original, rows[number].source)
        translation = _Side(edition.translation.blocks, rows[number].translation)
        yield number, tuple(_pair(source, translation, *each) for each in listed)
        source.close()
        translation.close()


def _pair(
    source: _Side, translation: _Side, number: str, ours: Any, theirs: Any, inner: Any, confidence: Any, given: Any
) -> SentencePair:
    if not all(map(_NUMBER.fullmatch, (number, *inner))) or not 0 <= confidence <= 1 or not isinstance(given, bool):
        raise ValueError
    return SentencePair(
        number, source.sentences(ours), translation.sentences(theirs), tuple(inner), float(confidence), given
    )


class _Side:
    """One side of a row: its sentences stand in the order of its blocks and cover each passage that they are in."""

    def __init__(self, blocks: Sequence[Block], indices: Sequence[int]) -> None:
        self.blocks, self.indices = blocks, indices
        self.here, self.end, self.length = (-1, -1), 0, 0

    def sentences(self, listed: Iterable[tuple[int, int, int]]) -> tuple[Sentence, ...]:
        """Return the next sentences; raises ValueError, or TypeError, where there can be none like these."""
        found = []
        for block, passage, end in listed:
            if (block, passage) != self.here:
                self._go_to(block, passage)
            if not self.end < end <= self.length:
                raise ValueError
            found.append(Sentence(block, passage, self.end, index(end)))
            self.end = end
        return tuple(found)

    def _go_to(self, block: int, passage: int) -> None:
        self.close()
        if (block, passage) < self.here or block not in self.indices or passage < 0:
            raise ValueError
        self.here, self.end = (block, passage), 0
        self.length = len(self.blocks[index(block)].passages[passage].text)

    def close(self) -> None:
        """Raise ValueError where the last sentence does not end with its passage."""
        if self.end != self.length:
            raise ValueError
