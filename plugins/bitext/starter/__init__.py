"""The files of a new site, as `bitext init` writes them; they lie in `site/`, where a leading dot is an underscore."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_NAME = "SITE_NAME"
"""Stands for the name of the site, in YAML and in Markdown."""


def files_of_a_site(name: str) -> dict[str, str]:
    """Return the files of a new site, path → text; `name`: what the site is called."""
    root = files(__package__).joinpath("site")
    return {path: _named(path, text, name) for path, text in sorted(_texts(root, ""))}


def _texts(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for each in folder.iterdir():
        name = f".{each.name[1:]}" if each.name.startswith("_") and not each.name.startswith("__") else each.name
        if each.is_dir():
            yield from _texts(each, f"{above}{name}/")
        elif not name.endswith(".pyc"):
            yield f"{above}{name}", each.read_text("utf-8")


def _named(path: str, text: str, name: str) -> str:
    return text.replace(_NAME, json.dumps(name, ensure_ascii=False) if path.endswith(".yml") else name)
