"""What the shell completes behind a command: pages, ids, codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from bitext.cli.configuration import options_at
from bitext.config import Options
from bitext.diagnostics import REGISTRY, BitextError
from bitext.project import pages_in
from bitext.readers.source import id_of

_FILES = "file"  # what click calls the shell's own completion of paths


def paths_of_texts(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the ids that go on like what was typed, then the files; of pages those that are there anyhow."""
    del parameter
    ids = [CompletionItem(id_) for id_ in _ids(context) if id_.startswith(typed)]
    return [*ids, *_pages(context, typed)] or [CompletionItem(typed, type=_FILES)]


def ids_of_texts(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the ids that go on like what was typed."""
    del parameter
    return [CompletionItem(id_) for id_ in _ids(context) if id_.startswith(typed)]


def codes(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the codes that go on like what was typed, with what each is about."""
    del context, parameter
    wanted = typed.upper()
    return [CompletionItem(each.code, help=each.summary) for each in REGISTRY.values() if each.code.startswith(wanted)]


def _options(context: click.Context) -> Options | None:
    config = context.params.get("config")
    try:
        return options_at(config if isinstance(config, Path) else None)
    except (BitextError, OSError):  # nobody can be told now
        return None


def _ids(context: click.Context) -> Iterable[str]:
    options = _options(context)
    return sorted(map(id_of, options.source_texts.rglob("*.md"))) if options else ()


def _pages(context: click.Context, typed: str) -> Iterator[CompletionItem]:
    options = _options(context)
    for _, path in sorted(pages_in(options.docs)) if options else ():
        for name in (options.shown(path), path.name) if options else ():
            if typed and name.startswith(typed):
                yield CompletionItem(name)
                break
