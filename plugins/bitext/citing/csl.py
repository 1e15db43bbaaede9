"""CSL-JSON 1.0.2: what citation processors read, and Zotero, Pandoc and Mendeley import."""

from __future__ import annotations

import json

from bitext.citing.exchange import both_titles, notes
from bitext.citing.names import Name
from bitext.citing.parts import Part, Parts, date_parts, parts
from bitext.citing.phrases import curly
from bitext.citing.record import CitedWork, Date


def item(work: CitedWork) -> dict[str, object]:
    """Return a work as an item: a page of a site, with its original in the variables that begin with `original-`."""
    found: dict[str, object] = {
        "id": work.key or "text",
        "type": "webpage",
        "title": curly(work.title),
        "author": _names(work.creators),
        "translator": _names(work.translators),
        "editor": _names(work.editors),
        "issued": _date(work.issued),
        "container-title": work.publisher,
        "URL": work.address,
        "language": work.language,
        "archive_location": work.archived_url,
    }
    if work.is_translation:
        found["original-title"] = both_titles(work)
        found["original-date"] = _date(work.original_date)
        found["original-author"] = [{"literal": name.original} for name in work.creators if name.original]
    found["note"] = ". ".join(notes(work))
    return {name: value for name, value in found.items() if value}


def csl_json(work: CitedWork) -> Parts:
    """Return the item in a list, as JSON, a line each variable; the pair stands in `annote`, and in the address."""
    rows: list[str | Part | Parts] = []
    for name, value in item(work).items():
        before = f'    "{name}": ' if not rows else f',\n    "{name}": '
        address = parts(before, '"', Part(work.address, "address"), '"') if name == "URL" else ()
        rows.append(address or before + json.dumps(value, ensure_ascii=False))
    return parts("[\n  {\n", *rows, Part(',\n    "annote": "{place}"', "place"), "\n  }\n]\n")


def _names(names: tuple[Name, ...]) -> list[dict[str, object]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, object]:
    if not name.family:
        return {"literal": name.latin or name.original}
    order = {"static-ordering": True} if name.family_first else {}
    return {"family": name.family, "given": name.given, **order}


def _date(date: Date) -> dict[str, object]:
    numbers = list(date_parts(date))
    return {"date-parts": [numbers]} if numbers else {}
