"""Styles, scripts and templates that the site carries, as the wheel holds them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

STYLESHEET = "bitext.css"
"""Name of the one stylesheet that all of `css/` becomes."""
EARLY_SCRIPT = "early.js"
"""Name of the classic script that an article begins with."""
SCRIPT = "bitext.js"
"""Name of the module that imports the others."""

# Only what begins a line, so that no string can hold one; a cast of types inside an expression stays.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t\n]+", re.MULTILINE)


def published() -> dict[str, str]:
    """Return name → text of every file that a site needs: the stylesheet and the scripts, comments left here."""
    folder = files(__package__)
    styles = sorted(
        (file for file in folder.joinpath("css").iterdir() if file.name.endswith(".css")), key=lambda f: f.name
    )
    scripts = sorted(
        (file for file in folder.joinpath("js").iterdir() if file.name.endswith(".js")), key=lambda f: f.name
    )
    texts = {STYLESHEET: "\n".join(file.read_text("utf-8") for file in styles)}
    texts |= {file.name: file.read_text("utf-8") for file in scripts}
    return {name: lean(text) for name, text in texts.items()}


def lean(text: str) -> str:
    """Return a style sheet or a script without the comments, indents and empty lines that readers do not wait for."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def templates() -> Path:
    """Return the folder of templates that stand between a site's own and its theme's."""
    return Path(str(files(__package__).joinpath("templates")))
