"""Full builds as `mkdocs serve` makes them, each in a process that has built nothing before."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.forked_host import ForkedHost

_SCRIPT = str(Path(__file__).with_name("as_served.py"))
_SECONDS = 600  # for a build of sixty texts on a machine that has much else to do


class FullBuilds:
    """Builds sites, one after another."""

    def __init__(self, host: ForkedHost | None = None) -> None:
        """Take a process that forks for each build, or start one."""
        self._host = host or ForkedHost()

    def build(self, folder: Path, site: Path, address: str) -> str:
        """Build the site of a folder for an address; return why that failed, or an empty string."""
        arguments = ["serve", str(folder), str(site), address]
        code, said = self._host.run(arguments, folder, os.environ, _SECONDS, _SCRIPT)
        return said[-500:] or f"ended with {code}" if code else ""
