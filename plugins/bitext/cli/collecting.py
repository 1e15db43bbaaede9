"""All findings of texts: of those who read them, of those who make their pages, and of the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from bitext.checks import CHECKS, Check, Together, check_texts
from bitext.cli.parallel import processes_for, share
from bitext.cli.selection import Selection
from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.extension.in_memory import Configured, InMemory
from bitext.keeping import Kind, Store
from bitext.library import TEXTS, Kept, Library
from bitext.model.corpus import Corpus
from bitext.project import load, pages_in
from bitext.readers.files import read
from bitext.shown import graded, of_files, ordered
from bitext.syntax.frontmatter import split

Progress = Callable[[str, int], AbstractContextManager[Callable[[str], None]]]
"""Takes what is done and how many things there are; gives what is called for each."""
_Told = Together | tuple[str, list[Finding]]
"""What a process tells: a page with what was found of it, and in the end what it has kept of all its texts."""
_PLACES = ("#p", "#n", "glossary.md#")
"""What a link to a place of ours holds."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The corpus, and all that was found."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    """In the order of path and line, as grave as the site has it."""
    texts: tuple[str, ...]
    """The pages that were checked: those that name a source text."""


def collected(
    options: Options,
    extensions: Sequence[Configured],
    selection: Selection,
    progress: Progress,
    processes: Callable[[int], int] = processes_for,
    checks: Sequence[Check] = CHECKS,
) -> Collected:
    """Return all findings of what was selected. Raises what `project.load` raises.

    `extensions`: those of `mkdocs.yml`; `processes`: says how many processes share so many pages. The findings do not
    depend on it. `checks`: those that there are, of which a site may have switched some off.
    """
    checks = tuple(check for check in checks if options.checks.get(check.code) != "off")
    corpus = _loaded(options, selection, progress, processes)
    wanted = corpus.translations if selection.pages is None else selection.pages
    texts = tuple(page for page in wanted if page in corpus.translations)
    made = InMemory(corpus, options, extensions)
    found = [*corpus.findings]
    together = Together.of(checks) if selection.is_everything else None
    with progress("checking", len(texts)) as step:

        def take(told: _Told) -> None:
            if isinstance(told, Together):
                if together:
                    together.take(told)
                return
            found.extend(told[1])
            step(told[0])

        work = partial(_check, corpus, made, checks, selection.is_everything)
        share(texts, work, take, processes(len(texts)))
    found += _beside(corpus, made, options, selection)
    found += together.findings() if together else ()
    found = _without_echoes(_wanted(found, corpus, selection))
    return Collected(corpus, ordered(graded(found, options.checks)), texts)


def _without_echoes(found: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that a value is missing where another one says that it cannot be read."""
    kept = list(found)
    unread = {(each.location.path, each.location.line) for each in kept if each.code == "F06"}
    return [each for each in kept if each.code != "C24" or (each.location.path, each.location.line) not in unread]


def _loaded(options: Options, selection: Selection, progress: Progress, processes: Callable[[int], int]) -> Corpus:
    """Return the corpus of what was selected; of everything, texts are made by several processes first."""
    options = replace(options, sentences=False)  # nothing is ever said of how sentences pair
    there = dict(pages_in(options.docs))
    named = None if selection.pages is None else (*selection.pages, *selection.beside)
    files = sorted(there.items()) if named is None else [(page, there[page]) for page in named]
    chosen = None if named is None else files
    count = processes(len(files))
    store = Store(options.root)
    with progress("reading", len(files)) as step:
        if count < 2:
            return load(options, chosen, seen=step, alone=chosen is not None)

        def take(told: tuple[str, Kept[Any]]) -> None:
            key, kept = told
            store.put(TEXTS, key, kept)
            if kept.record is None or isinstance(kept.record, str):  # what page it is of has been found out
                step("")

        # What all texts need, a dictionary above all, is in memory then, and the processes need not read it again.
        _read(options, files[:1], take)
        share(files[1:], partial(_read, options), take, count)
    return load(options, chosen, library=Library(store), alone=chosen is not None)


def _read(options: Options, pages: Sequence[tuple[str, Path]], tell: Callable[[tuple[str, Kept[Any]]], None]) -> None:
    """Make the texts of some pages, and tell each."""

    def told(kind: Kind[Any], key: str, value: Any) -> None:
        if kind is TEXTS:
            tell((key, value))

    load(options, pages, library=Library(Store(told=told)), alone=True)


def _check(
    corpus: Corpus,
    made: InMemory,
    checks: tuple[Check, ...],
    is_everything: bool,
    pages: Sequence[str],
    tell: Callable[[_Told], None],
) -> None:
    """Find what there is to find in some texts, and tell it text by text."""
    together = Together.of(checks) if is_everything else None
    for page in pages:
        tell((page, [*made.of_page(page), *check_texts(corpus, [page], together, checks)]))
    if together:
        tell(together)


def _beside(corpus: Corpus, made: InMemory, options: Options, selection: Selection) -> Iterator[Finding]:
    """Yield what is found in what translates nothing: the glossary, essays, and pages with links to our places."""
    files = dict(pages_in(options.docs))
    for page in files if selection.pages is None else selection.pages:
        if page in corpus.translations or page not in files:
            continue
        path = files[page]
        text = read(path, options.shown(path), options.within(path)).text
        if any(place in text for place in _PLACES):
            yield from made.of_other_page(page, split(text).body)
    if selection.is_everything:
        yield from made.of_glossary()


def _wanted(found: Iterable[Finding], corpus: Corpus, selection: Selection) -> Iterable[Finding]:
    """Return the findings on the files that were selected and on the originals of pages among them."""
    if selection.paths is None:
        return found
    pages = (each for each in corpus.translations.values() if each.path in selection.paths)
    sources = (corpus.source_of(each) for each in pages)
    return of_files(found, selection.paths | {source.path for source in sources if source})
