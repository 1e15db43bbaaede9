"""The terminal: what can be printed, how much fits, and what a person answers."""

from __future__ import annotations

import io
import shutil
import sys

import click

from bitext.diagnostics import BitextError

NARROWEST = 60  # columns: below it, both sides' words are cut to nothing
UNKNOWN = 100  # columns of a pipe or a file


class CommandError(BitextError):
    """What was typed cannot be done, and no place in a file is at fault."""

    def __init__(self, message: str) -> None:
        """Take what was expected, what was found and what to do."""
        super().__init__(f"bitext: {message}")


def make_printable() -> None:
    """Have every text printed, whatever the encoding: a file or a pipe gets UTF-8, a terminal what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def room() -> int:
    """Return how many columns there are to print in."""
    return max(shutil.get_terminal_size((UNKNOWN, 24)).columns, NARROWEST)


def confirmed(question: str, *, yes: bool, otherwise: str = "add --yes to go on without being asked") -> bool:
    """Return whether a person agrees; `yes`: they have said so in advance.

    Raises CommandError where there is nobody to ask; `otherwise`: what to do then.
    """
    if yes:
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        message = f"expected an answer, found no terminal to ask on; {otherwise}"
        raise CommandError(message)
    return click.confirm(question, default=False)


def on_terminal() -> bool:
    """Return whether there is a person to ask."""
    return bool(sys.stdin) and sys.stdin.isatty()


def answered(question: str) -> str:
    """Return y, n, a or q; no other answer is taken, and none at all is no."""
    while True:
        answer = click.prompt(f"{question} [y]es, [n]o, [a]ll from here on, [q]uit", default="n", show_default=False)
        if (first := answer.strip().lower()[:1]) in ("y", "n", "a", "q"):
            return str(first)
