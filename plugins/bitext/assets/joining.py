"""Modules that import one another, joined into one: compressed together they weigh half of what they do apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

_IMPORT = re.compile(r'^import (?:\* as (\w+)|(\{[^{}]*\})) from "\./([\w.]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function) (\w+))", re.MULTILINE)
# A word of a string or a comment is taken for one of these too: then the sentence is put in another way.
_NOT_UNDERSTOOD = re.compile(r"(?<![\w.$])(?:import|export)(?![\w$]).*")


def joined(modules: Mapping[str, str], entry: str) -> str:
    """Return one module that does what a module does together with all that it imports.

    Each becomes a function that is called once, after those it imports, and returns what it exports:

        const page = (() => {
        …
        return { rows, landing };
        })();

    Args:
        modules: their texts by name, such as `page.js`; all of them lie in one folder, and none is left over.
        entry: the name of the one that begins.

    Raises:
        ValueError: a form of import or export that is not understood, a circle, or a module that nothing imports.
    """
    order = _order({name: [found[3] for found in _IMPORT.finditer(text)] for name, text in modules.items()}, entry)
    return "".join(_function(name, modules[name]) for name in order)


def _order(imports: Mapping[str, list[str]], entry: str) -> list[str]:
    """Return the names of modules, each after all that it imports."""
    try:
        order = list(TopologicalSorter(imports).static_order())
    except CycleError as circle:
        raise ValueError(f"expected no circle of imports, found {' → '.join(circle.args[1])}") from circle
    missing = sorted(set(order) - set(imports))
    unused = sorted(set(imports) - {entry, *(name for names in imports.values() for name in names)})
    if missing or unused:
        raise ValueError(f"expected each module to be there and imported, found {missing} missing and {unused} unused")
    return order


def _function(name: str, text: str) -> str:
    """Return the statement that runs a module and keeps what it exports under the module's name."""
    exports = [found[1] for found in _EXPORT.finditer(text)]
    body = _EXPORT.sub("", _IMPORT.sub(_taken, text))
    if left := _NOT_UNDERSTOOD.search(body):
        raise ValueError(f"{name}: expected a plain import or export at the start of a line, found {left[0]}")
    returned = f"return {{ {', '.join(exports)} }};\n" if exports else ""
    return f"const {_constant(name)} = (() => {{\n{body.rstrip()}\n{returned}}})();\n"


def _taken(found: re.Match[str]) -> str:
    """Return what an import becomes: the other module's object, or some of what it holds."""
    whole, some, name = found.groups()
    taken = (some or "").replace(" as ", ": ")
    return f"const {whole or taken} = {_constant(name)};"


def _constant(name: str) -> str:
    # The sign keeps a module's name apart from those that it declares.
    return "$" + name.removesuffix(".js").replace(".", "_")
