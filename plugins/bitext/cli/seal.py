"""`bitext seal`: the checksum of an original's text, by which a later change is noticed, and a copy of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from bitext.alike import fold
from bitext.cli.completing import ids_of_texts
from bitext.cli.configuration import configured, options_at
from bitext.cli.examples import example
from bitext.cli.files import Change, edited, sweep, text_of, write_all
from bitext.cli.front_matter import sealing
from bitext.cli.sealed_versions import keep_copies, renderings_of, say_what_is_rendered
from bitext.cli.terminal import CommandError, confirmed
from bitext.config import Options
from bitext.diagnostics import FileError, Finding, Location
from bitext.model.edition import SourceText
from bitext.nearest import nearest
from bitext.readers.files import read
from bitext.readers.source import from_file, id_of

SHOWN = 12  # digits of a checksum, as in the findings


@dataclass(frozen=True, slots=True, eq=False)
class Original:
    """A source text with its file."""

    text: SourceText
    path: Path
    data: bytes
    """What the file holds; nothing where it could not be used."""

    @property
    def is_sealed(self) -> bool:
        """Return whether the seal is that of the text; without a text, whether there is none."""
        return self.text.sha256 == self.text.body_sha256

    @property
    def state(self) -> str:
        """Return what is to be said of the seal."""
        if self.is_sealed:
            return "sealed" if self.text.body else "nothing to seal, the original is not on file"
        if not self.text.body:
            return "nothing to seal, the text is gone; take out the line sha256 if that is meant"
        if not self.text.sha256:
            return "not sealed"
        return f"changed since it was sealed, {_short(self.text.sha256)} is now {_short(self.text.body_sha256)}"


@click.command(epilog=example("bitext seal water-2024", "bitext seal --check --all"))
@click.argument("ids", metavar="[ID]...", nargs=-1, shell_complete=ids_of_texts)
@click.option("--all", "every", is_flag=True, help="Seal every source text.")
@click.option("--check", is_flag=True, help="Write nothing, and end with 1 where a seal is missing or broken.")
@click.option("--translate-later", "later", is_flag=True, help="Mark what the translations do not render yet.")
@click.option("--yes", is_flag=True, help="Do not ask before a text that has changed is sealed again.")
@configured
def seal(ids: Sequence[str], config: Path | None, *, every: bool, check: bool, later: bool, yes: bool) -> int:
    """Write the checksum of an original into its front matter, and keep a copy of its text.

    From then on, every build says when a character of the text has changed, and in which pairs. ID is the name of a
    file in the folder of the originals.
    """
    if bool(ids) == every:
        raise click.UsageError(f"expected ids of source texts or --all, found {'both' if every else 'neither'}.")
    options = options_at(config)
    if not check:
        sweep((options.source_texts,))
    originals = list(_originals(ids, options))
    for original in originals:
        if original.text.unreadable:
            click.echo(original.text.unreadable)
    usable = [original for original in originals if not original.text.unreadable]
    status = _check(usable) if check else _seal(usable, options, later=later, yes=yes)
    return max(status, int(len(usable) < len(originals)))


def _originals(ids: Sequence[str], options: Options) -> Iterator[Original]:
    """Yield the source texts of these ids, or all where none is named."""
    paths = {id_of(path): path for path in sorted(options.source_texts.rglob("*.md"))}
    looks = {fold(id_): id_ for id_ in paths}
    typed = (id_.removesuffix(".md").rpartition("/")[2] for id_ in ids)
    wanted = dict.fromkeys(id_ if id_ in paths else looks.get(fold(id_), id_) for id_ in typed) or paths
    for id_ in wanted:
        if id_ not in paths:
            near = nearest(id_, paths)
            do = f"write {near}" if near else f"the originals are in {options.shown(options.source_texts)}"
            raise CommandError(f"expected the id of a source text, found {id_}; {do}")
    for path in (paths[id_] for id_ in wanted):
        yield _original(path, options)


def _original(path: Path, options: Options) -> Original:
    data = b""

    def load(path: Path) -> bytes:
        nonlocal data  # what is sealed is what has been read, whatever the file holds a moment later
        data = path.read_bytes()
        return data

    text, _ = from_file(read(path, options.shown(path), options.within(path), load=load), id_of(path))
    return Original(text, path, b"" if text.unreadable else data)


def _check(originals: Iterable[Original]) -> int:
    broken = [original for original in originals if not original.is_sealed]
    for original in broken:
        click.echo(f"{original.text.id}: {original.state}")
    if not broken:
        click.echo("every text that is on file is sealed")
    return int(bool(broken))


def _seal(originals: Sequence[Original], options: Options, *, later: bool, yes: bool) -> int:
    """Seal what is not sealed, after asking where that replaces a seal; all is asked before anything is written."""
    pending = {original: _sealed(original) for original in originals if original.text.body and not original.is_sealed}
    agreed = {original for original in pending if _agreed(original, yes=yes)}
    for original in originals:
        if original in agreed:
            write_all([pending[original]])
            before, after = _short(original.text.sha256), _short(original.text.body_sha256)
            click.echo(f"{original.text.id}: sealed, {before or 'no seal'} → {after}")
        else:
            click.echo(f"{original.text.id}: {original.state}")
    _keep([each for each in originals if each in agreed or each.is_sealed], options, later=later, yes=yes)
    return int(any(not original.is_sealed and original not in agreed for original in originals))


def _keep(originals: Iterable[Original], options: Options, *, later: bool, yes: bool) -> None:
    """Keep a copy of each original as it is sealed, and have its translations say which version they render."""
    for original in originals:
        text = original.text
        if text.body:
            earlier = "" if original.is_sealed else text.sha256
            of_text = renderings_of(text.id, options)
            left = say_what_is_rendered(of_text, text.body_sha256, earlier if later else "", yes=yes)
            keep_copies(original.path, text.path, text.body, text.body_sha256, left)


def _sealed(original: Original) -> Change:
    """Return what writes the seal; raises BitextError where it cannot be written without touching more."""
    edit = sealing(text_of(original.data), original.text.body_sha256)
    if edit is None:
        right = f"sha256: {original.text.body_sha256}"
        message = (
            f"expected `key: value` lines in the front matter, found another style; write `{right}` there yourself"
        )
        raise FileError(Finding("F06", Location(original.text.path), message))
    return edited(original.path, original.text.path, original.data, [edit])


def _agreed(original: Original, *, yes: bool) -> bool:
    if not original.text.sha256:
        return True
    return confirmed(f"{original.text.id}: {original.state}. Seal it as it is now?", yes=yes)


def _short(digits: str) -> str:
    return f"{digits[:SHOWN]}…" if digits else ""
