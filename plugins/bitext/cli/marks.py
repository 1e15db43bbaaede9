"""`bitext pairs --fix`: what a page needs to pair, one change at a time, and not a byte besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from bitext.alignment import is_placeholder
from bitext.cli.files import edited, sweep, text_of, write_all
from bitext.cli.pages import findings_of, printed
from bitext.cli.proposals import Proposal, proposals
from bitext.cli.table import cut
from bitext.cli.terminal import CommandError, answered, on_terminal, room
from bitext.config import Options
from bitext.diagnostics import one_line
from bitext.edits import Edit, applied, lines_of
from bitext.lexicons import lexicon_of
from bitext.lexicons.cedict import cedict
from bitext.library import paired, without_consequences
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Corpus
from bitext.project import load
from bitext.readers.translation import read_translation
from bitext.shown import of_files
from bitext.syntax.passages import without_marks

_NUMBER = 6  # columns of a line's number
_ENOUGH = 400  # characters of a block: more than any terminal shows on a line
_BEFORE = 30  # characters of a line that are shown before what changes in it
_BLANK = "(a blank line)"


def fix(translations: Sequence[TranslationRecord], corpus: Corpus, options: Options, *, yes: bool) -> int:
    """Write what one page needs to pair, as far as a person agrees; return the status of what is left.

    `yes`: write what the evidence is enough for, without asking. Raises CommandError where there is more than one
    page, nobody to ask, or the page cannot be written.
    """
    page = _only(translations)
    path = options.docs / page.page
    data = path.read_bytes()  # before the page is read again, so that a change from here on is noticed
    offered = _offered(page, corpus, options)
    if not offered:
        click.echo(f"{page.path}: nothing to write")
        return printed(findings_of(page, corpus))
    lines = lines_of(text_of(data))
    chosen = list(_sure(page.path, offered, lines) if yes else _agreed(page.path, offered, lines))
    if not chosen:
        click.echo("nothing was written")
        return printed(findings_of(page, corpus))
    change = edited(path, page.path, data, (edit for proposal in chosen for edit in proposal.edits))
    sweep((options.docs,))
    write_all([change])
    click.echo(f"wrote {_changes(len(chosen))} into {page.path}")
    left = load(options)
    found = findings_of(left.translations[page.page], left)
    if not found:
        click.echo("nothing is left that does not pair")
    return printed(found)


def _offered(page: TranslationRecord, corpus: Corpus, options: Options) -> list[Proposal]:
    """Return what can be proposed for a page as its file is now."""
    path = options.docs / page.page
    read = read_translation(path, page.page, options.shown(path), options.within(path))
    edition = corpus.texts.edition(page.page)
    (translation, found), source = read or (edition.translation, ()), edition.source
    translation, outcome = paired(translation, source, found, lexicon_of(corpus.glossary, cedict(options.root)))
    findings = *without_consequences(found, translation, outcome), *outcome.findings
    return proposals(translation, source, of_files(findings, (page.path,)), outcome)


def _only(translations: Sequence[TranslationRecord]) -> TranslationRecord:
    if len(translations) == 1:
        return translations[0]
    names = " and ".join(translation.path for translation in translations)
    raise CommandError(f"expected one page to write into, found {names}; name one of them")


def _sure(path: str, offered: Sequence[Proposal], lines: Sequence[str]) -> Iterator[Proposal]:
    """Yield the proposals that the evidence is enough for; say what each writes, and why others are left."""
    for proposal in offered:
        if not proposal.left:
            _show(path, proposal, lines)
            yield proposal
    for proposal in offered:
        if proposal.left:
            click.echo(one_line(f"{path}:{proposal.line}: left as it is: {proposal.says}; {proposal.left}"))


def _agreed(path: str, offered: Sequence[Proposal], lines: Sequence[str]) -> Iterator[Proposal]:
    """Yield the proposals that a person agrees with, each shown before."""
    asked = on_terminal()
    answer = ""
    for index, proposal in enumerate(offered, 1):
        _show(path, proposal, lines)
        if asked and answer != "a":
            answer = answered(f"{index} of {len(offered)}: write this?")
        if answer == "q":
            return
        if asked and answer != "n":
            yield from _with_reason(proposal) if proposal.needs_reason else (proposal,)
    if not asked:
        raise CommandError(
            "expected an answer, found no terminal to ask on; nothing was written, add --yes to write what is sure"
        )


def _with_reason(proposal: Proposal) -> Iterator[Proposal]:
    """Yield a gap with the reason that a person gives, which readers see; nothing, where none is given."""
    reason = click.prompt("Why is it left out? Readers see the reason (none: skip)", default="", show_default=False)
    reason = " ".join(reason.split())
    if is_placeholder(reason) or "--" in reason or "<" in reason:
        click.echo("skipped: that is no reason to print")
    else:
        yield proposal.with_reason(reason)


def _show(path: str, proposal: Proposal, lines: Sequence[str]) -> None:
    """Print a proposal: what it says, both texts, and what would be written."""
    click.echo(one_line(f"{path}:{min(proposal.line, len(lines) + 1)}: {proposal.says}"))
    for name, blocks in (("original", proposal.source), ("translation", proposal.translation)):
        for index, block in enumerate(blocks):
            click.echo(_row("" if index else name, block.line, " ".join(without_marks(block.text)[:_ENOUGH].split())))
    for number, edits in groupby(proposal.edits, key=lambda edit: edit.line):
        _show_line(number, tuple(edits), lines)
    click.echo()


def _show_line(number: int, edits: Sequence[Edit], lines: Sequence[str]) -> None:
    """Print what would become of a line, and of those below it that an edit takes in."""
    beyond = number > len(lines)
    for edit in edits:
        if edit.is_line:
            place = len(lines) + 1 if beyond else number
            click.echo(_row("at the end" if beyond else "put in", place, edit.write.strip() or _BLANK))
    changed = [edit for edit in edits if not edit.is_line]
    if changed:
        last = number + max(edit.found.count("\n") for edit in changed)
        old = "\n".join(line.rstrip("\r\n") for line in lines[number - 1 : last])
        new = applied(old, changed, number)
        start = max(0, changed[0].column - _BEFORE)
        click.echo(_row("now", number, "\u2026" * bool(start) + old[start : start + _ENOUGH]))
        click.echo(_row("then", number, ("\u2026" * bool(start) + new[start : start + _ENOUGH]) or _BLANK))


def _row(name: str, line: int, text: str) -> str:
    head = f"  {name:<12}{line:>{_NUMBER}}  "
    return head + cut(one_line(text), room() - len(head))


def _changes(count: int) -> str:
    return f"{count} change{'s' * (count > 1)}"
