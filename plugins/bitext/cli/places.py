"""What a new text is called, and where its two files go."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import click

from bitext.alike import difference, fold
from bitext.cli.files import write_new
from bitext.cli.terminal import CommandError
from bitext.config import MAX_ID_BYTES, Options
from bitext.languages import Language
from bitext.languages import language as language_of
from bitext.languages.tags import is_well_formed, meant
from bitext.model.corpus import Corpus
from bitext.readers.values import is_id, is_too_long
from bitext.tree import real_path

_FOLDER = "texts"  # of the docs folder: where the pages go that are not put elsewhere


def check_id(id_: str) -> None:
    """Raise CommandError where an id cannot be that of a text."""
    if is_too_long(id_):
        expected = f"expected an id of at most {MAX_ID_BYTES} bytes"
        raise CommandError(f"{expected}, found one of {len(os.fsencode(id_))}; choose a shorter one")
    if why := difference(id_, fold(id_)):
        raise CommandError(f"expected the id of a text, found {id_}, which has {why}; write {fold(id_)}")
    if not is_id(id_) or id_.endswith(".md"):
        do = "write letters, digits and hyphens, such as water-2024"
        raise CommandError(f"expected the id of a text, no path and no file, found {id_}; {do}")


def is_on_one_line(title: str) -> bool:
    """Return whether a title holds nothing that cannot be seen."""
    return not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in title)


def named_language(tag: str) -> Language:
    """Return the language of a tag that was typed; raises an error where it is none."""
    if not is_well_formed(tag):
        known = meant(tag)
        do = f"; write {known}" if known else ""
        raise click.ClickException(f"expected the tag of a language, like zh-Hans, en or bo, found {tag}{do}")
    return language_of(tag)


def source_place(id_: str, corpus: Corpus, options: Options) -> Path:
    """Return where the source text of an id is, or goes; raises CommandError where another one looks the same."""
    for other in corpus.source_texts:
        if other != id_ and fold(other).casefold() == fold(id_).casefold():
            why = difference(id_, other)
            there = f"there is {other}, which looks the same: yours has {why}" if why else f"there is {other}"
            raise CommandError(f"expected an id of its own, found {id_}; {there}: write it like that")
    there_is = corpus.source_texts.get(id_)
    return options.root / there_is.path if there_is else options.source_texts / f"{id_}.md"


def page_place(id_: str, typed: str, corpus: Corpus, options: Options) -> Path:
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


def is_there(path: Path) -> bool:
    """Return whether a name is taken, by a link that leads nowhere too."""
    return path.exists() or path.is_symlink()


def make(path: Path, text: str, options: Options) -> None:
    """Write a file that is not there yet, and say so."""
    made = write_new(path, options.shown(path), text.encode())
    click.echo(f"made {options.shown(path)}" if made else f"found {options.shown(path)} and left it as it is")
