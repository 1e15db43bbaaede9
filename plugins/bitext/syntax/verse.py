"""Verse: whether the lines of a plain text stand, and its stanzas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bitext.languages.script import is_without_spaces

WIDEST = 56
"""Columns of a line of verse: two halves of a couplet with their signs have forty."""
NUMBERED = re.compile(
    r"(?:[\uff08(]?[\d\uff10-\uff19一二三四五六七八九十百]{1,4}[)\uff09、.\uff0e:\uff1a]|第.{1,6}[章节条款])"
)
"""How a point of an enumeration begins."""
_FEWEST = 4  # lines in stanzas: two and three are an address, a signature or a letter's end
_SHARE = 0.6  # of the lines: those in stanzas, and of these those that end with a sign; of wrapped prose a sixth does
_CAPITAL = 0.9  # share of lines that begin with a capital, in verse of the old kind
_RAGGED = 0.4  # share of line ends at which the next word had no room: in wrapped prose nearly all
_SENTENCES = 0.8  # share of lines that end as sentences do: with more, lines may be paragraphs, if not all as long
_ALIKE = 0.8  # of the widest line
_SHORTEST = 0.2  # of the widest line: verse has lines of like length
_OTHER_SCRIPT = 0.1  # share of line ends before another kind of script: with more, two languages stand line by line
_WIDE = 0.8  # of the lines, by their width: what is wider may be an address that cannot be wrapped
_MARKED = re.compile(r"\s{0,9}(?:#|>|\||```|~~~|<|:::|[-*+\u2022\u00b7]\s|\[)")
_SIGN = re.compile(r"[，。；！？：、…—,.;!?:\u2013][\"'*_\u201d\u2019」』)\uff09\]]{0,3}$")
_SENTENCE_END = re.compile(r"[。！？.!?][\"'\u201d\u2019」』)\uff09\]]{0,3}$")
_WORD = re.compile(r"\S{1,60}")


def stanzas(lines: Sequence[str]) -> tuple[range, ...]:
    """Return the stanzas of verse, and its lines that stand alone, as ranges of lines; nothing for other texts.

    The lines of verse are short throughout, and end because they do: with a sign, before a capital, or where the next
    word had room.
    """
    parts = list(_parts(lines))
    several = [part for part in parts if len(part) > 1]
    verse = [lines[index].strip() for part in several for index in part]
    count = sum(map(len, parts))
    if len(parts) < 2 or len(verse) < max(_FEWEST, _SHARE * count) or not _are_short(verse):
        return ()
    breaks = [(lines[a].strip(), lines[b].strip()) for part in several for a, b in pairwise(part)]
    alternating = sum(is_without_spaces(before[0]) != is_without_spaces(after[0]) for before, after in breaks)
    return tuple(parts) if alternating <= _OTHER_SCRIPT * len(breaks) and _stand(verse, breaks) else ()


def width(text: str) -> int:
    """Return how many columns a line takes, up to more than a line of verse has."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[: WIDEST + 1])


def _parts(lines: Sequence[str]) -> Iterator[range]:
    """Yield the runs of lines without a blank one between them; a title and its author above the first stand alone."""
    start, is_first = 0, True
    for index, line in enumerate([*lines, ""]):
        if line.strip():
            continue
        if start < index:
            part = range(start, index)
            is_head, is_first = is_first and len(part) < 3, False
            if is_head and not any(_SIGN.search(lines[each].rstrip()) for each in part):
                yield from (range(each, each + 1) for each in part)
            else:
                yield part
        start = index + 1


def _are_short(verse: Sequence[str]) -> bool:
    """Return whether lines are short, of like length, and no list, table or enumeration."""
    widths = [width(line) for line in verse]
    return (
        max(widths) <= WIDEST
        and min(widths) >= _SHORTEST * max(widths)
        and not any(map(_MARKED.match, verse))
        and sum(map(bool, map(NUMBERED.match, verse))) < 2
    )


def _stand(verse: Sequence[str], breaks: Sequence[tuple[str, str]]) -> bool:
    """Return whether lines end because they do, and not because there was no more room."""
    widths = sorted(map(width, verse))
    sentences = sum(_SENTENCE_END.search(line[-5:]) is not None for line in verse)
    if sentences > _SENTENCES * len(verse) and widths[0] < _ALIKE * widths[-1]:
        return False
    signs = sum(_SIGN.search(line[-5:]) is not None for line in verse)
    capitals = sum(line.lstrip("\"'\u201c\u2018(*_")[:1].isupper() for line in verse)
    if signs >= _SHARE * len(verse) or capitals >= _CAPITAL * len(verse):
        return True
    usual = widths[int(_WIDE * (len(widths) - 1))]
    return sum(_had_no_room(before, after, usual) for before, after in breaks) < _RAGGED * len(breaks)


def _had_no_room(before: str, after: str, usual: int) -> bool:
    word = _WORD.match(after)
    first = after[:1] if is_without_spaces(after[:1]) or word is None else word[0]
    return width(before) + 1 + width(first) > usual
