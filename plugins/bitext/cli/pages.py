"""Pages as an editor names them, by file or by the text that they translate, and what is off with each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from bitext.alike import fold
from bitext.cli.terminal import CommandError
from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Corpus
from bitext.nearest import nearest
from bitext.readers.source import id_of
from bitext.shown import are_errors, of_files
from bitext.tree import real_path


def pages_named(typed: str, corpus: Corpus, options: Options) -> tuple[TranslationRecord, ...]:
    """Return the translations that `typed` names: one by its file, or all of a source text by its id or its file.

    A path is seen from the working folder, from that of `mkdocs.yml` or from the docs folder. Raises CommandError
    where it names none.
    """
    candidates = [folder / typed for folder in (Path.cwd(), options.root, options.docs)]
    files = {real_path(options.docs / page): translation for page, translation in corpus.translations.items()}
    for path in candidates:
        if translation := files.get(real_path(path)):
            return (translation,)
    if found := corpus.translations_of(_id(typed, candidates, corpus, options)):
        return found
    raise CommandError(_nothing(typed, candidates, corpus))


def findings_of(translation: TranslationRecord, corpus: Corpus) -> tuple[Finding, ...]:
    """Return what is off with a page and with its original."""
    source = corpus.source_of(translation)
    paths = {translation.path, source.path if source else translation.path}
    return of_files(corpus.findings, paths)


def printed(findings: Iterable[Finding]) -> int:
    """Print findings, a line each; return the exit status: 1 where one is an error, else 0."""
    found = tuple(findings)
    for finding in found:
        click.echo(str(finding))
    return int(are_errors(found))


def _id(typed: str, candidates: list[Path], corpus: Corpus, options: Options) -> str:
    """Return the id of the source text whose file was typed, or what was typed."""
    folder = real_path(options.source_texts)
    files = (real_path(path) for path in candidates)
    named = next((id_of(path) for path in files if path.is_file() and path.is_relative_to(folder)), typed)
    alike = (id_ for id_ in corpus.source_texts if fold(id_) == fold(named))
    return named if named in corpus.source_texts else next(alike, named)


def _nothing(typed: str, candidates: list[Path], corpus: Corpus) -> str:
    if any(path.is_file() for path in candidates):
        do = "put source_text: and an id into its front matter"
        return f"expected a page that names a source text, or its original, found {typed}, which is neither; {do}"
    if typed in corpus.source_texts:
        return f"expected a page that names the source text {typed}, found none; make one with `bitext new {typed}`"
    names = [*(translation.path for translation in corpus.translations.values()), *corpus.source_texts]
    near = nearest(typed, names)
    do = f"write {near}" if near else "`bitext pairs` lists what there is"
    return f"expected a page or the id of a source text, found no {typed}; {do}"
