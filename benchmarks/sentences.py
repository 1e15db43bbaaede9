"""Sentence pairs: how long the aligner takes, what they cost in a build, and how many beads of gold data it finds.

`python -m benchmarks.sentences [GOLD]`; GOLD, or BITEXT_GOLD in the environment, is a folder of gold data, which is other
people's and no part of the project: files of documents, each `{"source": [...], "translation": [...], "beads":
[[[0], [0, 1]], ...]}` with the sentences of both sides and their beads, counted from 0.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import tempfile
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TypedDict, TypeVar

from benchmarks import phrases
from benchmarks.build import Cost, at_once
from benchmarks.generate import generate
from bitext.aligner import NO_LEXICON, Bead, Group, Lexicon, align, align_all
from bitext.lexicons.cedict import cedict

SIZES = {60: 0.05, 125: None, 250: None, 500: None, 1000: 3.0}
"""Sentences of either side, and the seconds that are aimed at."""
PAGES, ROUNDS = 500, 3
COLD_GOAL, WARM_GOAL = 1.5, 1.05
"""Processor time of a build with sentence pairs, that without them being 1: before anything is in the cache, and then."""
_MERGED, _SPLIT = 0.1, 0.2  # shares of the sentences that a translation joins with the next one, and parts in two
_PARAGRAPH = 0.35  # share of the beads of gold data that a paragraph ends after, where pairs are given
_ROUNDS_OF_ALIGN = 5


_Found = TypeVar("_Found")


class _Document(TypedDict):
    """A document of gold data."""

    source: list[str]
    translation: list[str]
    beads: list[tuple[list[int], list[int]]]


@dataclass(frozen=True, slots=True)
class Timing:
    """What one text took."""

    sentences: int
    """Of either side, as generated."""
    lexicon: str
    seconds: float
    """Of processor time, warm: the least of some rounds."""
    peak: float
    """MiB that are held at most beyond what was held before."""


@dataclass(frozen=True, slots=True)
class Score:
    """Share of the gold beads that are found: micro-averaged F1 over the documents of a file."""

    strict: float
    """Beads that equal a gold bead; one-sided ones count."""
    link: float
    """Pairs of a sentence and one of the other side that share a bead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sentences", description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=gold_folder(), help="folder of gold data")
    parser.add_argument("--pages", type=int, default=PAGES, help=f"pages of the builds ({PAGES})")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        for line in tables(Path(name), chosen.pages, chosen.gold):
            print(line, flush=True)
    return 0


def gold_folder() -> Path | None:
    """Return the folder of gold data that the environment names, if it does."""
    named = os.environ.get("BITEXT_GOLD")
    return Path(named) if named else None


def tables(folder: Path, pages: int, gold: Path | None) -> Iterator[str]:
    """Yield the lines of all tables; `folder` is written to."""
    yield from timings()
    yield ""
    yield from _builds(builds(folder, pages), pages)
    if gold:
        yield ""
        yield from _scores(gold)


def lexicons() -> dict[str, Lexicon]:
    """Return the lexicons that are measured, by name: CC-CEDICT only where it is installed."""
    dictionary = cedict(None)
    return {"none": NO_LEXICON} | ({"CC-CEDICT": dictionary} if dictionary else {})


def measure(sizes: Iterable[int] = tuple(SIZES)) -> Iterator[Timing]:
    """Yield what it takes to align one block of each size, without a lexicon and with CC-CEDICT."""
    for name, lexicon in lexicons().items():
        for size in sizes:
            source, translation = texts(size)
            rounds = _ROUNDS_OF_ALIGN if size < max(SIZES) else 1
            align(*texts(min(SIZES)), lexicon=lexicon)
            seconds = min(_seconds(source, translation, lexicon) for _ in range(rounds))
            yield Timing(size, name, seconds, _peak(source, translation, lexicon))


def _seconds(source: Sequence[str], translation: Sequence[str], lexicon: Lexicon) -> float:
    begun = time.process_time()
    align(source, translation, lexicon=lexicon)
    return time.process_time() - begun


def _peak(source: Sequence[str], translation: Sequence[str], lexicon: Lexicon) -> float:
    tracemalloc.start()
    align(source, translation, lexicon=lexicon)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024 / 1024


def texts(count: int) -> tuple[list[str], list[str]]:
    """Return so many Chinese sentences and nearly as many English ones that render them, joined or parted here and there."""
    chance = random.Random(count)  # noqa: S311  # texts, not secrets
    source, translation = list[str](), list[str]()
    joined = False
    for _ in range(count):
        chinese, english = _sentence(chance)
        source.append(chinese)
        halves = english if chance.random() < _SPLIT else ["; ".join(english)]
        if joined:
            translation[-1] += f" {halves.pop(0)}"
        translation += halves
        joined = chance.random() < _MERGED
    return source, translation


