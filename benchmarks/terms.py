"""Matching against a bare scan: `python -m benchmarks.terms` prints MB/s of both, and their ratio, in one run.

The bare scan is what the library does for the same headwords and renderings as they stand, on the same texts: without
whole words, case, plurals, line breaks, or the pair that decides.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks.generate import pairs
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.syntax.inline import plain
from bitext.terms.matcher import Matcher

SIZES = (100, 1_000, 10_000, 120_000)
"""Terms: the last is as large as CC-CEDICT."""
LIMIT = 0.4
"""The least of the bare scan's speed that matching may have."""
_PAGES = 20
_IN_TEXTS = (
    20  # terms taken from the texts, which repeat their phrases: at eight places of a pair; our corpus has 2 to 26
)
_ROUNDS = 25  # of each, by turns; the fastest counts

_SYLLABLES = [
    "ab",
    "con",
    "de",
    "dis",
    "er",
    "est",
    "form",
    "gen",
    "in",
    "inter",
    "ion",
    "ist",
    "ment",
    "mon",
    "net",
    "per",
    "pre",
    "pro",
    "re",
    "sta",
    "sub",
    "ter",
    "tion",
    "tor",
    "tra",
    "ty",
    "un",
    "ver",
]

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Speed:
    """Both scans of the same texts."""

    terms: int
    paired: float
    """MB/s of both sides, the pair deciding."""
    bare_paired: float
    alone: float
    """MB/s of the translations alone."""
    bare_alone: float

    @property
    def ratios(self) -> tuple[float, float]:
        """Return matching as a part of the bare scan: in pairs, and alone."""
        return self.paired / self.bare_paired, self.alone / self.bare_alone


def measure(sizes: Sequence[int] = SIZES) -> Iterator[Speed]:
    """Yield the speeds for each size of a glossary."""
    texts = [(shown(zh), shown(en)) for number in range(_PAGES) for zh, en in pairs(number)]
    for size in sizes:
        yield _speed(texts, glossary(texts, size))


def shown(block: str) -> str:
    """Return what a reader sees of a block."""
    return plain(block.lstrip("#- "))


def glossary(texts: Pairs, size: int) -> Glossary:
    """Return a glossary whose terms are runs of characters and words of the texts, and then of nothing but chance."""
    chance = random.Random(size)  # noqa: S311  # texts, not secrets
    characters = sorted({character for zh, _ in texts for character in zh if character.isalpha()})
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    found: dict[str, str] = {}
    taken: set[str] = set()
    while len(found) < size:
        zh, en = chance.choice(texts)
        if len(found) < min(size, _IN_TEXTS):
            begin, first = chance.randrange(len(zh)), chance.randrange(en.count(" ") + 1)
            headword = zh[begin : begin + chance.randint(2, 6)]
            rendering = " ".join(en.split()[first : first + chance.randint(1, 3)]).strip(",.;()").lower()
        else:
            headword = "".join(chance.choices(characters, k=chance.randint(2, 5)))
            rendering = " ".join(chance.choices(words, k=chance.randint(1, 3)))
        # No glossary has *the* in it.
        if headword.isalpha() and len(headword) > 1 and len(rendering) > 4 and not {headword, rendering} & taken:
            found[headword] = rendering
            taken |= {headword, rendering}
    return Glossary(tuple(Term(f"t{n}", zh, renderings=(Rendering(en),)) for n, (zh, en) in enumerate(found.items())))


def _speed(texts: Pairs, terms: Glossary) -> Speed:
    matcher = Matcher.of(terms)
    headwords = AhoCorasick([term.headword for term in terms], matchkind=MatchKind.LeftmostLongest)
    renderings = AhoCorasick(
        [each.words for term in terms for each in term.renderings], matchkind=MatchKind.LeftmostLongest
    )

    def paired() -> None:
        for zh, en in texts:
            ids = dict.fromkeys([use.term for _, _, uses in matcher.source(zh) for use in uses])
            matcher.translation(en, ids)

    def bare_paired() -> None:
        for zh, en in texts:
            headwords.find_matches_as_indexes(zh)
            renderings.find_matches_as_indexes(en)

    def alone() -> None:
        for _, en in texts:
            matcher.translation(en)

    def bare_alone() -> None:
        for _, en in texts:
            renderings.find_matches_as_indexes(en)

    translations = sum(len(en.encode()) for _, en in texts)
    both = translations + sum(len(zh.encode()) for zh, _ in texts)
    seconds = _least(paired, bare_paired, alone, bare_alone)
    return Speed(
        len(terms),
        *(size / each / 1e6 for size, each in zip((both, both, translations, translations), seconds, strict=True)),
    )


def _least(*scans: Callable[[], None]) -> list[float]:
    """Return the least seconds of each scan, all of them by turns: what a busy machine adds is not theirs."""
    taken: list[list[float]] = [[] for _ in scans]
    for scan in scans:
        scan()  # what is made at the first use is no part of it
    for _ in range(_ROUNDS):
        for scan, seconds in zip(scans, taken, strict=True):
            begin = time.process_time()
            scan()
            seconds.append(time.process_time() - begin)
    return [min(seconds) for seconds in taken]


def table(speeds: Iterable[Speed]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| terms | bare scan, MB/s | in pairs, MB/s | ratio | bare scan of translations | alone | ratio |"
    yield "|---|---|---|---|---|---|---|"
    for speed in speeds:
        paired, alone = speed.ratios
        yield (
            f"| {speed.terms:,} | {speed.bare_paired:.0f} | {speed.paired:.0f} | **{paired:.2f}** "
            f"| {speed.bare_alone:.0f} | {speed.alone:.0f} | **{alone:.2f}** |"
        )


def main() -> int:
    """Print the table; return 1 where matching is slower than it may be."""
    speeds = list(measure())
    for line in table(speeds):
        print(line)
    return int(any(min(speed.ratios) < LIMIT for speed in speeds))


if __name__ == "__main__":
    raise SystemExit(main())
