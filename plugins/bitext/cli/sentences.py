"""`bitext sentences`: which sentence of a page renders which of its original, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from bitext.cli.completing import paths_of_texts
from bitext.cli.configuration import configured, corpus_of, options_at
from bitext.cli.draft_marks import SURE
from bitext.cli.examples import example
from bitext.cli.pages import pages_named
from bitext.cli.table import Column, laid_out
from bitext.cli.terminal import room
from bitext.diagnostics import one_line
from bitext.languages import language
from bitext.model.corpus import Corpus
from bitext.model.edition import Edition
from bitext.model.sentences import Sentence, SentencePair
from bitext.model.text import Block

_COLUMNS = (
    Column("sentence"),
    Column(""),
    Column("sure", right=True),
    Column("original", cut=True),
    Column("translation", cut=True),
)
_BETWEEN = "\n"  # an empty line


@click.command(epilog=example("bitext sentences water-2024"))
@click.argument("page", shell_complete=paths_of_texts)
@click.option("--all", "whole", is_flag=True, help="Show the sentences whole, those of both sides one below the other.")
@configured
def sentences(page: str, config: Path | None, *, whole: bool) -> int:
    """Show which sentence of PAGE renders which sentence of its original.

    PAGE is a file, or the id of a source text. The numbers are those of the links (#p5.2) and of the marks.
    """
    options = options_at(config)
    corpus = corpus_of(options)
    for translation in pages_named(page, corpus, options):
        _show(corpus.texts.edition(translation.page), corpus, whole=whole)
    return 0


def _show(edition: Edition, corpus: Corpus, *, whole: bool) -> None:
    found = [pair for pairs in corpus.texts.sentence_pairs(edition).values() for pair in pairs]
    click.echo(f"{edition.translation.path}: {_summary(edition, found)}")
    if not found:
        return
    click.echo()
    rows = [_row(edition, pair) for pair in found]
    for line in _in_full(rows) if whole else laid_out(_COLUMNS, rows, room()):
        click.echo(line)


def _summary(edition: Edition, found: Iterable[SentencePair]) -> str:
    if edition.source is None or not edition.source.on_file:
        return "original not on file, so that it has no sentence pairs"
    pairs = list(found)
    doubtful, given = sum(map(_is_doubtful, pairs)), sum(pair.given for pair in pairs)
    count = f"{len(pairs)} sentence pair{'' if len(pairs) == 1 else 's'}"
    return f"{count}{f', {doubtful} doubtful' if doubtful else ''}{f', {given} given' if given else ''}"


def _is_doubtful(pair: SentencePair) -> bool:
    return not pair.given and pair.confidence < SURE


def _row(edition: Edition, pair: SentencePair) -> tuple[str, str, str, str, str]:
    source = edition.source
    ours = _text(source.blocks, pair.source, language(source.language).has_spaces) if source else ""
    theirs = _text(edition.translation.blocks, pair.translation, language(edition.translation.language).has_spaces)
    sure = "given" if pair.given else f"{pair.confidence:.0%}"
    return pair.label, "?" if _is_doubtful(pair) else "", sure, ours or "–", theirs or "–"


def _text(blocks: tuple[Block, ...], found: Iterable[Sentence], has_spaces: bool) -> str:
    """Return what sentences say, without the white space at their ends."""
    parts = (blocks[each.block].passages[each.passage].text[each.start : each.end].strip() for each in found)
    return (" " if has_spaces else "").join(parts)


def _in_full(rows: Iterable[tuple[str, str, str, str, str]]) -> Iterator[str]:
    for index, (label, doubt, sure, ours, theirs) in enumerate(rows):
        yield f"{_BETWEEN if index else ''}{label}  {f'{doubt} ' if doubt else ''}{sure}"
        yield f"  {one_line(ours)}"
        yield f"  {one_line(theirs)}"
