"""A script: builds a site as the first build of `mkdocs serve`, or as `mkdocs build`, in a process of its own.

Its arguments: `serve` or `build`, the project's folder, that of the site, the address.
"""

from __future__ import annotations

import logging
import sys
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


if __name__ == "__main__":
    quiet()
    try:
        build_as(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    except (Exception, SystemExit) as error:  # noqa: BLE001 – whatever it is, the build has failed
        sys.stdout.write(f"{type(error).__name__}: {error}")
        sys.exit(1)
