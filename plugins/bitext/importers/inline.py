"""Runs as inline Markdown: emphasis, links, readings, calls of footnotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from urllib.parse import quote

from bitext.importers.document import Run
from bitext.syntax.escaping import inline

_BRACKET = re.compile(r"\\.|[\[\]]")
_SAFE = "/:?#[]@!$&'*+,;=%~-._"  # characters of an address that stay; brackets would end it


def as_inline(runs: Iterable[Run], *, in_heading: bool = False, in_cell: bool = False) -> str:
    """Return runs as Markdown, each line of the text on its own; a line but the last ends in a break.

    `in_heading`: on one line, and bold is not said again. `in_cell`: on one line of the file.
    """
    plain = [replace(run, strong=False) for run in runs] if in_heading else list(runs)
    lines = [list(_written(line)) for line in _lines(merged(plain))]
    texts = [text for line in lines if (text := "".join(line).strip())]
    return (" " if in_heading else "<br>" if in_cell else "<br>\n").join(texts)


def merged(runs: Iterable[Run]) -> list[Run]:
    """Return runs, those that follow one another and stand in one way as one."""
    found = list[Run]()
    for run in runs:
        last = found[-1] if found else None
        if last and not (last.line_break or last.note or run.note or last.ruby or run.ruby) and _way(last) == _way(run):
            found[-1] = replace(last, text=last.text + run.text, line_break=run.line_break)
        else:
            found.append(run)
    return found


def _way(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.emphasis, run.address


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    line = list[Run]()
    for run in runs:
        line.append(run)
        if run.line_break:
            yield line
            line = []
    yield line


def _written(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the Markdown of a line: what is emphasised as a whole, the links within it."""
    groups = [list(group) for _, group in groupby(runs, key=lambda run: (run.strong, run.emphasis))]
    plain = ["".join(run.text for run in group) for group in groups]
    for index, group in enumerate(groups):
        before, after = "".join(plain[:index][-1:])[-1:], "".join(plain[index + 1 : index + 2])[:1]
        beside = [*groups[:index][-1:], *groups[index + 1 : index + 2]]
        apart = any(run.strong or run.emphasis for other in beside for run in other)
        yield _emphasised("".join(_linked(group)), group[0], plain[index], before, after, apart=apart)


def _linked(runs: Iterable[Run]) -> Iterator[str]:
    before = ""
    for address, group in groupby(runs, key=lambda run: run.address):
        text = "".join(map(_run, group))
        inner = text.strip()
        if address and inner:
            lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            text = f"{lead}[{_BRACKET.sub(_escaped, inner)}]({quote(address, safe=_SAFE)}){trail}"
            if before.endswith("!") and not lead:
                before = f"{before[:-1]}\\!"  # else it would be a picture
        yield before
        before = text
    yield before


def _run(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    text = inline(run.text.replace("\u00a0", " "))
    return f"<ruby>{text}<rt>{escape(run.ruby)}</rt></ruby>" if run.ruby else text


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("\\") else f"\\{match[0]}"


def _emphasised(text: str, way: Run, plain: str, before: str, after: str, *, apart: bool) -> str:
    """Return Markdown in stars; in tags where stars would be none on GitHub, or others stand beside them (`apart`).

    `way`: of the emphasis; `plain`: what a reader sees; `before`, `after`: the characters beside it.
    """
    inner, shown = text.strip(), plain.strip()
    if not (way.strong or way.emphasis) or not shown:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    apart = apart or not (_opens(lead or before, shown[0]) and _opens(trail or after, shown[-1]))
    for name, stars, is_so in (("em", "*", way.emphasis), ("strong", "**", way.strong)):
        if is_so:
            inner = f"<{name}>{inner}</{name}>" if apart else f"{stars}{inner}{stars}"
    return f"{lead}{inner}{trail}"


def _opens(outer: str, inner: str) -> bool:
    """Return whether stars between two characters are emphasis everywhere, on GitHub as well."""
    return not outer or outer.isspace() or _is_sign(outer) or not _is_sign(inner)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
