"""Runs as inline Markdown: emphasis, links, readings, calls of footnotes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from urllib.parse import quote

from bitext.importers.document import Run
from bitext.syntax.escaping import inline

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
    """Yield the Markdown of a line, link by link."""
    edges = ["", *(run.text for run in runs), ""]
    styled = [False, *(run.strong or run.emphasis for run in runs), False]
    pieces = [
        (run.address, _run(run, edges[index][-1:], edges[index + 2][:1], apart=styled[index] or styled[index + 2]))
        for index, run in enumerate(runs)
    ]
    for address, group in groupby(pieces, key=lambda piece: piece[0]):
        text = "".join(piece for _, piece in group)
        yield f"[{_bracketless(text)}]({quote(address, safe=_SAFE)})" if address and text.strip() else text


def _bracketless(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]").replace("\\\\[", "\\[").replace("\\\\]", "\\]")


def _run(run: Run, before: str, after: str, *, apart: bool) -> str:
    """Return the Markdown of a run; `before`, `after`: the characters beside it; `apart`: with tags, not with stars."""
    if run.note:
        return f"[^{run.note}]"
    text = inline(run.text)
    if run.ruby:
        text = f"<ruby>{text}<rt>{escape(run.ruby)}</rt></ruby>"
    inner = text.strip()
    if not (run.strong or run.emphasis) or not inner:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    apart = apart or not (_opens(lead or before, run.text.strip()) and _opens(trail or after, run.text.strip()[::-1]))
    for name, stars, is_so in (("em", "*", run.emphasis), ("strong", "**", run.strong)):
        if is_so:
            inner = f"<{name}>{inner}</{name}>" if apart else f"{stars}{inner}{stars}"
    return f"{lead}{inner}{trail}"


def _opens(outer: str, inner: str) -> bool:
    """Return whether stars between two characters are emphasis everywhere, on GitHub as well."""
    return not outer or outer.isspace() or _is_sign(outer[-1]) or not _is_sign(inner[0])


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
