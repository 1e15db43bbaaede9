"""Where the sentences of a pair stand in the elements of its row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import lt
from typing import NamedTuple

from bitext.extension.inline_text import InlineText
from bitext.model.sentences import Sentence
from bitext.model.text import Block

_ATTRIBUTES = re.compile(r"\{[^{}\n]{1,200}\}")
"""What the extension attr_list takes out of a text, which the model has."""
Place = tuple[int, int]
"""The index of a text, and an offset in it."""
# What extensions that make typographers' signs turn into one another; all else has to be equal.
_FOLDED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b", "'"), **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    "\u2026": "...", "\u2013": "--", "\u2014": "---", "\u00ab": "<<", "\u00bb": ">>",
}  # fmt: skip


class Stretch(NamedTuple):
    """A part of a text that belongs to one bead."""

    bead: int
    """Index of the bead in its pair."""
    start: int = 0
    """Offset in the text."""
    is_first: bool = True
    """Whether it is the bead's first on its side."""
    is_empty: bool = False
    """Whether it holds no characters: it stands before the one of `start`."""


def stretches_of(
    beads: Sequence[Sequence[Sentence]], blocks: Sequence[Block], indices: Iterable[int], texts: Sequence[InlineText]
) -> list[list[Stretch]] | None:
    """Return for each text of a side of a pair its stretches, which cover it; None where the page says something else.

    `beads`: the sentences of each on this side; `indices`: those of the pair's blocks among `blocks`.
    """
    passages = {
        (index, number): passage.text
        for index in indices
        for number, passage in enumerate(blocks[index].passages)
        if passage.text and not passage.text.isspace()
    }
    firsts = [(number, bead[0]) for number, bead in enumerate(beads) if bead]
    places = _places([first for _, first in firsts], passages, texts)
    if not places or any(after <= before for before, after in pairwise(places)):
        return None
    starts = dict(zip((number for number, _ in firsts), [(0, 0), *places[1:]], strict=True))
    return _parted(len(beads), starts, len(texts))


def plain_starts(
    beads: Sequence[Sequence[Sentence]], blocks: Sequence[Block], indices: Sequence[int], text: str | None
) -> list[int] | None:
    """Return where each bead begins in the one text of a side, or None where that is not what the model has."""
    block = blocks[indices[0]]
    # An original's paragraph is its text: passages are made anew each time.
    plain = block.read is None and not block.parts and not block.rows
    said = [block.text] if plain else [passage.text for passage in block.passages]
    if len(indices) > 1 or said != [(text or "").replace("\n", " ")]:
        return None
    starts = [0, *(bead[0].start for bead in beads[1:])]
    return starts if all(map(lt, starts, starts[1:])) else None


def _places(
    sentences: Sequence[Sentence], passages: Mapping[tuple[int, int], str], texts: Sequence[InlineText]
) -> list[Place] | None:
    """Return where each of some sentences begins, or None where the texts are not those of the passages."""
    said = [text.text.replace("\n", " ") for text in texts]
    if said == list(passages.values()):  # the usual case
        numbers = {key: number for number, key in enumerate(passages)}
        return [(numbers[each.block, each.passage], each.start) for each in sentences]
    shown = [(index, at, sign) for index, text in enumerate(said) for at, sign in _signs(text)]
    signs = [sign for _, _, sign in shown]
    for ours in (passages, {key: _ATTRIBUTES.sub(_blank, text) for key, text in passages.items()}):
        known = [(key, at, sign) for key, text in ours.items() for at, sign in _signs(text)]
        if [sign for _, _, sign in known] == signs:
            return _same_places(sentences, [(key, at) for key, at, _ in known], [place[:2] for place in shown])
    return None


def _same_places(
    sentences: Sequence[Sentence], known: Sequence[tuple[tuple[int, int], int]], shown: Sequence[Place]
) -> list[Place] | None:
    """Return where sentences begin; `known`, `shown`: the places of equal characters, in passages and in texts."""
    found = list[Place]()
    count = 0
    for each in sentences:
        start = (each.block, each.passage), each.start
        while count < len(known) and known[count] < start:
            count += 1
        if count == len(known):
            return None
        found.append(shown[count])
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters of a text that are compared, each with its offset: white space is not."""
    for at, character in enumerate(text):
        if not character.isspace():
            for sign in _FOLDED.get(character, character):
                yield at, sign


def _parted(count: int, starts: Mapping[int, Place], texts: int) -> list[list[Stretch]]:
    """Return the stretches of each text; `starts`: by bead, where it begins, for those that are not empty."""
    found: list[list[Stretch]] = [[] for _ in range(texts)]
    current, here = -1, 0
    waiting: list[int] = []  # beads without a sentence before the next one that has some
    for bead in range(count):
        if bead not in starts:
            waiting.append(bead)
            continue
        index, at = starts[bead]
        for later in range(here + 1, index + (at > 0)):
            found[later].append(Stretch(current, is_first=False))
        if waiting:
            found[index] += (Stretch(empty, at, is_empty=True) for empty in waiting)
            waiting.clear()
        found[index].append(Stretch(bead, at))
        current, here = bead, index
    for later in range(here + 1, texts):
        found[later].append(Stretch(current, is_first=False))
    found[-1] += (Stretch(empty, is_empty=True) for empty in waiting)
    return found


def fill(source: Sequence[list[Stretch]], translation: Sequence[list[Stretch]], beads: int) -> None:
    """Add empty stretches until each bead has as many on either side, so that the two stand in the same rows."""
    if all(sum(map(len, side)) == beads for side in (source, translation)):
        return  # one of each, as usual
    ours, theirs = _counts(source), _counts(translation)
    for side, own, other in ((source, ours, theirs), (translation, theirs, ours)):
        for bead in [bead for bead, number in other.items() if number > own.get(bead, 0)]:
            missing = other[bead] - own.get(bead, 0)
            _add_behind(side, bead, [Stretch(bead, is_first=False, is_empty=True)] * missing)


def _counts(side: Iterable[Iterable[Stretch]]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for text in side:
        for stretch in text:
            counts[stretch.bead] = counts.get(stretch.bead, 0) + 1
    return counts


def _add_behind(side: Iterable[list[Stretch]], bead: int, added: Sequence[Stretch]) -> None:
    """Add stretches behind the last one of a bead."""
    last = [(text, index) for text in side for index, stretch in enumerate(text) if stretch.bead == bead][-1]
    last[0][last[1] + 1 : last[1] + 1] = added
