"""What `bitext check` prints or writes: the report in one of its forms."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from bitext.cli import colours
from bitext.cli.changed_lines import ChangedLines
from bitext.cli.collecting import Collected
from bitext.cli.files import write
from bitext.config import Options
from bitext.diagnostics import FileError, Finding, Location
from bitext.explanations import explanation
from bitext.model.corpus import Corpus
from bitext.model.edition import Edition
from bitext.model.text import Block
from bitext.reports import Found, Report, as_json, closing, github, job_summary, sarif, text
from bitext.reports.job_summary import MOST

FORMATS = ("text", "github", "json", "sarif")
"""The forms of a report."""
_SUMMARY, _WORKSPACE = "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"
"""Variables in which GitHub names the file of the job's summary and the folder of the repository."""


def report_of(
    findings: Iterable[Finding], checked: Collected, changed: ChangedLines, *, every: bool, accepted: int
) -> Report:
    """Return the report on findings; `every`: whether those of information are shown."""
    findings = tuple(findings)
    shown = [each for each in findings if every or each.severity != "information"]
    pairs = _Pairs(checked.corpus)
    return Report(
        tuple(Found(each, pairs.of(each.location), changed.has(each.location)) for each in shown),
        len(checked.texts),
        pairs.text_of,
        len(findings) - len(shown),
        accepted,
    )


@dataclass(slots=True)
class _Pairs:
    """Says in which pair a place stands; asked text by text, since a text is made anew for it."""

    corpus: Corpus
    text_of: Mapping[str, str] = field(init=False)
    """By path of a page's or an original's file: the page."""
    _page: str = ""
    _edition: Edition | None = None

    def __post_init__(self) -> None:
        pages = self.corpus.translations.values()
        sources = {each.page: self.corpus.source_of(each) for each in reversed(list(pages))}
        self.text_of = {
            **{source.path: page for page, source in sources.items() if source},
            **{each.path: each.page for each in pages},
        }

    def of(self, place: Location) -> str:
        """Return the number of the pair that a place stands in, or an empty string."""
        page = self.text_of.get(place.path)
        if page is None:
            return ""
        if self._edition is None or self._page != page:
            self._page, self._edition = page, self.corpus.texts.edition(page)
        translation, source = self._edition.translation, self._edition.source
        ours = source is not None and place.path == source.path
        blocks = source.blocks if source and ours else translation.blocks
        for pair in translation.pairing.pairs:
            if any(_has(blocks[index], place) for index in (pair.source if ours else pair.translation)):
                return pair.label
        return ""


def _has(block: Block, place: Location) -> bool:
    return block.line <= place.line <= block.end


def write_report(report: Report, form: str, output: Path | None, options: Options, *, quiet: bool) -> None:
    """Print a report, or write it to a file; then the line of counts, unless the form is for programs alone.

    Raises BitextError where the file cannot be written.
    """
    prefix = _prefix(options.root, os.environ)
    coloured = output is None and colours.are_wanted(sys.stdout, os.environ)
    match form:
        case "github":
            summary = os.environ.get(_SUMMARY, "")
            said = "".join(f"{line}\n" for line in github(report, prefix, has_summary=bool(summary)))
            if summary:
                _add_to_summary(Path(summary), report, prefix)
        case "json":
            said = as_json(report)
        case "sarif":
            said = sarif(report, explanation, prefix)
        case _:
            paint = colours.painted if coloured else colours.plain
            said = "".join(f"{line}\n" for line in text(report, paint, counts=not quiet))
    if output:
        write(Path(os.path.abspath(output)), output.as_posix(), said.encode("utf-8", "backslashreplace"))  # noqa: PTH100
    elif said:
        click.echo(said, nl=False, color=coloured)
    if not quiet and (output or form in ("text", "github")):
        click.echo(closing(report))


def _prefix(root: Path, environment: Mapping[str, str]) -> str:
    """Return the folder of the project as seen from that of the repository, where GitHub says which that is."""
    repository = environment.get(_WORKSPACE, "")
    if not repository:
        return ""
    inside, whole = root.resolve(), Path(repository).resolve()
    return inside.relative_to(whole).as_posix().removeprefix(".") if inside.is_relative_to(whole) else ""


def _add_to_summary(path: Path, report: Report, prefix: str) -> None:
    """Add the table to the summary of the job, as far as there is room."""
    try:
        room = MOST - (path.stat().st_size if path.exists() else 0)
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(job_summary(report, prefix, room))
    except OSError as error:
        message = f"expected a file that can be written behind {_SUMMARY}, found: {error.strerror}; correct it"
        raise FileError(Finding("F17", Location(str(path)), message)) from error
