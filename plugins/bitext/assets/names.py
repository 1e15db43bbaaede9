"""Scripts with short names: what they declare is called by a letter or two, which weighs a seventh less on its way.

What is assumed of a script, and holds for ours: it has no methods and no `var`; a name that is declared in a statement
of the outermost level, or in its functions, means one thing all through that statement; and one that such a statement
itself declares means one thing all through the script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, product
from string import ascii_letters

_TOKEN = re.compile(
    r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?<=[(,=:!&|?])/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*"""
    r"""|[A-Za-z_$][\w$]*|\d[\w.]*|\.\.\.|\?\.(?!\d)|=>|\s+|.""",
    re.DOTALL,
)
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_HOLE = re.compile(r"\$\{([^{}]*)\}")
_WORDS = frozenset(
    [
        "arguments",
        "as",
        "async",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "default",
        "delete",
        "do",
        "else",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "from",
        "function",
        "get",
        "if",
        "import",
        "in",
        "instanceof",
        "let",
        "new",
        "null",
        "of",
        "return",
        "set",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
        "yield",
    ]
)


def shortened(script: str) -> str:
    """Return a script that does the same, with short names; it is lean already, without comments.

    Raises:
        ValueError: a template string holds what is not understood.
    """
    parts = _TOKEN.findall(script)
    statements = [list(statement) for statement in _statements(parts)]
    code = _code(parts)
    outer = {name for statement in statements for name in _bound(_code(statement)[:3])}
    short = _chosen(outer - _kept(code), code, _named(code))
    taken = _named(code) & outer | set(short.values())
    return "".join(_spelled(statement, short, outer, taken) for statement in statements)


def _statements(parts: Iterable[str]) -> Iterator[Sequence[str]]:
    """Yield what stands at the outermost level: one statement or function after the other."""
    statement, depth = list[str](), 0
    for part in parts:
        statement.append(part)
        depth += (part in "([{") - (part in ")]}")
        if not depth and (part in ";}" or "\n" in part):
            yield statement
            statement = []
    yield statement


def _code(parts: Iterable[str]) -> list[str]:
    """Return the parts without spaces, what stands in the holes of a template string as parts too."""
    found = list[str]()
    for part in parts:
        if part[0] == "`":
            found += _template(part)
        elif not part.isspace():
            found.append(part)
    return found


def _template(part: str) -> list[str]:
    holes = _HOLE.findall(part)
    if len(holes) != part.count("${"):
        raise ValueError(f"expected no brackets in the holes of a template string, found {part}")
    return [part for hole in holes for part in ("(", *_code(_TOKEN.findall(hole)), ")")]


def _named(code: Iterable[str]) -> set[str]:
    return {part for part in code if _NAME.fullmatch(part)}


def _bound(code: Sequence[str]) -> set[str]:
    """Return the names that are declared: variables, functions, what they are given."""
    partner = _partners(code)
    names = list[str]()
    for index, part in enumerate(code[:-1]):
        if part in {"const", "let", "function"}:
            names += _pattern(code, index + 1, partner)
        if part == "function":
            names += _pattern(code, code.index("(", index) if "(" in code[index:] else index + 1, partner)
        if part == "=>":
            names += _pattern(code, partner.get(index - 1, index - 1), partner)
    return set(names) - _WORDS


def _partners(code: Sequence[str]) -> dict[int, int]:
    """Return bracket → the one that belongs to it, both ways."""
    partner, opened = dict[int, int](), list[int]()
    for index, part in enumerate(code):
        if part in "([{":
            opened.append(index)
        elif part in ")]}" and opened:
            partner[index] = opened.pop()
            partner[partner[index]] = index
    return partner


def _pattern(code: Sequence[str], start: int, partner: Mapping[int, int]) -> list[str]:
    """Return the names in what is declared from a place on: one name, or several in brackets."""
    end = partner.get(start, start)
    inside = range(start + 1, end)
    found = [code[index] for index in inside if code[index - 1] in {"(", "[", "{", ",", ":", "..."}]
    return [name for name in found or [code[start]] if _NAME.fullmatch(name)]


def _kept(code: Sequence[str]) -> set[str]:
    """Return the names that are those of properties too, as in `{ name }`."""
    kept, opened = set[str](), [""]
    for before, part, after in zip(["", *code], code, [*code[1:], ""], strict=False):
        if part in "([{":
            opened.append(part)
        elif part in ")]}":
            opened.pop()
        elif opened[-1] == "{" and before in {"{", ","} and after in {",", "}", "="}:
            kept.add(part)
    return kept


def _chosen(names: Collection[str], code: Sequence[str], taken: AbstractSet[str]) -> dict[str, str]:
    """Return name → short name, the shortest for those that are said most often."""
    free = (short for short in _shorts() if short not in taken)
    often = Counter(part for part in code if part in names)
    return dict(zip(sorted(often, key=lambda name: (-often[name], name)), free, strict=False))


def _shorts() -> Iterator[str]:
    pairs = ("".join(pair) for pair in product(ascii_letters, repeat=2))
    return (name for name in chain(ascii_letters, pairs) if name not in _WORDS)


def _spelled(
    parts: Sequence[str], outer: Mapping[str, str], outermost: AbstractSet[str], taken: AbstractSet[str]
) -> str:
    """Return a statement of the outermost level with short names."""
    code = _code(parts)
    inner = _bound(code) - outermost - _kept(code)
    return _respelled(parts, {**outer, **_chosen(inner, code, taken | _named(code))})


def _respelled(parts: Sequence[str], short: Mapping[str, str]) -> str:
    code = [(index, part) for index, part in enumerate(parts) if not part.isspace()]
    done = list(parts)
    for (_, before), (index, part), (_, after) in zip([(0, ""), *code], code, [*code[1:], (0, "")], strict=False):
        if part[0] == "`":
            done[index] = _HOLE.sub(lambda hole: f"${{{_respelled(_TOKEN.findall(hole[1]), short)}}}", part)
        elif before not in {".", "?."} and not (after == ":" and before in {"{", ","}):
            done[index] = short.get(part, part)
    return "".join(done)
