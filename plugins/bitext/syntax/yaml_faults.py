"""What is wrong with YAML, in an editor's words; the parser's messages say what the parser was doing."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

_QUOTE = "put quotation marks around a value with a colon or a bracket in it"
"""The advice that helps most of the time."""

_WIDE_COLON = re.compile(r"^[ \t]*(?:-[ \t]+)?[A-Za-z_-]+(\uff1a)")
_BRACKET = re.compile(r"^[ \t]*(?:-[ \t]+)?[\w-]+:[ \t]+(?P<value>\[[^\[\]]{0,80}\]|\{[^{}]{0,80}\})[ \t]*[^\s#,\]}]")
_DASH = re.compile(r"^[ \t]*(-)[A-Za-z_]+:(?:[ \t]|$)")
_QUOTED = re.compile(r"""^[ \t]*(?:-[ \t]+)?[\w-]+:[ \t]+(?P<sign>["']).*(?P=sign)[ \t]*[^\s#]""")
_COLON = re.compile(r":(?:[ \t]|$)")
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)|={7}$")
_NO_SPACE = re.compile(
    r"^(?P<key>[a-z]+_[a-z_]+|title|translators|editors|author|type|zh|en|pinyin|renderings)(:)[^\s:/]"
)
_STRANGE_SPACE = re.compile("^ *([\u00a0\u2000-\u200b\u3000])")


class Fault(NamedTuple):
    """Where the YAML goes wrong, what is there, and what helps."""

    line: int
    """From 0, like the column."""
    column: int
    found: str
    do: str


def explain(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Return the fault that stopped the parser, at its beginning, which may be far above."""
    mark, begin = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if mark is None or begin is None:
        return Fault(0, 0, error.problem or "something else", _QUOTE)
    lines = text.split("\n")
    typed = _as_typed(lines, mark.line)
    if typed:
        return typed
    problem, context = error.problem or "", error.context or ""
    if "quoted scalar" in context:
        return Fault(begin.line, begin.column, "a quotation mark that nothing closes", "close it")
    opened = _opened(lines, begin) if "flow" in context else None
    if opened:
        line, column, sign = opened
        do = "close it, and put quotation marks around a value with a comma or a bracket in it"
        return Fault(line, column, f"{sign} that nothing closes", do)
    if "simple key" in context:
        return Fault(begin.line, begin.column, "a line without `: `", "write `key: value`, or put it behind its key")
    return _on_line(lines[mark.line] if mark.line < len(lines) else "", mark, problem, context)


def _opened(lines: list[str], mark: yaml.Mark) -> tuple[int, int, str] | None:
    """Return line, column and character of the nearest bracket or brace at a place or before it, or None."""
    for number in range(min(mark.line, len(lines) - 1), -1, -1):
        before = lines[number][: mark.column + 1] if number == mark.line else lines[number]
        column = max(before.rfind("["), before.rfind("{"))
        if column >= 0:
            return number, column, before[column]
    return None


def _on_line(line: str, mark: yaml.Mark, problem: str, context: str) -> Fault:
    """Return what is wrong with the line where the parser stopped."""
    if problem.startswith("mapping values"):
        if len(_COLON.findall(line)) > 1:
            return Fault(mark.line, mark.column, "a second colon", "put quotation marks around the whole value")
        return Fault(mark.line, mark.column, "a key where none can be", "begin it right below the key above it")
    quoted = _QUOTED.match(line)
    if quoted:
        do = "put the other kind of quotation marks around the whole value"
        return Fault(mark.line, quoted.start("sign"), f"{quoted['sign']} inside a value between two such", do)
    bracket = _BRACKET.match(line)
    if bracket:
        found = f"text behind {bracket['value']}"
        return Fault(mark.line, bracket.start("value"), found, "put quotation marks around the whole value")
    if "scanning a tag" in context:
        return Fault(mark.line, line.find("!"), "a value that begins with !", "put quotation marks around it")
    if "block" in context:
        column = len(line) - len(line.lstrip())
        do = "begin it right below the key above it; an entry of a list begins with `- `"
        return Fault(mark.line, column, "a line that begins where none can", do)
    if "cannot start any token" in problem:
        sign = line[mark.column : mark.column + 1]
        return Fault(mark.line, mark.column, f"a value that begins with {sign}", "put quotation marks around it")
    return Fault(mark.line, mark.column, problem.removeprefix("found "), _QUOTE)


def _as_typed(lines: list[str], last: int) -> Fault | None:
    """Return a typing slip on the line where the parser stopped, or on one of the two before it, or None."""
    for number in range(min(last, len(lines) - 1), max(last - 3, -1), -1):
        line = lines[number]
        if _CONFLICT.match(line):
            found = "what git leaves of two versions"
            return Fault(
                number, 0, found, "keep one of the two, and take the lines with <<<<<<<, ======= and >>>>>>> out"
            )
        bare = _NO_SPACE.match(line)
        if bare:
            return Fault(number, bare.start(2), "a colon without a space", f"write `{bare['key']}: `")
        wide = _WIDE_COLON.match(line)
        if wide:
            return Fault(number, wide.start(1), "a full-width colon (\uff1a)", "write `: `, with a space after it")
        dash = _DASH.match(line)
        if dash:
            return Fault(number, dash.start(1), "a dash without a space", "write `- `")
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return Fault(number, indent.index("\t"), "a tab", "write spaces instead")
        space = _STRANGE_SPACE.match(line)
        if space:
            found = f"the space U+{ord(space[1]):04X}, which is no plain one"
            return Fault(number, space.start(1), found, "write plain spaces instead")
    return None
