"""Files of a project that this package writes and reads again."""

from __future__ import annotations

from bitext.config import Options
from bitext.readers.files import File, read


def own_file(name: str, options: Options) -> File | None:
    """Return the file of a name beside `mkdocs.yml`, or the fault that prevents it; None where there is none."""
    path = options.root / name
    return read(path, name, options.root) if path.is_file() else None
