"""The search, measured in Chromium: `python -m benchmarks.search [--texts 1000] [--site FOLDER] [--before SITE] [--share 0.1] [--write]`.

What is listed is held against a plain scan over the pairs of the model: policy terms, random substrings of the originals, exact
English phrases, English words; and of every term of a glossary, what its page lists. Then come the weight of a first visit with
one search as GitHub Pages sends it, the time from a key to results, and what the index adds to a build.

Measured are the repository's own texts, and generated ones with those of the gold data, where BITEXT_GOLD names some (see
`benchmarks.drafting`). `--site`: a project's folder, in place of the generated ones. `--before`: a build of the repository's
site by the version before, to say what its pages weigh more. `--share`: of the queries,
whose hits are many. `--each` prints those that are not answered as the scan answers them.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import search_box, search_build, search_queries, search_recall
from benchmarks.build import ROOT
from benchmarks.guide import GUIDE, tell
from benchmarks.real_glossary import path_in
from benchmarks.search_scan import Scan, address_of
from benchmarks.search_served import chromium, served
from benchmarks.search_site import Project, built, documents, generated

_MANY = 300
"""Texts from which the weight of a search is measured on a site."""
_SHOWN = 10  # slips of a kind that are printed


class Asked(NamedTuple):
    """What is to be measured."""

    texts: int
    gold: Path | None = None
    site: Path | None = None
    """A project's folder, or None for generated texts."""
    before: Path | None = None
    each: bool = False
    pages: int = search_build.PAGES
    share: float = 1.0
    """Of the queries; 0: what is listed is not compared."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=int, default=1000, help="generated texts (1000)")
    parser.add_argument("--site", type=Path, help="a project's folder, in place of the generated texts")
    parser.add_argument("--before", type=Path, help="the repository's site, built by the version before")
    parser.add_argument("--pages", type=int, default=search_build.PAGES, help="pages of the builds; 0: none are made")
    parser.add_argument("--share", type=float, default=1.0, help="of the queries whose hits are compared; 0: none are")
    parser.add_argument("--each", action="store_true", help="print the queries that are not answered as they should be")
    parser.add_argument("--write", action="store_true", help=f"write the tables into {GUIDE.name} too")
    chosen = parser.parse_args(arguments)
    gold = path_in("BITEXT_GOLD")
    asked = Asked(chosen.texts, gold, chosen.site, chosen.before, chosen.each, chosen.pages, chosen.share)
    with tempfile.TemporaryDirectory() as name:
        tell("search", tables(Path(name), asked), write=chosen.write)
    return 0


def tables(folder: Path, asked: Asked) -> Iterator[str]:
    """Yield the lines of all tables; `folder` is written to."""
    ours = built(ROOT, folder / "ours")
    yield from _measured(ours, "the repository's texts", asked)
    if asked.before:
        yield ""
        yield from _page_weights(ours, asked.before)
    yield ""
    if asked.site:
        many = built(asked.site.resolve(), folder / "site")
    else:
        many = generated(folder / "many", asked.texts, asked.gold)
    yield from _measured(many, f"{len(many.corpus.translations):,} texts", asked)
    yield ""
    yield from search_build.edit_table(search_build.edit(documents(many.corpus)))
    if asked.pages:
        yield ""
        yield from search_build.build_table([*search_build.builds(folder / "builds", asked.pages)], asked.pages)


def _measured(project: Project, name: str, asked: Asked) -> Iterator[str]:
    """Yield what is measured on one site."""
    scan = Scan.of(project.corpus)
    first = address_of(min(project.corpus.translations))
    with served(project.site) as site, chromium() as browser:
        if asked.share:
            with search_recall.searching(browser, site.address) as searcher:
                yield from _recall(project, name, scan, searcher, asked)
        if len(project.corpus.translations) >= _MANY:
            terms = search_queries.terms(scan, (term.headword for term in project.corpus.glossary))
            visits = [*search_box.visits(browser, site, first, terms)]
            yield ""
            yield from search_box.weight_table(visits, len(project.corpus.translations))
            yield ""
            yield from search_box.speed_table(visits, len(project.corpus.translations))
        yield ""
        yield from _facts(project, name, search_box.unsearched(browser, site, first))


def _recall(project: Project, name: str, scan: Scan, searcher: search_recall.Searcher, asked: Asked) -> Iterator[str]:
    scores = []
    for score, slips in search_recall.scored(
        searcher, scan, search_recall.queries_of(scan, project.corpus, asked.share)
    ):
        scores.append(score)
        for slip in slips[:_SHOWN] if asked.each else ():
            yield f"{score.kind} {slip.query!r}: missing {slip.missing[:3]}, wrong {slip.wrong[:3]}"
    yield from search_recall.table(name, scores)
    typed = list(search_recall.unfound(searcher, project.corpus, scan))
    missed = [found for found in typed if found[2]]
    for headword, query, missing in missed[:_SHOWN] if asked.each else ():
        yield f"{headword} by {query!r}: missing {missing[:3]}"
    yield ""
    yield f"| the glossary of {name}, as readers type its terms | forms | find all that the term's page lists |"
    yield "|---|---|---|"
    yield f"| headwords, renderings, pinyin, initials | {len(typed):,} | **{len(typed) - len(missed):,}** |"


def _facts(project: Project, name: str, unsearched: int) -> Iterator[str]:
    files, size = search_box.disk(project.site)
    yield f"| the index of {name} | |"
    yield "|---|---|"
    yield f"| on disk, MB | **{size / 1e6:.1f}** |"
    yield f"| files | {files:,} |"
    yield f"| fetched by a page on which nobody searches, bytes | {unsearched:,} |"


def _page_weights(ours: Project, before: Path) -> Iterator[str]:
    page = address_of(min(ours.corpus.translations))
    now, then = (search_box.page_weight(site, page) for site in (ours.site, before))
    yield "| a page on which nobody searches, its HTML and our files, kB | before | now | more | goal |"
    yield "|---|---|---|---|---|"
    yield (
        f"| {page} | {then / 1000:.1f} | {now / 1000:.1f} | **{(now - then) / 1000:.1f}** | {search_box.PAGE_GOAL} |"
    )


if __name__ == "__main__":
    raise SystemExit(main())
