"""Files and folders with almost the name that they need, so that they are not read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from bitext.diagnostics import Finding, Location
from bitext.syntax.near.front_matter import MOST_LINES, is_source_key

_TEXT = (".txt", ".text", ".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".mdtxt", ".mdx", ".rst", "")
"""Suffixes of plain text files: renaming such a file is enough."""
_OTHERS = (".docx", ".doc", ".rtf", ".odt", ".pdf", ".html", ".htm", ".pages", ".wps", ".epub")
_ENTRY = re.compile(rb"^[ \t]*-?[ \t]*(?:zh|renderings|headword)[ \t]*:", re.MULTILINE)
_HEAD = 4096  # bytes in which the first entry of a glossary stands, or the front matter of a page
_GLOSSARY = ("glossary", "glossaries", "glosary", "glossery", "terms", "termbase")


class Strays:
    """The files in the folder of the originals, by the name that may have been meant."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; it is listed when `named` is first called."""
        self._folder = folder
        self._files: dict[str, Path] | None = None

    def named(self, id_: str) -> Path | None:
        """Return the file with another name that was meant as this source text's, or None."""
        if self._files is None:
            paths = sorted(self._folder.rglob("*")) if self._folder.is_dir() else []
            self._files = {}
            for path in paths:
                if path.name != f"{_stem(path.name)}.md" and not path.name.startswith((".", "~")) and path.is_file():
                    self._files.setdefault(_folded(_stem(path.name)), path)
        return self._files.get(_folded(id_))


def rename(path: Path, name: str) -> str:
    """Return the advice, for a message, to rename a file."""
    if path.suffix.strip().lower() in _OTHERS:
        return f"save its text as {name}"
    return f"rename it {name}"


def near_folder(wanted: Path) -> Path | None:
    """Return a folder with texts and a name like `wanted`, which is missing or has no texts; else None."""
    if not wanted.parent.is_dir() or next(wanted.rglob("*.md"), None):
        return None
    name = _letters(wanted.name)
    for path in sorted(wanted.parent.iterdir()):
        if path != wanted and _letters(path.name) == name and path.is_dir() and next(path.glob("*.md"), None):
            return path
    return None


def near_names(docs: Path, root: Path, shown: Callable[[Path], str]) -> Iterator[Finding]:
    """Yield a finding for each glossary and each translation that is not read because of its name."""
    for path in sorted({*_glossaries(docs), *_at_root(docs, root)}):
        if path.is_file() and _ENTRY.search(_head(path)):
            right = docs / "glossary" / f"{path.stem}.yml" if _in_folder(path, docs) else docs / "glossary.yml"
            do = f"rename it {shown(right)}" if not right.exists() else f"move its entries to {shown(right)}"
            message = f"expected a glossary in {shown(right)}, found {shown(path)}, which nothing reads; {do}"
            yield Finding("C30", Location(shown(path)), message)
    for path in sorted({*docs.rglob("*.txt"), *docs.rglob("*.TXT"), *docs.rglob("*.MD"), *docs.rglob("*.Md")}):
        lines = _head(path).decode("utf-8-sig", "replace").split("\n")[:MOST_LINES] if path.is_file() else []
        if lines and lines[0].strip() == "---" and any(map(is_source_key, lines)):
            name = f"{_stem(path.name)}.md"
            message = f"expected a translation in a file that ends in .md, found {path.name}; rename it {name}"
            yield Finding("C30", Location(shown(path)), message)


def _glossaries(docs: Path) -> Iterator[Path]:
    """Yield the files below the docs folder that may have been meant as a glossary but are not read as one."""
    if not docs.is_dir():
        return
    for path in docs.iterdir():
        ours = path.name in ("glossary.yml", "glossary")
        if path.is_dir() and path.name.lower() in _GLOSSARY:
            yield from (each for each in path.iterdir() if _is_yaml(each) and not (ours and each.suffix == ".yml"))
        elif _is_yaml(path) and _stem(path.name).lower() in _GLOSSARY and not ours:
            yield path


def _at_root(docs: Path, root: Path) -> Iterator[Path]:
    """Yield the files beside the docs folder that may have been meant as a glossary."""
    if root == docs or not root.is_dir():
        return
    for path in root.iterdir():
        if path.is_dir() and path.name.lower() in _GLOSSARY[:2]:
            yield from filter(_is_yaml, path.iterdir())
        elif _is_yaml(path) and _stem(path.name).lower() in _GLOSSARY[:4]:
            yield path


def _in_folder(path: Path, docs: Path) -> bool:
    return path.parent.name.lower() in _GLOSSARY and path.parent != docs


def _is_yaml(path: Path) -> bool:
    name = path.name.strip().lower()
    return name.endswith((".yml", ".yaml", ".yml.txt", ".yaml.txt"))


def _stem(name: str) -> str:
    """Return a name without suffixes of text files and without spaces around it."""
    name = name.strip()
    while True:
        stem, dot, ending = name.rpartition(".")
        if not dot or not stem or f".{ending.strip().lower()}" not in (*_TEXT, *_OTHERS, ".yml", ".yaml"):
            return name.strip()
        name = stem


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _letters(name: str) -> str:
    return re.sub(r"[\s_.-]", "", name.casefold()).removesuffix("s")


def _head(path: Path) -> bytes:
    try:
        if path.is_symlink():
            return b""
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""
