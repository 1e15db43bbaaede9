"""Where the project is: the option that all commands have which read it."""

from __future__ import annotations

from pathlib import Path

import click

from bitext.config import Options
from bitext.readers.configuration import find_configuration, read_options

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
    return read_options(config or find_configuration(Path.cwd()))
