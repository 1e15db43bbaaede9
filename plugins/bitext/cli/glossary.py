"""`bitext glossary`: the glossary as a file for other programs, and theirs put into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from bitext.cli.configuration import configured, options_at
from bitext.cli.entries import additions, changes, not_as_expected
from bitext.cli.examples import example
from bitext.cli.files import Change, changed_since, edited, sweep, text_of, write, write_all
from bitext.cli.merging import Difference, Merge, clashes, comparable, merge
from bitext.cli.terminal import CommandError, confirmed
from bitext.config import MAX_FILE_BYTES, Options
from bitext.diagnostics import FileError, Finding, Location, one_line
from bitext.exports import GLOSSARY_EXPORTERS
from bitext.model.glossary import Glossary, Term
from bitext.readers.decoding import codec_of
from bitext.readers.entries import read_entries
from bitext.readers.glossary import UNREAD, glossary_files, read_glossary
from bitext.readers.glossary_files import GlossaryFile, read_glossary_file
from bitext.readers.table_headings import FIELDS
from bitext.shown import are_errors, of_files, ordered

_DEFAULT = "csv"
_LISTED = 30  # names that are left out: more than any program has
_LONGEST = 60  # characters of one


@click.group(invoke_without_command=True, epilog=example("bitext glossary export terms.csv"))
@click.pass_context
def glossary(context: click.Context) -> None:
    """Write the glossary for other programs, or take in theirs."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@glossary.command(epilog=example("bitext glossary export terms.csv", "bitext glossary export --format tbx > terms.tbx"))
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(GLOSSARY_EXPORTERS)),
    default=None,
    help=f"Left out: what FILE ends in, else {_DEFAULT}.",
)
@click.option("--yes", is_flag=True, help="Do not ask before FILE is replaced.")
@configured
def export(file: Path | None, format_: str | None, config: Path | None, *, yes: bool) -> int:
    """Write all terms as a table or a termbase; nothing, where a file of the glossary cannot be read.

    Without FILE they are printed. A file that is there is replaced only after asking.
    """
    options = options_at(config)
    if file and not file.parent.is_dir():
        raise CommandError(f"expected the folder {file.parent}, found none; make it first")
    terms, findings = read_glossary(options.docs, options.shown, options.within(options.docs))
    for finding in ordered(findings):
        click.echo(str(finding), err=True)
    files = {options.shown(path) for path in glossary_files(options.docs)}
    if any(finding.code in UNREAD and finding.location.path in files for finding in findings):
        raise CommandError("expected a glossary that can be read, found these; correct them first")
    exporter = GLOSSARY_EXPORTERS[format_ or _format_of(file)]
    data = exporter.write(terms).encode("utf-8")
    if file is None:
        click.echo(data, nl=False)
    elif not _is_there(file) or confirmed(f"{file} is there. Replace it?", yes=yes):
        write(file, file.as_posix(), data)
        click.echo(f"{file}: {_terms(len(terms))} written")
    return int(bool(findings))


def _is_there(file: Path) -> bool:
    """Return whether a file is there, as far as one can look: what keeps us from it, writing will say."""
    try:
        return file.exists()
    except OSError:
        return False


def _format_of(file: Path | None) -> str:
    """Return the format that the name of a file says."""
    if file is None:
        return _DEFAULT
    ending = file.suffix.lower().removeprefix(".")
    if ending not in GLOSSARY_EXPORTERS:
        message = f"expected a file that ends in .{', .'.join(GLOSSARY_EXPORTERS)}, found {file.name}; add --format"
        raise CommandError(message)
    return ending


@glossary.command("import", epilog=example("bitext glossary import terms.csv"))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--column",
    "columns",
    metavar="KEY=COLUMN",
    multiple=True,
    help="The column of a table that holds a key of an entry, by its name or number; for each of several keys.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of FILE. Left out: what FILE says, else a guess.")
