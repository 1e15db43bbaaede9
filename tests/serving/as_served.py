"""A site built as the first build of `mkdocs serve` does it, or as `mkdocs build`, in this process."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def quiet() -> None:
    """Have builds say nothing."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    logging.getLogger("mkdocs").propagate = False


def build_as(command: str, folder: Path, site: Path, address: str) -> None:
    """Build as a command of `mkdocs` does."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]  # one of the two
    if command == "serve":
        config.site_url = address
    build(config, serve_url=address if command == "serve" else None)
