"""Styles and scripts without what readers do not wait for: comments, indents, spaces between signs."""

from __future__ import annotations

import re

# A regular expression stands where a value may begin: after one of these signs.
_SCRIPT = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(,=:!&|?])|(?<=[(,=:!&|?]\ ))/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/)"""
    r"""|(?P<comment>//[^\n]*|/\*.*?\*/)""",
    re.DOTALL | re.VERBOSE,
)
_STYLE = re.compile(r"""(?P<kept>"(?:\\.|[^"\\\n])*")|(?P<comment>/\*.*?\*/)""", re.DOTALL)
# A line may end a statement after a closing bracket alone. Before a sign a space has a meaning: `a - -b` is not `a--b`.
_SCRIPT_SPACE = re.compile(
    r"[^\S\n]+([+/-])[^\S\n]+(?![+-])|\s*([{(\[=<>?:;,&|*!])\s*|\s*([})\]])[^\S\n]*|\s*(\n)\s*|[^\S\n]+(?=\s)"
)
# Around the signs of selectors and calc() a space has a meaning: `a :is(b)` and `a *` are not `a:is(b)` and `a*`.
_STYLE_SPACE = re.compile(r"\s*([{,>])\s*|\s*;\s*(\})\s*|\s*([};])\s*|(:)\s+|\s+(?=\s)|(?<=[\s(-])0(\.)")
_SIGN = "\0"


def without_comments(script: str) -> str:
    """Return a script without its comments; a template string in it may not hold another one."""
    return _SCRIPT.sub(lambda found: found["kept"] or "", script)


def lean_script(text: str) -> str:
    """Return a script that does the same, without comments and idle space; its statements end in semicolons."""
    return _lean(text, _SCRIPT, _SCRIPT_SPACE)


def lean_style(text: str) -> str:
    """Return a style sheet that says the same, without comments and idle space."""
    return _lean(text, _STYLE, _STYLE_SPACE)


def _lean(text: str, token: re.Pattern[str], space: re.Pattern[str]) -> str:
    """Return a text with what is kept, such as strings, as it was, and the rest without comments and idle space."""
    kept = [found["kept"] for found in token.finditer(text) if found["kept"] is not None]
    bare = token.sub(lambda found: " " if found["kept"] is None else _SIGN, text)
    pieces = space.sub(lambda found: "".join(filter(None, found.groups())), bare).strip().split(_SIGN)
    return "".join(piece + string for piece, string in zip(pieces, [*kept, "\n"], strict=True))
