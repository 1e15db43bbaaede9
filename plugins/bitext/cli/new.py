"""`bitext new`: the two files of a text, ready to be filled in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from bitext.cli import templates
from bitext.cli.configuration import configured, corpus_of, options_at
from bitext.cli.examples import example
from bitext.cli.files import sweep
from bitext.cli.places import check_id, is_on_one_line, is_there, make, named_language, page_place, source_place
from bitext.cli.terminal import CommandError
from bitext.config import TEXT_TYPES, Options
from bitext.languages import CHINESE, ENGLISH, Language
from bitext.languages.script import has_han, is_latin
from bitext.model.corpus import Corpus


@click.command(epilog=example("bitext new water-2024 --title 节约用水办法 --type measures"))
@click.argument("id_", metavar="ID")
@click.option(
    "--title", default="", help="Title of the original, or, in other characters than it has, of the translation."
)
@click.option("--language", metavar="TAG", default=CHINESE.tag, show_default=True, help="Of the original: ja, bo, en.")
@click.option("--type", "type_", type=click.Choice(TEXT_TYPES), default=None, help="What the original is.")
@click.option("--page", metavar="FILE", default="", help="The translation's place in the docs folder.")
@configured
def new(id_: str, title: str, language: str, type_: str | None, page: str, config: Path | None) -> int:
    """Make a source text and the page of its translation.

    ID names the text for good: letters, digits, hyphens. No file is overwritten: what is there stays, and the other
    one is made.
    """
    id_ = unicodedata.normalize("NFC", id_)
    check_id(id_)
    if not is_on_one_line(title):
        raise CommandError(f"expected a title on one line, found {title!r}; take out what cannot be seen")
    spoken = named_language(language)
    options = options_at(config)
    sweep((options.docs, options.source_texts))
    corpus = corpus_of(options)
    source, rendering = source_place(id_, corpus, options), page_place(id_, page, corpus, options)
    has_source, has_page = is_there(source), is_there(rendering)
    if has_source and has_page:
        found = f"{options.shown(source)} and {options.shown(rendering)}"
        raise CommandError(f"expected a new id, found {found}; nothing was made")
    _refuse_another(id_, rendering, corpus, options)
    original, translated = _titles(id_, title.strip(), spoken)
    example = not (has_source or has_page)
    make(source, templates.source_text(id_, original, spoken.tag, type_ or "", example=example), options)
    make(rendering, templates.translation(id_, translated, example=example, english=not spoken.is_as(ENGLISH)), options)
    click.echo(
        f"next: put the original into {options.shown(source)} and its translation into {options.shown(rendering)}; "
        f"`bitext pairs {id_}` shows what renders what"
    )
    return 0


def _refuse_another(id_: str, page: Path, corpus: Corpus, options: Options) -> None:
    """Raise CommandError where the page is there and is not one of this text: its original would be nobody's."""
    if not page.exists():
        return
    there = corpus.translations.get(page.relative_to(options.docs).as_posix())
    if there is None or there.source_id != id_:
        names = f"names {there.source_id}" if there and there.source_id else "names no source text"
        found = f"found {options.shown(page)}, which {names}"
        do = f"write `source_text: {id_}` at its head first, or put the page elsewhere with --page"
        raise CommandError(f"expected a page of the text {id_}, {found}; {do}")


def _titles(id_: str, title: str, original: Language) -> tuple[str, str]:
    """Return the titles of the original and of the translation: what is not said is made from the id."""
    if title and (has_han(title) if original.is_chinese else original.is_latin or not is_latin(title)):
        return title, templates.title_from(id_)
    title = title or templates.title_from(id_)
    return f"[{title}]", title
