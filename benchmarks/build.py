"""What a build with the plugin costs beside a bare build of the same pages: processor time, memory, and where it goes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.generate import Sites, generate

ROOT = Path(__file__).parent.parent
ROUNDS = {50: 3, 500: 3, 2000: 1}
"""Builds of each site, by pages: the more pages, the less a disturbance weighs."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took."""

    seconds: float
    """Of processor time, in user and system mode."""
    peak: float
    """MiB of memory at most."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both builds of one number of pages."""

    pages: int
    bare: Cost
    """The least of all rounds."""
    plugin: Cost
    ratio: float
    """Processor time with the plugin, that without it being 1: the median of all rounds."""

    @property
    def memory_ratio(self) -> float:
        """Return peak memory with the plugin, that without it being 1."""
        return self.plugin.peak / self.bare.peak

    @property
    def added(self) -> float:
        """Return milliseconds of processor time that the plugin adds to a page."""
        return (self.plugin.seconds - self.bare.seconds) * 1000 / self.pages


def compare(folder: Path, pages: int, rounds: int, *, search: bool = False, notes: int = 0) -> Comparison:
    """Return what `rounds` builds of each site took, both sites at the same time so that a busy machine is so for both."""
    sites = generate(folder, pages, search=search, notes=notes)
    costs = [together(sites, folder) for _ in range(rounds)]
    ratio = median(plugin.seconds / bare.seconds for bare, plugin in costs)
    return Comparison(pages, _least([bare for bare, _ in costs]), _least([plugin for _, plugin in costs]), ratio)


def together(sites: Sites, folder: Path) -> tuple[Cost, Cost]:
    """Return what a build of each site took, bare and with the plugin, both at the same time."""
    bare, plugin = at_once([(sites.bare, folder / "site-bare"), (sites.plugin, folder / "site-plugin")])
    return bare, plugin


def at_once(sites: Sequence[tuple[Path, Path]]) -> list[Cost]:
    """Return what a build of each site took, all at the same time; each is a configuration and the folder it goes to."""
    begun = [
        begin(["-m", "mkdocs", "build", "-q", "-f", str(configuration), "-d"], site) for configuration, site in sites
    ]
    return [cost_of(each) for each in begun]


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(min(cost.seconds for cost in costs), min(cost.peak for cost in costs))


def begin(command: Sequence[str], site: Path) -> subprocess.Popen[bytes]:
    """Start to build a site in a process of its own."""
    shutil.rmtree(site, ignore_errors=True)
    # The texts have thousands of findings.
    return subprocess.Popen(
        [sys.executable, *command, str(site)], env=environment(), cwd=ROOT, stderr=subprocess.DEVNULL
    )


def environment() -> dict[str, str]:
    """Return the environment that sites are built in."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


def cost_of(child: subprocess.Popen[bytes]) -> Cost:
    """Return what a process took, once it has ended."""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    # Linux counts kibibytes, macOS bytes.
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))
