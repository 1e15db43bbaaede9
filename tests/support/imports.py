"""What the modules of a package import of one another, read from their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Import:
    """One module named by another, wherever in its file: at the top, in a function, for types only."""

    importer: str
    """The module that imports, by its full name."""
    target: str
    """The module that is imported, by its full name."""
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line}: imports {self.target}"


def modules(folder: Path) -> dict[str, Path]:
    """Return the modules of the package in a folder: full name → file."""
    names = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


def imports_of(folder: Path) -> list[Import]:
    """Return every import in the package of a folder."""
    known = modules(folder)
    return [
        found
        for name, path in known.items()
        for found in imports_in(path.read_text(encoding="utf-8"), name, path.name == "__init__.py", frozenset(known))
    ]


def imports_in(source: str, module: str, is_package: bool, known: frozenset[str]) -> list[Import]:
    """Return what one file imports.

    Args:
        source: its text.
        module: its full name.
        is_package: whether it is an `__init__.py`.
        known: the modules there are; `from a import b` names `a.b` where that is one, else `a`.
    """
    package = module if is_package else module.rpartition(".")[0]
    found = [
        Import(module, target, getattr(node, "lineno", 0))
        for node in ast.walk(ast.parse(source))
        for target in _targets(node, package, known)
    ]
    return sorted(found, key=lambda each: (each.line, each.target))


def _targets(node: ast.AST, package: str, known: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = _absolute(node.module or "", node.level, package)
        for alias in node.names:
            member = f"{base}.{alias.name}"
            yield member if member in known else base
    elif isinstance(node, ast.Call) and _called(node.func) in {"import_module", "__import__"}:
        yield from _named(node, package)


def _absolute(name: str, level: int, package: str) -> str:
    if level == 0:
        return name
    parts = package.split(".")
    base = parts[: len(parts) - level + 1]
    return ".".join([*base, name] if name else base)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _named(call: ast.Call, package: str) -> Iterator[str]:
    """Yield the module that `import_module("…")` names; a name made at run time is given as `?`."""
    name = call.args[0] if call.args else None
    if not (isinstance(name, ast.Constant) and isinstance(name.value, str)):
        yield "?"
        return
    stripped = name.value.lstrip(".")
    yield _absolute(stripped, len(name.value) - len(stripped), package)
