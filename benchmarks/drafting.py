"""How well two raw texts are put beside one another: `python -m benchmarks.drafting [GOLD]`.

The documents of the gold data are cut into paragraphs and harmed as the hands of translators and editors do: paragraphs
merged, parted, left out and added, at places that are the same every time. Of each the two raw texts are drafted, and the
pairs that a build makes of the draft are compared with what is known. Printed is the F1 of links
between paragraphs, with CC-CEDICT, if it is installed, and without any lexicon.

GOLD is a JSON file, a list of documents (`source` and `translation` are lists of sentences, `beads` a list of pairs of lists
of indices), or a folder with such a file `policy.json`. It may be named by BITEXT_GOLD too. It is no part of this project.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.real_glossary import path_in
from bitext.aligner import NO_LEXICON, Lexicon
from bitext.cli.drafting import draft
from bitext.languages import CHINESE, ENGLISH
from bitext.lexicons.cedict import cedict
from bitext.library import paired
from bitext.model.edition import SourceText, Translation
from bitext.readers.raw_texts import RawText
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan

SEEDS = (1, 2, 3)
GOAL = 0.95
"""The F1 that is aimed at, with CC-CEDICT."""
_END = 0.35  # chance that a paragraph ends after a bead
_OMITTED = _ADDED = 0.05  # share of paragraphs
_MERGED = _PARTED = 0.05
_ADDITION = (
    "The translators add here, for readers abroad, who was in office at that time and where the meeting took place.",
    "This paragraph was not part of the speech as it was first printed, and is given after the tape.",
    "See the note on the translation of this term at the end of the volume, and the decisions of that year.",
)
Link = tuple[int, int]
Paragraphs = list[list[int]]
"""Indices of the sentences of each paragraph."""


class Case(NamedTuple):
    """Two raw texts, and which of their paragraphs belong together."""

    name: str
    source: list[str]
    translation: list[str]
    links: set[Link]


class Score(NamedTuple):
    """How many links were found."""

    hits: int
    found: int
    true: int

    @property
    def f1(self) -> float:
        """Return the F1 of the links."""
        return 2 * self.hits / max(self.found + self.true, 1)


def cases(gold: Path, seeds: Iterable[int] = SEEDS) -> Iterator[Case]:
    """Yield each document of the gold data, cut and harmed, once for each seed."""
    documents = json.loads((gold / "policy.json" if gold.is_dir() else gold).read_text("utf-8"))
    for seed in seeds:
        for number, document in enumerate(documents):
            yield _case(f"text-{number:02}-{seed}", document, random.Random(f"{seed} {number}"))  # noqa: S311 – no secret


def _case(name: str, document: Any, chance: random.Random) -> Case:
    source, translation = _cut(document["beads"], chance)
    texts = ["".join(document["source"][index].strip() for index in each) for each in source]
    renderings = [" ".join(document["translation"][index].strip() for index in each) for each in translation]
    at = {index: number for number, each in enumerate(source) for index in each}
    to = {index: number for number, each in enumerate(translation) for index in each}
    links = {(at[i], to[j]) for ours, theirs in document["beads"] for i in ours for j in theirs if j in to}
    where: list[int] = []
    added: list[str] = []
    for text in renderings:
        where.append(len(added))
        added.append(text)
        if chance.random() < _ADDED:
            added.append(chance.choice(_ADDITION))
    return Case(name, texts, added, {(i, where[j]) for i, j in links})


def _cut(beads: Iterable[Sequence[Sequence[int]]], chance: random.Random) -> tuple[Paragraphs, Paragraphs]:
    """Return the paragraphs of both sides, of which some are merged, parted or left out on one of them."""
    source: Paragraphs = [[]]
    translation: Paragraphs = [[]]
    for ours, theirs in beads:
        source[-1] += ours
        translation[-1] += theirs
        ends = chance.random() < _END
        other = chance.random() >= _MERGED if ends else chance.random() < _PARTED * _END
        if ends and source[-1]:
            source.append([])
        if other and translation[-1]:
            translation.append([])
    kept = (each for each in translation if each and chance.random() >= _OMITTED)
    return [each for each in source if each], list(kept)


def scores(gold: Path, lexicon: Lexicon) -> Iterator[tuple[str, Score]]:
    """Yield the links that were found of each document."""
    for case in cases(gold):
        found = set(_drafted(case, lexicon))
        yield case.name, Score(len(found & case.links), len(found), len(case.links))


def _drafted(case: Case, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the links of the pairs that a build makes of a draft."""
    one, other = (RawText(f"{case.name}.txt", "\n\n".join(each)) for each in (case.source, case.translation))
    made = draft((one, other), (CHINESE, ENGLISH), lexicon)
    source = SourceText(case.name, "original.md", body=made.source_body, blocks=scan(made.source_body))
    page = with_body(Translation("page.md", "page.md", case.name), made.page_body, 1)[0]
    for pair in paired(page, source, lexicon=lexicon)[0].pairing.pairs:
        yield from ((i, j) for i in pair.source for j in pair.translation)


def lexicons(folder: Path) -> Iterator[tuple[str, Lexicon]]:
    """Yield the lexicons to measure with; `folder`: keeps what is compiled of the dictionary."""
    if dictionary := cedict(folder):
        yield "CC-CEDICT", dictionary
    yield "no lexicon", NO_LEXICON


def table(gold: Path | None, *, each: bool = False) -> Iterator[str]:
    """Yield the lines of a table, or why there is none; `each`: with a line for each document."""
    if gold is None:
        yield "Drafting was not measured: BITEXT_GOLD names no gold data."
        return
    yield f"| drafting, {len(SEEDS)} times each document | links | found | right | F1 |"
    yield "|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for name, lexicon in lexicons(Path(folder)):
            found = dict(scores(gold, lexicon))
            total = Score(*(sum(column) for column in zip(*found.values(), strict=True)))
            yield from (_row(f"{name}, {document}", score) for document, score in found.items() if each)
            yield _row(name, total)


def _row(name: str, score: Score) -> str:
    return f"| {name} | {score.true:,} | {score.found:,} | {score.hits:,} | **{score.f1:.3f}** |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or with `--each` the F1 of each document."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drafting", description=__doc__)
    parser.add_argument(
        "gold", nargs="?", type=Path, default=path_in("BITEXT_GOLD"), help="gold data; left out: BITEXT_GOLD"
    )
    parser.add_argument("--each", action="store_true", help="each document by itself")
    chosen = parser.parse_args(arguments)
    for line in table(chosen.gold, each=chosen.each):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
