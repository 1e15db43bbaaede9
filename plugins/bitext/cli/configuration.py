"""Where the project is: the option that all commands have which read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from bitext.cli.progress import progress
from bitext.config import Options
from bitext.library import Library
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Corpus
from bitext.project import load, pages_in
from bitext.readers.configuration import find_configuration, read_extensions, read_options

configured = click.option(
    "--config",
    "-f",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The site's mkdocs.yml. Left out: the one in this folder or in the nearest above it.",
)
"""Gives a command the option `--config`."""


def options_at(config: Path | None) -> Options:
    """Return what the `mkdocs.yml` that was named sets, or the nearest where none was."""
    return read_options(_path(config))


def extensions_at(config: Path | None) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """Return the extensions of Python-Markdown that the `mkdocs.yml` names which was named, or the nearest."""
    return read_extensions(_path(config))


def corpus_of(options: Options, library: Library | None = None) -> Corpus:
    """Return the corpus, and say how far it has come; see `project.load`."""
    pages = sorted(pages_in(options.docs))
    with progress("reading", len(pages)) as step:
        return load(options, library=library, seen=step)


def as_built(
    corpus: Corpus, options: Options, config: Path | None, pages: Iterable[TranslationRecord] | None = None
) -> Corpus:
    """Return the corpus with all that a build finds; `pages`: those to look at, else all.

    `config`: the `mkdocs.yml` that was named.
    """
    from bitext.extension.in_memory import with_pages  # noqa: PLC0415  # Markdown is more than other commands need

    chosen = list(corpus.translations.values() if pages is None else pages)
    with progress("making", len(chosen)) as step:
        return with_pages(corpus, options, read_extensions(_path(config)), None if pages is None else chosen, step)


def _path(config: Path | None) -> Path:
    return config or find_configuration(Path.cwd())
