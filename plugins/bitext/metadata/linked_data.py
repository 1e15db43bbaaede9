"""Linked data on a page, in the vocabulary of schema.org: what search engines and catalogues read.

A script of the type `application/ld+json` is data that no browser runs, so that no content security policy refuses it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bitext.citing.names import Name
from bitext.citing.record import CitedWork
from bitext.metadata.published_text import PublishedText, iso
from bitext.model.catalogue import Bilingual
from bitext.model.glossary import Term

Node = dict[str, Any]
"""A thing: its properties, without those that are not known."""

_LAWS = frozenset(("law", "regulation", "measures"))
_LAWS_WITH_A_NUMBER = frozenset(("plan", "notice", "opinion", "standard"))
_TYPES = {"news": "NewsArticle", "article": "Article", "speech": "Article"}


def as_script(node: Node) -> str:
    """Return a thing as JSON that cannot end the script element that it stands in."""
    text = json.dumps({"@context": "https://schema.org", **node}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def of_text(text: PublishedText) -> Node:
    """Return a text: an article, and where it is a translation the work that it translates."""
    work = text.work
    node = {
        "@type": "Article" if work.is_translation else _TYPES.get(work.type, "Article"),
        "@id": text.address or "#text",
        "url": text.address,
        "name": work.title,
        "inLanguage": work.language,
        "description": text.description,
        "author": _makers(work.creators, work),
        "translator": _makers(work.translators, work),
        "editor": _makers(work.editors, work),
        "datePublished": iso(work.published if work.is_translation else work.original_date),
        "dateModified": iso(text.translation.revised),
        **_terms_of_use(text.translation.license),
        "sameAs": work.first_url,
        "isPartOf": of_site(work.site_name, text.site),
        "translationOfWork": of_original(text) if work.is_translation else None,
    }
    return _known(node)


def of_original(text: PublishedText) -> Node:
    """Return the work that a text translates: a piece of legislation where it is one, else an article or any work."""
    work = text.work
    node = {
        "@type": _type_of_original(work),
        "name": work.original_title,
        "alternateName": work.pinyin or ("" if work.original_title else work.title),
        "inLanguage": work.original_language,
        "author": _makers(work.authors, work),
        "publisher": None if _is_law(work) else _makers(work.issuers, work),
        "datePublished": iso(work.dates.get("published") or work.dates.get("issued") or ""),
        "dateCreated": iso(work.dates.get("delivered", "")),
        **(_as_law(work) if _is_law(work) else {"identifier": _either(work.number)}),
        "isPartOf": _publication(work.container),
        "url": work.original_url,
        "archivedAt": work.archived_url,
        "workTranslation": {"@id": text.address or "#text"},
    }
    return _known(node)


def of_term(term: Term, reading: str, definition: str, address: str, glossary: Node) -> Node:
    """Return a term; `reading`: its pinyin, or ""; `definition`: as a reader sees it; `address`: "" if not known."""
    names = [each.words for each in term.renderings if each.status != "deprecated"]
    node = {
        "@type": "DefinedTerm",
        "@id": address,
        "url": address,
        "name": term.headword,
        "alternateName": [*filter(None, [reading]), *names],
        "termCode": term.id,
        "description": definition,
        "inDefinedTermSet": glossary,
    }
    return _known(node)


def of_glossary(name: str, address: str) -> Node:
    """Return the glossary by its name and its address, which is "" if not known."""
    return _known({"@type": "DefinedTermSet", "@id": address, "url": address, "name": name})


def of_site(name: str, address: str, description: str = "", language: str = "") -> Node:
    """Return the site; what is not known is ""."""
    node = {"@type": "WebSite", "name": name, "url": address, "description": description, "inLanguage": language}
    return _known(node)


def _known(node: Mapping[str, Any]) -> Node:
    return {name: value for name, value in node.items() if value}


def _is_law(work: CitedWork) -> bool:
    return work.type in _LAWS or (work.type in _LAWS_WITH_A_NUMBER and bool(work.number))


def _type_of_original(work: CitedWork) -> str:
    return "Legislation" if _is_law(work) else _TYPES.get(work.type, "CreativeWork")


def _as_law(work: CitedWork) -> Node:
    return {
        "legislationIdentifier": _either(work.number),
        "legislationType": work.type,
        "legislationDate": iso(work.dates.get("adopted") or work.dates.get("issued") or ""),
        "legislationDateOfApplicability": iso(work.dates.get("effective", "")),
        "legislationPassedBy": _makers(work.issuers, work),
    }


def _publication(container: Bilingual) -> Node | None:
    name = _either(container)
    if not name:
        return None
    other = container.translated if container.translated != name else ""
    return _known({"@type": "Periodical", "name": name, "alternateName": other})


def _makers(names: Iterable[Name], work: CitedWork) -> list[Node]:
    return [_maker(name, work) for name in names]


def _maker(name: Name, work: CitedWork) -> Node:
    """Return a person where it is certain which part of the name is the family's, else an organization."""
    type_ = "Person" if name.family and name not in work.issuers else "Organization"
    return _known(
        {"@type": type_, "name": name.latin or name.original, "alternateName": name.original if name.latin else ""}
    )


def _either(value: Bilingual) -> str:
    return value.original or value.translated


def _terms_of_use(license_: str) -> Node:
    """Return a licence by its address, or as a work with its name: `license` takes no words."""
    is_address = license_.startswith(("https://", "http://"))
    return {"license": license_ if is_address or not license_ else {"@type": "CreativeWork", "name": license_}}
