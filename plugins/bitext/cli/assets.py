"""`bitext assets`: the styles and scripts, for hosts that run no plugins."""

from __future__ import annotations

from pathlib import Path

import click

from bitext.assets import published
from bitext.cli.examples import example
from bitext.cli.files import make_folder, write
from bitext.words import script_name, translated_words, words_script


@click.command(epilog=example("bitext assets site/assets/bitext"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def assets(folder: Path) -> int:
    """Write the styles and scripts of the pages into FOLDER.

    For hosts that run no plugins; what scripts say in other languages than English too. Files of the same names are
    replaced.
    """
    make_folder(folder, folder.as_posix())
    files = published() | {script_name(words): words_script(words) for words in translated_words()}
    for name, text in files.items():
        write(folder / name, (folder / name).as_posix(), text.encode())
    click.echo(f"wrote {len(files)} files into {folder}")
    return 0
