"""A glossary of real size: `python -m benchmarks.real_glossary [TEXTS] [--words FILE]`.

What a site of 110 texts costs with the words that its texts use most as terms, beside the same site without a glossary:
processor time, memory, and the size of what is built. Terms as rare as an editor would choose cost little; these stand in
every pair.

TEXTS is a project's folder with `docs/` and `source_texts/`; it may be named by BITEXT_TEXTS too. Without it, the texts are
those of `benchmarks.generate`, which repeat the phrases of policy documents.

The headwords are the words of a dictionary, two characters long and more, that stand most often in the originals, where the
longest word at a place counts. FILE is CC-CEDICT (`.u8`) or a list with a word on each line, and may be named by BITEXT_WORDS;
without it, the words are those that `pypinyin` has readings for. So that pairs decide as they do for an editor's own terms, the
renderings of a headword are the one to three words of the translations that stand in the same pairs most (Dice, 1945:
twice the number of common pairs, by the number of pairs of both), not words of a dictionary that no translator used. Where
the texts have fewer words than there are to be terms, the rest are words that stand nowhere.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind
from pypinyin.phrases_dict import phrases_dict

from benchmarks.build import Cost, at_once
from benchmarks.common_terms import Pair, site_pairs
from benchmarks.generate import configuration, generate

TEXTS = 110
SIZE_GOALS = {1_000: 2.0, 10_000: 3.0}
"""By number of terms: how many times its size the site may have, at most."""
TIME_GOALS = {1_000: 3.0, 10_000: 6.0}
"""By number of terms: how many times its processor time the build may take, at most."""
_RENDERINGS = 3  # of a term, at most
_LEAST = 0.2  # Dice: what is less is chance
_WORD = re.compile(r"[A-Za-z][a-z]{2,}(?:-[a-z]+)*")
_SMALL = (
    "the and for that with this are was were has have had not but from which their its they his her all also should will"
    " who can been being than more other such into under our between about these those there when what where would"
)
_STOP = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Built:
    """A site that has been built."""

    terms: int
    cost: Cost
    size: float
    """Of all its files, in MB."""
    pages: int
    """HTML files."""


def dictionary(path: Path | None) -> list[str]:
    """Return the words of a file, or those that `pypinyin` knows: all that have two characters or more."""
    if path is None:
        return sorted(word for word in phrases_dict if len(word) > 1 and word.isalpha())
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#"))
    # CC-CEDICT: traditional, simplified, reading, meanings.
    words = {parts[1] if len(parts) > 1 else parts[0] for parts in lines}
    return sorted(word for word in words if len(word) > 1 and word.isalpha())


def frequent(words: Sequence[str], pairs: Sequence[Pair], count: int) -> list[str]:
    """Return the words that stand most often in the originals, the most frequent first, then such as stand nowhere."""
    scan = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
    found = Counter(
        index for source, _ in pairs for text in source for index, _, _ in scan.find_matches_as_indexes(text)
    )
    return [words[index] for index in sorted(range(len(words)), key=lambda index: (-found[index], index))[:count]]


def renderings(headwords: Sequence[str], pairs: Sequence[Pair]) -> Iterator[tuple[str, list[str]]]:
    """Yield each headword with the words of the translations that stand in the same pairs most."""
    scan = AhoCorasick(headwords, matchkind=MatchKind.LeftmostLongest)
    of_headword: Counter[int] = Counter()
    of_word: Counter[str] = Counter()
    together: dict[int, Counter[str]] = {index: Counter() for index in range(len(headwords))}
    for source, translation in pairs:
        words = {word for text in translation for each in _WORD.findall(text) if (word := each.lower()) not in _STOP}
        here = {index for text in source for index, _, _ in scan.find_matches_as_indexes(text)}
        of_word.update(words)
        of_headword.update(here)
        for index in here:
            together[index].update(words)
    for index, headword in enumerate(headwords):
        scores = {word: 2 * count / (of_headword[index] + of_word[word]) for word, count in together[index].items()}
        best = sorted(scores, key=lambda word: (-scores[word], word))[:_RENDERINGS] or [f"word {index}"]
        yield headword, [word for word in best if word == best[0] or scores.get(word, 0) >= _LEAST]


def write_glossary(folder: Path, terms: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Write a glossary into a project."""
    lines = (
        f"- id: t{number}\n  zh: {zh}\n  renderings: {json.dumps(english)}\n"
        "  definition: What the words mean, in a sentence or two that a card shows.\n"
        for number, (zh, english) in enumerate(terms)
    )
    (folder / "docs" / "glossary.yml").write_text("".join(lines), encoding="utf-8", newline="\n")


