"""How sure a draft is: what of it is not one to one, or doubtful, with the places where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from bitext.alignment import span
from bitext.alignment.beads import Bead
from bitext.cli.checked import Checked
from bitext.cli.draft_marks import is_doubtful
from bitext.cli.drafting import Draft
from bitext.cli.pages import printed
from bitext.cli.table import Column, laid_out
from bitext.cli.terminal import room
from bitext.diagnostics import Finding
from bitext.model.catalogue import TranslationRecord
from bitext.model.edition import Edition, Translation
from bitext.shown import are_errors

_COLUMNS = (
    Column("page"),
    Column(""),
    Column("sure", right=True),
    Column("line", right=True),
    Column("original", cut=True),
    Column("translation", cut=True),
)
_KINDS = ("one to one", "merged", "split", "several to several", "left out", "added")
_ABOVE = ("<!-- check: ", "<!-- source: ")
_ENOUGH = 400  # characters of a block: more than any terminal shows on a line
_IN_TABLE = ("C35", "C20", "C01")
"""Codes of what the table has said, where they stand in a place that it names."""


def report(draft: Draft, checked: Checked) -> int:
    """Print how sure a draft is, and what else is off with its page; return the exit status of the command."""
    translation = checked.translation
    rows = list(_rows(draft, checked.corpus.texts.edition(translation.page)))
    if rows:
        click.echo()
        for line in laid_out(_COLUMNS, rows, room()):
            click.echo(line)
    click.echo(f"\n{_summary(draft)}")
    said = {row[0] for row in rows}
    printed(each for each in checked.findings if each.code not in _IN_TABLE or _place(each) not in said)
    click.echo(_next(draft, translation))
    return int(are_errors(checked.findings))


def _place(finding: Finding) -> str:
    return f"{finding.location.path}:{finding.location.line}"


def kind_of(bead: Bead) -> str:
    """Return what a bead is called in the report."""
    if not bead.translation:
        return "left out"
    if not bead.source:
        return "added"
    if len(bead.translation) == 1:
        return "merged" if len(bead.source) > 1 else "one to one"
    return "split" if len(bead.source) == 1 else "several to several"


def _rows(draft: Draft, edition: Edition) -> Iterator[tuple[str, ...]]:
    """Yield a row for each bead that an editor should look at."""
    translation, source = edition.translation, edition.source
    for bead in draft.beads:
        kind, line = kind_of(bead), _line(bead, translation)
        if (kind == "one to one" and not is_doubtful(bead)) or not line:
            continue
        ours = [source.blocks[i] for i in bead.source] if source else []
        theirs = [translation.blocks[j] for j in bead.translation]
        numbers = f" {span(bead.source[0] + 1, bead.source[-1] + 1)}" if bead.source else ""
        yield (
            f"{translation.path}:{line}",
            f"{'? ' if is_doubtful(bead) else ''}{kind}{numbers}",
            f"{bead.confidence:.0%}",
            str(ours[0].line) if ours else "",
            " / ".join(block.text[:_ENOUGH] for block in ours),
            " / ".join(block.text[:_ENOUGH] for block in theirs),
        )


def _line(bead: Bead, translation: Translation) -> int:
    """Return the line of a bead in the page, from its question and its mark on; 0 for a title beside none."""
    if not bead.translation:
        marks = (mark for mark in translation.marks if mark.kind == "untranslated")
        return next((mark.line for mark in marks if mark.first <= bead.source[0] + 1 <= mark.last), 0)
    line, lines = translation.blocks[bead.translation[0]].line, translation.body.split("\n")
    while line > translation.body_line and lines[line - 1 - translation.body_line].startswith(_ABOVE):
        line -= 1
    return line


def _summary(draft: Draft) -> str:
    counts = Counter(map(kind_of, draft.beads))
    said = ", ".join(f"{counts[kind]} {kind}" for kind in _KINDS if counts[kind])
    doubtful = sum(map(is_doubtful, draft.beads))
    sure = sum(bead.confidence for bead in draft.beads) / max(len(draft.beads), 1)
    sizes = draft.sizes
    return f"{sizes[0]} and {sizes[1]} blocks: {said}; {doubtful or 'none'} doubtful; {sure:.0%} sure on average"


def _next(draft: Draft, translation: TranslationRecord) -> str:
    steps = ["fill in the front matter of both files"]
    if any(kind_of(bead) == "left out" for bead in draft.beads):
        steps.append("write the reasons of what is left out, or its translation")
    if any(map(is_doubtful, draft.beads)):
        steps.append("answer the questions in the page and take them out")
    return f"next: {'; '.join(steps)}; `bitext pairs {translation.source_id}` shows what renders what"
