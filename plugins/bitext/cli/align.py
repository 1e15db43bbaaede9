"""`bitext align`: a page and its source text, drafted from two texts that are there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from bitext.cli.checked import checked
from bitext.cli.configuration import configured, corpus_of, options_at
from bitext.cli.drafting_report import report
from bitext.cli.examples import example
from bitext.cli.files import sweep
from bitext.cli.intake import files_named, intake, say_what_was_left_out
from bitext.cli.new_text import id_of_file, places, record_at, refuse_what_is_there, text_of, write
from bitext.cli.two_texts import read_two
from bitext.library import Library


@click.command(
    epilog=example(
        "bitext align speech.zh.txt speech.en.docx",
        "bitext align source_texts/water.md water.en.html --page second.md",
    )
)
@click.argument("source")
@click.argument("translation")
@click.option("--id", "id_", metavar="ID", default="", help="Names the text for good. Left out: the name of SOURCE.")
@click.option("--page", metavar="FILE", default="", help="The translation's place in the docs folder.")
@click.option("--source-language", metavar="TAG", default="", help="Of SOURCE. Left out: what its script shows.")
@click.option(
    "--language",
    "--translation-language",
    "own",
    metavar="TAG",
    default="",
    help="Of TRANSLATION. Left out: what its script shows.",
)
@click.option("--encoding", metavar="NAME", default="", help="Of a file that is not UTF-8. Left out: a guess.")
@click.option("--yes", is_flag=True, help="Do not ask, where an encoding is a guess or little of the texts fits.")
@configured
def align(
    source: str,
    translation: str,
    id_: str,
    page: str,
    source_language: str,
    own: str,
    encoding: str,
    config: Path | None,
    *,
    yes: bool,
) -> int:
    """Draft a page and its source text from two texts: plain text, Markdown, HTML, Word.

    SOURCE is the original, TRANSLATION renders it. Their paragraphs are put beside one another, with marks where they
    are not one to one, and questions where that is doubtful. No file is overwritten.
    """
    options = options_at(config)
    sweep((options.docs, options.source_texts))
    library = Library()
    corpus = corpus_of(options, library)
    taken = intake(encoding, yes=yes)
    with files_named((source, translation)) as files:
        record = record_at(files[0].path, corpus, options)
        named = source_language or (record.language if record else ""), own
        texts = read_two(taken, files, named, is_on_file=record is not None)
        made = id_ or (record.id if record else id_of_file(files[0], texts.tags))
        where = replace(places(made, page, corpus, options), has_source=record is not None)
        refuse_what_is_there(where, options)
        draft = texts.draft(library.lexicon, yes=yes)
    write(text_of(draft, texts), where, options)
    say_what_was_left_out(*texts.read)
    return report(draft, checked(where.page, options, config))
