"""Styles, scripts and templates that the site carries, as the wheel holds them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from bitext.assets.joining import joined

STYLESHEET = "bitext.css"
"""Name of the one stylesheet that all of `css/` becomes."""
EARLY_SCRIPT = "early.js"
"""Name of the classic script that an article begins with."""
SCRIPT = "bitext.js"
"""Name of the module that imports all the others, and of the one that they become together."""

# Only what begins a line, so that no string can hold one; a cast of types inside an expression stays.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t\n]+", re.MULTILINE)


def published() -> dict[str, str]:
    """Return name → text of every file that a site needs: a stylesheet and two scripts, comments left here."""
    scripts = _texts("js")
    return {
        STYLESHEET: "\n".join(_texts("css").values()),
        EARLY_SCRIPT: scripts.pop(EARLY_SCRIPT),
        SCRIPT: joined(scripts, SCRIPT),
    }


def _texts(kind: str) -> dict[str, str]:
    """Return name → lean text of the files of one kind, in the order of their names."""
    folder = files(__package__).joinpath(kind)
    found = sorted((file for file in folder.iterdir() if file.name.endswith(f".{kind}")), key=lambda file: file.name)
    return {file.name: lean(file.read_text("utf-8")) for file in found}


def lean(text: str) -> str:
    """Return a style sheet or a script without the comments, indents and empty lines that readers do not wait for."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def templates() -> Path:
    """Return the folder of templates that stand between a site's own and its theme's."""
    return Path(str(files(__package__).joinpath("templates")))
