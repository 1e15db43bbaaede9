"""Marks of common words: `python -m benchmarks.common_terms [GOLD] [--site FOLDER] [--show COUNT]`.

A glossary of some 300 words that every policy text has is the hardest test of what is marked. The command prints how many
marks it makes in pairs of sentences, and shows as many of them as asked for, to be read and judged by eye.

GOLD is a JSON file, a list of documents: `source` and `translation` are lists of sentences, `beads` a list of pairs of
lists of indices. It may be named by BITEXT_GOLD too. `--site`: a project's folder, whose own pairs are marked instead.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.model.glossary import Glossary
from bitext.project import load
from bitext.readers.glossary import read_glossary
from bitext.terms.marking import MarkableText, choose, occurrences
from bitext.terms.matcher import Matcher

GLOSSARY = Path(__file__).with_name("common_terms.yml")
_AROUND = 12  # characters of context in Chinese; three times as many in English

Pair = tuple[Sequence[str], Sequence[str]]


class Marked(NamedTuple):
    """A mark with what stands around it."""

    side: str
    """`zh` or `en`."""
    term: str
    shown: str
    """The words in brackets, in their context."""


def gold_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file of aligned sentences."""
    for document in json.loads(path.read_text(encoding="utf-8")):
        for source, translation in document["beads"]:
            yield (
                ["".join(document["source"][index] for index in source)],
                [" ".join(document["translation"][index] for index in translation)],
            )


def site_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of the pages of a project that have an original."""
    corpus = load(Options(root=folder, docs=folder / "docs", source_texts=folder / "source_texts"))
    for edition in map(corpus.texts.edition, corpus.translations):
        translation, source = edition.translation, edition.source
        if source and source.on_file:
            for pair in translation.pairing.pairs:
                yield (
                    [each.text for index in pair.source for each in source.blocks[index].passages],
                    [each.text for index in pair.translation for each in translation.blocks[index].passages],
                )


def glossary(path: Path = GLOSSARY) -> tuple[Glossary, tuple[Finding, ...]]:
    """Return the terms, and what is off with them: nothing, as a rule."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copyfile(path, folder / "glossary.yml")
        return read_glossary(folder, lambda each: each.name, folder)


def marks(pairs: Iterable[Pair], terms: Glossary) -> Iterator[Marked]:
    """Yield the marks of pairs, the first of a term in each."""
    matcher = Matcher.of(terms)
    for source, translation in pairs:
        found = occurrences(
            matcher, [MarkableText(text) for text in source], [MarkableText(text) for text in translation]
        )
        chosen = choose([found])[0]
        for side, texts, sides, around in (
            ("zh", source, chosen.source, _AROUND),
            ("en", translation, chosen.translation, 3 * _AROUND),
        ):
            for text, here in zip(texts, sides, strict=True):
                for start, end, term, _, first in here:
                    if not first:
                        continue
                    before, behind = text[max(start - around, 0) : start], text[end : end + around]
                    yield Marked(side, term, f"{before}[{text[start:end]}]{behind}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts, and the marks that were asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.common_terms", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "gold", nargs="?", default=os.environ.get("BITEXT_GOLD", ""), help="a file of aligned sentences"
    )
    parser.add_argument("--site", default="", help="a project's folder, in place of a file")
    parser.add_argument("--show", type=int, default=0, help="how many marks are shown, chosen by chance")
    chosen = parser.parse_args(arguments)
    if not (chosen.gold or chosen.site):
        parser.error("expected a file of aligned sentences or --site, found neither")
    pairs = list(site_pairs(Path(chosen.site).resolve()) if chosen.site else gold_pairs(Path(chosen.gold)))
    terms, _ = glossary()
    found = list(marks(pairs, terms))
    sides = Counter(mark.side for mark in found)
    print(f"{len(pairs):,} pairs, {len(terms):,} terms: {sides['zh']:,} marks in Chinese, {sides['en']:,} in English")
    for mark in random.Random(1).sample(found, min(chosen.show, len(found))):  # noqa: S311  # a sample, no secret
        print(f"{mark.side}  {mark.term:24}  {mark.shown}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
