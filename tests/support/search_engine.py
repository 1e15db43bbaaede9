"""The engine of the search, run by the node that Playwright brings."""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import playwright

_NODE = Path(playwright.__file__).parent / "driver" / "node"
_SCRIPT = Path(__file__).with_suffix(".mjs")
_WORDS = Path(__file__).parents[1] / "js" / "words.js"


class Engine:
    """A process that searches in an index."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Speak with the process."""
        self._process = process

    def open(self, files: Mapping[str, bytes]) -> None:
        """Search in these files from now on, by their paths in the site."""
        said = self.ask(files=encoded(files), open=True)
        assert "error" not in said, said

    def find(self, query: str, **options: object) -> dict[str, Any]:
        """Return what the engine finds: `hits`, `total`, `about`, `exact`, `also`, `said`, `facets`, and what was `asked` for."""
        said = self.ask(query=query, options=options)
        assert "error" not in said, said
        return said

    def ask(self, **question: object) -> dict[str, Any]:
        """Return what the script answers: see there."""
        into, out = cast("IO[str]", self._process.stdin), cast("IO[str]", self._process.stdout)
        into.write(json.dumps(question) + "\n")
        into.flush()
        said: dict[str, Any] = json.loads(out.readline())
        return said


def encoded(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return files as the script takes them."""
    return {path: b64encode(data).decode() for path, data in files.items()}


@contextmanager
def engine() -> Iterator[Engine]:
    """Give an engine."""
    command = [str(_NODE), "--import", str(_WORDS), str(_SCRIPT)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        yield Engine(process)
        cast("IO[str]", process.stdin).close()
