"""`bitext check`: all that is off with texts, in one line each, or as other programs want it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from bitext.checks import baseline
from bitext.cli import colours, fixing
from bitext.cli.changed_lines import ChangedLines, base_of_event, changed_lines
from bitext.cli.collecting import Collected, collected
from bitext.cli.completing import paths_of_texts
from bitext.cli.configuration import configured, extensions_at, options_at
from bitext.cli.examples import example
from bitext.cli.files import sweep, write
from bitext.cli.progress import progress
from bitext.cli.reporting import FORMATS, report_of, write_report
from bitext.cli.selection import Selection, selected
from bitext.cli.terminal import CommandError
from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.project.own_files import own_file
from bitext.reports.report import count
from bitext.shown import GRADES, ordered
from bitext.suppression import can_be_ignored

_NEVER = "never"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for, and where."""

    options: Options
    selection: Selection
    config: Path | None
    quiet: bool
    has_baseline: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, beside what had been accepted."""

    all: Collected
    new: tuple[Finding, ...]
    accepted: int


@click.command(
    epilog=example(
        "bitext check",
        "bitext check docs/texts/water.md --all",
        "bitext check --fix",
    )
)
@click.argument("paths", nargs=-1, shell_complete=paths_of_texts)
@click.option("--all", "every", is_flag=True, help="Show findings of information too.")
@click.option(
    "--fail-on", type=click.Choice((*GRADES, _NEVER)), default="error", show_default=True, help="What ends with 1."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What is printed."
)
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@click.option("--fix", is_flag=True, help="Mend what needs no judgement, page by page, after asking.")
@click.option("--yes", is_flag=True, help="Do not ask before something is mended.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option("--write-baseline", is_flag=True, help=f"Accept all that is found today, in {baseline.FILE}.")
@click.option("--no-baseline", is_flag=True, help="Show what the baseline accepts too.")
@click.option("--changed-since", metavar="COMMIT", default="", help="Show what is on changed lines first.")
@click.option("--quiet", "-q", is_flag=True, help="Print the findings and nothing else.")
@configured
def check(
    paths: Sequence[str],
    config: Path | None,
    form: str,
    fail_on: str,
    output: Path | None,
    changed_since: str,
    *,
    every: bool,
    fix: bool,
    yes: bool,
    diff: bool,
    write_baseline: bool,
    no_baseline: bool,
    quiet: bool,
) -> int:
    """Say what is off with the texts: with how they pair, with numbers, terms, names, notes, signs.

    PATHS are pages, originals, ids of texts or folders. Left out: all texts, and what several of them have to do with
    one another.
    """
    _refuse_together(paths, form, mends=fix or diff, accepts=write_baseline)
    options = options_at(config)
    asked = Asked(options, selected(paths, options), config, quiet, not (no_baseline or write_baseline))
    changed = _changed(options, changed_since, form)
    outcome = _outcome(asked)
    if write_baseline:
        return _accept(outcome.all, options)
    if fix or diff:
        status = _mend(outcome, options, writes=fix and not diff, yes=yes)
        if status is not None:
            return status
        outcome = _outcome(asked)
    every = every or fail_on == "information"
    report = report_of(outcome.new, outcome.all, changed, every=every, accepted=outcome.accepted)
    write_report(report, form, output, options, quiet=quiet)
    grave = GRADES[: GRADES.index(fail_on) + 1] if fail_on in GRADES else ()
    return int(any(each.severity in grave for each in outcome.new))


def _refuse_together(paths: Sequence[str], form: str, *, mends: bool, accepts: bool) -> None:
    """Raise an error where what is asked for does not go together."""
    if accepts and paths:
        raise click.UsageError("expected no PATHS beside --write-baseline, which is about all texts; take them out.")
    if mends and form != "text":
        raise click.UsageError(f"expected no --format beside --fix and --diff, found {form}; run one after the other.")


def _changed(options: Options, commit: str, form: str) -> ChangedLines:
    """Return the lines that have changed since a commit that was named, or that GitHub's event names."""
    if commit:
        return changed_lines(options.root, commit)
    base = base_of_event(os.environ) if form == "github" else ""
    if base:
        with suppress(CommandError):  # a workflow that fetches one commit alone does not have it
            return changed_lines(options.root, base)
    return ChangedLines()


def _outcome(asked: Asked) -> Outcome:
    """Return what there is to find, and what of it is new."""
    options = asked.options
    found = collected(options, extensions_at(asked.config), asked.selection, partial(progress, quiet=asked.quiet))
    if not asked.has_baseline:
        return Outcome(found, found.findings, 0)
    file = own_file(baseline.FILE, options)
    if file is None:
        return Outcome(found, found.findings, 0)
    known = baseline.read(file.text) if not file.fault else baseline.Baseline(fault=file.fault)
    new = list(known.left(found.findings, baseline.Keys(found.corpus)))
    if asked.selection.is_everything and asked.selection.paths is None:
        new += known.gone()
    return Outcome(found, ordered((*new, *([known.fault] if known.fault else []))), known.accepted)


def _accept(found: Collected, options: Options) -> int:
    """Write the baseline that accepts all that was found."""
    text = baseline.written(found.findings, baseline.Keys(found.corpus))
    write(options.root / baseline.FILE, baseline.FILE, text.encode(), within=options.root)
    left = [each for each in found.findings if not can_be_ignored(each)]
    accepted = len(dict.fromkeys(found.findings)) - len(left)
    click.echo(f"wrote {baseline.FILE}, which accepts {count(accepted, 'finding')}")
    for each in left:
        click.echo(str(each))
    if left:
        click.echo(f"{count(len(left), 'finding')} above cannot be accepted: mend that")
    return 0


def _mend(outcome: Outcome, options: Options, *, writes: bool, yes: bool) -> int | None:
    """Mend what needs no judgement; return the status to end with, or None where the texts are to be checked again."""
    pages = (each.path for each in outcome.all.corpus.translations.values())
    made, left = fixing.fixes(outcome.new, pages, options)
    paint = colours.painted if colours.are_wanted(sys.stdout, os.environ) else colours.plain
    if not writes:
        for fix in made:
            for line in fixing.shown(fix, paint, for_people=sys.stdout.isatty()):
                click.echo(line, color=True)
        return int(bool(made))
    if not made:
        click.echo("nothing to mend without judgement")
        return None
    sweep((options.docs,))
    written = fixing.write(made, paint, yes=yes)
    mended = sum(fix.findings for fix in written)
    click.echo(f"mended {count(mended, 'finding')} in {count(len(written), 'page')}")
    if left:
        click.echo(f"{count(left, 'finding')} more would change the same words: run this again")
    return None
