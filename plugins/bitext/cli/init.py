"""`bitext init`: a new site, which can be looked at at once."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import click

from bitext.cli.examples import example
from bitext.cli.files import Change, make_folder, write_all
from bitext.cli.places import is_on_one_line
from bitext.cli.terminal import CommandError
from bitext.starter import files_of_a_site

_NAMED = 3  # files that a message names
_UNNAMED = "Texts"
_STAY = (".gitignore", "README.md", "requirements.txt")
"""Files that a folder may have already, as one has that was made on GitHub: a site works with any."""


@click.command(epilog=example("bitext init", 'bitext init water-texts --name "Texts on water"'))
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), required=False)
@click.option("--name", default="", help="What the site is called. Left out: the name of the folder.")
def init(folder: Path, name: str) -> int:
    """Make a new site: its settings, a short text in both languages, a glossary, what GitHub needs to publish it.

    FOLDER is where it goes; left out: this folder. Nothing that is there is overwritten.
    """
    if not is_on_one_line(name):
        raise CommandError(f"expected a name on one line, found {name!r}; take out what cannot be seen")
    _refuse_no_folder(folder)
    texts = files_of_a_site(name.strip() or _name_of(folder))
    present = [path for path in texts if _is_there(folder / path)]
    there = [path for path in present if path not in _STAY]
    if there:
        more = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
        found = f"found {', '.join(there[:_NAMED])}{more} in {_shown(folder)}"
        raise CommandError(f"expected a folder without a site, {found}; nothing was made, name another folder")
    for path in present:
        click.echo(f"{_at(folder, path)} is there already, and stays as it is")
        del texts[path]
    for path in texts:
        make_folder((folder / path).parent, _at(folder, path))
    write_all([Change(folder / path, _at(folder, path), None, text.encode()) for path, text in texts.items()])
    says = "" if present else ": README.md says what each is for"
    click.echo(f"made {len(texts)} files in {_shown(folder)}{says}")
    go = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"next: `{go}mkdocs serve` shows the site; `bitext new` adds a text, `bitext check` checks all")
    return 0


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _refuse_no_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"expected a folder, found the file {folder}; name another")
    if folder.is_dir() and not os.access(folder, os.W_OK):
        raise CommandError(f"expected a folder to write in, found {_shown(folder)}: {os.strerror(errno.EACCES)}")


def _name_of(folder: Path) -> str:
    """Return what a site is called by its folder: `water-law` → `Water law`."""
    words = " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] if words and is_on_one_line(words) else _UNNAMED


def _at(folder: Path, path: str) -> str:
    return path if folder == Path() else (folder / path).as_posix()


def _shown(folder: Path) -> str:
    return "this folder" if folder == Path() else folder.as_posix()
