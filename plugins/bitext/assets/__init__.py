"""Styles, scripts and templates that the site carries, as the wheel holds them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

STYLESHEET = "bitext.css"
"""Name of the one stylesheet that all of `css/` becomes."""
EARLY_SCRIPT = "early.js"
"""Name of the classic script that an article begins with."""
SCRIPT = "bitext.js"
"""Name of the module that imports the others."""


def published() -> dict[str, str]:
    """Return name → text of every file that a site needs: the stylesheet, and the scripts as they are."""
    folder = files(__package__)
    styles = sorted(
        (file for file in folder.joinpath("css").iterdir() if file.name.endswith(".css")), key=lambda f: f.name
    )
    scripts = sorted(
        (file for file in folder.joinpath("js").iterdir() if file.name.endswith(".js")), key=lambda f: f.name
    )
    texts = {STYLESHEET: "\n".join(file.read_text("utf-8") for file in styles)}
    return texts | {file.name: file.read_text("utf-8") for file in scripts}


def templates() -> Path:
    """Return the folder of templates that stand between a site's own and its theme's."""
    return Path(str(files(__package__).joinpath("templates")))
