"""The glossary as a table: a row for each rendering, the id and the headword of its term in every row.

The details of the whole term stand only in its first row, so that there is one place to edit them. Each row names its
term, so that rows may be sorted and filtered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bitext.model.glossary import Citation, Glossary, Rendering, Term

COLUMNS = (
    "id",
    "zh",
    "pinyin",
    "type",
    "en",
    "status",
    "by",
    "note",
    "definition",
    "not_in",
    "see_also",
    "sources",
    "alone",
)
"""The headings of the columns."""

_BYTE_ORDER_MARK = "\ufeff"
_NEEDS_QUOTES = re.compile(r'["\r\n]|^\s|\s$')
# A spreadsheet takes a cell that begins with these for a formula, and a formula can fetch and send. So an apostrophe
# is put before it, as spreadsheets do, even before an apostrophe: taking one off gives the cell back.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")  # the full-width ones too
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS_OF_A_LIST = re.compile(r"[\\|<>]")
_YES_NO = {True: "yes", False: "no", None: ""}


def csv(glossary: Glossary) -> str:
    """Return the glossary as CSV (RFC 4180), with the byte-order mark that Excel needs to take it for UTF-8."""
    return _BYTE_ORDER_MARK + _table(glossary, ",", "\r\n")


def tsv(glossary: Glossary) -> str:
    """Return the glossary with tabs between the cells, quoted as in CSV, without a byte-order mark."""
    return _table(glossary, "\t", "\n")


def _table(glossary: Glossary, delimiter: str, line_end: str) -> str:
    rows = [COLUMNS, *(row for term in glossary for row in _rows(term, glossary.reading(term)))]
    return "".join(delimiter.join(cell(text, delimiter) for text in row) + line_end for row in rows)


def _rows(term: Term, reading: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a term: one, where it has no rendering."""
    once = (
        term.definition,
        _list(map(_escaped, term.not_in)),
        _list(term.see_also),
        _list(map(_citation, term.sources)),
        _YES_NO[term.alone],
    )
    first, *others = map(_rendering, term.renderings) if term.renderings else [("",) * 4]
    yield (term.id, term.headword, reading, term.type, *first, *once)
    for other in others:
        yield (term.id, term.headword, "", "", *other, *("" for _ in once))


def _rendering(rendering: Rendering) -> tuple[str, ...]:
    return rendering.words, rendering.status, rendering.by, rendering.note


def _list(items: Iterable[str]) -> str:
    return " | ".join(items)


def _citation(citation: Citation) -> str:
    """Return `words <address>`, or `<address>` where the editor gave no words."""
    words = "" if citation.text == citation.url else _escaped(citation.text)
    return f"{words} <{_escaped(citation.url)}>".strip() if citation.url else words


def _escaped(item: str) -> str:
    """Return an item of a list with a backslash before each character that separates items or encloses addresses."""
    return _MARKS_OF_A_LIST.sub(r"\\\g<0>", item)


def cell(text: str, delimiter: str) -> str:
    """Return a cell of a table: quoted where it has to be, and never a formula."""
    text = _SURROGATE.sub("\ufffd", text)  # a lone surrogate, which no encoding can write
    if _FORMULA.match(text):
        text = f"'{text}"
    if delimiter in text or _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
