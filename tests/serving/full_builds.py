"""Full builds as `mkdocs serve` makes them, each in a process that has built nothing before."""

from __future__ import annotations

import gc
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from tests.support.forked_host import _keep_templates


class FullBuilds:
    """A process that has imported everything, and forks for each build."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.serving.full_builds"],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self, folder: Path, site: Path, address: str) -> str:
        """Build the site of a folder for an address; return why that failed, or an empty string."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps([str(folder), str(site), address])}\n")
        self._process.stdin.flush()
        return str(json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def warm_up() -> None:
    """Import and prepare what every build needs."""
    import material  # noqa: F401, PLC0415
    import mkdocs.__main__  # noqa: PLC0415
    import mkdocs.commands.build  # noqa: F401, PLC0415

    import bitext.hosts.mkdocs_plugin  # noqa: PLC0415
    import bitext.languages.zh.pinyin  # noqa: F401, PLC0415
    from bitext.lexicons.cedict import cedict  # noqa: PLC0415

    if dictionary := cedict(None):
        list(dictionary.words("水"))
    _keep_templates()


def build_as_served(folder: Path, site: Path, address: str) -> None:
    """Build as the first build of `mkdocs serve` does."""
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    os.chdir(folder)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = address
    build(config, serve_url=address)


def build_here(folder: Path, site: Path) -> None:
    """Build as `mkdocs build` does."""
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    os.chdir(folder)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def quiet() -> None:
    """Have builds say nothing."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    logging.getLogger("mkdocs").propagate = False


def _serve(jobs: IO[str], answers: IO[str]) -> None:
    warm_up()
    gc.freeze()
    for line in jobs:
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            folder, site, address = json.loads(line)
            quiet()
            try:
                build_as_served(Path(folder), Path(site), address)
                said = ""
            except BaseException as error:  # noqa: BLE001 – whatever it is, the build has failed
                said = f"{type(error).__name__}: {error}"
            os.write(writer, said.encode()[:4000])
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as told:
            said = told.read()
        _, status = os.waitpid(child, 0)
        answers.write(f"{json.dumps(said or (f'ended with {status}' if status else ''))}\n")
        answers.flush()


if __name__ == "__main__":
    _answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a build prints is no answer
    _serve(sys.stdin, _answers)
