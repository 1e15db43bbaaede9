"""The versions of an original: a copy of each that is sealed or still translated, and which of them a page renders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from bitext.alike import fold
from bitext.cli.files import Change, edited, make_folder, text_of, write, write_all
from bitext.cli.front_matter import RENDERED, said_in, sealing, unsealing
from bitext.cli.terminal import CommandError, confirmed
from bitext.config import Options
from bitext.diagnostics import FileError, Finding, Location
from bitext.project import pages_in
from bitext.readers.files import read
from bitext.readers.sealed import copies_of, copy_of
from bitext.tree import real_path

_NAMES_A_SOURCE = "source_text"
_HEAD = 8192  # characters in which a front matter names its source text


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page that renders an original."""

    path: Path
    shown: str
    data: bytes
    seal: str
    """The seal of the version that it says it renders, or an empty string."""


def renderings_of(id_: str, options: Options) -> list[Rendering]:
    """Return the pages that name an original, by their paths."""
    return sorted(_renderings(id_, options), key=lambda each: each.shown)


def _renderings(id_: str, options: Options) -> Iterator[Rendering]:
    for _, path in pages_in(options.docs):
        shown = options.shown(path)
        file = read(path, shown, options.within(path))  # what cannot be read, a build says
        if not file.fault and _NAMES_A_SOURCE in file.text[:_HEAD]:
            data = path.read_bytes()
            said = said_in(text_of(data))
            if fold(str(said.get("source_text", ""))) == fold(id_):
                yield Rendering(path, shown, data, str(said.get(RENDERED, "")).lower())


def say_what_is_rendered(pages: Iterable[Rendering], present: str, earlier: str, *, yes: bool) -> set[str]:
    """Have pages say that they render an earlier version, or no more; return the seals that they name then.

    `present`: the seal of the original as it is; `earlier`: that of the version which pages render that say nothing,
    or an empty string, where that is the present one. Where nobody can be asked, a page stays as it is.
    """
    left = set[str]()
    for page in pages:
        if earlier and not page.seal:
            write_all([_saying(page, earlier)])
            click.echo(f"{page.shown}: renders {earlier[:12]}…; each pair that has changed since is marked")
            left.add(earlier)
        elif page.seal and (page.seal == present or (not earlier and _is_revised(page, yes=yes))):
            write_all([_saying(page, "")])
            click.echo(f"{page.shown}: renders the original as it is now")
        elif page.seal:
            left.add(page.seal)
    return left


def _is_revised(page: Rendering, *, yes: bool) -> bool:
    question = f"{page.shown} renders an earlier version, {page.seal[:12]}…. Does it render this one now?"
    try:
        return confirmed(question, yes=yes)
    except CommandError:
        click.echo(f"{page.shown}: renders {page.seal[:12]}…; when it is revised, add --yes")
        return False


def _saying(page: Rendering, seal: str) -> Change:
    text = text_of(page.data)
    edit = sealing(text, seal, RENDERED) if seal else unsealing(text, RENDERED)
    if edit is None:
        do = f"write `{RENDERED}: {seal}` there" if seal else f"take {RENDERED} out"
        raise CommandError(
            f"expected `key: value` lines at the head of {page.shown}, found another style; {do} yourself"
        )
    return edited(page.path, page.shown, page.data, [edit])


def keep_copies(path: Path, shown: str, body: str, seal: str, rendered: Collection[str]) -> None:
    """Keep the text of an original, and of its versions those alone that pages still render.

    `body`: its text; `seal`: the seal of it; `rendered`: the seals of the versions that pages render.

    Raises BitextError where a copy cannot be written, or would be written somewhere else, through a stranger's link.
    """
    copy, folder = copy_of(path, seal), shown.rpartition("/")[0]
    name = "/".join(filter(None, (folder, copy.parent.name, copy.name)))
    if real_path(copy) != real_path(path.parent) / copy.parent.name / copy.name:
        message = "expected a file of its own for the copy of an original, found a link; take the link out"
        raise FileError(Finding("F17", Location(name), message))
    make_folder(copy.parent, name)
    write(copy, name, f"{body}\n".encode())
    needed = {copy, *(copy_of(path, each) for each in rendered)}
    for other in copies_of(path):
        if other not in needed:
            other.unlink(missing_ok=True)
