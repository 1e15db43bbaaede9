"""What a site of a hundred thousand texts would take: `python -m benchmarks.large_sites --texts 200` prints a table, `--write` puts it into the guide.

The stages of `parts` are measured on generated texts with 1,000 terms, each by itself, and multiplied.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import parts
from benchmarks.as_json import from_json, to_json
from benchmarks.build import at_once
from benchmarks.features import with_terms
from benchmarks.generate import IN_FOLDER, generate
from bitext.config import Options
from bitext.project import load, pages_in
from bitext.readers.configuration import read_options
from bitext.search.indexed import indexed

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "large-sites.md"
BEGIN, END = "<!-- large sites -->", "<!-- end of large sites -->"
"""The comments that the table stands between."""
ALL, MACHINES = 100_000, 20
"""Texts of the site that is asked about; and jobs that run at once on GitHub, as many as the free plan has."""
_TERMS = 1_000


@dataclass(slots=True)
class Measured:
    """What each stage took."""

    texts: int
    seconds: dict[str, float] = field(default_factory=dict)
    """Of processor time, by stage."""
    sizes: dict[str, int] = field(default_factory=dict)
    """Bytes, by what has them."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a stage."""
        begin = time.process_time()
        yield
        self.seconds[name] = time.process_time() - begin


def measure(options: Options) -> Measured:
    """Return what the stages take on the texts of a project, whose cache is empty."""
    pages = sorted(pages_in(options.docs))
    load(options, pages[:1], alone=True)  # the dictionary is made ready, and what is imported late is there
    found = Measured(len(pages))
    with found.stage("reading and pairing"):
        corpus = load(options, pages, alone=True)
    with found.stage("sentence pairs"):
        for page in corpus.translations:
            corpus.texts.sentence_pairs(corpus.texts.edition(page))
    with found.stage("counting terms"):
        part = parts.part_of(corpus)
    sent = to_json(part)
    found.sizes["what the others are told"] = len(sent)
    with found.stage("merging"):
        facts = parts.merged([from_json(sent, parts.Part)])
        site = parts.with_facts(options, corpus, facts)
        site.terms.on("")
    with found.stage("making pages"):
        made = parts.made(site, corpus.translations)
    with found.stage("indexing"):
        for document in made.documents.values():
            indexed(document)
    with found.stage("joining the index"):
        files = parts.index(site, made.documents)
    found.seconds["joining the index"] -= found.seconds["indexing"]
    found.sizes["documents of the search"] = len(to_json(made.documents))
    found.sizes["index"] = sum(map(len, files.values()))
    found.sizes["memory of the facts"] = _memory(lambda: from_json(sent, parts.Part))
    return found


def _memory(make: Callable[[], object]) -> int:
    """Return how many bytes a value takes in memory."""
    tracemalloc.start()
    held = make()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return taken


_OF_PART = ("reading and pairing", "sentence pairs", "counting terms", "making pages", "indexing")


def table(found: Measured) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"| {found.texts:,} generated texts, {_TERMS:,} terms | ms a text | {ALL:,} on one machine | on {MACHINES} |"
    yield "|---|---|---|---|"
    for name, seconds in found.seconds.items():
        whole = seconds / found.texts * ALL
        apart = whole / MACHINES if name in _OF_PART else whole
        yield f"| {name} | {1000 * seconds / found.texts:.1f} | {_time(whole)} | {_time(apart)} |"
    yield ""
    yield f"| | kB a text | {ALL:,} texts, GB |"
    yield "|---|---|---|"
    for name, size in found.sizes.items():
        yield f"| {name} | {size / found.texts / 1000:.1f} | {size / found.texts * ALL / 1e9:.1f} |"


def _time(seconds: float) -> str:
    return f"{seconds / 60:.1f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def in_host(folder: Path) -> dict[str, tuple[int, int]]:
    """Return how many files of texts are the same where MkDocs builds two halves, and how many are not, by their kind.

    Compared are the articles of pages, and whole files beside them.
    """
    root = with_terms(generate(folder, 2 * IN_FOLDER).plugin.parent, folder / "whole", _TERMS).parent
    options = read_options(root / "mkdocs.yml")
    halves = [_half(root, folder / name, name) for name in ("series-01", "series-02")]
    told = parts.merged(parts.read(each, list(pages_in(each.docs)))[0] for each in halves)
    (folder / "facts.json").write_bytes(to_json(told))
    for each in halves:
        extra = f"hooks: [{Path(__file__).with_name('parts_hook.py')}]\nextra: {{facts: {folder}/facts.json, whole: {root}/mkdocs.yml}}\n"
        (each.root / "mkdocs.yml").write_text((each.root / "mkdocs.yml").read_text("utf-8") + extra, "utf-8")
    at_once([(each.root / "mkdocs.yml", each.root / "site") for each in (options, *halves)])
    counts: dict[str, tuple[int, int]] = {}
    for half in halves:
        for path in (half.root / "site" / half.root.name).rglob("*.*"):
            kind = "page" if path.name == "index.html" else path.name.partition(".")[2]
            same = _compared(path) == _compared(root / "site" / path.relative_to(half.root / "site"))
            before = counts.get(kind, (0, 0))
            counts[kind] = (before[0] + same, before[1] + (not same))
    return counts


def _half(root: Path, copy: Path, series: str) -> Options:
    """Copy what a machine needs that builds the texts of a folder."""
    (copy / "source_texts").mkdir(parents=True)
    shutil.copytree(root / "docs" / series, copy / "docs" / series)
    for path in (copy / "docs" / series).iterdir():
        shutil.copy(root / "source_texts" / path.name, copy / "source_texts")
    for name in ("mkdocs.yml", "docs/glossary.yml"):
        shutil.copy(root / name, copy / name)
    return read_options(copy / "mkdocs.yml")


def _compared(path: Path) -> str:
    """Return what of a file is to be the same: of a page the article, since its navigation is that of its part."""
    text = path.read_text("utf-8")
    if path.name != "index.html":
        return text
    begin = text.index('<article class="bitext"')
    return text[begin : text.index("</article>", begin)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_sites", description=__doc__)
    parser.add_argument("--texts", type=int, default=200, help="how many to measure on; left out: 200")
    parser.add_argument("--host", action="store_true", help="build two halves with MkDocs instead, and compare them")
    parser.add_argument("--write", action="store_true", help=f"write the table into {GUIDE.name} too")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.host:
            for kind, (same, others) in sorted(in_host(folder).items()):
                print(f"{kind}: {same} the same, {others} not")
            return
        plain = generate(folder, chosen.texts).plugin.parent
        found = measure(read_options(with_terms(plain, folder / "terms", _TERMS)))
    text = "\n".join(table(found))
    print(text)
    if chosen.write:
        before, _, rest = GUIDE.read_text("utf-8").partition(BEGIN)
        GUIDE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
