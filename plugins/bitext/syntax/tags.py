"""Tags of raw HTML, read by a grammar that is narrower than a browser's: what passes every browser reads in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

# Without STX and ETX, which enclose Python-Markdown's placeholders: one would be filled in within a tag.
_VALUE = r"""\s*+=\s*+(?:"[^"\x02\x03]*+"|'[^'\x02\x03]*+'|[^\s"'=<>`\x02\x03]++)"""
_ATTRIBUTE = rf"\s+[A-Za-z][\w:.-]{{0,40}}+(?:{_VALUE})?+"
_TAG = re.compile(
    rf"<(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{{0,30}}+)(?P<attributes>(?:{_ATTRIBUTE}){{0,50}}+)\s*+/?>"
)
_EACH_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:.-]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+""")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--)[^\x00])*+-->", re.DOTALL)
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that was read, with its attributes as a browser would have them."""

    name: str
    """In lower case."""
    attributes: Mapping[str, str]
    closes: bool

    def __str__(self) -> str:
        if self.closes:
            return f"</{self.name}>"
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.name}{attributes}>"


def read_tag(typed: str) -> Tag | None:
    """Return the tag that the whole of a text is, or None."""
    match = _TAG.fullmatch(typed)
    return _tag(match) if match else None


def _tag(match: re.Match[str]) -> Tag:
    attributes: dict[str, str] = {}
    for name, value in _EACH_ATTRIBUTE.findall(match["attributes"]):
        quoted = value[:1] in ("'", '"')
        attributes.setdefault(name.lower(), unescape(value[1:-1] if quoted else value))  # a browser keeps the first too
    return Tag(match["name"].lower(), attributes, bool(match["closes"]))


def tag_at(html: str, begin: int) -> tuple[str, int]:
    """Return the name of the tag that opens an element at an offset, and the offset after it.

    Where no opening tag of our grammar stands there, the name is "" and the offset is the next one to look at.
    """
    match = _TAG.match(html, begin)
    if match is None:
        return "", begin + 1
    return "" if match["closes"] else match["name"].lower(), match.end()


def is_comment(typed: str) -> bool:
    """Return whether every browser reads a text as one comment."""
    return _COMMENT.fullmatch(typed) is not None


def tags(html: str) -> Iterator[tuple[int, int, Tag | None]]:
    """Yield begin and end of what a browser may take for a tag, and the tag, or None where it is not of our grammar.

    Comments are passed over.
    """
    position = 0
    while found := _MARKUP.search(html, position):
        begin = found.start()
        comment = _COMMENT.match(html, begin)
        if comment:
            position = comment.end()
            continue
        match = _TAG.match(html, begin)
        position = match.end() if match else begin + 1
        yield begin, position, _tag(match) if match else None
