"""What `bitext new` makes of files: of one with an original, a translation or both, or of one for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from bitext.cli.checked import checked
from bitext.cli.configuration import corpus_of
from bitext.cli.drafting_report import report
from bitext.cli.intake import PASTED, File, Intake, say_what_was_left_out
from bitext.cli.new_text import (
    NewText,
    Places,
    id_from,
    id_of_file,
    places,
    refuse_another,
    refuse_what_is_there,
    text_of,
    with_title,
    write,
)
from bitext.cli.pages import printed
from bitext.cli.places import is_there
from bitext.cli.terminal import CommandError
from bitext.cli.two_texts import TwoTexts, by_script, of_documents, of_halves, of_rows, of_translation, read_two
from bitext.config import Options
from bitext.importers import Document, as_page, as_source
from bitext.importers.parallel.alternating import halves
from bitext.languages import CHINESE, ENGLISH, Language, language
from bitext.library import Library
from bitext.model.corpus import Corpus

_EXPECTED = ("C01", "C20", "C22")
"""Codes of what is left to be written, which the last line says of a text without a translation."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor says of a new text."""

    id: str
    """Empty: the name of the file."""
    title: str
    type: str
    languages: tuple[str, str]
    """Tags of the original's and of the translation's; empty: what their scripts show."""
    page: str
    """The place of the page; empty: among the others."""
    intake: Intake
    options: Options
    config: Path | None
    """The `mkdocs.yml` that was named."""


def from_files(wish: Wish, files: Sequence[File]) -> int:
    """Make the two files of a text of one file or of two; return the exit status.

    Raises BitextError where that cannot be done; then nothing has been made.
    """
    library = Library()
    corpus = corpus_of(wish.options, library)
    if len(files) > 1:
        return _both(read_two(wish.intake, files, wish.languages, any_order=True), wish, files[0], corpus, library)
    (file,) = files
    if aligned := wish.intake.aligned(files, wish.languages):
        return _both(of_rows(aligned), wish, file, corpus, library)
    document = wish.intake.document(file)
    if parts := halves(document):
        return _both(of_halves(document, parts), wish, file, corpus, library)
    where = places(wish.id or id_of_file(file, (CHINESE.tag, ENGLISH.tag)), wish.page, corpus, wish.options)
    where = replace(where, has_source=is_there(where.source), has_page=where.page.exists())
    known = corpus.source_texts.get(where.id)
    named = wish.languages[0] or (known.language if known else "")
    original = _language_of_original(document, named, wish.languages[1])
    if original is None:
        if where.has_source and where.has_page:
            found = f"found {wish.options.shown(where.page)}"
            do = "delete it if it has no translation yet, or put the other one elsewhere with --page"
            raise CommandError(f"expected no page of this text yet, {found}; nothing was made, {do}")
        if known and known.on_file:
            source = File(wish.options.root / known.path, known.path)
            named_two = known.language, wish.languages[1]
            documents = wish.intake.document(source), document
            texts = of_documents(wish.intake, (source, file), documents, named_two)
            return _drafted(texts, wish, where, library)
        return _translation(document, named, wish, where)
    return _original(document, original, wish, where, corpus)


def _both(texts: TwoTexts, wish: Wish, file: File, corpus: Corpus, library: Library) -> int:
    """Make both files of a text and its translation."""
    where = places(wish.id or id_of_file(file, texts.tags), wish.page, corpus, wish.options)
    refuse_what_is_there(where, wish.options)
    return _drafted(texts, wish, where, library)


def _drafted(texts: TwoTexts, wish: Wish, where: Places, library: Library) -> int:
    draft = texts.draft(library.lexicon, yes=wish.intake.yes)
    write(text_of(draft, texts, wish.title, wish.type), where, wish.options)
    say_what_was_left_out(*texts.read)
    return report(draft, checked(where.page, wish.options, wish.config))


def _language_of_original(document: Document, named: str, own: str) -> Language | None:
    """Return the language of an original, or None where a document is a translation of one that is not at hand.

    `named`: the language of the original, where that is known; `own`: that of the translation. What is in English, or
    in the language of the translation, is one, unless the original is in it too. Raises CommandError where neither
    script nor editor says what language it is in.
    """
    if named:
        original = language(named)
        return original if _may_be_in(document, original) else None
    if own:
        return None if _may_be_in(document, language(own)) else by_script(document, "--language")
    shown = by_script(document, "--language")
    return None if shown.is_as(ENGLISH) else shown


def _may_be_in(document: Document, wanted: Language) -> bool:
    """Return whether a document may be in a language, as far as its script tells."""
    if not document.language:
        return True
    shown = language(document.language)
    return shown.is_as(wanted) or (shown.is_latin and wanted.is_latin)


def _original(document: Document, own: Language, wish: Wish, where: Places, corpus: Corpus) -> int:
    """Make the source text of an original, and a page for its translation."""
    if where.has_source:
        _refuse_source(where, corpus, wish.options)
    refuse_another(where, corpus, wish.options)
    body = as_source(document)
    text = NewText(
        with_title(wish.title, (document.title, ""), own),
        (wish.languages[0] or own.tag, wish.languages[1]),
        wish.type,
        document.facts,
        bodies=(body, None if document.title else ""),
    )
    write(text, where, wish.options)
    title = "" if text.titles[1] else "its title and "
    do = f"write {title}the translation into {wish.options.shown(where.page)}, paragraph for paragraph"
    return _reported(document, wish, where, do, is_titled=bool(text.titles[1]))


def _refuse_source(where: Places, corpus: Corpus, options: Options) -> None:
    """Raise CommandError about a source text that is there: one without a text is to have it, any other is another."""
    record = corpus.source_texts.get(where.id)
    if record and not record.on_file:
        found = f"found {options.shown(where.source)}, which has no text yet"
        do = "nothing was made, put the text in below its front matter, or delete it and run this again"
        raise CommandError(f"expected a new source text, {found}; {do}")
    refuse_what_is_there(replace(where, has_source=False), options)


def _translation(document: Document, original: str, wish: Wish, where: Places) -> int:
    """Make the page of a translation, and a source text whose body is still to come."""
    refuse_what_is_there(replace(where, has_page=False), wish.options)
    own = wish.languages[1] or (document.language or ENGLISH.tag)
    original = original or CHINESE.tag
    text = NewText(
        with_title(wish.title, ("", document.title), language(original)),
        (original, own),
        wish.type,
        page_facts=of_translation(document.facts),
        bodies=("", as_page(document)),
    )
    write(text, where, wish.options)
    do = f"put the original into {wish.options.shown(where.source)}, if you have it"
    return _reported(document, wish, where, do)


def _reported(document: Document, wish: Wish, where: Places, do: str, *, is_titled: bool = True) -> int:
    """Say what was left out and what is off, but for the half that is still to come; return the exit status.

    `is_titled`: whether the title of the page is one; that which its id makes nobody has to mend, but to replace.
    """
    say_what_was_left_out(document)
    found = checked(where.page, wish.options, wish.config).findings
    of_title = "" if is_titled or where.has_page else wish.options.shown(where.page)
    found = tuple(each for each in found if each.code not in _EXPECTED and each.location.path != of_title)
    status = printed(found)
    click.echo(f"next: {do}; fill in the front matter of both files; `bitext check {where.id}` shows what is left")
    return status


def shown_id(files: Sequence[str]) -> str:
    """Return the id that is made of the name of the first file, or an empty string."""
    return id_from(files[0], (CHINESE.tag, ENGLISH.tag)) if files and files[0] != PASTED else ""
