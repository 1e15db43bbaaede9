"""MkDocs, loaded once for many builds: a process that has imported it forks for each.

To import MkDocs, Material and this package and to compile the theme's templates takes several
times as long as to build a small site.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import selectors
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partialmethod
from pathlib import Path
from tempfile import TemporaryFile, mkdtemp
from typing import IO


class ForkedHost:
    """A process that builds sites, one after another, each in a process of its own."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], seconds: float, script: str = ""
    ) -> tuple[int, str]:
        """Return the exit code of `mkdocs` with some arguments in a folder, and what it said.

        `script`: a file that is run in the place of `mkdocs`. Raises TimeoutExpired where it takes longer than some
        seconds.
        """
        assert self._process.stdin
        assert self._process.stdout
        with TemporaryFile() as said:
            job = {
                "arguments": list(arguments),
                "folder": str(folder),
                "environment": dict(environment),
                "script": script,
            }
            path = f"/proc/{os.getpid()}/fd/{said.fileno()}"
            self._process.stdin.write(f"{json.dumps(job | {'said': path})}\n")
            self._process.stdin.flush()
            with selectors.DefaultSelector() as ready:
                ready.register(self._process.stdout, selectors.EVENT_READ)
                if not ready.select(seconds):
                    self._process.kill()
                    raise subprocess.TimeoutExpired(["mkdocs", *arguments], seconds)
            code = int(self._process.stdout.readline() or 1)
            said.seek(0)
            return code, said.read().decode("utf-8", "replace")


def can_fork() -> bool:
    """Return whether a build may be forked: where `/proc` names files, and nothing counts the lines that run."""
    return Path("/proc/self/fd").is_dir() and not any(name.startswith("COV") for name in os.environ)


def warm_up() -> None:
    """Import and prepare what every build needs."""
    import material  # noqa: F401, PLC0415
    import mkdocs.__main__  # noqa: PLC0415
    import mkdocs.commands.build  # noqa: F401, PLC0415

    import bitext.hosts.mkdocs_plugin  # noqa: PLC0415 – what takes the time
    import bitext.languages.zh.pinyin  # noqa: F401, PLC0415 – half a second, else, for each small project
    from bitext.lexicons.cedict import cedict  # noqa: PLC0415

    if dictionary := cedict(None):  # half a second more
        list(dictionary.words("水"))
    _keep_templates()


def _serve(jobs: IO[str]) -> None:
    """Do one job after another."""
    warm_up()
    gc.freeze()
    for line in jobs:
        job = json.loads(line)
        child = os.fork()
        if not child:
            _build(job)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 – the answer


def _keep_templates() -> None:
    """Have each template of a theme compiled once for all builds, and its ten thousand icons not looked through."""
    from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader  # noqa: PLC0415

    # Jinja compares the text of a template with that of the one it has kept.
    kept = mkdtemp()
    atexit.register(shutil.rmtree, kept, ignore_errors=True)  # a build ends without it
    begin = Environment.__init__
    cache = FileSystemBytecodeCache(kept)
    Environment.__init__ = partialmethod(begin, bytecode_cache=cache)  # type: ignore[method-assign, assignment]

    def list_templates(loader: FileSystemLoader) -> list[str]:
        """Return what MkDocs is to copy: it leaves out whatever begins with a dot, but takes half a second for it."""
        found = set[str]()
        for folder in loader.searchpath:
            for place, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(place, name).relative_to(folder).as_posix() for name in names}
        return sorted(found)

    FileSystemLoader.list_templates = list_templates  # type: ignore[method-assign, assignment]


def _build(job: dict[str, object]) -> None:
    """Be `mkdocs`, and end as it does."""
    code: object = 1
    try:
        target = os.open(str(job["said"]), os.O_WRONLY)
        os.dup2(target, 1)
        os.dup2(target, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.chdir(str(job["folder"]))
        environment = job["environment"]
        assert isinstance(environment, dict)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["mkdocs", *job["arguments"]]  # type: ignore[misc]  # a list, as JSON had it
        sys.path.insert(0, str(job["folder"]))
        if job["script"]:
            runpy.run_path(str(job["script"]), run_name="__main__")
        else:
            runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 – as the interpreter itself would
        import traceback  # noqa: PLC0415 – seldom

        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1 if code else 0)


if __name__ == "__main__":
    sys.path.pop(0)  # the folder of this file, whose names are not to be found
    _serve(sys.stdin)
