"""`bitext new`: the two files of a text, ready to be filled in, or with what an editor has of it already."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from bitext.cli.configuration import configured, corpus_of, options_at
from bitext.cli.examples import example
from bitext.cli.files import sweep
from bitext.cli.from_files import Wish, from_files, shown_id
from bitext.cli.intake import PASTED, files_named, intake, is_file
from bitext.cli.new_text import NewText, places, refuse_another, title_option, with_title, write
from bitext.cli.places import check_id, is_there, named_language
from bitext.cli.templates import title_from
from bitext.cli.terminal import CommandError, on_terminal
from bitext.config import TEXT_TYPES
from bitext.languages import CHINESE

_NOTHING = (
    "expected an id or a file, found neither, and no terminal to ask on; "
    "write `bitext new water-2024 --title 节约用水办法`, or `bitext new water.docx`"
)


@click.command(
    epilog=example(
        "bitext new water-2024 --title 节约用水办法 --type measures",
        "bitext new water-2024 water.docx",
        "bitext new speech.zh.html speech.en.html",
        "bitext new water-2024 --paste",
    )
)
@click.argument("word", metavar="[ID]", required=False)
@click.argument("files", nargs=-1)
@click.option("--id", "id_", metavar="ID", default="", help="Names the text, where ID could be taken for a file.")
@click.option(
    "--title", default="", help="Title of the original, or, in other characters than it has, of the translation."
)
@click.option("--type", "type_", type=click.Choice(TEXT_TYPES), default=None, help="What the original is.")
@click.option(
    "--language",
    "--source-language",
    "language",
    metavar="TAG",
    default="",
    help="Of the original: ja, bo, en. Left out: what its script shows, or zh-Hans.",
)
@click.option(
    "--translation-language", "own", metavar="TAG", default="", help="Of the translation. Left out: English, as a rule."
)
@click.option("--page", metavar="FILE", default="", help="The translation's place in the docs folder.")
@click.option("--paste", is_flag=True, help="Take the text that you paste, or that a pipe brings; so does a file `-`.")
@click.option("--encoding", metavar="NAME", default="", help="Of a file that is not UTF-8. Left out: a guess.")
@click.option("--whole", is_flag=True, help="Take all of a page of the web, menus too.")
@click.option("--yes", is_flag=True, help="Do not ask, where an encoding is a guess or little of two texts fits.")
@configured
def new(
    word: str | None,
    files: Sequence[str],
    id_: str,
    title: str,
    type_: str | None,
    language: str,
    own: str,
    page: str,
    encoding: str,
    config: Path | None,
    *,
    paste: bool,
    whole: bool,
    yes: bool,
) -> int:
    """Make a source text and the page of its translation, from nothing or from what you have.

    ID names the text for good: letters, digits, hyphens. Left out: the name of the file. FILES are one document (plain
    text, Markdown, HTML, Word; in one language or in both), or an original and its translation. No file is overwritten.
    """
    title = title_option(title)
    for tag in filter(None, (language, own)):
        named_language(tag)
    options = options_at(config)
    words = () if word is None else (word, *files)
    id_, files = _told_apart(words, id_, paste=paste)
    wish = Wish(id_, title, type_ or "", (language, own), page, intake(encoding, whole=whole, yes=yes), options, config)
    if not id_ and not files and not words:
        if not on_terminal():
            raise CommandError(_NOTHING)
        wish, files = _asked(wish)
    sweep((options.docs, options.source_texts))
    if not files:
        return _blank(wish)
    with files_named(files) as found:
        return from_files(wish, found)


def _told_apart(words: Sequence[str], id_: str, *, paste: bool) -> tuple[str, list[str]]:
    """Return the id, or an empty string, and the files: words that name one. Raises CommandError for two ids."""
    files = [word for word in words if id_ or _names_a_file(word)]
    ids = [word for word in words if word not in files]
    if len(ids) > 1:
        found = f"found {' and '.join(ids)}"
        raise CommandError(f"expected one id, {found}, and no such files; check the names of files")
    return (*ids, id_)[0], files + [PASTED] * (paste and PASTED not in files)


def _names_a_file(word: str) -> bool:
    return is_file(word) or word.lower().startswith(("http://", "https://"))


def _asked(wish: Wish) -> tuple[Wish, list[str]]:
    """Return what an editor answers: the file to begin with, if any, and what a document does not say itself."""
    click.echo("From what? The name of a file (or of two, an original and its translation), - to paste a text,")
    files = click.prompt("or nothing to begin with an empty one", value_proc=_split, default="", show_default=False)
    id_ = _asked_id(shown_id(files))
    if files:
        return replace(wish, id=id_), files
    title = title_option(click.prompt("Title", default=title_from(id_)))
    click.echo(f"Type of the original: {', '.join(TEXT_TYPES)}")
    type_ = click.prompt("one of these, or nothing", value_proc=_type, default="", show_default=False)
    language = click.prompt("Language of the original", value_proc=_tag, default=wish.languages[0] or CHINESE.tag)
    title = "" if title == title_from(id_) else title
    return replace(wish, id=id_, title=title, type=type_, languages=(language, wish.languages[1])), []


def _type(typed: str) -> str:
    """Return a type that was typed; raises an error, which asks again, where it is none."""
    if typed and typed not in TEXT_TYPES:
        raise click.UsageError(f"expected one of these, or nothing, found {typed}")
    return typed


def _tag(typed: str) -> str:
    try:
        named_language(typed)
    except click.ClickException as error:
        raise click.UsageError(error.format_message()) from None
    return typed


def _split(typed: str) -> list[str]:
    """Return the files that were typed on a line; a name with spaces is one that there is, or stands in quotes.

    Raises an error, which asks again, where one is not there.
    """
    typed = typed.strip()
    files = [typed] if Path(typed).is_file() else _words(typed)
    if missing := next((each for each in files if each != PASTED and not Path(each).exists()), ""):
        raise click.UsageError(f"expected a file, found no {missing}; its name may be dragged here with the mouse")
    return files


def _words(typed: str) -> list[str]:
    try:
        return shlex.split(typed, posix=os.name == "posix")
    except ValueError:  # a quotation mark that is part of a name
        return [typed]


def _asked_id(suggested: str) -> str:
    while True:
        id_ = click.prompt("Id, which names the text for good, like water-2024", default=suggested or None)
        try:
            check_id(id_)
        except CommandError as error:
            click.echo(str(error))
        else:
            return str(id_)


def _blank(wish: Wish) -> int:
    """Make both files with a line of sample text, or the one that is not there yet."""
    options = wish.options
    corpus = corpus_of(options)
    where = places(wish.id, wish.page, corpus, options)
    where = replace(where, has_source=is_there(where.source), has_page=is_there(where.page))
    if where.has_source and where.has_page:
        found = f"{options.shown(where.source)} and {options.shown(where.page)}"
        raise CommandError(f"expected a new id, found {found}; nothing was made")
    refuse_another(where, corpus, options)
    original = named_language(wish.languages[0] or CHINESE.tag)
    titles = with_title(wish.title, ("", ""), original)
    example_wanted = not (where.has_source or where.has_page)
    text = NewText(titles, (original.tag, wish.languages[1]), wish.type, example=example_wanted)
    write(text, where, options)
    click.echo(
        f"next: put the original into {options.shown(where.source)} and its translation into "
        f"{options.shown(where.page)}; `bitext pairs {where.id}` shows what renders what"
    )
    return 0
