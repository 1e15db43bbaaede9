"""The places of a site that we make, as links name them: pairs, notes, terms."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bitext.model.corpus import Corpus
from bitext.nearest import Nearest
from bitext.pages import GLOSSARY

_PLACE = re.compile(r"(?P<kind>[pn])(?P<number>[1-9]\d{0,8}|0)(?P<added>[a-z]{0,3})(?:-ref)?")
_OF_GLOSSARY = frozenset(("by-pinyin", "by-english", "glossary"))
"""Headings of the glossary's page."""


@dataclass(slots=True)
class Targets:
    """Finds addresses that lead to a place of ours that does not exist."""

    corpus: Corpus
    linked: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    """By page, as far as they have been made: the pages that its links lead to, whether these are there or not."""
    _terms: Nearest = field(init=False)

    def __post_init__(self) -> None:
        self._terms = Nearest(self.corpus.glossary.by_id)

    def note(self, address: str, page: str) -> None:
        """Note that a link on a page has an address."""
        path = address.partition("#")[0]
        if path.endswith(".md") and "://" not in path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
            self.linked[page] = self.linked.get(page, frozenset()) | {target}

    def wrong(self, address: str, page: str) -> tuple[str, str, str] | None:
        """Return page, place and message for an address that leads to a missing place of ours.

        Return None for other addresses. `address`: as typed on `page`, a path relative to the docs folder.
        """
        try:
            parts = urlsplit(address if "#" in address else "")
        except ValueError:
            return None
        if not parts.fragment or parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        target = page
        if parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        place = unquote(parts.fragment)
        message = self._no_term(place) if target == GLOSSARY else self._no_part(target, place)
        return (target, place, message) if message else None

    def _no_term(self, place: str) -> str:
        glossary = self.corpus.glossary
        if not glossary or place in glossary.by_id or place in _OF_GLOSSARY:
            return ""
        near = self._terms.to(place)
        do = f"write {near}" if near else "correct it, or add the entry"
        return f"expected the id of a term behind glossary.md#, found {place}; {do}"

    def _no_part(self, page: str, place: str) -> str:
        translation, match = self.corpus.translations.get(page), _PLACE.fullmatch(place)
        if translation is None or match is None or not translation.source_id:
            return ""
        number = int(match["number"])
        if match["kind"] == "n":
            count, what = len(translation.notes), "note"
            there = 0 < number <= count and not match["added"]
        else:
            source = self.corpus.source_of(translation)
            count, what = source.size if source and source.on_file else translation.size, "pair"
            there = f"{number}{match['added']}" in translation.added if match["added"] else 0 < number <= count
        has = f"it has {count}" if count else "it has none"
        return (
            "" if there else f"expected a {what} of {translation.path}, found #{place}, but {has}; correct the number"
        )