@click.option("--update", is_flag=True, help="Terms that are there and differ become as FILE has them.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before anything is written.")
@configured
def import_(
    file: Path,
    columns: tuple[str, ...],
    encoding: str | None,
    config: Path | None,
    *,
    update: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Put the terms of a table or a termbase into docs/glossary.yml.

    New ones go to its end. Those that are there stay as they are, and what FILE has otherwise is listed.
    """
    chosen, codec = _chosen(columns), _codec(encoding)
    options = options_at(config)
    held = _contents(options)
    ours, findings = read_glossary(options.docs, options.shown, options.within(options.docs))
    texts = {options.shown(path): path for path in glossary_files(options.docs)}
    off = ordered(of_files(findings, texts))
    if _reported(off) and are_errors(off):
        raise CommandError("expected a glossary without faults, found these; correct them first")
    theirs = read_glossary_file(file, file.as_posix(), ours, chosen=chosen, encoding=codec)
    if not _is_right_encoding(file, theirs, unasked=dry_run or yes):
        click.echo("nothing was written; add --encoding with the name of the right one")
        return 1
    merged = merge(ours, [] if theirs.findings else theirs.terms)
    if _reported((*ordered(theirs.findings), *clashes(ours, merged, update=update))):
        click.echo("nothing was written")
        return 1
    _say(file, theirs, merged, update=update)
    if not update:
        merged = Merge(merged.added, (), merged.same)
    _write(ours, merged, held, options, dry_run=dry_run, yes=yes)
    return 0


def _chosen(columns: Iterable[str]) -> list[tuple[str, str]]:
    """Return the keys that were named, each with its column."""
    chosen: list[tuple[str, str]] = []
    for each in columns:
        key, sign, column = (part.strip() for part in each.partition("="))
        if key not in FIELDS or not sign or not column:
            there = ", ".join(FIELDS)
            message = f"expected --column KEY=COLUMN with one of the keys {there}, found {each or 'nothing'}"
            raise CommandError(f"{message}; write --column zh=Term, or --column zh=1")
        if key != "en" and any(key == other for other, _ in chosen):
            raise CommandError(f"expected one column for {key}, found two; only en may have several")
        chosen.append((key, column))
    return chosen


def _codec(encoding: str | None) -> str:
    codec = codec_of(encoding) if encoding else ""
    if encoding is not None and not codec:
        message = f"expected the name of an encoding, found {encoding or 'nothing'}; write GB18030, Big5 or UTF-16"
        raise CommandError(message)
    return codec


def _is_right_encoding(file: Path, theirs: GlossaryFile, *, unasked: bool) -> bool:
    """Say which encoding was guessed, and return whether a person agrees; true, where the file itself says it.

    Raises CommandError where there is nobody to ask.
    """
    if not theirs.guess:
        return True
    click.echo(
        f"{file}: does not say its encoding; read as {theirs.guess} it begins {theirs.sample or 'without Chinese'}"
    )
    named = f"add --encoding {theirs.guess} if it is right, or --yes"
    return confirmed("Is that right?", yes=unasked, otherwise=named)


def _reported(findings: Iterable[Finding]) -> bool:
    """Print findings; return whether there were any."""
    found = tuple(findings)
    for finding in found:
        click.echo(str(finding))
    return bool(found)


def _say(file: Path, theirs: GlossaryFile, merged: Merge, *, update: bool) -> None:
    for line in theirs.taken:
        click.echo(one_line(f"{file}: {line}"))
    for difference in merged.differing:
        for line in difference.lines():
            click.echo(line)
    if theirs.left_out:
        names = _listed(theirs.left_out)
        click.echo(one_line(f"{file}: left out, as a glossary has no place for it: {names}"))
    counts = f"{len(merged.added)} new, {len(merged.differing)} different, {merged.same} the same"
    stay = "; add --update to take what differs from it" if merged.differing and not update else ""
    click.echo(f"{file}: {_terms(len(theirs.terms))}: {counts}{stay}")


def _listed(counted: Sequence[tuple[str, int]]) -> str:
    """Return names with how often each is there; of very many, those that are there most often."""
    most = sorted(sorted(counted, key=lambda each: each[1])[-_LISTED:])
    names = ", ".join(f"{name[:_LONGEST]}{'…' * (len(name) > _LONGEST)} ({count})" for name, count in most)
    more = len(counted) - len(most)
    return f"{names}, and {more} more" if more else names


def _write(
    ours: Glossary, merged: Merge, held: Mapping[Path, bytes | None], options: Options, *, dry_run: bool, yes: bool
) -> None:
    """Write what is new, after asking; all of it is worked out, and read again, before the first file is written."""
    pending = _pending(ours, merged, held, options)
    if not pending or dry_run:
        return
    names = ", ".join(change.shown for change in pending)
    if not confirmed(f"Write to {names}?", yes=yes):
        click.echo("nothing was written")
        return
    sweep((options.docs,))
    write_all(pending)
    for change in pending:
        click.echo(f"{change.shown}: written")


def _pending(ours: Glossary, merged: Merge, held: Mapping[Path, bytes | None], options: Options) -> list[Change]:
    """Return what each file holds, if it is there, and what it is to hold."""
    main = options.docs / "glossary.yml"
    pending: list[Change] = []
    now = _contents(options)
    for path, before in now.items():
        shown = options.shown(path)
        differing = [each for each in merged.differing if each.ours.place and each.ours.place.path == shown]
        added = merged.added if path == main else ()
        if differing or added:
            if before != held.get(path):
                raise changed_since(shown)
            pending.append(_renewed(path, before, ours, differing, added, shown))
    return pending


def _contents(options: Options) -> dict[Path, bytes | None]:
    """Return what each file of the glossary holds, and that to which terms are added; nothing, where there is none."""
    files = dict.fromkeys((*glossary_files(options.docs), options.docs / "glossary.yml"))
    return {path: path.read_bytes() if path.is_file() else None for path in files}


def _renewed(
    path: Path, before: bytes | None, ours: Glossary, differing: Sequence[Difference], added: Sequence[Term], shown: str
) -> Change:
    """Return the change of a file; raises BitextError where it would then not be read as it is meant."""
    text = text_of(before or b"")
    wanted = [each.change for each in differing]
    change = edited(path, shown, before, [*changes(text, wanted, shown), *additions(text, added)])
    changed = {each.term.id: each.term for each in wanted}
    here = (term for term in ours if term.place and term.place.path == shown)
    expected = [comparable(changed.get(term.id, term)) for term in here] + [comparable(term) for term in added]
    findings: list[Finding] = []
    after = text_of(change.after).replace("\r\n", "\n")
    found = [comparable(entry.term) for entry in read_entries(after, shown, findings)]
    if found != expected:  # what is off with a term itself has been said of the file that it comes from
        raise not_as_expected(Location(shown))
    return _small_enough(change)


def _small_enough(change: Change) -> Change:
    """Return a change; raises BitextError where the file could not be read any more, because of its size."""
    if len(change.after) > MAX_FILE_BYTES:
        limit, size = MAX_FILE_BYTES // 1_000_000, len(change.after) / 1_000_000
        message = f"expected at most {limit} MB after the import, found {size:.1f} MB; import the terms in parts"
        raise FileError(
            Finding("F03", Location(change.shown), f"{message}, and move entries to docs/glossary/*.yml between")
        )
    return change


def _terms(number: int) -> str:
    return f"{number} term{'' if number == 1 else 's'}"
