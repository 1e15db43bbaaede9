"""The places of a site that we make, as links name them: pairs, notes, terms."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bitext.model.corpus import Corpus
from bitext.model.edition import Translation
from bitext.nearest import Nearest
from bitext.pages import GLOSSARY

_PLACE = re.compile(r"(?P<kind>[pn])(?P<number>[1-9]\d{0,8}|0)(?P<added>[a-z]{0,3})(?:-ref)?")
_OF_GLOSSARY = frozenset(("by-pinyin", "by-english", "glossary"))
"""Headings of the glossary's page."""


@dataclass(slots=True)
class Targets:
    """Finds addresses that lead to a place of ours that does not exist."""

    corpus: Corpus
    _pairs: dict[str, tuple[int, frozenset[str]]] = field(init=False)
    """Page → the number of its source blocks, and its pair numbers with a letter; kept when a text is dropped."""
    _terms: Nearest = field(init=False)

    def __post_init__(self) -> None:
        self._pairs = {page: self._numbers(each) for page, each in self.corpus.translations.items()}
        self._terms = Nearest(self.corpus.glossary.by_id)

    def _numbers(self, translation: Translation) -> tuple[int, frozenset[str]]:
        source = self.corpus.source_of(translation)
        blocks = source.blocks if source and source.on_file else translation.blocks
        added = frozenset(pair.number for pair in translation.pairing.pairs if not pair.number.isdecimal())
        return len(blocks), added

    def changed(self, translation: Translation) -> None:
        """Take a translation whose text another plugin has changed."""
        self._pairs[translation.page] = self._numbers(translation)

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
            count, added = self._pairs[page]
            what = "pair"
            there = f"{number}{match['added']}" in added if match["added"] else 0 < number <= count
        has = f"it has {count}" if count else "it has none"
        return (
            "" if there else f"expected a {what} of {translation.path}, found #{place}, but {has}; correct the number"
        )
