"""Modules that import one another, joined into one: compressed together they weigh half of what they do apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function) \w)", re.MULTILINE)
_TOP = re.compile(r"^(?:const|let|(?:async )?function) (\w+)", re.MULTILINE)
# A word of a string is taken for one of these too: then the sentence is put in another way.
_NOT_UNDERSTOOD = re.compile(
    r"(?<![\w.$])(?:import|export)(?![\w$]).*|^(?:class|var|(?:const|let) [^\w]).*", re.MULTILINE
)
_STRING = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""")
_WORD = re.compile(r"(?<![\w$.])(?<!\d)[A-Za-z_]\w*|(?<=\.\.\.)[A-Za-z_]\w*")

_BRACKET_OR_WORD = re.compile(r"(?P<open>[(\[{])|(?P<close>[)\]}])|(?<![\w$.])(?P<word>[A-Za-z_]\w*)(?=\s*[,}:=])")


@dataclass(frozen=True, slots=True)
class _Module:
    """A module, taken apart."""

    name: str
    """What it is called, without its suffix."""
    body: str
    """Its text without imports and the word `export`."""
    imports: Mapping[str, tuple[str, str]]
    """The name that it has for what it imports → the module it comes from, and its name there."""
    tops: tuple[str, ...]
    """The names that it declares for itself and its importers."""


def joined(texts: Mapping[str, str], entry: str) -> str:
    """Return one module that does what a module does together with all that it imports.

    They share one scope. A name that a module declares and another one uses for something else, were it the browser's
    own or a variable inside a function, is respelled where it is declared and where it is imported: `top` of `bar.js`
    is `top$bar` then.

    Args:
        texts: the modules by name, such as `page.js`, without comments; they lie in one folder, and none is left over.
        entry: the name of the one that begins.

    Raises:
        ValueError: a form of import or export that is not understood, a circle, or a module that nothing imports.
    """
    modules = {name: _taken_apart(name, text) for name, text in texts.items()}
    order = _order({name: [source for source, _ in module.imports.values()] for name, module in modules.items()}, entry)
    used = {name: set(_words(module.body)) - set(module.imports) for name, module in modules.items()}
    final = {
        (name, top): f"{top}${module.name}" if any(top in used[other] for other in used if other != name) else top
        for name, module in modules.items()
        for top in module.tops
    }
    return "".join(_respelled(modules[name], name, final) for name in order)


def _taken_apart(name: str, text: str) -> _Module:
    """Return a module with its imports and its own names found."""
    imports = {}
    for names, source in _IMPORT.findall(text):
        for found in filter(None, (each.strip() for each in names.split(","))):
            there, _, here = found.partition(" as ")
            imports[here or there] = (source, there)
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _NOT_UNDERSTOOD.search(body):
        raise ValueError(f"{name}: expected a plain import, export or declaration, found {left[0]}")
    return _Module(name.removesuffix(".js"), body, imports, tuple(_TOP.findall(body)))


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


def _words(text: str) -> list[str]:
    """Return the names in a text, strings and properties left out."""
    return [word for code in _STRING.split(text)[::2] for word in _WORD.findall(code)]


def _fixed(body: str) -> set[str]:
    """Return the names that cannot be respelled: properties, as in `{ top }` and `{ top: 1 }`; words of templates."""
    code = "".join(_STRING.split(body)[::2])
    found = {word for template in re.findall(r"`([^`]*)`", code) for word in re.findall(r"\w+", template)}
    brackets = [""]
    for match in _BRACKET_OR_WORD.finditer(code):
        if match["open"]:
            brackets.append(match["open"])
        elif match["close"]:
            brackets.pop()
        elif brackets[-1] == "{" and code[: match.start()].rstrip()[-1:] in "{,":
            found.add(match["word"])
    return found


def _respelled(module: _Module, name: str, final: Mapping[tuple[str, str], str]) -> str:
    """Return a module's body with each name as the others know it."""
    try:
        spelled = {here: final[there] for here, there in module.imports.items()}
    except KeyError as unknown:
        raise ValueError(f"{name}: expected what is imported to be there, found {unknown.args[0]}") from unknown
    spelled |= {top: final[name, top] for top in module.tops}
    changed = {here: there for here, there in spelled.items() if here != there}
    if fixed := changed.keys() & _fixed(module.body):
        raise ValueError(f"{name}: expected {fixed.pop()} to be no property and in no template, found one; rename it")
    pieces = _STRING.split(module.body)
    pieces[::2] = [_WORD.sub(lambda found: changed.get(found[0], found[0]), code) for code in pieces[::2]]
    return "".join(pieces)
