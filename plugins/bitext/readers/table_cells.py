"""The content of a table's cell: one text, a list, or several renderings with a separator."""

from __future__ import annotations

import re

from bitext.readers.drafts import mapping, text, texts
from bitext.readers.several import parted
from bitext.readers.table import Cell
from bitext.syntax.frontmatter import Value

MEASURE_WORD = "CL:"
"""CC-CEDICT's label of measure words, which are no renderings."""

_MEASURE_WORD = re.compile(f"(?:^|/){MEASURE_WORD}[^/]*")
_LISTS = ("not_in", "see_also", "sources")
_CHOICES = ("type", "alone")  # a spreadsheet may capitalise them
# See the exporter: an apostrophe, so that it is no formula.
_GUARDED = re.compile("'+[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_ITEM = re.compile(r"(?:\\.?|[^\\|])+", re.DOTALL)
_CITATION = re.compile(r"((?:\\.|[^\\<])*+)<((?:\\.|[^\\>])*+)>", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BETWEEN = re.compile("[;；|｜、\n]")
_NUMBER = re.compile(r"(?:\(?[0-9]{1,2}[.)]|[①-⑳])\s*")
_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
# One name with a slash in it, rather than two names.
_TOGETHER = re.compile(
    "and/or|either/or|input/output|client/server|read/write|import/export|on/off|yes/no|true/false|male/female|his/her"
    "|he/she|him/her|buy/sell|public/private|start/stop|open/close|east/west|north/south|push/pull|hardware/software",
    re.IGNORECASE,
)


def value_of(field: str, cell: Cell) -> Value:
    """Return a cell's value for a field of an entry, in the form that it has in YAML."""
    content = unguarded(cell)
    if field in _CHOICES:
        content = content.lower()
    if field not in _LISTS:
        return text(content, cell.line, cell.column)
    items = [item for found in _ITEM.findall(content) if (item := found.strip())]
    if field == "sources":
        return Value(tuple(_citation(item, cell) for item in items), "list", cell.line, cell.column)
    return texts(map(_plain, items), cell.line, cell.column)


def unguarded(cell: Cell) -> str:
    """Return the text of a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell.text[1:] if _GUARDED.match(cell.text) else cell.text


def renderings_in(content: str) -> list[str]:
    """Return the renderings in a cell, each once: the parts between semicolons, line ends and similar separators.

    A slash separates them where there is a space beside it, or as many words on each side; in brackets there are no
    separators. A comma is none, for names have one. Measure words of a dictionary are left out.
    """
    found: dict[str, None] = {}
    without = _MEASURE_WORD.sub("", content)
    for part in parted(without, _BETWEEN):
        for each in part.split("/") if without != content else _at_slashes(part):
            plain = each.strip()
            if plain:
                found[plain] = None
    if len(found) > 1:
        found = dict.fromkeys(_NUMBER.sub("", each, count=1) or each for each in found)
    return list(found)


def may_be_several(content: str) -> bool:
    """Return whether a rendering looks like several: it has a comma or a slash between words."""
    has_comma = re.search(r",\s|，", content) is not None and " and " not in content
    return has_comma or ("/" in content and _WORD.search(content) is not None)


def headwords_in(content: str) -> list[str]:
    """Return the headwords in a cell; a 、 may be part of one."""
    return [each.strip() for each in re.split(r"[;；|｜\n]", content) if each.strip()]


def _at_slashes(content: str) -> list[str]:
    if "/" not in content or "://" in content or content.count("/") > 20:
        return [content]
    parts = [part.strip() for part in content.strip().strip("/").split("/")]
    if re.search(r"\s/|/\s", content.strip()) or content.strip().startswith("/"):
        return parts
    words = [part.split() for part in parts]
    alike = len({len(each) for each in words}) == 1 and all(_WORD.fullmatch(word) for each in words for word in each)
    return parts if alike and not _TOGETHER.fullmatch(content.strip()) else [content]


def _citation(item: str, cell: Cell) -> Value:
    """Return the words and the address of `words <address>`; only words, or only an address, as they are."""
    match = _CITATION.fullmatch(item)
    if not match:
        return text(_plain(item), cell.line, cell.column)
    parts = {"text": _plain(match[1]).strip(), "url": _plain(match[2]).strip()}
    fields = {key: text(part, cell.line, cell.column) for key, part in parts.items() if part}
    return mapping(fields, cell.line, cell.column)


def _plain(item: str) -> str:
    return _ESCAPE.sub(r"\1", item)
