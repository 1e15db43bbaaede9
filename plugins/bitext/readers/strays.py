"""Translations that no host makes a page of: in a file of another kind, or outside the docs folder."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from bitext.config import Options
from bitext.diagnostics import Finding, Location

_NAMES = re.compile(r"^[\"']?source_text[\"']?[ \t]*:[ \t]*[\"']?([\w.-]{1,200})", re.MULTILINE)
_TEXTS = (".md", ".txt")
_DOCUMENTS = (".txt", ".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf")
_HEAD = 2000  # bytes: a front matter names its source text in the first of them
_MOST = 5000  # files that are looked at: nobody writes in a folder of more
_NOT_OURS = frozenset(("site", "node_modules", "venv", "env", "build", "dist", "overrides"))


def stray_translations(options: Options, ids: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each of these source texts without a translation page whose translation lies elsewhere.

    A translation is known by `source_text` at its head, or in the docs folder by its name.
    """
    left = set(ids)
    folder = options.shown(options.docs)
    for path in islice(_files(options), _MOST) if left else ():
        inside = path.is_relative_to(options.docs)
        id_ = path.stem if inside else _named(path)
        if id_ not in left:
            continue
        left.discard(id_)
        shown = options.shown(path)
        if not inside:
            message = f"expected the translation of {id_} in {folder}/, found {shown}; move it there"
        else:
            do = f"save its text as {path.stem}.md, with `source_text: {id_}` in its front matter"
            message = f"expected a page in a file that ends in .md, found {shown}; {do}"
        yield Finding("C30", Location(shown), message)


def _files(options: Options) -> Iterator[Path]:
    """Yield files that may be translations: in the docs folder, then beside it, then in the project's other folders."""
    for folder, folders, names in os.walk(options.docs):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            # A file with our front matter is reported for its name: see `near_names`.
            if path.suffix.lower() in _DOCUMENTS and not _named(path):
                yield path
    yield from _markdown_in(options.root)
    for other in _folders(options.root):
        is_read = options.docs.is_relative_to(other) or options.source_texts.is_relative_to(other)
        if not is_read and not (other / "mkdocs.yml").exists():
            yield from _markdown_in(other)


def _folders(root: Path) -> list[Path]:
    folders = (path for path in _listed(root) if path.is_dir() and not path.is_symlink())
    return [path for path in folders if not path.name.startswith(".") and path.name not in _NOT_OURS]


def _markdown_in(folder: Path) -> Iterator[Path]:
    return (path for path in _listed(folder) if path.suffix in (".md", ".txt") and path.is_file())


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _named(path: Path) -> str:
    """Return the source text that a file names at its head, or ""."""
    if path.suffix.lower() not in _TEXTS or not path.is_file() or path.is_symlink():
        return ""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""
    match = _NAMES.search(head) if head.lstrip("\ufeff \r\n").startswith("---") else None
    return match[1] if match else ""
