"""A site as `mkdocs serve` keeps it, without a server: `python -m benchmarks.served mkdocs.yml SITE`.

Builds, prints what that took as a line of JSON, and builds again for each line that it reads; see `benchmarks.serving`.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

Builder = Callable[[], None]
_ADDRESS = "http://127.0.0.1:8000/"


def main(arguments: Sequence[str] | None = None) -> None:
    """Build, and again for each line that comes in."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.served", description=__doc__)
    parser.add_argument("configuration")
    parser.add_argument("site")
    parser.add_argument("--dirty", action="store_true")
    parser.add_argument("--no-index", action="store_true")
    chosen = parser.parse_args(arguments)
    log = logging.getLogger("mkdocs")
    log.addHandler(logging.NullHandler())  # generated texts have thousands of findings
    log.setLevel(logging.ERROR)
    first, of_server = _builders(chosen.configuration, chosen.site, dirty=chosen.dirty, index=not chosen.no_index)
    _say(first)
    builder = of_server()
    for _ in sys.stdin:
        _say(builder)


def _builders(configuration: str, site: str, *, dirty: bool, index: bool) -> tuple[Builder, Callable[[], Builder]]:
    """Return what builds first, and what then gives the builder of the server, as `mkdocs.commands.serve` has them."""
    from mkdocs.commands.build import build  # noqa: PLC0415  # a bare site needs nothing of the benchmarks, …
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(configuration, site_dir=site)
    if not index:
        from benchmarks.search_build import switch_off_index  # noqa: PLC0415  # … which would weigh in its memory

        switch_off_index(config)
    config.plugins.on_startup(command="serve", dirty=dirty)
    config.site_url = _ADDRESS

    def builder(config: MkDocsConfig | None = None) -> None:
        if config is None:
            config = load_config(configuration, site_dir=site)
            config.site_url = _ADDRESS
        build(config, serve_url=_ADDRESS, dirty=dirty)

    def of_server() -> Builder:
        from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415  # as the host has it

        server = LiveReloadServer(builder=builder, host="127.0.0.1", port=8000, root=site)
        config.plugins.on_serve(server, config=config, builder=builder)
        return server.builder

    return lambda: builder(config), of_server


def _say(builder: Builder) -> None:
    """Build, and say what it took."""
    used, begun, before = time.process_time(), time.monotonic(), len(getattr(builder, "full", ()))
    builder()
    clock = time.monotonic() - begun
    getattr(builder, "settle", lambda: None)()
    whole = [*getattr(builder, "full", ())][before:]
    said = {
        "seconds": time.process_time() - used,
        "clock": clock,
        "memory": memory_of(),
        "pages": 0 if whole else len(getattr(builder, "made", ())),
        "whole": "; ".join(whole),
    }
    print(json.dumps(said), flush=True)


def memory_of(process: int | str = "self") -> float:
    """Return how many MiB a process holds; 0 where the system has no `/proc`."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
