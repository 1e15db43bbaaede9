"""Tags of raw HTML, read by a grammar that is narrower than a browser's: what passes every browser reads in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

# Not the two signs between which Python-Markdown writes what it has put by: it would be set into the middle of a tag.
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
    """In small letters."""
    attributes: Mapping[str, str]
    closes: bool

    def __str__(self) -> str:
        if self.closes:
            return f"</{self.name}>"
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.name}{attributes}>"


def read_tag(typed: str) -> Tag | None:
    """Return the tag that a text is, or None where it is anything else."""
    match = _TAG.fullmatch(typed)
    return _tag(match) if match else None


def _tag(match: re.Match[str]) -> Tag:
    attributes: dict[str, str] = {}
    for name, value in _EACH_ATTRIBUTE.findall(match["attributes"]):
        quoted = value[:1] in ("'", '"')
        attributes.setdefault(name.lower(), unescape(value[1:-1] if quoted else value))  # a browser takes the first too
    return Tag(match["name"].lower(), attributes, bool(match["closes"]))


def tag_at(html: str, begin: int) -> tuple[str, int]:
    """Return the name of the tag that opens an element at an offset, and the offset after it.

    The name is empty where another tag stands there, or none of our grammar; after that one goes on by a character.
    """
    match = _TAG.match(html, begin)
    if match is None:
        return "", begin + 1
    return "" if match["closes"] else match["name"].lower(), match.end()


def is_comment(typed: str) -> bool:
    """Return whether a text is one comment, for every browser."""
    return _COMMENT.fullmatch(typed) is not None


def tags(html: str) -> Iterator[tuple[int, int, Tag | None]]:
    """Yield begin, end and meaning of what a browser may take for a tag, None where it is none of our grammar.

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
