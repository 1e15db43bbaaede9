"""Styles, scripts and templates that the site carries, as the wheel holds them.

`css/` and `js/` are the sources; `make assets` bundles them into `built/`, which is committed and published.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

STYLESHEET = "bitext.css"
"""Name of the stylesheet of every page: all of `css/` but its folder `search/`."""
EARLY_SCRIPT = "early.js"
"""Name of the classic script that an article begins with."""
SCRIPT = "bitext.js"
"""Name of the module that imports all the others, and of the one that they become together."""
SEARCH_STYLESHEET = "search.css"
"""Name of the stylesheet that comes with the first search: all of `css/search/`."""
SEARCH_SCRIPT = "search.js"
"""Name of the module that comes with the first search: all of `js/search/`."""
_PUBLISHED = (STYLESHEET, EARLY_SCRIPT, SCRIPT, SEARCH_STYLESHEET, SEARCH_SCRIPT)


def published() -> dict[str, str]:
    """Return name → text of every file that a site needs: two stylesheets and three scripts, bundled and minified."""
    folder = files(__package__).joinpath("built")
    return {name: folder.joinpath(name).read_text("utf-8") for name in _PUBLISHED}


def templates() -> Path:
    """Return the folder of templates that stand between a site's own and its theme's."""
    return Path(str(files(__package__).joinpath("templates")))
