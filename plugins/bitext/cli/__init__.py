"""The command `bitext`: one module per command, and here what holds them together.

configuration, files, pages, table, terminal → marks, front_matter, templates → new, pairs, seal, assets;
yaml_text → entries → merging → glossary; intake → two_texts → new_text → from_files → new, align.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from bitext import __version__
from bitext.cli.commands import Commands
from bitext.cli.terminal import make_printable
from bitext.diagnostics import BitextError, Finding, Location, one_line
from bitext.tree import unread

REFUSED = 2
"""Exit status of a command that could not run; 1 says that something is wrong with the texts."""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Ends with 0 where all is well, 1 where something is wrong with the texts, 2 where it could not run.",
)
@click.version_option(__version__, message="bitext %(version)s")
@click.pass_context
def bitext(context: click.Context) -> None:
    """Chinese originals and their English translations, side by side."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run() -> None:
    """Run the command that the process was started with, and end it."""
    make_printable()
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit status of one command: 0 all is well, 1 something is wrong with the texts, 2 it could not run.

    `argv`: the arguments without the program's name; those of the process where none are given.
    """
    try:
        return bitext.main(argv, prog_name="bitext", standalone_mode=False) or 0
    except click.Abort:
        return _refused("stopped by you")
    except click.ClickException as error:  # of click itself: words that are no command of ours
        return _refused(f"bitext: {error.format_message()}{_see(error)}")
    except BitextError as error:
        return _refused(str(error))
    except OSError as error:
        place = Location(str(error.filename or "a file"))
        return _refused(str(Finding("F01", place, unread(error))))


def _see(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f" See `{context.command_path} --help`." if context else ""


def _refused(message: str) -> int:
    """Say on one line why nothing was done."""
    click.echo(one_line(" ".join(message.split())), err=True)
    return REFUSED
