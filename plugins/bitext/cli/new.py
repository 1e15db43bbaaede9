"""`bitext new`: the two files of a text, ready to be filled in."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import click

from bitext.alike import difference, fold
from bitext.cli import templates
from bitext.cli.configuration import configured, options_at
from bitext.cli.files import sweep, write_new
from bitext.cli.terminal import CommandError
from bitext.config import MAX_ID_BYTES, TEXT_TYPES, Options
from bitext.languages import CHINESE, ENGLISH, Language
from bitext.languages import language as language_of
from bitext.languages.script import has_han, is_latin
from bitext.languages.tags import is_well_formed, meant
from bitext.model.corpus import Corpus
from bitext.project import load
from bitext.readers.values import is_id, is_too_long
from bitext.tree import real_path

_FOLDER = "texts"  # of the docs folder: where the pages go that are not put elsewhere


@click.command()
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
    _check(id_, title)
    spoken = _language(language)
    options = options_at(config)
    sweep((options.docs, options.source_texts))
    corpus = load(options)
    source, rendering = _source(id_, corpus, options), _page(id_, page, corpus, options)
    has_source, has_page = _is_there(source), _is_there(rendering)
    if has_source and has_page:
        found = f"{options.shown(source)} and {options.shown(rendering)}"
        raise CommandError(f"expected a new id, found {found}; nothing was made")
    _refuse_another(id_, rendering, corpus, options)
    original, translated = _titles(id_, title.strip(), spoken)
    example = not (has_source or has_page)
    _make(source, templates.source_text(id_, original, spoken.tag, type_ or "", example=example), options)
    _make(
        rendering, templates.translation(id_, translated, example=example, english=not spoken.is_as(ENGLISH)), options
    )
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


def _check(id_: str, title: str) -> None:
    if is_too_long(id_):
        expected = f"expected an id of at most {MAX_ID_BYTES} bytes"
        raise CommandError(f"{expected}, found one of {len(os.fsencode(id_))}; choose a shorter one")
    if why := difference(id_, fold(id_)):
        raise CommandError(f"expected the id of a text, found {id_}, which has {why}; write {fold(id_)}")
    if not is_id(id_) or id_.endswith(".md"):
        do = "write letters, digits and hyphens, such as water-2024"
        raise CommandError(f"expected the id of a text, no path and no file, found {id_}; {do}")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in title):
        raise CommandError(f"expected a title on one line, found {title!r}; take out what cannot be seen")


def _language(tag: str) -> Language:
    if not is_well_formed(tag):
        known = meant(tag)
        do = f"; write {known}" if known else ""
        raise click.ClickException(f"expected the tag of a language, like zh-Hans, en or bo, found {tag}{do}")
    return language_of(tag)


def _titles(id_: str, title: str, original: Language) -> tuple[str, str]:
    """Return the titles of the original and of the translation: what is not said is made from the id."""
    if title and (has_han(title) if original.is_chinese else original.is_latin or not is_latin(title)):
        return title, templates.title_from(id_)
    title = title or templates.title_from(id_)
    return f"[{title}]", title


def _source(id_: str, corpus: Corpus, options: Options) -> Path:
    """Return where the source text is, or goes."""
    for other in corpus.source_texts:
        if other != id_ and fold(other).casefold() == fold(id_).casefold():
            why = difference(id_, other)
            there = f"there is {other}, which looks the same: yours has {why}" if why else f"there is {other}"
            raise CommandError(f"expected an id of its own, found {id_}; {there}: write it like that")
    there_is = corpus.source_texts.get(id_)
    return options.root / there_is.path if there_is else options.source_texts / f"{id_}.md"


def _page(id_: str, typed: str, corpus: Corpus, options: Options) -> Path:
    """Return where the page is, or goes: where it was said to; where there is one for this text; among the others."""
    if typed:
        return _in_docs(typed, options)
    if there := corpus.translations_of(id_):
        return options.docs / there[0].page
    folder = options.docs / _FOLDER
    return (folder if folder.is_dir() else options.docs) / f"{id_}.md"


def _in_docs(typed: str, options: Options) -> Path:
    docs = real_path(options.docs)
    for path in (Path.cwd() / typed, options.root / typed, options.docs / typed):
        if real_path(path).is_relative_to(docs) and path.suffix == ".md":
            return options.docs / real_path(path).relative_to(docs)
    message = f"expected a file of {options.shown(options.docs)}/ that ends in .md, found {typed}; write texts/page.md"
    raise CommandError(message)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _make(path: Path, text: str, options: Options) -> None:
    """Write a file that is not there yet, and say so."""
    made = write_new(path, options.shown(path), text.encode())
    click.echo(f"made {options.shown(path)}" if made else f"found {options.shown(path)} and left it as it is")
