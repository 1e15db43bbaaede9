"""`bitext pairs`: the numbers of a page beside the first words of both sides, so that nobody counts by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import click

from bitext.cli.completing import paths_of_texts
from bitext.cli.configuration import as_built, configured, corpus_of, options_at
from bitext.cli.examples import example
from bitext.cli.marks import fix as fix_page
from bitext.cli.pages import findings_of, pages_named, printed
from bitext.cli.table import Column, laid_out
from bitext.cli.terminal import room
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.corpus import Corpus
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.pairing import Pair
from bitext.model.text import Block
from bitext.shown import are_errors
from bitext.syntax.passages import without_marks

_PAGE = (
    Column("pair"),
    Column(""),
    Column("line", right=True),
    Column("original", cut=True),
    Column("line", right=True),
    Column("translation", cut=True),
)
_PAGES = (Column("page"), Column("state"), Column("findings", right=True))
_ENOUGH = 400  # characters of a block: more than any terminal shows on a line
_MARKS = {"item": "- ", "quotation": "> ", "table": "| ", "fence": "``` "}


@click.command(epilog=example("bitext pairs", "bitext pairs water-2024", "bitext pairs --fix docs/texts/water-2024.md"))
@click.argument("page", required=False, default="", shell_complete=paths_of_texts)
@click.option("--fix", is_flag=True, help="Write what PAGE needs to pair, change by change, after asking.")
@click.option("--yes", is_flag=True, help="Do not ask: write what is sure, and leave the rest.")
@configured
def pairs(page: str, config: Path | None, *, fix: bool, yes: bool) -> int:
    """Show which block of PAGE renders which block of its original.

    PAGE is a file, or the id of a source text. Left out: all pages are listed with how much of each is paired.
    """
    options = options_at(config)
    if fix and not page:
        raise click.UsageError("expected a page after --fix, found none; name it: bitext pairs --fix docs/page.md.")
    corpus = corpus_of(options)
    if not page:
        return _list(as_built(corpus, options, config))
    translations = pages_named(page, corpus, options)
    if fix:
        return fix_page(translations, corpus, options, yes=yes)
    corpus = as_built(corpus, options, config, translations)
    return max([_show(translation, corpus) for translation in translations])


def _show(translation: TranslationRecord, corpus: Corpus) -> int:
    click.echo(f"{translation.path}: {_paired(translation, corpus.source_of(translation))}\n")
    for line in laid_out(_PAGE, rows(corpus.texts.edition(translation.page)), room()):
        click.echo(line)
    found = findings_of(translation, corpus)
    if found:
        click.echo()
    return printed(found)


def _list(corpus: Corpus) -> int:
    """Print all pages with their counts, and the findings that stand on none of them."""
    if not corpus.translations:
        click.echo("no page names a source text; `bitext new ID` makes a page and its source text")
    else:
        for line in laid_out(_PAGES, _counts(corpus), room()):
            click.echo(line)
    shown = {found for translation in corpus.translations.values() for found in findings_of(translation, corpus)}
    if shown:
        click.echo("\n`bitext pairs PAGE` prints the findings of a page")
    printed(finding for finding in corpus.findings if finding not in shown)
    return int(are_errors(corpus.findings))


def _counts(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    for translation in corpus.translations.values():
        found = len(findings_of(translation, corpus))
        yield translation.path, _paired(translation, corpus.source_of(translation)), str(found or "")
    translated = {translation.source_id for translation in corpus.translations.values()}
    for text in corpus.source_texts.values():
        if text.id not in translated:
            yield text.path, "no page translates it", ""


def _paired(translation: TranslationRecord, source: SourceRecord | None) -> str:
    if translation.faults and not translation.source_id:
        return "file with a fault"
    if source and source.unreadable:
        return "original cannot be read"
    if source is None or not source.on_file:
        return "original not on file"
    return f"{translation.paired} of {source.size} blocks paired"


def rows(edition: Edition) -> Iterator[tuple[str, ...]]:
    """Yield number, state, and line and first words of both sides, a row for each block."""
    translation, source = edition.translation, edition.source
    originals = source.blocks if source else ()
    for pair in translation.pairing.pairs:
        ours = [(str(block.line), _original(block)) for block in (originals[index] for index in pair.source)]
        theirs = [
            (str(block.line), without_marks(block.text)[:_ENOUGH])
            for block in (translation.blocks[i] for i in pair.translation)
        ]
        head = pair.label, "? unchecked" if pair.guess else ""
        empty = ("", _instead(pair, translation, source))
        sides = zip_longest(ours or [empty], theirs or [empty], fillvalue=("", ""))
        for index, (original, rendering) in enumerate(sides):
            yield *(head if index == 0 else ("", "")), *original, *rendering


def _original(block: Block) -> str:
    """Return the first words of a block of the original, with the mark that makes it what it is."""
    counts = block.kind == "item" and block.text[:1].isdigit()  # its number is its mark
    mark = "#" * block.level + " " if block.level else "" if counts else _MARKS.get(block.kind, "")
    shown = f"![{block.alt}]({block.address})" if block.address else " ".join(block.parts) or block.text
    return mark + shown[:_ENOUGH]


def _instead(pair: Pair, translation: Translation, source: SourceText | None) -> str:
    """Return what stands where a pair has no block."""
    if pair.gap == "untranslated":
        return f"untranslated: {pair.reason}"
    if pair.gap == "missing":
        return "NOT TRANSLATED"
    if pair.gap == "added":
        return "added"
    # A title on one side alone: the front matter holds the other.
    return f"title: {translation.title}" if source and pair.source else ""
