"""Styles, scripts and templates that the site carries, as the wheel holds them.

`css/` and `js/` are the sources; `make assets` bundles them into `built/`, which is committed and published.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

STYLESHEET = "bitext.css"
"""Name of the one stylesheet that all of `css/` becomes."""
EARLY_SCRIPT = "early.js"
"""Name of the classic script that an article begins with."""
SCRIPT = "bitext.js"
"""Name of the module that imports all the others, and of the one that they become together."""


def published() -> dict[str, str]:
    """Return name → text of every file that a site needs: a stylesheet and two scripts, bundled and minified."""
    folder = files(__package__).joinpath("built")
    return {name: folder.joinpath(name).read_text("utf-8") for name in (STYLESHEET, EARLY_SCRIPT, SCRIPT)}


def templates() -> Path:
    """Return the folder of templates that stand between a site's own and its theme's."""
    return Path(str(files(__package__).joinpath("templates")))