def _sentence(chance: random.Random) -> tuple[str, list[str]]:
    """Return a sentence, and the two halves of its rendering."""
    actor, manner = chance.randrange(len(phrases.ZH_ACTORS)), chance.randrange(len(phrases.ZH_MANNERS))
    verb, again = chance.sample(range(len(phrases.ZH_VERBS)), 2)
    thing, other = chance.sample(range(len(phrases.ZH_OBJECTS)), 2)
    chinese = (
        f"{phrases.ZH_ACTORS[actor]}要{phrases.ZH_MANNERS[manner]},{phrases.ZH_VERBS[verb]}{phrases.ZH_OBJECTS[thing]},"
        f"{phrases.ZH_VERBS[again]}{phrases.ZH_OBJECTS[other]}。"
    )
    first = (
        f"{phrases.EN_ACTORS[actor]} should, {phrases.EN_MANNERS[manner]}, "
        f"{phrases.EN_VERBS[verb]} {phrases.EN_OBJECTS[thing]}."
    )
    second = f"They should {phrases.EN_VERBS[again]} {phrases.EN_OBJECTS[other]}."
    return chinese, [first, second]


def builds(folder: Path, pages: int, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Return the ratios of builds with sentence pairs to builds without, by state of the cache."""
    paired = generate(folder, pages).plugin
    plain = folder / "plain"
    shutil.copytree(paired.parent, plain)
    configuration = plain / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    configuration.write_text(text.replace("[bitext]", "[bitext: {sentences: false}]"), "utf-8")
    ratios: dict[str, list[float]] = {"cold": [], "warm": []}
    for _ in range(rounds):
        shutil.rmtree(paired.parent / ".cache", ignore_errors=True)
        for found in ratios.values():
            found.append(_ratio(at_once([(configuration, folder / "site-plain"), (paired, folder / "site-paired")])))
    return ratios


def _ratio(costs: Sequence[Cost]) -> float:
    return costs[1].seconds / costs[0].seconds


def score(documents: Sequence[_Document], found: Iterable[Sequence[Bead]]) -> Score:
    """Return how well the beads of some documents agree with the gold ones."""
    counts = [0, 0, 0], [0, 0, 0]
    for document, beads in zip(documents, found, strict=True):
        ours = {(tuple(bead.source), tuple(bead.translation)) for bead in beads}
        gold = {(tuple(i), tuple(j)) for i, j in document["beads"] if i or j}
        _count(counts[0], ours, gold)
        _count(counts[1], _links(ours), _links(gold))
    return Score(*(2 * hits / (found + true) if found + true else 0.0 for hits, found, true in counts))


def _count(counts: list[int], found: set[_Found], true: set[_Found]) -> None:
    for at, size in enumerate((len(found & true), len(found), len(true))):
        counts[at] += size


def _links(beads: Iterable[tuple[tuple[int, ...], tuple[int, ...]]]) -> set[tuple[int, int]]:
    return {(i, j) for source, translation in beads for i in source for j in translation}


def whole(document: _Document, lexicon: Lexicon) -> list[Bead]:
    """Return the beads of a document of gold data, all of it in one programme."""
    return align(document["source"], document["translation"], lexicon=lexicon)


def in_pairs(document: _Document, lexicon: Lexicon) -> list[Bead]:
    """Return the beads of a document whose paragraphs are known: they end after a third of the gold beads, by chance."""
    chance = random.Random(len(document["source"]))  # noqa: S311
    ends, row, column = [(0, 0)], 0, 0
    for source, translation in document["beads"]:
        row, column = row + len(source), column + len(translation)
        if chance.random() < _PARAGRAPH:
            ends.append((row, column))
    ends.append((len(document["source"]), len(document["translation"])))
    spans = list(pairwise(ends))
    groups = [
        Group(document["source"][i:below], document["translation"][j:beside]) for (i, j), (below, beside) in spans
    ]
    return [
        Bead(
            range(bead.source.start + i, bead.source.stop + i),
            range(bead.translation.start + j, bead.translation.stop + j),
        )
        for ((i, j), _), beads in zip(spans, align_all(groups, lexicon=lexicon), strict=True)
        for bead in beads
    ]


def timings(sizes: Iterable[int] = tuple(SIZES)) -> Iterator[str]:
    """Yield the lines of a table of what it takes to align one block of each size."""
    yield "| sentences of either side, in one block | lexicon | ms | goal | MiB |"
    yield "|---|---|---|---|---|"
    for each in measure(sizes):
        goal = SIZES[each.sentences]
        aimed = f"{goal * 1000:,.0f}" if goal else ""
        yield f"| {each.sentences:,} | {each.lexicon} | **{each.seconds * 1000:,.0f}** | {aimed} | {each.peak:.1f} |"


def _builds(ratios: Mapping[str, Sequence[float]], pages: int) -> Iterator[str]:
    yield f"| {pages:,} pages with sentence pairs, beside `sentences: false` | ratio | goal |"
    yield "|---|---|---|"
    for (state, found), goal in zip(ratios.items(), (COLD_GOAL, WARM_GOAL), strict=True):
        yield f"| cache {state} | **{median(found):.2f}** | {goal:.2f} |"


def _scores(folder: Path) -> Iterator[str]:
    yield "| gold data | lexicon | whole documents: strict F1 | link F1 | in known pairs: strict F1 | link F1 |"
    yield "|---|---|---|---|---|---|"
    for path in sorted(folder.glob("*.json")):
        documents = json.loads(path.read_text("utf-8"))
        for name, lexicon in lexicons().items():
            scores = [score(documents, [way(each, lexicon) for each in documents]) for way in (whole, in_pairs)]
            figures = " | ".join(f"{each.strict:.3f} | {each.link:.3f}" for each in scores)
            yield f"| {path.stem} | {name} | {figures} |"


if __name__ == "__main__":
    raise SystemExit(main())
