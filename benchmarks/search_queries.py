"""Queries to measure a search with: drawn from the texts by chance, the same ones for the same texts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence

from benchmarks.common_terms import glossary
from benchmarks.search_scan import Scan
from bitext.languages.script import has_han

TERMS, SUBSTRINGS, PHRASES, WORDS = 200, 200, 100, 100
_LONGEST_SUBSTRING = 8
_LONGEST_PHRASE = 6  # words
_TRIES = 100  # drawings for each query that is wanted: a small text has no more
_ENGLISH = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*")
_STOPPED = frozenset(("the", "a", "an", "and", "of", "to", "in", "for", "on", "with", "by", "as", "is", "be", "that"))
"""Words that nobody looks for by themselves."""


def terms(scan: Scan, more: Iterable[str] = (), count: int = TERMS) -> list[str]:
    """Return headwords: of the project's glossary (`more`), then common ones of policy texts, which the texts have."""
    texts = "\n".join(sides[0] for sides in scan.units.values())
    known = dict.fromkeys([*more, *(term.headword for term in glossary()[0])])
    found = [each for each in known if each in texts]
    chance = random.Random(1)  # noqa: S311  # queries, not secrets
    runs = re.findall(r"[\u4e00-\u9fff]{2,}", texts)
    for _ in range(_TRIES * count):  # a few hundred phrases make the generated texts: the rest are parts of them
        if len(found) >= count or not runs:
            break
        run = chance.choice(runs)
        at = chance.randrange(len(run) - 1)
        word = run[at : at + chance.choice((2, 3, 4))]
        if len(word) > 1 and word not in known:
            known[word] = None
            found.append(word)
    return found[:count]


def substrings(scan: Scan, count: int = SUBSTRINGS) -> list[str]:
    """Return runs of 1 to 8 characters of the originals, signs included, each with a Chinese character or a sign."""
    lines = _lines(scan, 0)

    def draw(chance: random.Random) -> str:
        line = chance.choice(lines)
        length = chance.randint(1, _LONGEST_SUBSTRING)
        at = chance.randrange(max(1, len(line) - length + 1))
        drawn = line[at : at + length].strip()
        # What is letters and digits alone is a query of words.
        return drawn if has_han(drawn) or (drawn and not any(map(str.isalnum, drawn))) else ""

    return _drawn(draw, count) if lines else []


def phrases(scan: Scan, count: int = PHRASES) -> list[str]:
    """Return two to six words of a translation as they follow one another, in quotation marks."""
    lines = _lines(scan, 1)

    def draw(chance: random.Random) -> str:
        words = re.findall(r"[^\s\"\u201c\u201d\u201e]+", chance.choice(lines))
        length = chance.randint(2, _LONGEST_PHRASE)
        at = chance.randrange(max(1, len(words) - length + 1))
        drawn = " ".join(words[at : at + length])
        return f'"{drawn}"' if _ENGLISH.search(drawn) and not has_han(drawn) else ""

    return _drawn(draw, count) if lines else []


def words(scan: Scan, count: int = WORDS) -> list[str]:
    """Return one to three words of a pair, none of them so common that nobody looks for it."""
    lines = _lines(scan, 1)

    def draw(chance: random.Random) -> str:
        found = [word.lower() for word in re.findall(r"\b[A-Za-z]{3,}\b", chance.choice(lines))]
        wanted = [word for word in found if word not in _STOPPED]
        chosen = chance.sample(wanted, min(chance.randint(1, 3), len(wanted)))
        return " ".join(chosen)

    return _drawn(draw, count) if lines else []


def _lines(scan: Scan, side: int) -> Sequence[str]:
    return [line for sides in scan.units.values() for line in sides[side].split("\n") if line.strip()]


def _drawn(draw: Callable[[random.Random], str], count: int) -> list[str]:
    """Return so many different queries, or as many as the texts have."""
    chance = random.Random(count)  # noqa: S311  # queries, not secrets
    found: dict[str, None] = {}
    for _ in range(_TRIES * count):
        if len(found) == count:
            break
        if query := draw(chance):
            found[query] = None
    return list(found)
