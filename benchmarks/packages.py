"""Where the time of a build goes: milliseconds a page by package, of a bare site and of one with the plugin."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.build import begin, cost_of
from benchmarks.generate import Sites, generate


def table(folder: Path, pages: int) -> Iterator[str]:
    """Yield the lines of a table; `folder` is written to."""
    yield f"| ms a page, {pages:,} pages | bare | with Bitext |"
    yield "|---|---|---|"
    for name, (bare, plugin) in breakdown(generate(folder, pages), folder, pages).items():
        yield f"| {name} | {bare:.2f} | {plugin:.2f} |"


def breakdown(sites: Sites, folder: Path, pages: int) -> dict[str, tuple[float, float]]:
    """Return milliseconds a page, bare and with the plugin, by package (see `sampling`)."""
    cost_of(begin(["-m", "mkdocs", "build", "-q", "-f", str(sites.plugin), "-d"], folder / "site"))  # fills the cache
    shares: list[Mapping[str, float]] = []
    for configuration in (sites.bare, sites.plugin):
        output = folder / "samples.json"
        cost_of(begin(["-m", "benchmarks.sampling", str(output), str(configuration)], folder / "site"))
        shares.append(json.loads(output.read_text(encoding="utf-8")))
    bare, plugin = shares
    names = sorted(bare.keys() | plugin.keys(), key=lambda name: (name.startswith("bitext"), -plugin.get(name, 0.0)))
    return {name: (bare.get(name, 0.0) / pages, plugin.get(name, 0.0) / pages) for name in names}
