"""Words that may want an entry in the glossary: strings of Chinese that recur in several texts as words do.

A string is taken for a word where it stands between many different characters on either side (accessor variety: Feng,
Chen, Deng and Zheng, Computational Linguistics 30(1), 2004), and where no longer string occurs nearly as often. Two
passes over the texts: the first counts, in little room and never too low, in how many texts each string may stand; the
second looks closely at those alone that may stand in several.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from bitext.languages.script import HAN

_RUN = re.compile(f"[{HAN}]{{2,}}")
_SHORTEST, _LONGEST = 2, 8  # characters of a word or a set phrase
_SLOTS = 1 << 21  # counters of the first pass, a byte each
_TEXTS, _TIMES = 2, 4  # a word stands in so many texts, and so many times in all, at least
_NEIGHBOURS = 3  # different characters on either side
_NEARLY = 0.8  # share of a string's places from which on a longer one is the word
_FUNCTION = frozenset(
    "的了和与及或在是有为以对从到把被将于之其这那一不也都要就等所而并各该此我你他她它们个中上下年月日时第条"
)
"""Characters that words of a glossary hardly begin or end with."""
_LISTED = 50  # strings that an editor may want to read through
MOST = 1_000_000
"""Characters that are looked at: a larger corpus is looked at in part, text by text in the order given."""


@dataclass(slots=True)
class _Seen:
    """What has been seen of a string."""

    count: int = 0
    texts: set[int] = field(default_factory=set)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)


def candidates(texts: Callable[[], Iterable[Iterable[str]]], known: Collection[str]) -> list[tuple[str, int, int]]:
    """Return strings that may be terms: the string, how often it stands there, in how many texts; the likeliest first.

    `texts`: gives the passages of each text, and is called twice; `known`: headwords, within which and around which
    nothing is looked for.
    """
    is_known = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True)))) if known else None
    slots = bytearray(_SLOTS)
    for strings in (set(_strings(runs)) for runs in _bounded(texts(), is_known)):
        for string in strings:
            slot = hash(string) % _SLOTS
            slots[slot] = min(slots[slot] + 1, 255)
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for number, runs in enumerate(_bounded(texts(), is_known)):
        for run in runs:
            for start, end in _spans(run):
                if slots[hash(run[start:end]) % _SLOTS] >= _TEXTS:
                    _see(seen[run[start:end]], run, start, end, number)
    likely = {string: each for string, each in seen.items() if _is_word(string, each)}
    ranked = sorted(_whole(likely), key=lambda each: (-_weight(*each), each[0]))
    return [(string, each.count, len(each.texts)) for string, each in ranked[:_LISTED]]


def _weight(string: str, seen: _Seen) -> int:
    """Return how likely a word is a term: words of two characters are mostly everybody's."""
    return len(seen.texts) * seen.count * (len(string) - 1) ** 2


def _bounded(texts: Iterable[Iterable[str]], known: re.Pattern[str] | None) -> Iterator[list[str]]:
    """Yield the runs of Chinese of each text, known words taken out, until enough has been seen."""
    left = MOST
    for passages in texts:
        runs = [run for passage in passages for run in _RUN.findall(known.sub("\n", passage) if known else passage)]
        left -= sum(map(len, runs))
        if left < 0:
            return
        yield runs


def _strings(runs: Iterable[str]) -> Iterator[str]:
    return (run[start:end] for run in runs for start, end in _spans(run))


def _spans(run: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the strings of a run that may be words."""
    for start in range(len(run) - _SHORTEST + 1):
        if run[start] in _FUNCTION:
            continue
        for end in range(start + _SHORTEST, min(start + _LONGEST, len(run)) + 1):
            if run[end - 1] not in _FUNCTION:
                yield start, end


def _see(seen: _Seen, run: str, start: int, end: int, text: int) -> None:
    seen.count += 1
    seen.texts.add(text)
    seen.before.add(run[start - 1] if start else f"^{text}{seen.count}")  # an end of a run is like no other
    seen.after.add(run[end] if end < len(run) else f"${text}{seen.count}")


def _is_word(string: str, seen: _Seen) -> bool:
    is_often = len(seen.texts) >= _TEXTS and seen.count >= _TIMES
    return is_often and len(seen.before) >= _NEIGHBOURS and len(seen.after) >= _NEIGHBOURS and len(string) > 1


def _whole(likely: dict[str, _Seen]) -> Iterator[tuple[str, _Seen]]:
    """Yield the strings that are not, nearly always, a part of a longer one."""
    longer: Counter[str] = Counter()
    for string, seen in likely.items():
        for start, end in _spans(string):
            if end - start < len(string):
                longer[string[start:end]] = max(longer[string[start:end]], seen.count)
    return ((string, seen) for string, seen in likely.items() if longer[string] < _NEARLY * seen.count)
