"""The entries of a glossary as an editor would type them: quotation marks where YAML needs them, lists on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bitext.model.glossary import Citation, Rendering, Term
from bitext.readers.entries import KEYS
from bitext.readers.values import is_web_address

_WIDTH = 110  # columns of a definition: it is read in the editor of a forge

# Plain, such a text is one value wherever it stands, in brackets too: a letter first, and none of YAML's own marks.
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\xa0:#,\[\]{}\"\\]*[^\s:#,\[\]{}\"\\])?")
_WORDS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")  # they are no texts in YAML
# What an editor would not see, or YAML could not hold as it is: controls, bidirectional marks, line ends of Unicode.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
_YES_NO = {True: "yes", False: "no"}


def entry(term: Term, indent: int = 0) -> str:
    """Return a whole entry, with a line end; what goes without saying is left out."""
    margin = " " * indent
    lines = [f"{key}:{after_colon(term, key, indent + 2)}" for key in KEYS if _is_said(term, key)]
    return f"{margin}- " + f"\n{margin}  ".join(lines) + "\n"


def after_colon(term: Term, key: str, indent: int, *, in_one_line: bool = False) -> str:
    """Return what follows a key: a space and the value, or the value on lines of its own, as is good to read.

    `indent`: columns that the key is in. `in_one_line`: on no more than one.
    """
    items = _items(term, key)
    if items is not None:
        in_one_line = in_one_line or key not in ("renderings", "sources")
        return f" [{', '.join(items)}]" if in_one_line else "".join(f"\n{' ' * indent}  - {item}" for item in items)
    if key == "alone":
        return f" {_YES_NO[bool(term.alone)]}"
    content: str = value_of(term, key)
    return " " + (_scalar(content) if in_one_line or key != "definition" else _block(content, indent))


def attribute(key: str) -> str:
    """Return what the model calls a key of the file format."""
    return "headword" if key == "zh" else key


def value_of(term: Term, key: str) -> Any:
    """Return what a term has under a key of the file format, empty where it has none of it."""
    return getattr(term, attribute(key))


def _items(term: Term, key: str) -> list[str] | None:
    """Return the items of a list; nothing, where the key has none."""
    if key == "renderings":
        return list(_renderings(term.renderings))
    if key == "sources":
        return list(map(_citation, term.sources))
    return list(map(_scalar, value_of(term, key))) if key in ("not_in", "see_also") else None


def _is_said(term: Term, key: str) -> bool:
    if key == "type":
        return term.type != "term"
    content = value_of(term, key)
    return content is not None and content not in ("", ())


def _renderings(renderings: tuple[Rendering, ...]) -> Iterator[str]:
    """Yield the renderings, each with its status where that is not understood: the first is the preferred one."""
    is_another = any(each.status == "preferred" for each in renderings[1:])
    for number, each in enumerate(renderings):
        understood = "admitted" if number or is_another else "preferred"
        status = "" if each.status == understood else each.status
        details = {"en": each.words, "status": status, "by": each.by, "note": each.note}
        yield _mapping(details) if any((status, each.by, each.note)) else _scalar(each.words)


def _citation(citation: Citation) -> str:
    if citation.url == citation.text or (not citation.url and not is_web_address(citation.text)):
        return _scalar(citation.text)
    return _mapping({"text": citation.text, "url": citation.url})


def _mapping(details: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(each)}" for key, each in details.items() if each) + "}"


def _scalar(text: str) -> str:
    """Return a text on one line, in quotation marks where it would mean something else without, or might."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not _INVISIBLE.search(text):
        return text
    marked = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{_INVISIBLE.sub(_escape, marked)}"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _block(text: str, indent: int) -> str:
    """Return a text as a paragraph of its own, folded, where it is long; line by line, where it has several lines."""
    lines = text.split("\n")
    if len(text) <= _WIDTH - indent and len(lines) == 1:
        return _scalar(text)
    if any(_INVISIBLE.search(line) or line != line.strip(" ") for line in lines) or not (lines[0] and lines[-1]):
        return _scalar(text)
    margin = f"\n{' ' * indent}  "
    if len(lines) > 1:
        return "|-" + "".join(f"{margin}{line}" if line else "\n" for line in lines)
    if "  " in text:
        return _scalar(text)
    return ">-" + "".join(f"{margin}{line}" for line in _folded(text.split(" "), _WIDTH - indent - 2))


def _folded(words: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines of no more than `width` columns, as far as the words allow."""
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
