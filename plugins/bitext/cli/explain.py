"""`bitext explain`: what a code means, with an example and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from bitext.cli.completing import codes
from bitext.cli.examples import example
from bitext.cli.table import Column, laid_out, width
from bitext.cli.terminal import CommandError, room
from bitext.diagnostics import REGISTRY, Code
from bitext.explanations import explanation

_WIDEST = 100  # columns of prose: longer lines are hard to read
_LIST = (Column("code"), Column("severity"), Column("what it is about", cut=True))
_FENCE = "```"
_SUMMARY = re.compile(r"\A\*[^*]+\*\s*")
"""What a section begins with, and our first line says too."""
_STAYS = re.compile(r"\||\s*(?:[-*]|\d+\.) ")
"""How lines begin that stand for themselves: rows of a table, items of a list."""


@click.command(epilog=example("bitext explain C06", "bitext explain"))
@click.argument("names", metavar="[CODE]...", nargs=-1, shell_complete=codes)
def explain(names: Sequence[str]) -> int:
    """Say what CODE means, with an example and what to do.

    Left out: all codes are listed.
    """
    if not names:
        rows = ((each.code, each.severity, each.summary) for each in REGISTRY.values())
        for line in laid_out(_LIST, rows, room()):
            click.echo(line)
        return 0
    for index, code in enumerate(map(_code, names)):
        for line in ("", *_explained(code)) if index else _explained(code):
            click.echo(line)
    return 0


def _code(typed: str) -> Code:
    name = typed.upper().replace("-", "")
    if name not in REGISTRY:
        raise CommandError(f"expected the code of a message, such as C06, found {typed}; `bitext explain` lists them")
    return REGISTRY[name]


def _explained(code: Code) -> Iterator[str]:
    """Yield the lines of an explanation, as wide as the terminal."""
    yield f"{code.code} ({code.severity}): {code.summary}"
    text = explanation(code.code)
    rest = _SUMMARY.sub("", text)
    paragraph: list[str] = []
    in_fence = False
    for line in ("", *rest.split("\n"), ""):
        is_fence = line.startswith(_FENCE)
        if not line or is_fence or in_fence or _STAYS.match(line):
            yield from _wrapped(" ".join(paragraph))
            paragraph = []
            if is_fence:
                in_fence = not in_fence
            elif in_fence:
                yield f"    {line}"
            elif not line:
                yield ""
            elif line.startswith("|"):
                yield line
            else:
                paragraph = [line]
        else:
            paragraph.append(line.strip())


def _wrapped(text: str) -> Iterator[str]:
    """Yield the lines of a paragraph; a Chinese character is two columns wide."""
    most = min(room(), _WIDEST)
    line = ""
    for word in text.split():
        if line and width(line) + 1 + width(word) > most:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line
