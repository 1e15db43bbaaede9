"""What is wrong with YAML, in an editor's words; the parser's messages say what the parser was doing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from bitext.diagnostics import FileError, Finding, Location
from bitext.edits import Edit
from bitext.syntax.yaml_cures import colon, quoting, spaces_for_tabs

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


class FrontMatterError(FileError):
    """The YAML is not valid or is out of bounds."""


class Form(NamedTuple):
    """What a text should be, and where it stands."""

    path: str
    """Of the file, as messages name it."""
    first_line: int
    """Line of the file that the text begins on."""
    code: str
    """Of the finding, where it is something else."""
    expected: str
    """What it should be, as the message has it."""
    then: str = ""
    """What the message ends with."""

    def refused(self, line: int, column: int, found: str, do: str, edits: Sequence[Edit] = ()) -> FrontMatterError:
        """Return what is wrong with a text of this form, at a place in the file."""
        message = f"expected {self.expected}, found {found}; {do}{self.then}"
        return FrontMatterError(Finding(self.code, Location(self.path, line, column), message, edits=tuple(edits)))


class _Place(NamedTuple):
    """A line of the text and an offset in it, both from 0, with the form that the text should have."""

    line: int
    offset: int
    form: Form

    def fault(self, found: str, do: str, edits: Sequence[Edit] = ()) -> FrontMatterError:
        return self.form.refused(self.form.first_line + self.line, self.offset + 1, found, do, edits)


def explain(error: yaml.MarkedYAMLError, text: str, form: Form) -> FrontMatterError:
    """Return the fault that a parser stopped at: where it begins, which may be long before.

    Its edits are what would mend it by the look of it: whether they do is for the caller to try.
    """
    mark, begin = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if mark is None or begin is None:
        return form.refused(form.first_line, 1, error.problem or "something else", _QUOTE)
    lines = text.split("\n")
    typed = _as_typed(lines, mark.line, form)
    if typed:
        return typed
    problem, context = error.problem or "", error.context or ""
    place = _Place(begin.line, begin.column, form)
    if "quoted scalar" in context:
        return place.fault("a quotation mark that nothing closes", "close it")
    opened = _opened(lines, begin) if "flow" in context else None
    if opened:
        line, column, sign = opened
        do = "close it, and put quotation marks around a value with a comma or a bracket in it"
        return _Place(line, column, form).fault(f"{sign} that nothing closes", do)
    if "simple key" in context:
        return place.fault("a line without `: `", "write `key: value`, or put it behind its key")
    return _on_line(lines, mark, problem, context, form)


def _opened(lines: list[str], mark: yaml.Mark) -> tuple[int, int, str] | None:
    """Return line, column and character of the nearest bracket or brace at a place or before it, or None."""
    for number in range(min(mark.line, len(lines) - 1), -1, -1):
        before = lines[number][: mark.column + 1] if number == mark.line else lines[number]
        column = max(before.rfind("["), before.rfind("{"))
        if column >= 0:
            return number, column, before[column]
    return None


def _on_line(lines: list[str], mark: yaml.Mark, problem: str, context: str, form: Form) -> FrontMatterError:
    """Return what is wrong with the line where the parser stopped."""

    def at(offset: int) -> _Place:
        return _Place(mark.line, offset, form)

    line = lines[mark.line] if mark.line < len(lines) else ""
    quotes = quoting(lines, mark.line, form.first_line)
    if problem.startswith("mapping values"):
        if len(_COLON.findall(line)) > 1:
            return at(mark.column).fault("a second colon", "put quotation marks around the whole value", quotes)
        return at(mark.column).fault("a key where none can be", "begin it right below the key above it")
    quoted = _QUOTED.match(line)
    if quoted:
        do = "put the other kind of quotation marks around the whole value"
        return at(quoted.start("sign")).fault(f"{quoted['sign']} inside a value between two such", do)
    bracket = _BRACKET.match(line)
    if bracket:
        found = f"text behind {bracket['value']}"
        return at(bracket.start("value")).fault(found, "put quotation marks around the whole value", quotes)
    if "scanning a tag" in context:
        return at(line.find("!")).fault("a value that begins with !", "put quotation marks around it", quotes)
    if "block" in context:
        do = "begin it right below the key above it; an entry of a list begins with `- `"
        return at(len(line) - len(line.lstrip())).fault("a line that begins where none can", do)
    if "cannot start any token" in problem:
        sign = line[mark.column : mark.column + 1]
        return at(mark.column).fault(f"a value that begins with {sign}", "put quotation marks around it", quotes)
    return at(mark.column).fault(problem.removeprefix("found "), _QUOTE)


def _as_typed(lines: list[str], last: int, form: Form) -> FrontMatterError | None:
    """Return a slip of the fingers on the line where the parser stopped, or on one of the two before it."""
    for number in range(min(last, len(lines) - 1), max(last - 3, -1), -1):
        line = lines[number]

        def at(offset: int, number: int = number) -> _Place:
            return _Place(number, offset, form)

        if _CONFLICT.match(line):
            found = "what git leaves of two versions"
            return at(0).fault(found, "keep one of the two, and take the lines with <<<<<<<, ======= and >>>>>>> out")
        bare = _NO_SPACE.match(line)
        if bare:
            edit = colon(line, bare.start(2), form.first_line + number)
            return at(bare.start(2)).fault("a colon without a space", f"write `{bare['key']}: `", [edit])
        wide = _WIDE_COLON.match(line)
        if wide:
            edit = colon(line, wide.start(1), form.first_line + number)
            found = "a full-width colon (\uff1a)"
            return at(wide.start(1)).fault(found, "write `: `, with a space after it", [edit])
        dash = _DASH.match(line)
        if dash:
            edit = Edit(form.first_line + number, dash.start(1) + 1, "-", "- ")
            return at(dash.start(1)).fault("a dash without a space", "write `- `", [edit])
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            edits = spaces_for_tabs(lines, form.first_line)
            return at(indent.index("\t")).fault("a tab", "write spaces instead", edits)
        space = _STRANGE_SPACE.match(line)
        if space:
            found = f"the space U+{ord(space[1]):04X}, which is no plain one"
            return at(space.start(1)).fault(found, "write plain spaces instead")
    return None
