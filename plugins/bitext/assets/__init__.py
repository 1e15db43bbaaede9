"""Styles, scripts and templates that the site carries, as the wheel holds them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from bitext.assets.joining import joined
from bitext.assets.lean import lean_script, lean_style, without_comments
from bitext.assets.names import shortened

STYLESHEET = "bitext.css"
"""Name of the one stylesheet that all of `css/` becomes."""
EARLY_SCRIPT = "early.js"
"""Name of the classic script that an article begins with."""
SCRIPT = "bitext.js"
"""Name of the module that imports all the others, and of the one that they become together."""


def published() -> dict[str, str]:
    """Return name → text of every file that a site needs: a stylesheet and two scripts, as lean as they can be."""
    scripts = _texts("js")
    early = scripts.pop(EARLY_SCRIPT)
    bare = {name: without_comments(text) for name, text in scripts.items()}
    return {
        STYLESHEET: lean_style("\n".join(_texts("css").values())),
        EARLY_SCRIPT: shortened(lean_script(early)),
        SCRIPT: shortened(lean_script(joined(bare, SCRIPT))),
    }


def _texts(kind: str) -> dict[str, str]:
    """Return name → text of the files of one kind, in the order of their names."""
    folder = files(__package__).joinpath(kind)
    found = sorted((file for file in folder.iterdir() if file.name.endswith(f".{kind}")), key=lambda file: file.name)
    return {file.name: file.read_text("utf-8") for file in found}


def templates() -> Path:
    """Return the folder of templates that stand between a site's own and its theme's."""
    return Path(str(files(__package__).joinpath("templates")))
