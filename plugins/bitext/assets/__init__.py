"""Styles, scripts and templates that the site carries, as the wheel holds them.

`css/` and `js/` are the sources; `make assets` bundles them into `built/`, which is committed and published.
`pictures/` is published as it is.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

STYLESHEET = "bitext.css"
"""Name of the stylesheet of every page: all of `css/` but its folder `search/`."""
EARLY_SCRIPT = "early.js"
"""Name of the classic script that an article begins with."""
MARK = "mark.svg"
"""Name of our mark, which is logo and favicon where a site has none: lines of Chinese and of English on one seal."""
SCRIPT = "bitext.js"
"""Name of the module that imports all the others but those of the search, and of the one that they become together."""


def published() -> dict[str, str]:
    """Return name → text of every file that a site needs, bundled and minified.

    They are the stylesheet and the two scripts of every page; the mark; and, with names that begin with `search`, what
    is fetched with the first search: a stylesheet, a script each for the box, the search page and the page of a hit,
    and what these scripts share.
    """
    folders = (files(__package__).joinpath(name) for name in ("built", "pictures"))
    all_files = (file for folder in folders for file in folder.iterdir())
    named = sorted((file.name, file) for file in all_files if file.name.endswith((".css", ".js", ".svg")))
    return {name: file.read_text("utf-8") for name, file in named}


def templates() -> Path:
    """Return the folder of templates that stand between a site's own and its theme's."""
    return Path(str(files(__package__).joinpath("templates")))
