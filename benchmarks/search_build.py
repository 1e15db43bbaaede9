"""What the index of the search adds to a build, beside what Material's own search adds; and what an edit makes again."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from benchmarks.build import Cost, at_once
from benchmarks.generate import configuration, generate
from bitext.hosts.site_search import SiteSearch
from bitext.hosts.written import Done
from bitext.search import Document, Index, Unit

PAGES, ROUNDS = 500, 3
GOAL = 1.15
"""Processor time of a build with the index, that of one without it being 1."""
NO_INDEX = """\
from benchmarks.search_build import switch_off_index


def on_config(config):
    switch_off_index(config)
"""
"""A hook that switches the index off, for which there is no option."""


class _Nothing:
    """Stands in for the search of a site: whatever it is told to do, it has done nothing."""

    def __getattr__(self, name: str) -> Callable[..., Done]:
        return lambda *_, **__: Done()


def switch_off_index(config: MkDocsConfig) -> None:
    """Have the plugin of a configuration make no index of the search."""
    plugin: Any = config.plugins["bitext"]
    if not isinstance(plugin.beside.search, SiteSearch):
        raise TypeError(f"expected a SiteSearch, found {plugin.beside.search!r}")
    plugin.beside.search = _Nothing()


class Costs(NamedTuple):
    """What a search costs a build."""

    name: str
    ratio: float
    """Processor time with it, that without it being 1: the median of all rounds."""
    peak: float
    """MiB of memory at most, with it."""
    peak_without: float


class Edit(NamedTuple):
    """What an edit of one text makes again."""

    texts: int
    cold: float
    """Seconds of processor time that the index takes from nothing."""
    warm: float
    """… after the edit."""
    files: int
    """Of the index."""
    changed: int
    """Of them, those that the edit makes new."""
    changed_bytes: int


def builds(folder: Path, pages: int = PAGES, rounds: int = ROUNDS) -> Iterator[Costs]:
    """Yield what our index and Material's own search add to a build of so many generated pages; `folder` is written to."""
    sites = generate(folder, pages)
    without = _copied(sites.plugin, folder / "without", "hooks: [no_index.py]\n")
    (without.parent / "no_index.py").write_text(NO_INDEX, encoding="utf-8")
    searched = _copied(sites.bare, folder / "searched")
    searched.write_text(configuration([], search=True), encoding="utf-8")
    pairs = {"the index of pairs": (sites.plugin, without), "Material's own search": (searched, sites.bare)}
    for name, (one, other) in pairs.items():
        costs = [at_once([(one, folder / "site-with"), (other, folder / "site-without")]) for _ in range(rounds)]
        yield _compared(name, costs)


def _copied(site: Path, folder: Path, more: str = "") -> Path:
    shutil.copytree(site.parent, folder)
    copy = folder / site.name
    copy.write_text(site.read_text("utf-8") + more, encoding="utf-8")
    return copy


def _compared(name: str, costs: Sequence[Sequence[Cost]]) -> Costs:
    ratio = median(one.seconds / other.seconds for one, other in costs)
    return Costs(name, ratio, *(min(each.peak for each in side) for side in zip(*costs, strict=True)))


def edit(found: Sequence[Document]) -> Edit:
    """Return what an edit of the text in the middle makes again: a word more in its last pair."""
    index = Index()
    before, cold = _timed(index, found)
    at = len(found) // 2
    changed = replace(found[at], units=(*found[at].units[:-1], _edited(found[at].units[-1])), digest="edited")
    after, warm = _timed(index, [*found[:at], changed, *found[at + 1 :]])
    new = [data for path, data in after.items() if before.get(path) != data]
    return Edit(len(found), cold, warm, len(after), len(new), sum(map(len, new)))


def _edited(unit: Unit) -> Unit:
    return replace(unit, sides=(unit.sides[0], f"{unit.sides[1]} Unprecedented."))


def _timed(index: Index, found: Sequence[Document]) -> tuple[dict[str, bytes], float]:
    begun = time.process_time()
    files = index.files(found)
    return files, time.process_time() - begun


def build_table(costs: Sequence[Costs], pages: int) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"| {pages:,} pages with a search, beside none | ratio | goal | MiB | MiB without |"
    yield "|---|---|---|---|---|"
    for each, goal in zip(costs, (f"{GOAL:.2f}", ""), strict=True):
        yield f"| {each.name} | **{each.ratio:.2f}** | {goal} | {each.peak:.0f} | {each.peak_without:.0f} |"


def edit_table(found: Edit) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"| the index of {found.texts:,} texts | |"
    yield "|---|---|"
    yield f"| made from nothing, s | {found.cold:.1f} |"
    yield f"| made after an edit of one text, s | {found.warm:.1f} |"
    yield f"| files that the edit changes | {found.changed:,} of {found.files:,}, {found.changed_bytes / 1000:,.0f} kB |"
