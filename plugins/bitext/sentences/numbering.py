"""What a sentence pair is called: by its first source sentence, so that links live for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bitext.model.sentences import Sentence


def numbers_of(sentences: Sequence[Sentence]) -> list[str]:
    """Return the number of each source sentence: its block's, from 1, and its place among the block's sentences."""
    seen: Counter[int] = Counter()
    found = []
    for sentence in sentences:
        seen[sentence.block] += 1
        found.append(f"{sentence.block + 1}.{seen[sentence.block]}")
    return found


def lettered(number: str, count: int) -> str:
    """Return the number of the `count`th bead, from 1, that has no source sentence and follows the one of a number."""
    letters = ""
    while count:
        count, letter = divmod(count - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return f"{number}{letters}"


def numbered(sources: Sequence[range], sentences: Sequence[Sentence]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for each bead, of whose source sentences the indices are given, its number and the numbers inside it."""
    numbers = numbers_of(sentences)
    last = f"{sentences[0].block + 1}.0" if sentences else "0"
    added = 0
    for source in sources:
        if source:
            first, *inner = (numbers[index] for index in source)
            last, added = (inner or [first])[-1], 0
            yield first, tuple(inner)
        else:
            added += 1
            yield lettered(last, added), ()
