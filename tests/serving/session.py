"""A project that is edited, served and compared with full builds."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.serving.compare import Seen, difference, seen
from tests.serving.full_builds import FullBuilds
from tests.serving.served import ADDRESS, Served, serving
from tests.serving.step import Step, after, write

_CLEAN = 20
"""Every so many comparisons the full build finds no cache."""


@dataclass(slots=True)
class Session:
    """A project being edited."""

    folder: Path
    """Holds the project, its copy for full builds, and both sites."""
    files: dict[str, bytes]
    """Of the project, as they are now."""
    served: Served
    builds: FullBuilds
    compared: int = 0
    """How often the sites were compared."""
    failed: str = ""
    """Why the last build failed, or an empty string."""
    settled: bool = True
    """Whether all pages were made before the step."""
    unseen: tuple[str, ...] = ()
    """Beginnings of paths that are not compared."""
    seconds: list[float] = field(default_factory=list)
    """What each build after an edit took, until the first pages could be seen."""

    def take(self, step: Step, *, compare: bool = True) -> list[str]:
        """Make a step, and return what is wrong afterwards."""
        before = seen(self.folder / "site") if compare else {}
        done = len(self.served.full)
        failed = self.failed = self._build_with(step)
        self.files = after(self.files, step.changes)
        write(self.folder / "copy", step.changes)
        settled, self.settled = self.settled, step.settled
        if not step.settled:
            return []
        asked = self._asked(before, Random(len(self.files))) if not failed else {}  # noqa: S311 – no secret
        self.served.settle()
        if not compare:
            return []
        now = seen(self.folder / "site")
        said = self.compare(failed, now)
        if not said and not failed:
            said += [
                f"{path}: served otherwise before it settled"
                for path, found in asked.items()
                if found != (self.folder / "site" / path).read_bytes()
            ]
        if (
            not said
            and settled
            and self.served.made is not None
            and len(self.served.full) == done
            and step.save not in _SEVERAL_BUILDS
        ):
            said += self._wrongly_written(before, now)
        return said

    def compare(self, failed: str, now: Mapping[str, Seen]) -> list[str]:
        """Return how the served site differs from a full build of the project as it is; `failed`: why it was not built."""
        self.compared += 1
        if self.compared % _CLEAN == 0:
            shutil.rmtree(self.folder / "copy/.cache", ignore_errors=True)
        expected = self.builds.build(self.folder / "copy", self.folder / "full", ADDRESS)
        if bool(failed) != bool(expected):
            return [f"the served build: {failed or 'no error'}; the full build: {expected or 'no error'}"]
        said = [] if failed else difference(self.folder / "site", self.folder / "full", now)
        return [line for line in said if not line.startswith(self.unseen)] if self.unseen else said

    def _build_with(self, step: Step) -> str:
        """Save what a step changes, and build; return why the last build failed, or an empty string."""
        place = self.folder / "project"
        if step.save == "while it builds":
            late = threading.Timer(0.03, write, (place, step.changes))
            late.start()
            self.served.build()
            late.join()
        else:
            write(place, step.changes, step.save, self.served.build)
        began = time.perf_counter()
        failed = self.served.build()
        self.seconds.append(time.perf_counter() - began)
        return failed

    def _asked(self, before: Mapping[str, Seen], chance: Random) -> dict[str, bytes]:
        """Return a few pages as the server gives them, before all is made."""
        pages = sorted(path for path in before if _is_page(path) and (self.folder / "site" / path).is_file())
        chosen = chance.sample(pages, min(3, len(pages)))
        return {path: self.served.get(path) for path in chosen}

    def _wrongly_written(self, before: Mapping[str, Seen], now: Mapping[str, Seen]) -> list[str]:
        """Return which pages were written though they are the same, and which were changed though nothing made them."""
        both = before.keys() & now.keys()
        said = [
            f"{path}: written anew, and the same"
            for path in sorted(both)
            if before[path].digest == now[path].digest and before[path].written != now[path].written and _is_page(path)
        ]
        made = {place for path in self.served.made or () for place in _places(path)}
        changed = {
            path for path in now if _is_page(path) and (path not in before or before[path].digest != now[path].digest)
        }
        return [*said, *(f"{path}: changed, and not among the pages that were made" for path in sorted(changed - made))]


_SEVERAL_BUILDS = ("emptied first", "twice", "while it builds")


def _is_page(path: str) -> bool:
    """Return whether a file of a site is a page, and none that stands beside one."""
    return path.endswith(".html") and not path.endswith(".pinyin.html") and path != "404.html"


def _places(path: str) -> Iterator[str]:
    """Yield where the page of a path may be written."""
    stem = path.removesuffix(".md")
    yield from (
        path,
        f"{stem}/index.html",
        f"{stem}.html",
        f"{stem.removesuffix('index')}index.html",
        f"{stem.removesuffix('README')}index.html",
    )


@contextmanager
def session(
    folder: Path, files: Mapping[str, bytes], builds: FullBuilds, unseen: tuple[str, ...] = ()
) -> Iterator[Session]:
    """Yield a project that has been built once, in an empty folder."""
    for name in ("project", "copy"):
        write(folder / name, files)
    with serving(folder / "project", folder / "site") as served:
        yield Session(folder, dict(files), served, builds, unseen=unseen)


def trial(
    folder: Path,
    files: Mapping[str, bytes],
    steps: Sequence[Step],
    builds: FullBuilds,
    unseen: tuple[str, ...] = (),
    *,
    every: bool = False,
) -> tuple[int, list[str]]:
    """Return after which of some steps the site is wrong, and how; `every`: whether it is compared after each."""
    shutil.rmtree(folder, ignore_errors=True)
    with session(folder, files, builds, unseen) as edited:
        for number, step in enumerate(steps):
            last = number == len(steps) - 1
            said = edited.take(step, compare=every or last)
            if said:
                return number, said
    return len(steps), []


def states(files: Mapping[str, bytes], steps: Iterable[Step]) -> list[dict[str, bytes]]:
    """Return the files before the first of some steps, and after each."""
    found = [dict(files)]
    for step in steps:
        found.append(after(found[-1], step.changes))
    return found
