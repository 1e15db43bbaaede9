"""All benchmarks: `python -m benchmarks` prints a table, `--write` puts it into the guide, `--quick` stays at 50 pages."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import drafting, features, real_glossary, search, sentences, terms
from benchmarks.build import ROUNDS, Comparison, breakdown, compare
from benchmarks.generate import Sites
from benchmarks.hostile import LIMIT, Growth, measure

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "performance.md"
BEGIN, END = "<!-- benchmarks -->", "<!-- end of benchmarks -->"
"""The comments that the table stands between."""
_WORST = 5  # shapes that are printed by name: all of them are measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks and print the table; return 1 where a hostile shape grows too fast."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="50 pages only")
    parser.add_argument(
        "--search", action="store_true", help="with the host's search in the site without the plugin, which has its own"
    )
    parser.add_argument("--write", action="store_true", help=f"write the table into {GUIDE.name} too")
    chosen = parser.parse_args(arguments)
    sizes = list(ROUNDS)[:1] if chosen.quick else list(ROUNDS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = sizes[:2][-1]
        parts = [
            _said(_builds(folder, sizes, search=chosen.search)),
            _said(_packages(folder, few)),
            _said(features.table(list(features.measure(folder / "features", few, ROUNDS[few])))),
        ]
        parts.append(_said(sentences.tables(folder / "sentences", sizes[:2][-1], sentences.gold_folder())))
        texts, words = real_glossary.path_in("BITEXT_TEXTS"), real_glossary.path_in("BITEXT_WORDS")
        many = list(real_glossary.SIZE_GOALS)
        built = real_glossary.measure(folder / "glossary", texts, words, many)
        parts.append(_said(real_glossary.table(built, many)))
        searched = _said(search.tables(folder / "search", _searched(few, real_glossary.path_in("BITEXT_GOLD"))))
    parts.append(_said(terms.table(terms.measure())))
    parts.append(_said(drafting.table(real_glossary.path_in("BITEXT_GOLD"))))
    shapes = list(measure())
    table = "\n\n".join([*parts, _said(_shapes(shapes))])
    if chosen.write:
        before, _, rest = GUIDE.read_text(encoding="utf-8").partition(BEGIN)
        GUIDE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
        search.write(searched.split("\n"))
    return int(any(shape.ratio > LIMIT for shape in shapes))


def _searched(pages: int, gold: Path | None) -> search.Asked:
    """Return what is measured of the search: a tenth of the queries, since each of them lists all its hits."""
    return search.Asked(2 * pages, gold, pages=pages, share=0.1)


def _said(lines: Iterable[str]) -> str:
    """Print a table line by line, as it is measured, and return it: all of them take a quarter of an hour."""
    said = []
    for line in lines:
        print(line, flush=True)
        said.append(line)
    print(flush=True)
    return "\n".join(said)


def _builds(folder: Path, sizes: Sequence[int], *, search: bool) -> Iterator[str]:
    yield "| pages | bare, s | with Bitext, s | ratio | added to a page, ms | bare, MiB | with Bitext, MiB | ratio |"
    yield "|---|---|---|---|---|---|---|---|"
    for pages in sizes:
        found = compare(folder / str(pages), pages, ROUNDS[pages], search=search)
        yield _row(found)


def _row(found: Comparison) -> str:
    return (
        f"| {found.pages:,} | {found.bare.seconds:.1f} | {found.plugin.seconds:.1f} | **{found.ratio:.2f}** "
        f"| {found.added:.1f} | {found.bare.peak:.0f} | {found.plugin.peak:.0f} | **{found.memory_ratio:.2f}** |"
    )


def _packages(folder: Path, pages: int) -> Iterator[str]:
    sites = folder / str(pages)
    yield f"| ms a page, {pages:,} pages | bare | with Bitext |"
    yield "|---|---|---|"
    costs = breakdown(Sites(sites / "plugin" / "mkdocs.yml", sites / "bare" / "mkdocs.yml"), sites, pages)
    for name, (bare, plugin) in costs.items():
        yield f"| {name} | {bare:.2f} | {plugin:.2f} |"


def _shapes(shapes: Sequence[Growth]) -> Iterator[str]:
    yield f"| of {len(shapes)} hostile shapes, those that grow most | s | s for twice as much | ratio |"
    yield "|---|---|---|---|"
    for shape in sorted(shapes, key=lambda shape: -shape.ratio)[:_WORST]:
        yield f"| {shape.shape} | {shape.seconds:.2f} | {shape.twice:.2f} | {shape.ratio:.2f} |"


if __name__ == "__main__":
    raise SystemExit(main())
