"""Comments of HTML: what an editor writes for editors, and readers have no use for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bitext.syntax.code import CodeSpans
from bitext.syntax.lines import Lines
from bitext.syntax.regions import Regions
from bitext.syntax.tags import tag_at

IS_READ = re.compile(r"<!--(?:\s*more\s*-->|\[(?:if|endif)\b|<!\[endif)", re.IGNORECASE)
"""How a comment begins that programs read on a finished page: the end of a post's excerpt, a condition."""
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_END = re.compile(r"--!?>")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"))
"""Elements in which a browser reads no comment."""
Keep = Callable[[str], bool]
"""Returns whether a comment, from `<!--` to `-->`, stays."""


def is_read(comment: str) -> bool:
    """Return whether a program reads a comment on a finished page."""
    return IS_READ.match(comment) is not None


def without_comments(html: str, keep: Keep = is_read) -> str:
    """Return HTML without its comments, but for those that `keep` keeps. Scripts are left alone."""
    parts, done = list[str](), 0
    for begin, end in _comments(html):
        if not keep(html[begin:end]):
            parts.append(html[done:begin])
            done = end
    return "".join([*parts, html[done:]])


def without_any(text: str) -> str:
    """Return a value of the front matter without comments."""
    return without_comments(text, lambda _: False).strip() if "<!--" in text else text


def _comments(html: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the begin and the end of each comment that a browser finds in HTML."""
    position, last = 0, max(html.rfind("-->"), html.rfind("--!>"))
    while found := _MARKUP.search(html, position):
        begin = found.start()
        if html.startswith("<!--", begin):
            position = begin + 4
            if end := _end(html, begin) if begin < last else 0:
                yield begin, end
                position = end
            continue
        name, position = tag_at(html, begin)
        if name in _RAW:
            closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, position)
            if closing is None:
                return
            position = closing.start()


def _end(html: str, begin: int) -> int:
    """Return the offset after a comment, or 0 where it is never closed; `<!-->` and `<!--->` are whole comments."""
    for short in ("<!-->", "<!--->"):
        if html.startswith(short, begin):
            return begin + len(short)
    match = _END.search(html, begin + 4)
    return match.end() if match else 0


def uncommented(markdown: str, keep: Keep = is_read) -> str:
    """Return Markdown without its comments, but for those that `keep` keeps and those in code."""
    if "<!--" not in markdown:
        return markdown
    lines = Lines.of(markdown)
    regions = Regions(lines)
    parts, run, index = list[str](), list[str](), 0
    while index < len(lines.typed):
        if fence := regions.fence_end(index):
            parts += [_uncommented("\n".join(run), keep)] if run else []
            parts.append("\n".join(lines.typed[index:fence]))
            run, index = [], fence
            continue
        begin, end = lines.offsets[index], regions.comment_end(index)
        if end is None:
            run.append(lines.typed[index])
        else:  # at the start of a line a comment comes before code
            comment = markdown[begin:end]
            run.append(f"{comment if keep(comment.lstrip()) else ''}{lines.rest(end)}")
            index = lines.at(end - 1)
        index += 1
    return "\n".join([*parts, _uncommented("\n".join(run), keep)] if run else parts)


def _uncommented(text: str, keep: Keep) -> str:
    """Return Markdown without its comments; `text` holds no fences."""
    code = CodeSpans(text)
    parts, done = list[str](), 0
    begin = text.find("<!--")
    while begin >= 0:
        end = 0 if code.parted_at(begin + 4) else code.comment_end(begin + 4)
        if end and not keep(text[begin:end]):
            parts.append(text[done:begin])
            done = end
        begin = text.find("<!--", end or begin + 4)
    return "".join([*parts, text[done:]])