def measure(folder: Path, texts: Path | None, words: Path | None, sizes: Sequence[int]) -> list[Built]:
    """Return the site without a glossary, and those with: all built at the same time."""
    plain = folder / "terms-0"
    if texts is None:
        shutil.copytree(generate(folder / "generated", TEXTS).plugin.parent, plain)
    else:
        for name in ("docs", "source_texts"):
            shutil.copytree(texts / name, plain / name)
        (plain / "docs" / "glossary.yml").unlink(missing_ok=True)
    (plain / "mkdocs.yml").write_text(configuration(["bitext"]), encoding="utf-8")
    pairs = list(site_pairs(plain))
    headwords = frequent(dictionary(words), pairs, max(sizes))
    terms = list(renderings(headwords, pairs))
    for size in sizes:
        shutil.copytree(plain, folder / f"terms-{size}")
        write_glossary(folder / f"terms-{size}", terms[:size])
    counts = [0, *(min(size, len(terms)) for size in sizes)]
    sites = [folder / f"terms-{size}" for size in (0, *sizes)]
    costs = at_once([(site / "mkdocs.yml", site / "site") for site in sites])
    return [_built(count, cost, site / "site") for count, cost, site in zip(counts, costs, sites, strict=True)]


def _built(terms: int, cost: Cost, site: Path) -> Built:
    files = [path for path in site.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    return Built(terms, cost, size, sum(path.suffix == ".html" for path in files))


def table(sites: Sequence[Built], sizes: Sequence[int]) -> Iterator[str]:
    """Yield the lines of the table."""
    plain, *others = sites
    yield "| terms | site, MB | ratio | goal | s | ratio | goal | MiB | ratio | pages |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    yield f"| none | {plain.size:.1f} | | | {plain.cost.seconds:.1f} | | | {plain.cost.peak:.0f} | | {plain.pages:,} |"
    for site, size in zip(others, sizes, strict=True):
        yield (
            f"| {site.terms:,} | {site.size:.1f} | **{site.size / plain.size:.2f}** | {SIZE_GOALS[size]:.1f} "
            f"| {site.cost.seconds:.1f} | **{site.cost.seconds / plain.cost.seconds:.2f}** | {TIME_GOALS[size]:.1f} "
            f"| {site.cost.peak:.0f} | **{site.cost.peak / plain.cost.peak:.2f}** | {site.pages:,} |"
        )


def tables(folder: Path) -> Iterator[str]:
    """Yield the lines of the table of what the environment names, all sizes; `folder` is written to."""
    sizes = list(SIZE_GOALS)
    yield from table(measure(folder, path_in("BITEXT_TEXTS"), path_in("BITEXT_WORDS"), sizes), sizes)


def path_in(variable: str, given: str = "") -> Path | None:
    """Return the path that an argument or else a variable of the environment names, if one does."""
    name = given or os.environ.get(variable, "")
    return Path(name).resolve() if name else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a goal is not reached."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.real_glossary", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("texts", nargs="?", default="", help="a project's folder, in place of generated texts")
    parser.add_argument("--words", default="", help="CC-CEDICT, or a list of words")
    parser.add_argument("--keep", default="", help="a folder for the sites, which stay")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZE_GOALS), choices=list(SIZE_GOALS))
    chosen = parser.parse_args(arguments)
    texts, words = path_in("BITEXT_TEXTS", chosen.texts), path_in("BITEXT_WORDS", chosen.words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(chosen.keep).resolve() if chosen.keep else Path(name)
        sites = measure(folder, texts, words, chosen.sizes)
    for line in table(sites, chosen.sizes):
        print(line)
    plain = sites[0]
    return int(
        any(
            site.size / plain.size > SIZE_GOALS[size] or site.cost.seconds / plain.cost.seconds > TIME_GOALS[size]
            for site, size in zip(sites[1:], chosen.sizes, strict=True)
        )
    )


if __name__ == "__main__":
    raise SystemExit(main())
