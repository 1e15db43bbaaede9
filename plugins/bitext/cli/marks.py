"""`bitext pairs --fix`: the marks that a page needs, each on a line of its own, and not a byte besides."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import click

from bitext.alignment import Insertion
from bitext.cli.files import Change, sweep, write_all
from bitext.cli.pages import findings_of, printed
from bitext.cli.terminal import confirmed
from bitext.config import Options
from bitext.model.corpus import Corpus
from bitext.model.edition import Translation
from bitext.project import load, paired
from bitext.readers.translation import read_translation

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # where the host's Markdown ends lines
_UNSAID = "reason"  # what a printed `untranslated` mark says until an editor does


def paste(translations: Sequence[Translation], corpus: Corpus, options: Options, *, yes: bool) -> int:
    """Paste the marks that one page needs, after asking; return the status of what is left.

    `yes`: paste them without asking. Raises ClickException where there is more than one page, nobody to ask, or the
    page cannot be written.
    """
    page = _only(translations)
    path = options.docs / page.page
    data = path.read_bytes()  # before the page is read again, so that a change from here on is noticed
    read = read_translation(path, page.page, options.shown(path), options.within(path))
    translation = read[0] if read else page
    insertions = paired(translation, corpus.source_of(translation))[2]
    if not insertions:
        click.echo(f"{page.path}: no marks to paste")
        return printed(findings_of(page, corpus))
    insertions = insertions if translation.blocks else _at_end(insertions)
    _show(page.path, insertions, len(_LINE.findall(data)))
    if not confirmed(f"Write {_marks(insertions)} into {page.path}?", yes=yes):
        click.echo("nothing was written")
        return printed(findings_of(page, corpus))
    sweep((options.docs,))
    write_all([Change(path, page.path, data, with_marks(data, insertions))])
    click.echo(f"wrote {_marks(insertions)} into {page.path}")
    return _left(load(options), page.page)


def with_marks(data: bytes, insertions: Sequence[Insertion]) -> bytes:
    """Return a page with marks pasted: each a line of its own, ended as the line below it is.

    `insertions`: in the order of lines, those of one line in the order to paste them; one beyond the last line stands
    at the end.
    """
    lines = _LINE.findall(data)
    made = list(lines)
    for insertion in reversed(insertions):
        index = insertion.line - 1
        end = _line_end(lines, index)
        text = insertion.text.encode()
        if index < len(lines):
            made.insert(index, text + end)
        elif lines and lines[-1][-1:] not in b"\r\n":
            made.insert(len(lines), end + text)
        else:
            made.insert(len(lines), text + end)
    return b"".join(made)


def _line_end(lines: Sequence[bytes], index: int) -> bytes:
    """Return how the line at an index ends; the one before it, where it does not end or is not there."""
    for line in reversed(lines[: index + 1][-2:]):
        if line[-1:] in b"\r\n":
            return line[len(line.rstrip(b"\r\n")) :]
    return b"\n"


def _only(translations: Sequence[Translation]) -> Translation:
    if len(translations) == 1:
        return translations[0]
    names = " and ".join(translation.path for translation in translations)
    raise click.ClickException(f"expected one page to write marks into, found {names}; name one of them")


def _at_end(insertions: Sequence[Insertion]) -> tuple[Insertion, ...]:
    """Return the marks of a page without a block: they stand below all there is."""
    return tuple(Insertion(sys.maxsize, insertion.text) for insertion in insertions)


def _show(path: str, insertions: Sequence[Insertion], last: int) -> None:
    click.echo(f"{path}: {_marks(insertions)} to paste")
    for insertion in insertions:
        place = f"above line {insertion.line}" if insertion.line <= last else "at the end"
        click.echo(f"  {place}: {insertion.text}")


def _marks(insertions: Sequence[Insertion]) -> str:
    return f"{len(insertions)} mark{'s' * (len(insertions) > 1)}"


def _left(corpus: Corpus, page: str) -> int:
    """Say what is left to do on a page; return the status."""
    translation = corpus.translations[page]
    for mark in translation.marks:
        if mark.reason == _UNSAID:
            click.echo(f"{translation.path}:{mark.line}: write why it is left out in place of the word “{_UNSAID}”")
    found = findings_of(translation, corpus)
    if not found:
        click.echo("nothing is left that does not pair")
    return printed(found)
