"""What is off with a page and its original, as `bitext check` says it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from bitext.cli.collecting import collected
from bitext.cli.configuration import extensions_at
from bitext.cli.selection import Selection
from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Corpus

_ONE = 1  # process


@dataclass(frozen=True, slots=True)
class Checked:
    """A page that was checked."""

    translation: TranslationRecord
    corpus: Corpus
    findings: tuple[Finding, ...]
    """Errors and warnings."""


def checked(page: Path, options: Options, config: Path | None) -> Checked:
    """Return a page with what is off with it and with its original.

    `config`: the `mkdocs.yml` that was named. Raises BitextError where the page names no source text.
    """
    name = page.relative_to(options.docs).as_posix()
    selection = Selection((name,), frozenset((options.shown(page),)))
    found = collected(options, extensions_at(config), selection, _silent, lambda _: _ONE)
    findings = tuple(each for each in found.findings if each.severity != "information")
    return Checked(found.corpus.translations[name], found.corpus, findings)


def _silent(doing: str, total: int) -> AbstractContextManager[Callable[[str], None]]:  # noqa: ARG001  # what it takes is given
    return nullcontext(lambda _: None)
