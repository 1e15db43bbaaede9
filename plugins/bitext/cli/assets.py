"""`bitext assets`: the styles and scripts, for hosts that run no plugins."""

from __future__ import annotations

from pathlib import Path

import click

from bitext.assets import published
from bitext.cli.files import write


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def assets(folder: Path) -> int:
    """Write the styles and scripts of the pages into FOLDER.

    For hosts that run no plugins. Files of the same names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = published()
    for name, text in files.items():
        write(folder / name, text.encode())
    click.echo(f"wrote {len(files)} files into {folder}")
    return 0
