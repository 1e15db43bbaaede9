"""What Zotero makes of a page, after the rules of its translators "Embedded Metadata" and "RDF" (states of 2024 and 2019).

- A tag's name is parted at `.`, `:` or `_`. If the first part is a known prefix, the tag is a statement: the first letter
  of what follows it is made small. Of three parts or more, the second may be the prefix.
- The type of the item is `z:itemType`, else that of a `citation_` tag, else a guess.
- Creators of a type are taken only if the item's type may have them: authors from `dc:creator`, translators from
  `z:translators`, contributors from `bib:contributors`.
- If there is any `citation_author` or `citation_editor`, it replaces all of them.
- Where a field has several sources, the first in the order of the rules counts, and of several values the first.
- A statement of the prefix `z` that is left becomes a field of its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup

_PREFIXES = frozenset(
    ("bib", "bibo", "dc", "dcterms", "eprint", "eprints", "prism", "og", "article", "book", "so", "rdf", "z")
)
_CREATORS = {
    "webpage": ("author", "contributor", "translator"),
    "journalArticle": ("author", "contributor", "editor", "reviewedAuthor", "translator"),
    "report": ("author", "contributor", "seriesEditor", "translator"),
    "statute": ("author", "contributor"),
}
"""Type of an item → the types of its creators, in Zotero's order but for the first."""
_SOURCES = {
    "author": ("bib:authors", "dc:creator", "dcterms:creator", "dc:contributor", "dcterms:contributor"),
    "editor": ("bib:editors",),
    "contributor": ("bib:contributors",),
}
_FIELDS = {
    "title": ("dc:title", "dcterms:title", "og:title"),
    "rights": ("dc:rights", "dcterms:rights"),
    "date": ("og:published_time", "article:published_time", "dcterms:issued", "dc:date", "dcterms:date"),
    "url": ("og:url",),
    "abstractNote": ("og:description",),
    "language": ("dc:language", "dcterms:language"),
}


@dataclass(frozen=True, slots=True)
class Creator:
    """A name as Zotero has parted it."""

    type: str
    last: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What is saved."""

    type: str
    creators: tuple[Creator, ...]
    fields: dict[str, str]


def item_of(html: str) -> Item:
    """Return the item that Zotero saves of a page."""
    soup = BeautifulSoup(html, "html.parser")
    tags = [
        (str(tag.get("name") or tag.get("property")), str(tag["content"]))
        for tag in soup.find_all("meta")
        if (tag.get("name") or tag.get("property")) and tag.get("content")
    ]
    statements: dict[str, list[str]] = {}
    for names, content in tags:
        for name in names.split():
            if key := _statement(name):
                statements.setdefault(key, []).append(content)
    type_ = (statements.get("z:itemType") or _guesses(tags))[0]
    highwire = [content for name, content in tags if name.endswith(("citation_author", "citation_editor"))]
    creators = [
        clean(value, each)
        for each in _CREATORS[type_]
        for value in next(filter(None, (statements.get(source) for source in _sources(each))), [])
    ]
    if highwire:
        creators = [clean(value, "author") for value in highwire]
    fields = {}
    for field, sources in _FIELDS.items():
        if value := next((statements[source][0] for source in sources if source in statements), ""):
            fields[field] = value
    if type_ == "webpage" and "og:site_name" in statements:
        fields["publicationTitle"] = statements["og:site_name"][0]
    fields |= {key[2:]: values[0] for key, values in statements.items() if key.startswith("z:")}
    return Item(type_, tuple(creators), {**fields, "itemType": type_})


def _statement(name: str) -> str:
    parts = re.split(r"[.:_]", name)
    prefix, length = parts[0].lower(), len(parts[0])
    if len(parts) > 2 and parts[1].lower() in _PREFIXES:  # `og:video:release_date`
        prefix, length = parts[1].lower(), len(parts[0]) + 1 + len(parts[1])
    rest = name[length + 1 :]
    return f"{prefix}:{rest[:1].lower()}{rest[1:]}" if prefix in _PREFIXES else ""


def _guesses(tags: list[tuple[str, str]]) -> list[str]:
    names = {name for name, _ in tags}
    if "citation_journal_title" in names or "citation_title" in names:
        return ["journalArticle"]
    return ["report"] if "citation_technical_report_institution" in names else ["webpage"]


def _sources(creator: str) -> tuple[str, ...]:
    return _SOURCES.get(creator, (f"z:{creator}s",))


def clean(author: str, type_: str) -> Creator:
    """Return a name parted: at the comma if one was typed, else at the last space."""
    trimmed = re.sub(r"[\s.,/\[\]:]+$", "", re.sub(r"^[\s.,/\[\]:]+", "", author))
    if "," in author:
        last, *rest = re.split(", ?", trimmed)
        return Creator(type_, last, _dotted(rest[0] if rest else "", last))
    first, _, last = trimmed.rpartition(" ")
    return Creator(type_, last, _dotted(first, last))


def _dotted(first: str, last: str) -> str:
    """Return a first name with a point behind each initial."""
    if re.fullmatch("[A-Z]{1,3}", first) and (len(first) == 1 or last.upper() != last):
        first = " ".join(first)
    names = re.split(r"[\s.]+|(?=-)", re.sub(r"^[\s.]+|[\s,]+$", "", first))
    dotted = (f"{name}." if re.fullmatch("-?[A-Z]", name) else name for name in names)
    return " ".join(dotted).replace(" -", "-").strip()
