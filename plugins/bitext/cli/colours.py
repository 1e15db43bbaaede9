"""Colours on a terminal, as far as whoever sits there wants them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

import click

_STYLES: dict[str, Mapping[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "information": {"fg": "cyan"},
    "place": {"bold": True},
    "quiet": {"dim": True},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
    "heading": {"bold": True},
}


def are_wanted(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether a stream is to have colours: https://no-color.org and https://bixense.com/clicolors."""
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(name, "") not in ("", "0"):
            return True
    return environment.get("TERM") != "dumb" and environment.get("CLICOLOR") != "0" and stream.isatty()


def painted(text: str, kind: str) -> str:
    """Return a text in the colour of its kind."""
    return click.style(text, **_STYLES[kind]) if text else ""  # type: ignore[arg-type]  # the table has its keywords


def plain(text: str, kind: str) -> str:
    """Return a text as it is."""
    del kind
    return text
