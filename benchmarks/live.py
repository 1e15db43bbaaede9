"""From saving a file to the page loaded again in Chromium: `python -m benchmarks.live --texts 500`.

`mkdocs serve` runs as editors run it, and the bare site beside it with `--dirty`. A page is open in the browser; a file is
saved with a word in it that was nowhere; the clock stops when the page has loaded again and shows the word.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from benchmarks.build import ROOT, environment
from benchmarks.edits import KINDS, TEXT, Kind, new_word
from benchmarks.guide import tell
from benchmarks.measuring import asked
from benchmarks.projects import ALL, Project, project
from benchmarks.search_served import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

EDITS = 20
"""Of each kind."""
_SHOWS = "(word) => document.readyState === 'complete' && document.body.textContent.includes(word)"
_LONG = 600_000  # ms: for a build of everything
_REST = 1.0  # seconds between two edits: the page has begun to ask for the next one by then
_QUIET, _LOOK = 0.6, 0.1  # seconds of little work that tell that all is done, and between two looks
_LITTLE = 0.2  # of a processor: the host looks at all files twice a second
_open = build_opener(ProxyHandler({})).open  # past any proxy of the machine


@dataclass(frozen=True, slots=True)
class Latency:
    """One edit."""

    seconds: float
    """From saving to the page loaded again."""
    processor: float
    """Seconds of processor time of the server, until it has nothing more to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """A site that `mkdocs serve` shows, and a browser's tab."""

    address: str
    process: int
    root: Path
    """Folder of the site's files."""
    tab: Page

    def edit(self, kind: Kind, made: Project, number: int) -> Latency:
        """Save a file while a page that shows it is open. `number`: of the text."""
        page = self.address + kind.page.format(text=made.text(number))
        if self.tab.url != page:
            self.tab.goto(page, wait_until="load", timeout=_LONG)
        time.sleep(_REST)
        self._quiet()
        new, used, begun = new_word(), self._used(), time.monotonic()
        kind.make(self.root, made, number, new)
        self.tab.wait_for_function(_SHOWS, arg=new, polling=10, timeout=_LONG)
        seconds = time.monotonic() - begun
        return Latency(seconds, self._quiet() - used)

    def _used(self) -> float:
        """Return the seconds of processor time that the server has used."""
        fields = Path(f"/proc/{self.process}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _quiet(self) -> float:
        """Wait until the server has little to do; return the seconds of processor time that it had used at that moment."""
        since, used = time.monotonic(), self._used()
        while time.monotonic() - since < _QUIET:
            time.sleep(_LOOK)
            if self._used() - used > _LITTLE * _QUIET:
                since, used = time.monotonic(), self._used()
        return used


@contextmanager
def _server(configuration: Path, tab: Page, *options: str) -> Iterator[Server]:
    """Yield a site when it is served."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", place]
    with subprocess.Popen(
        [*command, "--config-file", str(configuration), *options],
        env=environment() | {"SITE_URL": ""},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        try:
            _wait(f"http://{place}/", child)
            yield Server(f"http://{place}/", child.pid, configuration.parent, tab)
        finally:
            child.terminate()


def _wait(address: str, child: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            _open(address, timeout=_LONG / 1000).close()
        except URLError:
            if child.poll() is not None:
                raise
            time.sleep(0.5)
        else:
            return


def table(made: Project, edits: int = EDITS, kinds: Sequence[Kind] = KINDS) -> Iterator[str]:
    """Yield the lines of a table: each kind of edit, and edits of a text of the bare site beside those of a text."""
    yield f"| {made.texts:,} texts, from saving to the page loaded again | median, s | worst of {edits}, s | processor time, s |"
    yield "|---|---|---|---|"
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        tabs = [browser.new_context(viewport={"width": 1280, "height": 900}).new_page() for _ in range(2)]
        ours = stack.enter_context(_server(made.configuration(ALL, hooks=False), tabs[0]))
        bare = stack.enter_context(_server(made.bare, tabs[1], "--dirty"))
        number = made.with_term[len(made.with_term) // 2]
        floor = []
        for kind in kinds:
            ours.edit(kind, made, number)  # what is made at the first edit is no part of it
            found = []
            for _ in range(edits):
                found.append(ours.edit(kind, made, number))
                if kind is TEXT:
                    floor.append(bare.edit(kind, made, number))
            yield _row(kind.name, found)
        yield _row("bare MkDocs with `--dirty`: a text", floor)


def _row(name: str, found: Sequence[Latency]) -> str:
    seconds = [each.seconds for each in found]
    processor = median(each.processor for each in found)
    return f"| {name} | **{median(seconds):.2f}** | {max(seconds):.2f} | {processor:.2f} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the tables."""
    with asked(arguments, "live", __doc__, (500, 2_000)) as chosen:
        for texts in chosen.texts:
            tell(f"live {texts}", table(project(chosen.folder / str(texts), texts)), write=chosen.write)


if __name__ == "__main__":
    main()
