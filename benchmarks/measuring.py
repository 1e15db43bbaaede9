"""The command line that benchmarks of whole sites share."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """What is to be measured."""

    texts: Sequence[int]
    """How many the sites have."""
    folder: Path
    """Where the sites are, with what they have in their caches."""
    write: bool
    """Whether the tables are put into the guide."""


@contextmanager
def asked(arguments: Sequence[str] | None, module: str, said: str | None, texts: Sequence[int]) -> Iterator[Asked]:
    """Yield what the arguments of a benchmark ask for; `texts`: sizes, where they name none."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{module}", description=(said or "").split(":")[0])
    parser.add_argument("--texts", type=int, nargs="+", default=list(texts), help="how many the sites have")
    parser.add_argument("--keep", type=Path, help="a folder for the sites, which stay with their caches")
    parser.add_argument("--write", action="store_true", help="put the tables into the guide too")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        yield Asked(chosen.texts, chosen.keep.resolve() if chosen.keep else Path(name), chosen.write)
