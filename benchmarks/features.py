"""What notes, terms and cleaning cost beside a build of the same pages without them: processor time, side by side."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.build import compare, together
from benchmarks.generate import Sites, generate, pairs
from benchmarks.terms import glossary, shown

NOTES = 5
"""Notes on each pair: 125 on a page."""
NOTES_GOAL = 1.15
TERMS_GOALS = {100: 1.10, 1_000: 1.30, 10_000: 1.50}
"""By number of terms: the ratio that is aimed at."""
CLEANING_GOAL = 1.03
_SAMPLE = 20  # texts that the terms are taken from


@dataclass(frozen=True, slots=True)
class Cost:
    """What a feature costs."""

    feature: str
    ratio: float
    """Processor time with it, that without it being 1: the median of all rounds."""
    goal: float


def measure(folder: Path, pages: int, rounds: int) -> Iterator[Cost]:
    """Yield what cleaning costs beside none, notes beside plain footnotes, and glossaries beside none."""
    yield Cost("all that editors write cleaned", cleaning(folder / "cleaned", pages, rounds), CLEANING_GOAL)
    yield Cost(f"{NOTES} notes a pair", compare(folder / "notes", pages, rounds, notes=NOTES).ratio, NOTES_GOAL)
    without = generate(folder / "terms", pages).plugin
    for terms, goal in TERMS_GOALS.items():
        sites = Sites(with_terms(without.parent, folder / f"terms-{terms}", terms), without)
        ratios = [plugin.seconds / bare.seconds for bare, plugin in (together(sites, folder) for _ in range(rounds))]
        yield Cost(f"{terms:,} terms, the first in each pair marked", median(ratios), goal)


def cleaning(folder: Path, pages: int, rounds: int) -> float:
    """Return the ratio of a build in which pages are cleaned to one with `raw_html: true`."""
    cleaned = generate(folder, pages).plugin
    trusting = folder / "trusting"
    shutil.copytree(cleaned.parent, trusting)
    configuration = trusting / "mkdocs.yml"
    before, plugins, after = configuration.read_text("utf-8").partition("[bitext]")
    configuration.write_text(f"{before}[bitext: {{raw_html: true}}]{after}" if plugins else "", "utf-8")
    sites = Sites(cleaned, configuration)
    return median(plugin.seconds / bare.seconds for bare, plugin in (together(sites, folder) for _ in range(rounds)))


def with_terms(site: Path, folder: Path, count: int) -> Path:
    """Return the configuration of the same site with a glossary of so many terms."""
    shutil.copytree(site, folder)
    texts = [(shown(zh), shown(en)) for number in range(_SAMPLE) for zh, en in pairs(number)]
    lines = (
        f"- id: {term.id}\n  zh: {term.headword}\n  pinyin: {term.id}\n  renderings: [{json.dumps(term.renderings[0].words)}]\n"
        "  definition: What the words mean, in a sentence or two that a card shows.\n"
        for term in glossary(texts, count)
    )
    (folder / "docs" / "glossary.yml").write_text("".join(lines), encoding="utf-8", newline="\n")
    return folder / "mkdocs.yml"


def table(costs: Iterable[Cost]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| with | ratio | goal |"
    yield "|---|---|---|"
    for cost in costs:
        yield f"| {cost.feature} | **{cost.ratio:.2f}** | {cost.goal:.2f} |"
